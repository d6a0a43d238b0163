"""An entry of a library as the fields of a record.

Private fields (`file`, `annote`, `review`, `owner`, …) are not read; `note` may tell a retraction.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from paper_archive.identifiers import NoIdentifierError, normal_form
from paper_archive.sources.bibtex.authors import names_of
from paper_archive.sources.field_values.addresses import ids_and_links
from paper_archive.sources.field_values.dates import date_or_unread, iso_date, of_parts
from paper_archive.sources.field_values.languages import language_tag
from paper_archive.sources.field_values.markup import plain, plain_paragraphs
from paper_archive.sources.field_values.printed import (
    WHOLE_BOOKS,
    in_print,
    key_of,
)
from paper_archive.sources.field_values.tags import keywords_in, tags_of
from paper_archive.sources.field_values.tex import from_tex
from paper_archive.sources.field_values.titles import joined_title
from paper_archive.statuses import named_statuses
from paper_archive.text import clean

_TYPES: Final = {
    **dict.fromkeys(("article", "suppperiodical"), "article"),
    **dict.fromkeys(("inproceedings", "conference"), "conference"),
    **dict.fromkeys(("proceedings", "mvproceedings"), "proceedings"),
    **dict.fromkeys(
        ("book", "mvbook", "booklet", "collection", "mvcollection", "reference"), "book"
    ),
    **dict.fromkeys(
        ("inbook", "bookinbook", "suppbook", "incollection", "suppcollection", "inreference"),
        "chapter",
    ),
    **dict.fromkeys(("phdthesis", "mastersthesis", "bachelorsthesis", "thesis"), "thesis"),
    **dict.fromkeys(("techreport", "report", "manual"), "report"),
    **dict.fromkeys(("online", "electronic", "www", "webpage"), "webpage"),
    **{kind: kind for kind in ("preprint", "dataset", "software", "patent")},
}
"""Kind of entry → type of the record; for other kinds it is unknown."""
_VENUES: Final = {
    "article": ("journaltitle", "journal", "booktitle"),
    **dict.fromkeys(("book", "proceedings"), ("series",)),
    "thesis": ("school", "institution"),
    "report": ("institution", "series"),
}
_ANY_VENUE: Final = ("booktitle", "journaltitle", "journal", "eventtitle", "howpublished")
_PREPRINT_VENUE: Final = re.compile(r"\s*(?:ar[xX]iv|CoRR\b|(?:bio|med)Rxiv|SSRN)", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"://|www\.|\A\s*(?:/|~|file:|[A-Za-z]:\\|\\\\)")
"""An address on the web, or a path on somebody's disk."""
_ARXIV_IN_VENUE: Final = re.compile(
    r"arxiv[\s:]*(?:preprint|e-prints)?[\s,:]*arxiv\s*[:.]?\s*(\S+)|"
    r"arxiv[:.\s]+(\d{4}\.\d{4,5}|[\w.-]+/\d{7})",
    re.IGNORECASE,
)
_EPRINT_TYPES: Final = {"arxiv": "arxiv", "pubmed": "pmid", "pmid": "pmid", "pmc": "pmcid"}
_ID_FIELDS: Final = {
    "doi": "doi",
    "arxivid": "arxiv",
    "arxiv": "arxiv",
    "pmid": "pmid",
    "pmcid": "pmcid",
    "pmc": "pmcid",
    "acl": "acl",
    "openalex": "openalex",
}
_LINK_FIELDS: Final = {
    **{kind: kind for kind in ("pdf", "code", "slides", "video", "poster", "website", "project")},
    **dict.fromkeys(("url", "ee", "link", "html", "howpublished", "bdsk-url-1"), ""),
}
_ISBN: Final = re.compile(r"\b(?:97[89][ -]?)?(?:\d[ -]?){9}[\dXx]\b")
_ESCAPES: Final = re.compile(r"\\([_&%#$~{}])|[{}]|\\(?:url|href)\b|\\textunderscore\b ?")


def fields_of_entry(kind: str, key: str, raw: Mapping[str, str]) -> dict[str, object]:
    """Return the fields of a record; `raw` has those of the entry, including inherited ones."""
    type_ = _TYPES.get(kind, "") or _TYPES.get(_verbatim(raw.get("entrysubtype", "")).lower(), "")
    venue, arxiv = _venue(type_, raw)
    ids, links = ids_and_links(_addresses(raw))
    ids = {**ids, **dict(_ids(raw, type_)), **({"arxiv": arxiv} if arxiv else {})}
    is_preprint = bool(_PREPRINT_VENUE.match(venue)) or (not venue and "arxiv" in ids)
    if is_preprint and type_ in {"", "article", "webpage"}:
        type_ = "preprint"
    title = _title(kind, raw)
    authors, editors = names_of(raw.get("author", "")), names_of(raw.get("editor", ""))
    return {
        "title": title or None,
        "authors": authors,
        "abstract": plain_paragraphs(from_tex(raw.get("abstract", ""))),
        "date": date_or_unread(
            _date(raw), *(plain(from_tex(raw.get(name, ""))) for name in ("year", "date"))
        ),
        "venue": venue,
        "type": type_,
        **_in_print(type_, venue, raw, editors),
        **key_of(key, title),
        "language": language_tag(from_tex(raw.get("language") or raw.get("langid", ""))),
        "status": named_statuses(plain(from_tex(raw.get("note", "")))),
        "tags": _tags(raw),
        "ids": ids,
        "links": links,
    }


def _title(kind: str, raw: Mapping[str, str]) -> str:
    """Return title, subtitle and addition as one line; for one volume, the title of the set."""
    prefix = "main" if raw.get("maintitle") and _TYPES.get(kind) != "chapter" else ""
    title, subtitle, addition = (
        plain(from_tex(raw.get(name, "")))
        for name in (
            ("maintitle", "mainsubtitle", "maintitleaddon")
            if prefix
            else ("title", "subtitle", "titleaddon")
        )
    )
    title = joined_title((title or plain(from_tex(raw.get("booktitle", ""))), subtitle))
    if addition:
        title += f" {addition}" if title[-1:] in ".:?!;" else f". {addition}"
    return title


def _venue(type_: str, raw: Mapping[str, str]) -> tuple[str, str]:
    """Return the venue, and the arXiv identifier in its place, if any."""
    for name in (*_VENUES.get(type_, ()), *_ANY_VENUE):
        venue = plain(from_tex(raw.get(name, "")))
        if not venue or (name == "howpublished" and _ADDRESS.search(raw[name])):
            continue
        found = _ARXIV_IN_VENUE.search(venue)
        if found:
            return "arXiv", _arxiv((found[1] or found[2]).rstrip(",.;"))
        if venue.lower() == "corr":
            return venue, _arxiv(raw.get("volume", "").removeprefix("abs/"))
        return venue, ""
    return "", ""


def _in_print(
    type_: str, venue: str, raw: Mapping[str, str], editors: list[str]
) -> dict[str, object]:
    """Return volume, issue, pages, publisher and editors."""

    def text(*names: str) -> str:
        return plain(from_tex(next(filter(None, (raw.get(name) for name in names)), "")))

    return in_print(
        type_=type_,
        venue=venue,
        volume=text("volume"),
        issue=text("issue", "number"),
        pages=text("pages", "eid", "articleno"),
        publisher=text("publisher", "organization"),
        editors=editors,
    )


def _arxiv(text: str) -> str:
    try:
        return normal_form("arxiv", text)[1]
    except NoIdentifierError:
        return ""


def _ids(raw: Mapping[str, str], type_: str) -> Iterator[tuple[str, str]]:
    for name, scheme in _ID_FIELDS.items():
        if value := _verbatim(raw.get(name, "")):
            yield scheme, value
    if eprint := _verbatim(raw.get("eprint", "")):
        kind = _verbatim(raw.get("eprinttype") or raw.get("archiveprefix", "")).lower()
        scheme = _EPRINT_TYPES.get(kind, "") if kind else "arxiv"
        if scheme and (kind or _arxiv(eprint)):
            yield scheme, eprint
    isbn = _verbatim(raw.get("isbn", ""))
    if isbn and type_ in WHOLE_BOOKS:
        yield "isbn", next(iter(_ISBN.findall(isbn)), isbn)


def _addresses(raw: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, kind in _LINK_FIELDS.items():
        if value := raw.get(name, ""):
            yield kind, _verbatim(value)


def _verbatim(tex: str) -> str:
    """Return an identifier or address, in which only single characters are escaped as TeX."""
    return clean(_ESCAPES.sub(lambda found: found[1] or "", tex)) if tex else ""


def _date(raw: Mapping[str, str]) -> str:
    if date := iso_date(from_tex(raw.get("date", ""))):
        return date
    year, month, day = (plain(from_tex(raw.get(name, ""))) for name in ("year", "month", "day"))
    whole = iso_date(year)
    if not whole or not month or len(whole) > 4:
        return whole
    named = iso_date(f"{month} {whole}") if not month.strip(" .").isdigit() else ""
    return named if len(named) > 7 else of_parts(whole, month.strip(" ."), day)


def _tags(raw: Mapping[str, str]) -> list[str]:
    """Return the topics of an entry; Mendeley has those that a person chose apart from others."""
    lists = (raw.get("keywords") or raw.get("keyword", ""), raw.get("mendeley-tags", ""))
    words = (word for each in lists for word in keywords_in(each))
    return tags_of(plain(from_tex(word)) for word in words)
