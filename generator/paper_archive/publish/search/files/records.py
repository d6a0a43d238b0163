"""The data of result lines, in small files of a few papers each."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Final

from paper_archive.paper import Paper
from paper_archive.publish.addresses import tag_name
from paper_archive.publish.external_links import pdf_address
from paper_archive.publish.languages.language import ENGLISH, Language
from paper_archive.publish.limits import ADDRESS_CHARS, first_names, short_name, short_title
from paper_archive.publish.mathematics import plain_mathematics
from paper_archive.publish.paper_parts.editors_mark import editors_mark
from paper_archive.publish.paper_parts.status_lines import short_status
from paper_archive.publish.scale import records_per_file
from paper_archive.publish.search.words.words import normalise
from paper_archive.text import SLUG_CHARS

_NAMED_AUTHORS: Final = 3
_SEPARATOR: Final = ", "
_SHOWN_TAGS: Final = 12
_COMMON_TAGS: Final = 32
_UNASSIGNED: Final = "Cn"
_ARXIV_PDFS: Final = "https://arxiv.org/pdf/"


def common_tags(papers: Sequence[Paper]) -> list[str]:
    """Return the most common tags; records refer to them by number."""
    counts = Counter(tag for paper in papers for tag in paper.tags)
    return sorted(sorted(counts), key=lambda tag: -counts[tag])[:_COMMON_TAGS]


def record_files(
    papers: Sequence[Paper],
    topic_names: Mapping[str, str],
    language: Language = ENGLISH,
    unlisted: Collection[str] = frozenset(),
) -> Iterator[bytes]:
    """Yield files of `records_per_file` papers each, in order of number: a JSON array of columns.

    They are titles, slugs, first authors, numbers of authors, dates, venues, statuses, tags and
    addresses of PDFs, each with a value for each paper; 0 stands for a column without values. An
    empty slug means `derived_slug(title)`; a tag is its index in the common tags, or written by
    `written_tag`, for which `unlisted` are tags without a page; an address that begins with a digit
    is below that of the PDFs of arXiv.
    """
    tags: dict[str, Any] = {
        tag: written_tag(tag, topic_names, unlisted)
        for tag in set(chain.from_iterable(paper.tags for paper in papers))
    }
    tags |= {tag: number for number, tag in enumerate(common_tags(papers))}
    count = records_per_file(len(papers))
    for first in range(0, len(papers), count):
        part = papers[first : first + count]
        titles = [plain_mathematics(short_title(paper.title)) for paper in part]
        columns: list[list[Any]] = [
            titles,
            [
                "" if paper.slug == derived_slug(title) else paper.slug
                for paper, title in zip(part, titles, strict=True)
            ],
            [_written_names(_names(paper, language)) for paper in part],
            [_count(paper) for paper in part],
            [paper.date for paper in part],
            [short_name(paper.venue) for paper in part],
            [short_status(paper, language) for paper in part],
            [[tags[tag] for tag in paper.tags[:_SHOWN_TAGS]] for paper in part],
            [_short_pdf(paper) for paper in part],
        ]
        known = [column if any(column) else 0 for column in columns]
        yield json.dumps(known, ensure_ascii=False, separators=(",", ":")).encode()


def _names(paper: Paper, language: Language) -> list[str]:
    """Return the first names; the mark of editors is another one."""
    mark = editors_mark(paper, language)
    return first_names(paper.people, _NAMED_AUTHORS) + [mark] * bool(mark)


def _count(paper: Paper) -> int:
    """Return how many names there are; below zero the number of the known ones, if not of all."""
    count = len(paper.people) + paper.is_by_editors or paper.author_count or 0
    return -count if paper.has_more_authors else count


def _written_names(names: list[str]) -> str | list[str]:
    """Return names separated by commas, or as they are if one has a comma itself."""
    return names if any(_SEPARATOR in name for name in names) else _SEPARATOR.join(names)


def _short_pdf(paper: Paper) -> str:
    """Return the address of the PDF, without that of arXiv before a number; empty without one."""
    address = pdf_address(paper)
    if len(address) > ADDRESS_CHARS:
        return ""
    short = address.removeprefix(_ARXIV_PDFS)
    return short if short[:1].isascii() and short[:1].isdigit() else address


def written_tag(
    tag: str, topic_names: Mapping[str, str], unlisted: Collection[str] = frozenset()
) -> str | list[str | int]:
    """Return the name of a tag, with that of its address where it does not follow from the name.

    A tag without a page has itself there in any case, and a 0 behind it.
    """
    name = topic_names.get(tag, tag)
    if tag in unlisted:
        return [name, tag, 0]
    in_address = tag_name(tag)
    return name if derived_slug(name) == in_address else [name, in_address]


def derived_slug(title: str) -> str:
    """Return the slug that most papers have; `search/records.js` has the same rule.

    It is empty if the title has a letter that this Python does not know: browsers may know it.
    """
    if not title.isascii() and _UNASSIGNED in map(unicodedata.category, title):
        return ""
    name = "-".join(re.findall("[a-z0-9]+", normalise(re.sub("['’]", "", title))))
    return name if len(name) <= SLUG_CHARS else name[: SLUG_CHARS + 1].rpartition("-")[0]
