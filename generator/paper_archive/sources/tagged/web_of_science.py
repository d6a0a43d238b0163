"""Web of Science's tagged text ("Plain Text File").

Source: Clarivate, "Web of Science Core Collection Field Tags".
"""

import re
from collections.abc import Iterator
from typing import Final

from paper_archive.errors import Where
from paper_archive.sources.field_values.dates import date_or_unread, in_year, iso_date
from paper_archive.sources.field_values.languages import language_tag
from paper_archive.sources.field_values.people import authors_and_orcids, in_printed_order
from paper_archive.sources.field_values.printed import in_print, page_range
from paper_archive.sources.field_values.tags import tags_of
from paper_archive.sources.format import Item, Record, Warned
from paper_archive.sources.not_kept import unkept
from paper_archive.sources.source_file import SourceFile
from paper_archive.sources.tagged.lines import WEB_OF_SCIENCE, Tagged, records_in
from paper_archive.text import whole_number

NAME: Final = "web-of-science"

_HEAD: Final = re.compile(
    rb"\A[\xef\xbb\xbf\s]*FN [A-Z].*\r?\n|(?:\A|\n)PT [A-Z]\r?\n(?:AU|BA|TI|AF) ", re.IGNORECASE
)
_TYPES: Final = {"J": "article", "B": "book", "C": "conference", "S": "chapter", "P": "patent"}
_UNKEPT: Final = unkept("FN VR PT UT DA GA AU J9 JI PG NR Z9 U1 U2 HC HP")


def claims(head: bytes) -> bool:
    """Tell whether the file is tagged text of Web of Science."""
    return bool(_HEAD.search(head))


def read(file: SourceFile) -> Iterator[Item]:
    """Yield the records of a file."""
    text, warning = file.western_text()
    if warning:
        yield Warned(warning)
    for record in records_in(text, WEB_OF_SCIENCE):
        if {"TI", "AU", "UT"} & {*record.values}:
            fields = _fields(record)
            not_kept = _UNKEPT.names(record.values, record.asked, fields)
            yield Record(fields, Where(file.where.path, record.line), not_kept=not_kept)


def _fields(record: Tagged) -> dict[str, object]:
    year = iso_date(record.first("PY"))
    names = [in_printed_order(name) for name in record.all("AF", "AU")]
    orcids = _orcids(record)
    schemes = (("doi", "DI"), ("pmid", "PM"))
    return {
        "title": record.first("TI") or None,
        "abstract": record.first("AB"),
        **authors_and_orcids((name, next(orcids.get(name, iter(())), "")) for name in names),
        "date": date_or_unread(in_year(record.first("PD"), year), record.first("PY")),
        "venue": record.first("SO"),
        "type": _TYPES.get(record.first("PT"), ""),
        **in_print(
            volume=record.first("VL"),
            issue=record.first("IS"),
            pages=page_range(record.first("BP"), record.first("EP")) or record.first("AR"),
            publisher=record.first("PU"),
            editors=map(in_printed_order, record.all("BE", "ED")),
        ),
        "status": {"retracted": {}}
        if "retracted publication" in record.first("DT").lower()
        else {},
        "language": language_tag(record.first("LA")),
        "citations": whole_number(record.first("TC")),
        "tags": tags_of(record.first("DE").split(";")),
        "ids": {scheme: value for scheme, tag in schemes if (value := record.first(tag))},
    }


def _orcids(record: Tagged) -> dict[str, Iterator[str]]:
    """Return name → the iDs beside it, in order; a name with several ones has none.

    They are written as `King, Ada/0000-0002-1825-0097; Turing, Alan/…`.
    """
    found: dict[str, list[str]] = {}
    for each in record.first("OI").split(";"):
        name, _, orcid = each.partition("/")
        found.setdefault(in_printed_order(name), []).append(orcid.strip())
    return {name: iter(orcids) for name, orcids in found.items() if len({*orcids}) == 1}
