"""CSL-JSON, as Zotero, Pandoc, Better BibTeX and citation services write it.

Source: Citation Style Language 1.0.2, csl-data.json (input data).
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from paper_archive.in_print import EDITED
from paper_archive.sources.field_values.addresses import ids_and_links
from paper_archive.sources.field_values.dates import date_or_unread, iso_date, of_parts
from paper_archive.sources.field_values.languages import language_tag
from paper_archive.sources.field_values.markup import plain, plain_paragraphs
from paper_archive.sources.field_values.people import authors_and_orcids, given_family
from paper_archive.sources.field_values.printed import (
    PUBLISHED,
    WHOLE_BOOKS,
    in_print,
    key_in,
    key_of,
)
from paper_archive.sources.field_values.tags import keywords_in, tags_of
from paper_archive.sources.format import Item, Record, Rejected
from paper_archive.sources.json_documents import (
    Object,
    count_of,
    dicts_in,
    json_kind,
    objects_in,
    text_of,
)
from paper_archive.sources.not_kept import AskedFields, unkept
from paper_archive.sources.source_file import SourceFile
from paper_archive.statuses import named_statuses

NAME: Final = "csl-json"

_TYPES: Final = {
    "article": "preprint",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "chapter",
    "collection": "proceedings",
    "dataset": "dataset",
    "document": "",
    "entry-dictionary": "chapter",
    "entry-encyclopedia": "chapter",
    "paper-conference": "conference",
    "patent": "patent",
    "post": "webpage",
    "post-weblog": "webpage",
    "report": "report",
    "review": "article",
    "software": "software",
    "thesis": "thesis",
    "webpage": "webpage",
}
_IDS: Final = {"DOI": "doi", "PMID": "pmid", "PMCID": "pmcid"}
_IN_NOTE: Final = re.compile(
    r"^(?:tex\.)?(DOI|PMID|PMCID|arXiv|eprint|ACL)\s*[:=]\s*(\S+)", re.IGNORECASE | re.MULTILINE
)
_SCHEMES: Final = {
    "doi": "doi",
    "pmid": "pmid",
    "pmcid": "pmcid",
    "arxiv": "arxiv",
    "eprint": "arxiv",
    "acl": "acl",
}
_UNKEPT: Final = unkept(
    """
    id type accessed source citation-label system_id journalAbbreviation container-title-short
    title-short shortTitle short-title subtitle original-title event event-title article-number
    published published-online published-print indexed created deposited reference-count
    references-count issn-type score prefix member resource content-domain update-policy
    alternative-id
    """,
    searched="note",
)


def claims(head: bytes) -> bool:
    """Tell whether the file has items of CSL-JSON."""
    return json_kind(head) == NAME


def read(file: SourceFile) -> Iterator[Item]:
    """Yield the items in a file."""
    for found in objects_in(file, _is_item, with_siblings=True):
        if isinstance(found, Rejected):
            yield found
            continue
        item = AskedFields(found[0])
        fields = fields_of_item(item)
        yield Record(fields, found[1], not_kept=_UNKEPT.names(found[0], item.asked, fields))


def fields_of_item(item: Object) -> dict[str, object]:
    """Return the fields of a record for an item of CSL-JSON."""
    ids, links = ids_and_links([("", text_of(item.get("URL")))])
    ids |= {scheme: text for key, scheme in _IDS.items() if (text := text_of(item.get(key)))}
    ids |= ids_in_note(text_of(item.get("note")))
    number = text_of(item.get("number"))
    if text_of(item.get("archive")).lower() == "arxiv":
        number = f"arXiv:{text_of(item.get('archive_location'))}"
    if number.lower().startswith("arxiv:"):
        ids["arxiv"] = number
    kind = text_of(item.get("type"))
    type_ = _TYPES.get(kind, "other")
    if type_ in WHOLE_BOOKS and (isbn := text_of(item.get("ISBN"))):
        ids["isbn"] = isbn.split()[0] if isbn.split() else isbn
    title, venue = plain(text_of(item.get("title"))), _venue(item, type_)
    key = text_of(item.get("citation-key"))
    return {
        "title": title or None,
        "abstract": plain_paragraphs(text_of(item.get("abstract"))),
        **people_of(item),
        "date": date_or_unread(date_of(item.get("issued")), *date_texts(item.get("issued"))),
        "venue": venue,
        "type": type_,
        **in_print_of(item, type_, venue),
        **(key_of(key, title) if key else key_in(text_of(item.get("id")), title)),
        "language": language_tag(text_of(item.get("language"))),
        "status": named_statuses(text_of(item.get("status"))),
        "citations": count_of(item.get("is-referenced-by-count")),
        "tags": tags_of(keywords_in(text_of(item.get("keyword")))),
        "ids": ids,
        "links": links,
    }


def people_of(item: Object) -> dict[str, object]:
    """Return the fields `authors` and `orcids` for an item.

    CSL has no place for iDs; Crossref writes them into its CSL-JSON as `ORCID`.
    """
    return authors_and_orcids(
        (_name(each), text_of(each.get("ORCID"))) for each in dicts_in(item.get("author"))
    )


def in_print_of(item: Object, type_: str, venue: str) -> dict[str, object]:
    """Return volume, issue, pages, publisher and editors of an item, also of Crossref."""
    return in_print(
        type_=type_,
        venue=venue,
        volume=text_of(item.get("volume")),
        issue=text_of(item.get("issue")),
        pages=plain(text_of(item.get("page")) or text_of(item.get("article-number"))),
        publisher=plain(text_of(item.get("publisher"))),
        editors=map(_name, dicts_in(item.get("editor"))),
    )


def date_texts(value: object) -> list[str]:
    """Return what a CSL date consists of, as text."""
    if not isinstance(value, Mapping):
        return [text_of(value)]
    return [
        "-".join(filter(None, _parts(value))),
        text_of(value.get("literal")),
        text_of(value.get("raw")),
    ]


def date_of(value: object) -> str:
    """Return a CSL date, or the beginning of a range, as ISO 8601."""
    if isinstance(value, str):
        return iso_date(value)
    if not isinstance(value, Mapping):
        return ""
    parts = _parts(value)
    return of_parts(*parts) if parts else iso_date(" ".join(date_texts(value)))


def _is_item(value: Object) -> bool:
    return "type" in value and bool({"title", "id"} & {*value})


def _parts(date: Mapping[str, object]) -> list[str]:
    """Return year, month and day, as far as they are given; older programs name them."""
    parts = date.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    named = [date.get(name) for name in ("year", "month", "day")] if date.get("year") else []
    return [*map(text_of, first[:3] if isinstance(first, list) and first else named)]


def ids_in_note(note: str) -> dict[str, str]:
    """Return the identifiers in the lines of a note, where Zotero puts those without a field."""
    return {_SCHEMES[found[1].lower()]: found[2] for found in _IN_NOTE.finditer(note)}


def _name(name: Object) -> str:
    literal = text_of(name.get("literal")) or text_of(name.get("name"))
    if literal:
        return plain(literal)
    particles = (text_of(name.get(f"{kind}-particle")) for kind in ("dropping", "non-dropping"))
    return plain(
        given_family(
            text_of(name.get("family")),
            text_of(name.get("given")),
            " ".join(filter(None, particles)),
            text_of(name.get("suffix")),
        )
    )


def _venue(item: Object, type_: str) -> str:
    keys = ["container-title", "event-title", "event"]
    if type_ in PUBLISHED:
        keys.append("publisher")
    if type_ in EDITED:
        keys.append("collection-title")
    return next((venue for key in keys if (venue := plain(_text(item.get(key))))), "")


def _text(value: Any) -> str:
    return text_of(value.get("name")) if isinstance(value, Mapping) else text_of(value)
