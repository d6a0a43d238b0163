"""Works from the API of OpenAlex: one work, or a list of results.

Source: https://docs.openalex.org/api-entities/works/work-object.
"""

from collections.abc import Iterator
from typing import Final

from paper_archive.sources.field_values.dates import date_or_unread, iso_date, of_parts
from paper_archive.sources.field_values.languages import language_tag
from paper_archive.sources.field_values.markup import plain, plain_paragraphs
from paper_archive.sources.field_values.people import ET_AL, authors_and_orcids
from paper_archive.sources.field_values.printed import in_print, page_range
from paper_archive.sources.field_values.title_marks import is_notice
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

NAME: Final = "openalex-json"

_TYPES: Final = {
    **dict.fromkeys(("article", "review", "letter", "editorial"), "article"),
    **dict.fromkeys(("book", "reference-entry"), "book"),
    **dict.fromkeys(("report", "standard"), "report"),
    **{kind: kind for kind in ("dataset", "preprint", "software")},
    "book-chapter": "chapter",
    "dissertation": "thesis",
    "supplementary-materials": "dataset",
    "proceedings-article": "conference",
    "journal-article": "article",
    "posted-content": "preprint",
}
_IDS: Final = {"doi": "doi", "pmid": "pmid", "pmcid": "pmcid", "openalex": "openalex"}
_MOST_WORDS: Final = 100_000
"""Most words of an abstract; higher positions are ignored."""


def claims(head: bytes) -> bool:
    """Tell whether the file is a response of OpenAlex."""
    return json_kind(head) == NAME


def read(file: SourceFile) -> Iterator[Item]:
    """Yield the works in a response."""
    for found in objects_in(
        file, lambda each: bool({"authorships", "abstract_inverted_index"} & {*each})
    ):
        yield found if isinstance(found, Rejected) else Record(fields_of_work(found[0]), found[1])


def fields_of_work(work: Object) -> dict[str, object]:
    """Return the fields of a record for a work of OpenAlex."""
    place = mapping_of(work.get("primary_location"))
    venue = mapping_of(place.get("source")) or mapping_of(work.get("host_venue"))
    kind = _TYPES.get(text_of(work.get("type")), "other")
    if kind == "article" and venue.get("type") == "conference":
        kind = "conference"
    if kind == "article" and venue.get("type") == "repository":
        kind = "preprint"
    given = {**mapping_of(work.get("ids")), "doi": work.get("doi"), "openalex": work.get("id")}
    pdf = text_of(place.get("pdf_url")) or text_of(
        mapping_of(work.get("open_access")).get("oa_url")
    )
    title = text_of(work.get("title")) or text_of(work.get("display_name"))
    authors = [*map(_author, dicts_in(work.get("authorships")))]
    if work.get("is_authors_truncated") is True:
        authors.append((ET_AL, ""))
    day, year = text_of(work.get("publication_date")), text_of(work.get("publication_year"))
    volume, issue, first, last = (
        text_of(mapping_of(work.get("biblio")).get(key))
        for key in ("volume", "issue", "first_page", "last_page")
    )
    return {
        "title": plain(title) or None,
        "abstract": abstract_of(work.get("abstract_inverted_index")),
        **authors_and_orcids(authors),
        "date": date_or_unread(iso_date(day) or of_parts(year), day, year),
        "venue": plain(text_of(venue.get("display_name"))),
        "type": kind,
        **in_print(volume=volume, issue=issue, pages=page_range(first, last)),
        "language": language_tag(text_of(work.get("language"))),
        "status": {"retracted": {}}
        if work.get("is_retracted") is True and not _is_notice(work)
        else {},
        "citations": count_of(work.get("cited_by_count")),
        "ids": {scheme: text for key, scheme in _IDS.items() if (text := text_of(given.get(key)))},
        "links": {"pdf": pdf} if pdf.lower().endswith(".pdf") else {},
    }


def _author(authorship: Object) -> tuple[str, str]:
    """Return name and ORCID iD of an author; the iD is empty if it is not known."""
    author = mapping_of(authorship.get("author"))
    name = text_of(author.get("display_name")) or text_of(authorship.get("raw_author_name"))
    return plain(name), text_of(author.get("orcid"))


def abstract_of(index: object) -> str:
    """Return the abstract for an inverted index: word → its positions."""
    placed: dict[int, str] = {}
    for word, positions in mapping_of(index).items():
        for position in positions if isinstance(positions, list) else ():
            if isinstance(position, int) and 0 <= position < _MOST_WORDS:
                placed[position] = word
    text = plain_paragraphs(" ".join(placed[position] for position in sorted(placed)))
    return text.removeprefix("Abstract ") if len(text) > len("Abstract ") else text


def _is_notice(work: Object) -> bool:
    """Tell whether a work is a notice, which OpenAlex often takes for the retracted paper."""
    title = plain(text_of(work.get("title")) or text_of(work.get("display_name")))
    return text_of(work.get("type")) in {"erratum", "retraction"} or is_notice(title)
