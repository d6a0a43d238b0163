"""PubMed's own format (nbib, MEDLINE).

Source: NLM, "MEDLINE/PubMed Data Element (Field) Descriptions".
"""

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from paper_archive.errors import Where
from paper_archive.sources.field_values.dates import date_or_unread, iso_date
from paper_archive.sources.field_values.languages import language_tag
from paper_archive.sources.field_values.people import authors_and_orcids, in_printed_order
from paper_archive.sources.field_values.printed import in_print, medline_pages
from paper_archive.sources.field_values.tags import tags_of
from paper_archive.sources.field_values.titles import without_stop
from paper_archive.sources.field_values.updates import (
    NOTICES,
    RETRACTED,
    pmid_in,
    pubmed_address,
    united,
    update_in,
)
from paper_archive.sources.format import Item, Record, Warned
from paper_archive.sources.not_kept import unkept
from paper_archive.sources.source_file import SourceFile
from paper_archive.sources.tagged.lines import NBIB, Tagged, records_in

NAME: Final = "nbib"

_UPDATES: Final = {
    "RIN": "retracted",
    "RRI": "retracted",
    "PRIN": "partly-retracted",
    "ECI": "concern",
    "EIN": "corrected",
    "CRI": "corrected",
    "UIN": "superseded",
}
"""Tag of a notice → status of the article."""
_UPDATED: Final = {
    "ROF": "retracted",
    "PROF": "partly-retracted",
    "ECF": "concern",
    "EFR": "corrected",
}
"""Tag of an article → its status, in its notice."""
_TAG: Final = re.compile(rb"(?:^|\n)(?:PMID|OWN |STAT|DCOM)- ?\S")
_OTHER_TAG: Final = re.compile(rb"(?:^|\n)(?:PMCR|FAU |FED |LID |AID |MHDA|EDAT)- ?\S")
"""Tags of records without a number in PubMed; some databases write them into RIS, too."""
_RIS: Final = re.compile(rb"(?:^|\n)TY {2}- ")
_DOI: Final = re.compile(r"(?<!\S)(\S+?)\s*\[doi\]")
_UNKEPT: Final = unkept(
    """
    OWN STAT DCOM LR SB JID DA DEP EDAT MHDA CRDT PHST PST PMCR CTDT MID OTO CI
    AU ED SO TT OAB JT TA BTI
    """
)


def claims(head: bytes) -> bool:
    """Tell whether the file holds records of PubMed."""
    is_other = _OTHER_TAG.search(head) and not _RIS.search(head)
    return bool(_TAG.search(head) or is_other)


def read(file: SourceFile) -> Iterator[Item]:
    """Yield the records of a file."""
    text, warning = file.western_text()
    if warning:
        yield Warned(warning)
    for record in records_in(text, NBIB):
        if {"TI", "BTI", "PMID", "AB", "TT"} & {*record.values}:
            fields = _fields(record)
            yield Record(
                fields,
                Where(file.where.path, record.line),
                is_notice=not NOTICES.isdisjoint(record.all("PT")),
                not_kept=_UNKEPT.names(record.values, record.asked, fields),
            )


def _fields(record: Tagged) -> dict[str, object]:
    ids = {
        scheme: value
        for scheme, tag in (("pmid", "PMID"), ("pmcid", "PMC"))
        if (value := record.first(tag))
    }
    for value in [*record.all("LID"), *record.all("AID")]:
        if found := _DOI.search(value):
            ids.setdefault("doi", found[1])
    names = [*(record.all("FAU") or record.all("AU")), *record.all("CN")]
    people = zip_longest(map(in_printed_order, names), _orcids(record), fillvalue="")
    is_book = bool(record.first("BTI")) and not record.first("JT", "TA")
    return {
        "title": without_stop(" ".join(record.all("TI", "TT", "BTI"))) or None,
        "abstract": "\n\n".join(record.all("AB", "OAB")),
        **authors_and_orcids(people),
        "date": date_or_unread(
            iso_date(record.first("DP")) or iso_date(record.first("DEP")), *record.all("DP", "DEP")
        ),
        "venue": record.first("JT", "TA", "BTI"),
        "type": ("chapter" if record.first("TI") else "book")
        if is_book
        else "preprint"
        if "Preprint" in record.all("PT")
        else "article",
        **in_print(
            volume=record.first("VI"),
            issue=record.first("IP"),
            pages=medline_pages(record.first("PG")),
            publisher=record.first("PB"),
            editors=map(in_printed_order, record.all("FED", "ED")),
        ),
        "language": language_tag(record.first("LA")),
        "status": _status(record),
        "updates": {
            pubmed_address(pmid): status
            for tag, status in _UPDATED.items()
            for value in record.all(tag)
            if (pmid := pmid_in(value))
        },
        "tags": tags_of(each.strip("* ") for each in record.all("OT")),
        "ids": ids,
    }


def _orcids(record: Tagged) -> list[str]:
    """Return the iD of each name, which stands below it; empty if there is none."""
    orcids: list[str] = []
    written = iter(record.all("AUID"))
    for tag in record.tags if record.first("FAU") else ():
        if tag == "FAU":
            orcids.append("")
        elif tag == "AUID":
            text = next(written)
            if orcids and "orcid" in text.lower():
                orcids[-1] = orcids[-1] or text
    return orcids


def _status(record: Tagged) -> dict[str, dict[str, str]]:
    is_retracted = RETRACTED in record.all("PT")
    said = [
        update_in(status, value) for tag, status in _UPDATES.items() for value in record.all(tag)
    ]
    return ({"retracted": {}} if is_retracted else {}) | united(said)
