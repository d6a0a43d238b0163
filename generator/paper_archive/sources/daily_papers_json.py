"""Daily Papers of Hugging Face as JSON, in all its forms since 2024, and pages saved as HTML.

    [{"paper": {"id": "2405.15613", "title": …, "summary": …, "authors": [{"name": …}], …},
      "title": …, "publishedAt": …, "numComments": 2}]

Until February 2025, the outer `publishedAt` is the time when the paper was listed; later, it is the
date of the paper in another time zone, and `submittedOnDailyAt` has the day of the list. A page
saved as HTML has the same list in an attribute `data-props`.

Source: https://huggingface.co/api/daily_papers, and saved responses; there is no specification.
"""

import html
import re
from collections.abc import Iterator
from typing import Final

from paper_archive.errors import ArchiveError, Problem
from paper_archive.sources import saved_page
from paper_archive.sources.field_values.dates import date_or_unread, iso_date
from paper_archive.sources.field_values.markup import entities_resolved
from paper_archive.sources.field_values.stripped_tex import restore_tex
from paper_archive.sources.format import Item, Record, Rejected
from paper_archive.sources.json_documents import (
    Object,
    count_of,
    dicts_in,
    json_kind,
    objects_in,
    text_of,
)
from paper_archive.sources.source_file import SourceFile

NAME: Final = "daily-papers-json"

_PROPS: Final = re.compile(r'data-target="DailyPapers"[^>]*?\sdata-props="([^"]*)"')
_LINKS: Final = {"projectPage": "project", "githubRepo": "code"}


def claims(head: bytes) -> bool:
    """Tell whether the file is a list from the API, or a saved page with one."""
    is_page = b"<html" in head.lower() and b"Daily Papers" in head
    # A page of one paper may name Daily Papers, as an archive of them does.
    return json_kind(head) == NAME or (is_page and not saved_page.claims(head))


def read(file: SourceFile) -> Iterator[Item]:
    """Yield the papers of a day, a week or a month.

    Raises:
        ArchiveError: when the file is not JSON, or a page without the list.

    """
    if file.head().lstrip().startswith(b"<"):
        file = _list_of_page(file)
    for found in objects_in(file, _is_paper):
        if isinstance(found, Rejected):
            yield found
            continue
        listed, where = found
        yield Record(_fields(listed, file.captured), where)


def _is_paper(value: Object) -> bool:
    inner = value.get("paper")
    return (isinstance(inner, dict) and "title" in {**inner, **value}) or (
        "title" in value and "summary" in value and "id" in value
    )


def _list_of_page(file: SourceFile) -> SourceFile:
    found = _PROPS.search(file.text())
    if not found:
        message = "page has no list of papers"
        raise ArchiveError([Problem(file.where, "capture-empty", message)])
    data = html.unescape(found[1]).encode(errors="surrogateescape")
    return SourceFile.of_bytes(data, file.where, file.captured)


def _fields(listed: Object, captured: str) -> dict[str, object]:
    inner = listed.get("paper")
    paper: Object = inner if isinstance(inner, dict) else listed
    # The outer title has the TeX that the inner one has lost.
    title = text_of(listed.get("title")) or text_of(paper.get("title"))
    abstract = text_of(listed.get("summary")) or text_of(paper.get("summary"))
    links = {kind: text_of(paper.get(key)).strip() for key, kind in _LINKS.items()}
    published = text_of(paper.get("publishedAt"))
    return {
        "title": restore_tex(entities_resolved(title)),
        "abstract": restore_tex(entities_resolved(abstract)),
        "authors": [name for each in dicts_in(paper.get("authors")) if (name := _name(each))],
        "date": date_or_unread(iso_date(published), published),
        "listed": [day] if (day := _day(listed, paper, captured)) else [],
        "type": "preprint",
        "upvotes": count_of(paper.get("upvotes")),
        "comments": count_of(listed.get("numComments")),
        "ids": {"arxiv": identifier} if (identifier := text_of(paper.get("id"))) else {},
        "links": {kind: link for kind, link in links.items() if link},
    }


def _name(author: Object) -> str:
    return " ".join(text_of(author.get("name")).split())


def _day(listed: Object, paper: Object, captured: str) -> str:
    """Return the day on which the paper was listed."""
    if day := text_of(paper.get("submittedOnDailyAt"))[:10]:
        return day
    if listed is not paper and "summary" not in listed:
        return text_of(listed.get("publishedAt"))[:10]
    return captured
