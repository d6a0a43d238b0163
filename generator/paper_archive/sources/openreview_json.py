"""Notes from the API of OpenReview, in both of its versions; only submissions are papers.

    {"notes": [{"id": "rJl-b3RcF7", "forum": "rJl-b3RcF7", "pdate": 1540000000000,
      "content": {"title": {"value": …}, "authors": {"value": […]}, "abstract": …}}]}

Source: https://docs.openreview.net/reference/api-v2/entities/note (in version 1, values are bare).
"""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import quote

from paper_archive.sources.field_values.dates import date_or_unread, iso_date, of_timestamp
from paper_archive.sources.field_values.markup import plain, plain_paragraphs
from paper_archive.sources.field_values.people import in_printed_order, is_person
from paper_archive.sources.field_values.tags import tags_of
from paper_archive.sources.format import Item, Record, Rejected
from paper_archive.sources.json_documents import (
    Object,
    bare,
    count_of,
    json_kind,
    mapping_of,
    objects_in,
    text_of,
)
from paper_archive.sources.source_file import SourceFile

NAME: Final = "openreview-json"

_SITE: Final = "https://openreview.net"
_STATUSES: Final = (
    ("withdrawn", re.compile(r"withdrawn[ _]submission", re.IGNORECASE)),
    ("desk-rejected", re.compile(r"desk[ _]rejected[ _]submission", re.IGNORECASE)),
)
_NO_VENUE: Final = re.compile(r"submitted to|under review|.*\b(?:withdrawn|reject)", re.IGNORECASE)


def claims(head: bytes) -> bool:
    """Tell whether the file is a response of OpenReview."""
    return json_kind(head) == NAME


def read(file: SourceFile) -> Iterator[Item]:
    """Yield the submissions in a response, without reviews and comments."""
    for found in objects_in(file, _is_submission):
        yield found if isinstance(found, Rejected) else Record(_fields(found[0]), found[1])


def _is_submission(value: Object) -> bool:
    """Tell whether a note is a submission: it begins a forum, if it has no title to tell by."""
    has_title = "title" in mapping_of(value.get("content"))
    is_first = value.get("id") is not None and value.get("id") == value.get("forum")
    return "forum" in value and not value.get("replyto") and (has_title or is_first)


def _fields(note: Object) -> dict[str, object]:
    content = {key: bare(value) for key, value in mapping_of(note.get("content")).items()}
    venue = plain(text_of(content.get("venue")))
    pdf = text_of(content.get("pdf"))
    pdf = f"{_SITE}{pdf}" if pdf.startswith("/") else pdf
    published = count_of(note.get("pdate")) or count_of(note.get("odate"))
    year = text_of(content.get("year"))
    dates = [text_of(note.get(key)) for key in ("pdate", "odate")]
    return {
        "title": plain(text_of(content.get("title"))) or None,
        "abstract": plain_paragraphs(text_of(content.get("abstract"))),
        "authors": [
            name for each in _list(content, "authors") if is_person(name := in_printed_order(each))
        ],
        "date": date_or_unread(
            (of_timestamp(published) if published else "") or iso_date(year), *dates, year
        ),
        "venue": "" if _NO_VENUE.match(venue) else venue,
        "status": _status(note, content),
        "tags": tags_of(_list(content, "keywords")),
        "ids": {"openreview": text_of(note.get("forum"))},
        "links": {"pdf": pdf} if pdf.startswith("http") else {},
    }


def _list(content: Object, key: str) -> list[str]:
    values = content.get(key)
    return (
        [text for each in values if (text := plain(text_of(each)))]
        if isinstance(values, list)
        else []
    )


def _status(note: Object, content: Object) -> dict[str, dict[str, str]]:
    """Return whether a submission was withdrawn or rejected without review; its page says so."""
    said = [text_of(content.get(key)) for key in ("venueid", "venue")]
    invitations = note.get("invitations")
    said += [text_of(each) for each in invitations] if isinstance(invitations, list) else []
    said.append(text_of(note.get("invitation")))
    found = next((name for name, words in _STATUSES if any(map(words.search, said))), "")
    forum = text_of(note.get("forum"))
    return (
        {found: {"notice": f"{_SITE}/forum?id={quote(forum, errors='replace')}"}} if found else {}
    )
