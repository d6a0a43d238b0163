"""What a feed says of a paper, whatever its format; what is not known is left out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from html.entities import name2codepoint
from typing import Final

from paper_archive.names import without_marks
from paper_archive.paper import Paper
from paper_archive.publish.addresses import paper_address
from paper_archive.publish.arrivals import arrival
from paper_archive.publish.citations.kinds import place_of
from paper_archive.publish.external_links import best_address
from paper_archive.publish.feeds.permanent_ids import permanent_id
from paper_archive.publish.languages.dates import date_parts, label
from paper_archive.publish.languages.language import ENGLISH, Language, message
from paper_archive.publish.limits import (
    HEAD_AUTHORS,
    HEAD_TAGS,
    first_names,
    short_name,
    short_title,
)
from paper_archive.publish.markup import escaped
from paper_archive.publish.mathematics import plain_mathematics
from paper_archive.publish.paper_parts.editors_mark import editors_mark
from paper_archive.publish.paper_parts.status_lines import short_status, status_lines
from paper_archive.statuses import WARNINGS, gravest
from paper_archive.text import excerpt

_NO_ABSTRACT: Final = message("No abstract was captured.")
_SUMMARY_CHARS: Final = 300
_ABSTRACT_CHARS: Final = 5_000
"""More than a real abstract has."""
_NAMES: Final = 12
"""Authors in the text; more of them are in their own fields."""
_FIRST_YEAR: Final = "1990"
_NONCHARACTERS: Final = "".join(
    chr(plane << 16 | 0xFFFE | odd) for plane in range(17) for odd in (0, 1)
)
_UNREADABLE: Final = re.compile(
    f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffd{_NONCHARACTERS}]"
)
"""What XML or HTML forbids, and the sign of a character that was lost."""
_TAG: Final = re.compile("</?[a-zA-Z][^<>]*>")
_ENTITY: Final = re.compile(r"&(#?\w+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of a feed."""

    id: str
    title: str
    address: str
    """The URL of the paper's page."""
    related: str
    """The URL of the paper itself, if known."""
    updated: str
    """The instant at which it came into the archive (RFC 3339)."""
    published: str
    """The day of publication as an instant; empty unless a day is known."""
    language: str
    authors: Sequence[str]
    """The first authors; empty if they are not known."""
    tags: Sequence[str]
    summary: str
    """The beginning of the abstract as text; empty without one."""
    content: str
    """What is known, and the abstract, as HTML."""


def entry_of(
    paper: Paper, archive: str, site_address: str, instant: str, language: Language = ENGLISH
) -> Entry:
    """Return the entry of a paper that came into the archive at an instant.

    `archive` tells the archive from all others; `site_address` ends in a slash.
    """
    return Entry(
        id=permanent_id(archive, "paper", paper.oldest_slug),
        title=_title(paper, language),
        address=f"{site_address}{paper_address(paper.slug)}",
        related=readable(best_address(paper, "")),
        updated=instant,
        published=_published(paper),
        language=paper.language,
        authors=_names(paper.authors, HEAD_AUTHORS),
        tags=paper.tags[:HEAD_TAGS],
        summary=readable(plain_mathematics(excerpt(paper.abstract, _SUMMARY_CHARS))),
        content=_content(paper, language),
    )


def readable(text: str) -> str:
    """Return the text without characters that a feed cannot have."""
    if text.isprintable() and "\ufffd" not in text:  # most are
        return text
    return _UNREADABLE.sub("", text)


def _title(paper: Paper, language: Language) -> str:
    """Return the title, after a word of warning if the paper should not be relied on."""
    title = readable(plain_mathematics(short_title(paper.title))) or paper.slug
    is_warning = gravest(paper.status) in WARNINGS
    return f"{short_status(paper, language)}: {title}" if is_warning else title


def _published(paper: Paper) -> str:
    """Return the day of publication at its beginning; empty for what is no fact or no news.

    A year or a month is no day. Validators take days before 1990 for mistakes, and a day after that
    on which the paper came is of a publication that was only announced.
    """
    is_day = all(date_parts(paper.date))
    return (
        f"{paper.date}T00:00:00Z" if is_day and _FIRST_YEAR <= paper.date <= arrival(paper) else ""
    )


def _names(names: Sequence[str], most: int) -> list[str]:
    return [*filter(None, map(_name, first_names(names, most)))]


@lru_cache(20_000)
def _name(name: str) -> str:
    return plain_name(without_marks(name))


def plain_name(name: str) -> str:
    """Return a name without HTML, which the name of a person in a feed cannot have."""
    if "<" in name or "&" in name:
        name = _ENTITY.sub(_apart, _TAG.sub("", unescape(name)))
    return readable(name)


def _apart(entity: re.Match[str]) -> str:
    """Return what could be an entity as two words, and any other word after `&` as it is."""
    word = entity[1]
    is_entity = word in name2codepoint or word == "apos" or not word.isalpha()
    return f"& {word}" if is_entity else entity[0]


def facts_of(paper: Paper, language: Language = ENGLISH) -> str:
    """Return people, date and venue of a paper in one line, as far as they are known."""
    facts = [
        _people(paper, language),
        label(paper.date, language) if paper.date else "",
        short_name(place_of(paper)),
    ]
    return readable(" · ".join(filter(None, facts)))


def _content(paper: Paper, language: Language) -> str:
    abstract = paper.abstract
    if len(abstract) > _ABSTRACT_CHARS:
        abstract = excerpt(abstract, _ABSTRACT_CHARS)
    paragraphs = abstract.split("\n\n") if abstract else [language.say(_NO_ABSTRACT)]
    texts = [
        status_of(paper, language),
        facts_of(paper, language),
        *map(plain_mathematics, paragraphs),
    ]
    return "".join(f"<p>{escaped(readable(text))}</p>" for text in texts if text)


def status_of(paper: Paper, language: Language = ENGLISH) -> str:
    """Return what became of the paper: `Retracted, 6 February 2010`; empty if nothing is known."""
    lines = status_lines(paper, language)
    return "; ".join(
        f"{each.name}{each.date and f', {label(each.date, language)}'}" for each in lines
    )


def _people(paper: Paper, language: Language) -> str:
    """Return whose paper it is for people; that nobody captured them is no name in a field."""
    names = ", ".join(_names(paper.people, _NAMES))
    names += f" {mark}" if names and (mark := editors_mark(paper, language)) else ""
    if paper.has_more_authors:
        return f"{names} {language.say('et al.')}"
    if len(paper.people) > _NAMES:
        number = language.number(len(paper.people) - _NAMES)
        return f"{names} {language.say('and {number} more', number=number)}"
    if names or not paper.author_count:
        return names or language.say("Authors not captured")
    count = language.counted(paper.author_count, "author")
    return language.say("{authors}, names not captured", authors=count)
