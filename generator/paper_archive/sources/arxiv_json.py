r"""The metadata of arXiv from Kaggle: one JSON object per line, read line by line.

    {"id": "0704.0001", "authors_parsed": [["Bal\u00e1zs", "C.", ""]], "title": …, "doi": …, …}

Source: https://www.kaggle.com/datasets/Cornell-University/arxiv.
"""

import re
from collections.abc import Iterator
from typing import Final

from paper_archive.sources.field_values.dates import date_or_unread, iso_date
from paper_archive.sources.field_values.people import given_family, is_person, people_in
from paper_archive.sources.field_values.tex import from_tex
from paper_archive.sources.field_values.venues import venue_of_reference
from paper_archive.sources.field_values.withdrawals import arxiv_status
from paper_archive.sources.format import Item, Record, Rejected, Unwanted
from paper_archive.sources.json_documents import Object, dicts_in, json_kind, objects_in, text_of
from paper_archive.sources.source_file import SourceFile

NAME: Final = "arxiv-json"

_INDENTED: Final = re.compile(r"\n[ \t]+(?=\S)")


def claims(head: bytes) -> bool:
    """Tell whether the file has metadata of arXiv as JSON."""
    return json_kind(head) == NAME


def read(file: SourceFile) -> Iterator[Item]:
    """Yield the papers of a snapshot."""
    for found in objects_in(file, lambda each: "id" in each and "title" in each):
        if isinstance(found, Rejected):
            yield found
        elif file.is_wanted(from_tex(text_of(found[0].get("title"))), _ids(found[0])):
            yield Record(fields_of_paper(found[0]), found[1])
        else:
            yield Unwanted()


def fields_of_paper(paper: Object) -> dict[str, object]:
    """Return the fields of a record for a line of the snapshot."""
    versions = dicts_in(paper.get("versions"))
    created = [text_of(each.get("created")) for each in versions]
    days = [iso_date(text) for text in created]
    ids = _ids(paper)
    venue = venue_of_reference(text_of(paper.get("journal-ref")))
    return {
        "title": from_tex(text_of(paper.get("title"))) or None,
        "abstract": from_tex(_INDENTED.sub("\n\n", text_of(paper.get("abstract")))),
        "authors": _names(paper),
        "date": date_or_unread(next(iter(days), ""), *created[:1]),
        "updated": days[-1] if len(days) > 1 else "",
        "venue": venue,
        "status": arxiv_status(
            ids["arxiv"],
            title=text_of(paper.get("title")),
            comment=text_of(paper.get("comments")),
            abstract=text_of(paper.get("abstract")),
        ),
        "type": "" if venue else "preprint",
        "ids": ids,
    }


def _ids(paper: Object) -> dict[str, str]:
    ids = {"arxiv": text_of(paper.get("id"))}
    if doi := text_of(paper.get("doi")).replace(",", " ").replace(";", " ").split():
        ids["doi"] = doi[0]
    return ids


def _names(paper: Object) -> list[str]:
    parsed = paper.get("authors_parsed")
    if not isinstance(parsed, list):
        return people_in(from_tex(text_of(paper.get("authors"))))
    parts = [
        [from_tex(text_of(part)) for part in each[:3]] for each in parsed if isinstance(each, list)
    ]
    names = (
        given_family(family, given, suffix=suffix)
        for family, given, suffix, *_ in ([*each, "", "", ""] for each in parts)
    )
    return [name for name in names if is_person(name)]
