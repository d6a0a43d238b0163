"""RIS, as reference managers and databases write it, in all its dialects.

Source: RIS Format Specifications, Research Information Systems, 2011; Zotero's translator for what
databases make of it.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from paper_archive.errors import Where
from paper_archive.identifiers import NoIdentifierError, normal_form
from paper_archive.sources.field_values.addresses import ids_and_links
from paper_archive.sources.field_values.dates import date_or_unread, in_year, iso_date, of_parts
from paper_archive.sources.field_values.languages import language_tag
from paper_archive.sources.field_values.markup import plain, plain_paragraphs
from paper_archive.sources.field_values.people import in_printed_order, is_person
from paper_archive.sources.field_values.printed import (
    PUBLISHED,
    WHOLE_BOOKS,
    in_print,
    key_in,
    page_range,
)
from paper_archive.sources.field_values.tags import tags_of
from paper_archive.sources.field_values.titles import joined_title
from paper_archive.sources.format import Item, Record, Warned
from paper_archive.sources.not_kept import unkept
from paper_archive.sources.source_file import SourceFile
from paper_archive.sources.tagged.lines import RIS, Tagged, records_in
from paper_archive.statuses import named_statuses

NAME: Final = "ris"

_TAG: Final = re.compile(rb"(?:^|\n)[ \t]{0,3}TY {0,3}- ?[A-Z]{3,7}|(?:^|\n)ER {0,3}-\s*(?:\n|\Z)")
_TYPES: Final = {
    **dict.fromkeys(("JOUR", "JFULL", "ABST", "INPR", "MGZN", "NEWS", "EJOUR"), "article"),
    **dict.fromkeys(("CPAPER", "CONF"), "conference"),
    **dict.fromkeys(("BOOK", "EBOOK", "EDBOOK", "WHOLE", "CLSWK"), "book"),
    **dict.fromkeys(("CHAP", "ECHAP", "ENCYC", "DICT"), "chapter"),
    **dict.fromkeys(("RPRT", "GOVDOC", "STAND"), "report"),
    **dict.fromkeys(("ELEC", "ICOMM", "BLOG", "WEB"), "webpage"),
    **dict.fromkeys(("DATA", "AGGR", "DBASE"), "dataset"),
    "THES": "thesis",
    "COMP": "software",
    "PAT": "patent",
    "UNPB": "preprint",
    "GEN": "",
}
_ANY: Final = frozenset(("TY", "TI", "T1", "CT", "BT", "AU", "A1", "AB", "N2", "DO", "PY", "Y1"))
"""Tags of which a record has one; Ovid writes others behind the end of a record."""
_DATE: Final = re.compile(r"(\d{4})/(\d{0,2})/(\d{0,2})/?(.*)")
_NOTHING: Final = frozenset(("na", "n/a", "null", "none", "undefined"))
_PMID: Final = re.compile(r"(?<!\d)(\d++)\s*+\[pmid\]|PMID:\s*(\d+)", re.IGNORECASE)
_PUBMED: Final = re.compile(r"\b(?:pubmed|medline)\b|\Anlm\Z", re.IGNORECASE)
"""Databases whose numbers of records are those of PubMed."""
_UNKEPT: Final = unkept(
    "Y2 L3 L4 DB DP RP ST LB M3 C3 T1 TI A1 AU N2 JF JO JA J1 J2 J9 JI", searched="N1"
)


def claims(head: bytes) -> bool:
    """Tell whether the file holds records of RIS."""
    return not head.lstrip().startswith((b"{", b"[", b"<")) and bool(_TAG.search(head))


def read(file: SourceFile) -> Iterator[Item]:
    """Yield the records of a file."""
    text, warning = file.western_text()
    if warning:
        yield Warned(warning)
    for record in records_in(text, RIS):
        if _ANY & {*record.values}:
            fields = _fields(record)
            not_kept = _UNKEPT.names(record.values, record.asked, fields)
            yield Record(fields, Where(file.where.path, record.line), not_kept=not_kept)


def _fields(record: Tagged) -> dict[str, object]:
    type_ = _TYPES.get(record.first("TY").upper(), "other" if record.first("TY") else "")
    if type_ == "book" and "Proceedings" in record.all("M3"):
        type_ = "proceedings"
    title = _title(record, type_)
    ids, links = _ids_and_links(record)
    if type_ in WHOLE_BOOKS:
        ids |= _isbn(record)
    venue, authors = _venue(record, type_, title), _names(record, "AU", "A1")
    has_second = type_ in {"chapter", "conference"} or not authors
    editors = _names(record, "ED", *["A2"] * has_second)
    return {
        "title": title or None,
        "abstract": plain_paragraphs(_known(record.first("AB", "N2"))),
        "authors": authors,
        "date": date_or_unread(_date(record), *record.all("PY", "Y1", "DA", "YR")),
        "venue": venue,
        "type": type_,
        **_in_print(record, type_, venue, editors),
        **key_in(record.first("ID"), title),
        "language": language_tag(record.first("LA")),
        "status": next(filter(None, map(named_statuses, record.all("N1"))), {}),
        "tags": tags_of(map(plain, _words(record))),
        "ids": ids,
        "links": links,
    }


def _title(record: Tagged, type_: str) -> str:
    tags = ("TI", "T1", "BT", "CT", "T2") if type_ == "book" else ("TI", "T1", "CT", "BT")
    return _known(joined_title(map(plain, record.all(*tags))))


def _venue(record: Tagged, type_: str, title: str) -> str:
    tags = ["T2", "JF", "JO", "BT", "C3", "JA", "J2", "J1", "T3"]
    if type_ in PUBLISHED:
        tags.append("PB")
    names = (plain(_known(record.first(tag))) for tag in tags)
    return next((name for name in names if name and name != title), "")


def _names(record: Tagged, *tags: str) -> list[str]:
    for tag in tags:
        names = [
            in_printed_order(plain(name))
            for value in record.all(tag)
            for name in value.split(";")
            if _known(name.strip())
        ]
        if found := [name for name in names if is_person(name)]:
            return found
    return []


def _in_print(record: Tagged, type_: str, venue: str, editors: list[str]) -> dict[str, object]:
    """Return volume, issue, pages, publisher and editors."""
    return in_print(
        type_=type_,
        venue=venue,
        volume=plain(record.first("VL")),
        issue=plain(record.first("IS")),
        pages=plain(page_range(record.first("SP"), record.first("EP")) or record.first("C7")),
        publisher=plain(record.first("PB")),
        editors=editors,
    )


def _date(record: Tagged) -> str:
    """Return the most precise date of the first year that the record gives."""
    values = [*record.all("PY"), *record.all("Y1"), *record.all("DA"), *record.all("YR")]
    dates = [date for value in values if (date := _iso(value))]
    if not dates:
        return ""
    alike = [date for date in dates if date[:4] == dates[0][:4]]
    whole = max(alike[:2], key=len)
    if len(whole) == 4:  # Scopus and others give the day without the year
        return in_year(record.first("DA", "Y2"), whole)
    return whole


def _iso(value: str) -> str:
    found = _DATE.match(value)
    if not found:
        return iso_date(value)
    if found[2]:
        return of_parts(found[1], found[2], found[3])
    named = iso_date(f"{found[4]} {found[1]}") if found[4].strip() else ""
    return named or found[1]


def _words(record: Tagged) -> list[str]:
    return [word for value in record.all("KW") for word in re.split(r";|,(?= )", value)]


def _ids_and_links(record: Tagged) -> tuple[dict[str, str], dict[str, str]]:
    addresses = [("", value) for tag in ("UR", "L2", "LK") for value in record.all(tag)]
    addresses += [("pdf", value) for value in record.all("L1")]
    ids, links = ids_and_links(addresses)
    doi = record.first("DO", "DI") or next(
        (
            value
            for tag in ("M3", "N1", "UR")
            for value in record.all(tag)
            if "10." in value[:40] and "/" in value and "doi" in value.lower()
        ),
        "",
    )
    if _known(doi):
        ids["doi"] = doi.split()[-1] if " " in doi else doi
    number = record.first("AN")
    if number.isdecimal() and any(map(_PUBMED.search, record.all("DB", "DP"))):
        ids["pmid"] = number
    for value in [*record.all("AN"), *record.all("U1"), *record.all("C2"), *record.all("N1")]:
        if found := _PMID.search(value):
            ids.setdefault("pmid", found[1] or found[2])
        if value.upper().startswith("PMC") and value[3:].isdecimal():
            ids.setdefault("pmcid", value)
        if value.lower().startswith("arxiv:") or record.first("DB").lower() == "arxiv":
            ids.setdefault("arxiv", value)
    return ids, links


def _isbn(record: Tagged) -> dict[str, str]:
    """Return the first ISBN; ISSNs have the same tag."""
    for value in record.all("SN"):
        for text in (value, *re.split(r"[;,\s]+", value)):
            with suppress(NoIdentifierError):
                return dict([normal_form("isbn", text)])
    return {}


def _known(value: str) -> str:
    return "" if value.strip().lower() in _NOTHING else value
