"""EndNote's tagged text, which is refer of Unix with further tags.

Source: refer(1); EndNote, "Tagged EndNote Import Format".
"""

import re
from collections.abc import Iterator
from typing import Final

from paper_archive.errors import Where
from paper_archive.sources.field_values.addresses import ids_and_links
from paper_archive.sources.field_values.dates import date_or_unread, in_year, iso_date
from paper_archive.sources.field_values.languages import language_tag
from paper_archive.sources.field_values.markup import plain, plain_paragraphs
from paper_archive.sources.field_values.people import in_printed_order, is_person
from paper_archive.sources.field_values.printed import (
    PUBLISHED,
    in_print,
    key_in,
)
from paper_archive.sources.field_values.tags import tags_of
from paper_archive.sources.format import Item, Record, Warned
from paper_archive.sources.not_kept import unkept
from paper_archive.sources.source_file import SourceFile
from paper_archive.sources.tagged.lines import REFER, Tagged, records_in

NAME: Final = "endnote"

_TAG: Final = re.compile(rb"(?:\A[\xef\xbb\xbf\s]*|\n)%(?:0 [A-Z]|T \S|A \S)")
_TYPES: Final = {
    "conference": "conference",
    "section": "chapter",
    "thesis": "thesis",
    "report": "report",
    "book": "book",
    "article": "article",
    "web": "webpage",
    "program": "software",
    "patent": "patent",
    "dataset": "dataset",
}
"""Word in the name of a kind of reference → type; the first that fits."""
_UNKEPT: Final = unkept("[ ~ W M L 8 F")
"""Days of access, databases and numbers in them, and what other fields say in another form."""


def claims(head: bytes) -> bool:
    """Tell whether the file holds records of refer."""
    return len(_TAG.findall(head)) > 1 and b"%T " in head


def read(file: SourceFile) -> Iterator[Item]:
    """Yield the records of a file."""
    text, warning = file.western_text()
    if warning:
        yield Warned(warning)
    for record in records_in(text, REFER):
        fields = _fields(record)
        names = _UNKEPT.names(record.values, record.asked, fields)
        not_kept = tuple(f"%{name}" for name in names)
        yield Record(fields, Where(file.where.path, record.line), not_kept=not_kept)


def _fields(record: Tagged) -> dict[str, object]:
    kind = record.first("0").lower()
    year = iso_date(record.first("D"))
    date = in_year(record.first("8"), year)
    ids, links = ids_and_links(("", value) for tag in ("U", ">") for value in record.all(tag))
    if doi := record.first("R"):
        ids["doi"] = doi
    authors, editors = _names(record, "A"), _names(record, "E")
    title = plain(record.first("T"))
    type_ = next((type_ for word, type_ in _TYPES.items() if word in kind), "")
    venue = plain(record.first("J", "B", "I" if type_ in PUBLISHED else "J"))
    words = (word for value in record.all("K") for word in re.split(r"[;\n]|, ", value))
    return {
        "title": title or None,
        "abstract": plain_paragraphs(record.first("X")),
        "authors": authors,
        "date": date_or_unread(date, *record.all("D", "8")),
        "venue": venue,
        "type": type_,
        **_in_print(record, type_, venue, editors),
        **key_in(record.first("F"), title),
        "language": language_tag(record.first("G")),
        "tags": tags_of(words),
        "ids": ids,
        "links": links,
    }


def _names(record: Tagged, tag: str) -> list[str]:
    names = (in_printed_order(plain(name)) for name in record.all(tag))
    return [name for name in names if is_person(name)]


def _in_print(record: Tagged, type_: str, venue: str, editors: list[str]) -> dict[str, object]:
    """Return volume, issue, pages, publisher and editors."""
    return in_print(
        type_=type_,
        venue=venue,
        volume=plain(record.first("V")),
        issue=plain(record.first("N")),
        pages=plain(record.first("P")),
        publisher=plain(record.first("I")),
        editors=editors,
    )
