"""Answers of arXiv's API: Atom feeds, in both generations.

Source: https://info.arxiv.org/help/api/user-manual.html; RFC 4287 (Atom).
"""

from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree as ET

from paper_archive.errors import Problem
from paper_archive.sources.field_values.dates import date_or_unread, iso_date
from paper_archive.sources.field_values.people import is_person
from paper_archive.sources.field_values.tex import from_tex
from paper_archive.sources.field_values.venues import venue_of_reference
from paper_archive.sources.field_values.withdrawals import arxiv_status
from paper_archive.sources.format import Item, Record, Rejected
from paper_archive.sources.source_file import SourceFile
from paper_archive.sources.xml_documents import children, elements_in, text_at, xml_kind

NAME: Final = "arxiv-atom"


def claims(head: bytes) -> bool:
    """Tell whether the file is an Atom feed of arXiv."""
    return xml_kind(head) == NAME


def read(file: SourceFile) -> Iterator[Item]:
    """Yield the entries of a feed; an error of the service is an entry too."""
    for entry, where in elements_in(file, ("entry",)):
        identifier = text_at(entry, "id")
        if "/api/errors" in identifier:
            message = f"arXiv answered with an error: {text_at(entry, 'summary')}"
            yield Rejected((Problem(where, "source-error", message),))
        else:
            yield Record(_fields(entry, identifier), where)


def _fields(entry: ET.Element, identifier: str) -> dict[str, object]:
    published, updated = text_at(entry, "published"), text_at(entry, "updated")[:10]
    first = iso_date(published)
    names = (from_tex(text_at(author, "name")) for author in children(entry, "author"))
    doi, venue = text_at(entry, "doi").split(), venue_of_reference(text_at(entry, "journal_ref"))
    status = arxiv_status(
        identifier,
        title=text_at(entry, "title"),
        comment=text_at(entry, "comment"),
        abstract=text_at(entry, "summary"),
    )
    return {
        "title": from_tex(text_at(entry, "title")) or None,
        "abstract": from_tex(text_at(entry, "summary")),
        "authors": [name for name in names if is_person(name)],
        "date": date_or_unread(first, published),
        "updated": updated if updated != first else "",
        "venue": venue,
        "type": "" if venue else "preprint",
        "status": status,
        "ids": {"arxiv": identifier} | ({"doi": doi[0].rstrip(",;")} if doi else {}),
    }
