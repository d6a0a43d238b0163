"""Papers from the API of Semantic Scholar: one, a list, or a list of citations.

Source: https://api.semanticscholar.org/api-docs/graph, "FullPaper".
"""

import re
from collections.abc import Iterator
from typing import Final

from paper_archive.sources.field_values.dates import date_or_unread, iso_date, of_parts
from paper_archive.sources.field_values.markup import plain, plain_paragraphs
from paper_archive.sources.field_values.people import is_person
from paper_archive.sources.field_values.printed import in_print
from paper_archive.sources.format import Item, Record, Rejected
from paper_archive.sources.json_documents import (
    Object,
    count_of,
    dicts_in,
    json_kind,
    mapping_of,
    objects_in,
    text_of,
)
from paper_archive.sources.source_file import SourceFile

NAME: Final = "semantic-scholar-json"

_SCHEMES: Final = {
    "ArXiv": "arxiv",
    "DOI": "doi",
    "PubMed": "pmid",
    "PubMedCentral": "pmcid",
    "ACL": "acl",
}
_TYPES: Final = {
    "Book": "book",
    "BookSection": "chapter",
    "Conference": "conference",
    "Dataset": "dataset",
    "JournalArticle": "article",
    "Review": "article",
}
_LABEL: Final = re.compile(r"\A\[(?:PDF|HTML|BOOK|CITATION)\]\s*", re.IGNORECASE)


def claims(head: bytes) -> bool:
    """Tell whether the file is a response of Semantic Scholar."""
    return json_kind(head) == NAME


def read(file: SourceFile) -> Iterator[Item]:
    """Yield the papers in a response."""
    for found in objects_in(
        file, lambda each: "title" in each and bool({"paperId", "corpusId"} & {*each})
    ):
        yield found if isinstance(found, Rejected) else Record(fields_of_paper(found[0]), found[1])


def fields_of_paper(paper: Object) -> dict[str, object]:
    """Return the fields of a record for a paper of Semantic Scholar."""
    known = mapping_of(paper.get("externalIds"))
    ids = {scheme: text for key, scheme in _SCHEMES.items() if (text := text_of(known.get(key)))}
    if identifier := text_of(paper.get("paperId")):
        ids["s2"] = identifier
    journal = mapping_of(paper.get("journal"))
    venue = (
        text_of(mapping_of(paper.get("publicationVenue")).get("name"))
        or text_of(paper.get("venue"))
        or text_of(journal.get("name"))
    )
    kinds = paper.get("publicationTypes")
    kinds = [text_of(kind) for kind in kinds] if isinstance(kinds, list) else []
    pdf = text_of(mapping_of(paper.get("openAccessPdf")).get("url"))
    names = (plain(text_of(each.get("name"))) for each in dicts_in(paper.get("authors")))
    day, year = text_of(paper.get("publicationDate")), text_of(paper.get("year"))
    return {
        "title": _LABEL.sub("", plain(text_of(paper.get("title")))) or None,
        "abstract": plain_paragraphs(text_of(paper.get("abstract"))),
        "authors": [name for name in names if is_person(name)],
        "date": date_or_unread(iso_date(day) or of_parts(year), day, year),
        "venue": plain(venue),
        "type": next((_TYPES[kind] for kind in kinds if kind in _TYPES), ""),
        **in_print(volume=text_of(journal.get("volume")), pages=text_of(journal.get("pages"))),
        "citations": count_of(paper.get("citationCount")),
        "ids": ids,
        "links": {"pdf": pdf} if pdf else {},
    }
