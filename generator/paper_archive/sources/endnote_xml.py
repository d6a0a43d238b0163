"""EndNote's XML, as EndNote, Zotero and Mendeley write it.

Source: EndNote, RSXML.dtd; values may be split into `<style>` runs.
"""

from collections.abc import Iterator
from contextlib import suppress
from typing import Final
from xml.etree import ElementTree as ET

from paper_archive.identifiers import NoIdentifierError, normal_form
from paper_archive.sources.field_values.addresses import ids_and_links
from paper_archive.sources.field_values.dates import date_or_unread, in_year, iso_date
from paper_archive.sources.field_values.languages import language_tag
from paper_archive.sources.field_values.markup import plain, plain_paragraphs
from paper_archive.sources.field_values.people import in_printed_order, is_person
from paper_archive.sources.field_values.printed import PUBLISHED, in_print
from paper_archive.sources.field_values.tags import tags_of
from paper_archive.sources.format import Item, Record
from paper_archive.sources.not_kept import unkept
from paper_archive.sources.source_file import SourceFile
from paper_archive.sources.xml_documents import (
    all_text,
    child,
    children,
    elements_in,
    local,
    text_at,
    xml_kind,
)
from paper_archive.text import whole_number

NAME: Final = "endnote-xml"

_TYPES: Final = {
    "Journal Article": "article",
    "Electronic Article": "article",
    "Magazine Article": "article",
    "Newspaper Article": "article",
    "Conference Proceedings": "conference",
    "Conference Paper": "conference",
    "Book": "book",
    "Edited Book": "book",
    "Electronic Book": "book",
    "Book Section": "chapter",
    "Electronic Book Section": "chapter",
    "Encyclopedia": "chapter",
    "Thesis": "thesis",
    "Report": "report",
    "Government Document": "report",
    "Standard": "report",
    "Dataset": "dataset",
    "Computer Program": "software",
    "Patent": "patent",
    "Web Page": "webpage",
    "Blog": "webpage",
    "Unpublished Work": "other",
    "Generic": "",
}
"""Name of a kind of reference → type."""
_NUMBERS: Final = {
    17: "article",
    43: "article",
    19: "article",
    23: "article",
    10: "conference",
    47: "conference",
    6: "book",
    28: "book",
    44: "book",
    5: "chapter",
    60: "chapter",
    32: "thesis",
    27: "report",
    59: "dataset",
    9: "software",
    25: "patent",
    12: "webpage",
}
"""Number of a kind of reference → type; for kinds whose name is missing or translated."""
_READ: Final = frozenset(
    (
        *("ref-type", "contributors", "titles", "periodical", "dates", "urls", "keywords"),
        *("abstract", "language", "electronic-resource-num", "accession-num", "custom2"),
        *("volume", "number", "pages", "publisher"),
    )
)
_UNKEPT: Final = unkept(
    """
    database source-app rec-number foreign-keys label access-date added-date modified-date
    alt-periodical remote-database-name remote-database-provider
    """
)


def claims(head: bytes) -> bool:
    """Tell whether the file is XML of EndNote."""
    return xml_kind(head) == NAME and b"record" in head


def read(file: SourceFile) -> Iterator[Item]:
    """Yield the records of a library."""
    for record, where in elements_in(file, ("record",)):
        fields = _fields(record)
        written = {local(each): all_text(each) for each in record}
        ids = fields["ids"]
        read = _READ | ({"isbn"} if isinstance(ids, dict) and "isbn" in ids else set())
        yield Record(fields, where, not_kept=_UNKEPT.names(written, read, fields))


def _fields(record: ET.Element) -> dict[str, object]:
    type_ = _type(child(record, "ref-type"))
    authors, editors = _names(record, "authors"), _names(record, "secondary-authors")
    ids, links = ids_and_links(("", text) for text in _addresses(record))
    ids |= dict(_ids(record, type_))
    words = child(record, "keywords")
    year = iso_date(text_at(record, "dates", "year"))
    venue = text_at(record, "titles", "secondary-title") or text_at(
        record, "periodical", "full-title"
    )
    venue = plain(venue or (text_at(record, "publisher") if type_ in PUBLISHED else ""))
    return {
        "title": plain(text_at(record, "titles", "title")) or None,
        "abstract": plain_paragraphs(text_at(record, "abstract")),
        "authors": authors,
        "date": date_or_unread(
            in_year(text_at(record, "dates", "pub-dates", "date"), year),
            text_at(record, "dates", "year"),
        ),
        "venue": venue,
        "type": type_,
        **_in_print(record, type_, venue, editors),
        "language": language_tag(text_at(record, "language")),
        "tags": tags_of(
            plain(all_text(each))
            for each in (children(words, "keyword") if words is not None else ())
        ),
        "ids": ids,
        "links": links,
    }


def _in_print(record: ET.Element, type_: str, venue: str, editors: list[str]) -> dict[str, object]:
    """Return volume, issue, pages, publisher and editors."""
    return in_print(
        type_=type_,
        venue=venue,
        volume=plain(text_at(record, "volume")),
        issue=plain(text_at(record, "number")),
        pages=plain(text_at(record, "pages")),
        publisher=plain(text_at(record, "publisher")),
        editors=editors,
    )


def _type(kind: ET.Element | None) -> str:
    if kind is None:
        return ""
    number = whole_number(all_text(kind)) or 0
    by_number = _NUMBERS.get(number, "other")
    return _TYPES.get(kind.get("name", ""), by_number)


def _names(record: ET.Element, kind: str) -> list[str]:
    group = child(record, "contributors", kind)
    names = (
        in_printed_order(plain(all_text(each)))
        for each in (children(group, "author") if group is not None else ())
    )
    return [name for name in names if is_person(name)]


def _addresses(record: ET.Element) -> Iterator[str]:
    urls = child(record, "urls")
    for group in urls if urls is not None else ():
        for url in children(group, "url"):
            yield from all_text(url).split()


def _ids(record: ET.Element, type_: str) -> Iterator[tuple[str, str]]:
    """Yield scheme and identifier; other things can stand where PubMed's and ISBNs do."""
    if words := text_at(record, "electronic-resource-num").split():
        yield "doi", next((word for word in words if "10." in word), words[0])
    places = [("pmid", "accession-num"), ("pmcid", "custom2")]
    if type_ == "book":
        places.append(("isbn", "isbn"))
    for scheme, place in places:
        text = text_at(record, place)
        if scheme != "pmcid" or text.upper().startswith("PMC"):
            with suppress(NoIdentifierError):
                yield normal_form(scheme, text)
