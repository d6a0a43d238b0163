"""Works from the REST API of Crossref: one work, or a list of results.

Source: https://api.crossref.org/swagger-ui/index.html, "Work".
"""

import re
from collections.abc import Iterator
from typing import Final

from paper_archive.sources.csl_json import date_of, date_texts, in_print_of, people_of
from paper_archive.sources.field_values.addresses import ids_and_links
from paper_archive.sources.field_values.dates import Unread, date_or_unread
from paper_archive.sources.field_values.languages import language_tag
from paper_archive.sources.field_values.markup import plain, plain_paragraphs
from paper_archive.sources.field_values.updates import Update, doi_address, status_of_update, united
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

NAME: Final = "crossref-json"

_TYPES: Final = {
    **dict.fromkeys(("journal-article", "peer-review"), "article"),
    **dict.fromkeys(("book", "monograph", "edited-book", "reference-book", "book-set"), "book"),
    **dict.fromkeys(
        ("book-chapter", "book-section", "book-part", "reference-entry", "book-track"), "chapter"
    ),
    **dict.fromkeys(("report", "report-series", "standard"), "report"),
    **dict.fromkeys(("proceedings", "proceedings-series", "journal-issue"), "proceedings"),
    **dict.fromkeys(("dataset", "database"), "dataset"),
    "proceedings-article": "conference",
    "posted-content": "preprint",
    "dissertation": "thesis",
}
_DATES: Final = ("issued", "published", "published-online", "published-print", "posted")


def claims(head: bytes) -> bool:
    """Tell whether the file is a response of Crossref."""
    return json_kind(head) == NAME


def read(file: SourceFile) -> Iterator[Item]:
    """Yield the works in a response."""
    for found in objects_in(file, lambda each: "DOI" in each and "type" in each):
        if isinstance(found, Rejected):
            yield found
        else:
            work, where = found
            yield Record(fields_of_work(work), where, is_notice=_is_notice(work))


def fields_of_work(work: Object) -> dict[str, object]:
    """Return the fields of a record for a work of Crossref."""
    kind = text_of(work.get("type"))
    title, subtitle = plain(text_of(work.get("title"))), plain(text_of(work.get("subtitle")))
    if title and subtitle and subtitle.lower() not in title.lower():
        title = f"{title}: {subtitle}"
    links = [
        ("pdf", text_of(each.get("URL")))
        for each in dicts_in(work.get("link"))
        if each.get("content-type") == "application/pdf"
    ]
    ids = {"doi": text_of(work.get("DOI"))}
    type_ = _TYPES.get(kind, "other")
    if type_ == "book" and (isbn := text_of(work.get("ISBN"))):
        ids["isbn"] = isbn
    venue = _venue(work, kind)
    return {
        "title": title or None,
        "abstract": plain_paragraphs(text_of(work.get("abstract"))),
        **people_of(work),
        "date": _date(work),
        "venue": venue,
        "type": type_,
        **in_print_of(work, type_, venue),
        "language": language_tag(text_of(work.get("language"))),
        "status": _status(work),
        "updates": {
            doi_address(_target(each)): status
            for each in _others(work)
            if (status := _update(each).status)
        },
        "citations": count_of(work.get("is-referenced-by-count")),
        "ids": ids,
        "links": ids_and_links(links)[1],
    }


def _date(work: Object) -> str | Unread:
    printed = [work.get(key) for key in _DATES]
    date = next(filter(None, map(date_of, printed)), "")
    found = date_or_unread(date, *(text for each in printed for text in date_texts(each)))
    # A work without a date has that of its DOI; one whose date has a mistake may be far older.
    return found or date_of(work.get("created"))


def _venue(work: Object, kind: str) -> str:
    if venue := plain(text_of(work.get("container-title"))):
        return venue
    event = work.get("event")
    if isinstance(event, dict) and (venue := plain(text_of(event.get("name")))):
        return venue
    if kind in {"posted-content", "dissertation", "report"}:
        named = [text_of(each.get("name")) for each in dicts_in(work.get("institution"))]
        return plain(next(iter(named), "") or text_of(work.get("group-title")))
    return ""


def _status(work: Object) -> dict[str, dict[str, str]]:
    """Return what updates say of a work; some publishers replace a work by the notice itself."""
    own = [each for each in dicts_in(work.get("update-to")) if _target(each) == _own(work)]
    updates = [_update(each) for each in [*dicts_in(work.get("updated-by")), *own]]
    reinstated = max(
        (_update(each).date for each in dicts_in(work.get("updated-by")) if _is_undone(each)),
        default="",
    )
    return united(each for each in updates if not reinstated or each.date > reinstated)


def _others(work: Object) -> list[Object]:
    """Return the updates that a work, which is a notice, brings to other works."""
    own = _own(work)
    return [each for each in dicts_in(work.get("update-to")) if _target(each) not in {"", own}]


def _is_notice(work: Object) -> bool:
    """Tell whether a work is a notice about another one; a new version is not."""
    return any(_update(each).status not in {"", "superseded"} for each in _others(work))


def _update(update: Object) -> Update:
    doi = _target(update)
    return Update(
        status_of_update(text_of(update.get("type")) or text_of(update.get("label"))),
        date_of(update.get("updated")),
        doi_address(doi) if doi else "",
    )


def _is_undone(update: Object) -> bool:
    return text_of(update.get("type")).lower() == "reinstatement"


def _own(work: Object) -> str:
    return text_of(work.get("DOI")).lower()


def _target(update: Object) -> str:
    doi = text_of(update.get("DOI")).lower()
    return re.sub(r"\A(?:https?://(?:dx\.)?doi\.org/|doi:\s?)", "", doi)
