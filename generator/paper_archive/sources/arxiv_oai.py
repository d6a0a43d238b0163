"""Records of arXiv's OAI-PMH interface: `arXiv`, `arXivRaw` and `oai_dc`, framed or bare.

Source: https://info.arxiv.org/help/oa/index.html; OAI-PMH 2.0; Dublin Core.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final
from xml.etree import ElementTree as ET

from paper_archive.errors import Problem
from paper_archive.paper import Fields
from paper_archive.sources.field_values.addresses import ids_and_links
from paper_archive.sources.field_values.dates import date_or_unread, iso_date
from paper_archive.sources.field_values.languages import language_tag
from paper_archive.sources.field_values.people import (
    given_family,
    in_printed_order,
    is_person,
    people_in,
)
from paper_archive.sources.field_values.tex import from_tex
from paper_archive.sources.field_values.venues import venue_of_reference
from paper_archive.sources.field_values.withdrawals import arxiv_status
from paper_archive.sources.format import Item, Record, Rejected
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

NAME: Final = "arxiv-oai"

_COMMENT: Final = "Comment:"
_DOI: Final = re.compile(r"(?:doi:|https?://(?:dx\.)?doi\.org/)(\S+)")


def claims(head: bytes) -> bool:
    """Tell whether the file is an answer of an OAI-PMH interface, or records of one."""
    return xml_kind(head) == NAME


def read(file: SourceFile) -> Iterator[Item]:
    """Yield the records of an answer; an error of the service is rejected with its words."""
    for record, where in elements_in(file, ("record", "error")):
        metadata = child(record, "metadata")
        described = next(iter(metadata), None) if metadata is not None else None
        if described is not None:
            read_fields = _dublin_core if local(described) == "dc" else _fields
            yield Record(read_fields(described), where)
        elif local(record) == "error":
            code, reason = record.get("code", ""), all_text(record)
            message = f"the service answered with an error: {code} {reason}"
            yield Rejected((Problem(where, "source-error", message),))
        else:
            message = "record has no metadata; it may have been deleted"
            yield Rejected((Problem(where, "source-error", message),))


def _fields(paper: ET.Element) -> dict[str, object]:
    authors = child(paper, "authors")
    versions = [text_at(each, "date") for each in children(paper, "version")]
    created = text_at(paper, "created") or next(iter(versions), "")
    first = iso_date(created)
    revised = iso_date(versions[-1]) if len(versions) > 1 else ""
    updated = text_at(paper, "updated") or revised
    doi, venue = text_at(paper, "doi").split(), venue_of_reference(text_at(paper, "journal-ref"))
    status = arxiv_status(
        text_at(paper, "id"),
        title=text_at(paper, "title"),
        comment=text_at(paper, "comments"),
        abstract=text_at(paper, "abstract"),
    )
    return {
        "title": from_tex(text_at(paper, "title")) or None,
        "abstract": from_tex(text_at(paper, "abstract")),
        "authors": _names(authors) if authors is not None else [],
        "date": date_or_unread(first, created),
        "updated": updated if updated != first else "",
        "venue": venue,
        "type": "" if venue else "preprint",
        "status": status,
        "ids": {"arxiv": text_at(paper, "id")} | ({"doi": doi[0].rstrip(",;")} if doi else {}),
    }


def _names(authors: ET.Element) -> list[str]:
    if not len(authors):
        return people_in(from_tex(all_text(authors)))
    names = (
        given_family(
            from_tex(text_at(each, "keyname")).strip(" ,"),
            from_tex(text_at(each, "forenames")),
            suffix=text_at(each, "suffix"),
        )
        for each in children(authors, "author")
    )
    return [name for name in names if is_person(name)]


def _dublin_core(paper: ET.Element) -> dict[str, object]:
    texts = {
        name: [all_text(each) for each in children(paper, name)]
        for name in ("title", "creator", "description", "date", "identifier", "language")
    }
    dates = sorted(filter(None, map(iso_date, texts["date"])))
    ids, _ = ids_and_links(("", text) for text in texts["identifier"])
    for text in texts["identifier"]:
        if found := _DOI.match(text):
            ids.setdefault("doi", found[1])
    names = (in_printed_order(from_tex(name)) for name in texts["creator"])
    return {
        "title": from_tex(next(iter(texts["title"]), "")) or None,
        "abstract": from_tex(max(texts["description"], key=len, default="")),
        "authors": [name for name in names if is_person(name)],
        "date": date_or_unread(next(iter(dates), ""), *texts["date"]),
        "updated": dates[-1] if len(dates) > 1 else "",
        "type": "preprint" if "arxiv" in ids else "",
        "status": _described_status(texts["description"], ids.get("arxiv", "")),
        "language": language_tag(next(iter(texts["language"]), "")),
        "ids": ids,
    }


def _described_status(descriptions: Sequence[str], identifier: str) -> Fields:
    """Return the status of a paper of arXiv; one description is its abstract, one its comment."""
    if not identifier:
        return {}
    comments = [each for each in descriptions if each.startswith(_COMMENT)]
    abstracts = [each for each in descriptions if not each.startswith(_COMMENT)]
    return arxiv_status(
        identifier,
        comment="; ".join(each.removeprefix(_COMMENT) for each in comments),
        abstract=next(iter(abstracts), ""),
    )
