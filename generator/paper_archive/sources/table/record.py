"""What a row says of a paper, in the words of the record."""

import re
from collections.abc import Mapping
from typing import Final

from paper_archive.identifiers import NoIdentifierError, normal_form
from paper_archive.sources.field_values.addresses import ids_and_links
from paper_archive.sources.field_values.dates import date_or_unread, in_year, iso_date, of_parts
from paper_archive.sources.field_values.languages import language_tag
from paper_archive.sources.field_values.markup import plain, plain_paragraphs
from paper_archive.sources.field_values.printed import in_print, key_of, page_range
from paper_archive.sources.field_values.tags import keywords_in, tags_of
from paper_archive.sources.field_values.venues import venue_name
from paper_archive.sources.json_documents import dicts_in
from paper_archive.sources.table.author_cells import authors_in
from paper_archive.sources.table.cell_texts import Linked, cell_text
from paper_archive.statuses import named_statuses
from paper_archive.text import slug, whole_number
from paper_archive.values import TYPES

COUNTS: Final = ("citations", "upvotes", "comments")
_SCHEMES: Final = ("arxiv", "doi", "pmid", "pmcid", "openreview", "acl", "openalex", "s2")
_LINKS: Final = ("pdf", "code", "project", "video", "slides", "url", "links")
_TYPES: Final = (
    ("proceedings", r"\Aproceedings\Z"),
    ("conference", r"conference|proceedings paper|inproceedings|\bC\b"),
    ("chapter", r"chapter|section|incollection|encyclopedia"),
    ("preprint", r"preprint|posted|eprint|working paper"),
    ("thesis", r"thesis|dissertation"),
    ("report", r"report|standard"),
    ("dataset", r"data ?set"),
    ("software", r"software|program"),
    ("patent", r"patent"),
    ("webpage", r"web|blog"),
    ("book", r"\bbook\b|monograph|\bB\b"),
    ("article", r"article|journal|review|letter|editorial|\bJ\b|note|erratum"),
)
_RETRACTED: Final = re.compile(r"\bretracted\b", re.IGNORECASE)
_DECORATION: Final = re.compile("[\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff\ufe0f]+")
_PAGE_DIGITS: Final = 4
_WHOLE: Final = re.compile(r"(\d{1,3}(?:[,\s]\d{3})+|\d+)(?:\.0+)?")
"""A count with or without separators of thousands; programs write `3.0` where others are empty."""
_LINK: Final = re.compile(r"\[([^\[\]]*)\]\(([^\s()\[\]]+)\)")
_ID: Final = re.compile(r"(?:\A|; )([A-Za-z][\w-]*): ([^\s;]+)(?=; |\Z)")
_NAMED_LINK: Final = re.compile(r"(?:\A|; )([A-Za-z][\w-]*): (https?://\S+?)(?=; |\Z)")
"""An identifier, and a link, as exports of archives write several of them in a cell."""
_ORCID: Final = re.compile(r": ([\dX-]{19})(?:; |\Z)")
"""What follows the name of each author in the cell of an archive."""


def fields_of_row(row: Mapping[str, object]) -> dict[str, object]:
    """Return the fields of a record; `row` has the values by the fields of `columns.py`."""
    title, address = _title(row.get("title"))
    named = _NAMED_LINK.findall(cell_text(row.get("links")))
    links = [
        *((kind.lower(), text) for kind, text in named),
        *(
            (kind if kind not in {"url", "links"} else "", text)
            for kind in _LINKS
            if not (named and kind == "links")
            for text in _addresses(row.get(kind))
        ),
    ]
    ids, found = ids_and_links([*links, ("", address)])
    for scheme in _SCHEMES:
        if text := _identifier(row.get(scheme)):
            ids[scheme] = text
    type_ = _type(row)
    if "isbn" in row and type_ == "book":
        ids["isbn"] = cell_text(row["isbn"]).split(";")[0].split(",")[0]
    ids |= dict(_ID.findall(cell_text(row.get("ids"))))
    if not ids and (text := cell_text(row.get("id"))):
        ids |= _arxiv_or_doi(text)
    page = slug(cell_text(row["slug"])) if "slug" in row else ""
    return {
        **(_of_archive(row, page) if page else {}),
        "title": title or None,
        "authors": authors_in(row.get("authors")),
        "abstract": plain_paragraphs(cell_text(row.get("abstract"))),
        "date": date_or_unread(_date(row), cell_text(row.get("year")), cell_text(row.get("date"))),
        "venue": venue_name(plain(cell_text(row.get("venue")))),
        "type": type_,
        **_in_print(row, type_),
        **key_of(cell_text(row.get("citekey")), title),
        "language": language_tag(cell_text(row.get("language"))),
        "status": _status(row),
        "tags": _tags(row.get("tags")),
        **{name: _count(row.get(name)) for name in COUNTS},
        "ids": ids,
        "links": found,
    }


def _of_archive(row: Mapping[str, object], page: str) -> dict[str, object]:
    """Return what only the table of an archive says; elsewhere, `updated` is when a row was."""
    authors = {*authors_in(row.get("authors"))}
    parts = _ORCID.split(cell_text(row.get("orcids")))
    return {
        "slug": page,
        "updated": iso_date(cell_text(row.get("updated"))),
        "orcids": {
            name: orcid
            for name, orcid in zip(parts[::2], parts[1::2], strict=False)
            if name in authors
        },
    }


def _title(value: object) -> tuple[str, str]:
    """Return a title without stars and links, and the address that it linked to."""
    text = cell_text(value)
    link = _LINK.search(text)
    address = value.address if isinstance(value, Linked) else ""
    text = _LINK.sub(r"\1", text) if link else text
    title = plain(_DECORATION.sub("", text)).strip("* ")
    return title, link[2] if link else address


def _identifier(value: object) -> str:
    """Return the text of a cell, or the address behind words such as "full text"."""
    text = cell_text(value)
    is_words = not any(map(str.isdigit, text))
    return value.address if is_words and isinstance(value, Linked) else text


def _in_print(row: Mapping[str, object], type_: str) -> dict[str, object]:
    """Return volume, issue, pages, publisher and editors.

    A short number in a column of pages says how many there are, unless another column has them
    or it is the table of an archive.
    """
    pages = plain(cell_text(row.get("pages")))
    between = page_range(*(plain(cell_text(row.get(name))) for name in ("first_page", "last_page")))
    is_count = "slug" not in row and not between and len(pages) < _PAGE_DIGITS
    if is_count and pages.isdecimal():
        pages = ""
    return in_print(
        type_,
        volume=plain(cell_text(row.get("volume"))),
        issue=plain(cell_text(row.get("issue"))),
        publisher=plain(cell_text(row.get("publisher"))),
        pages=between or pages or plain(cell_text(row.get("article_number"))),
        editors=authors_in(row.get("editors")),
    )


def _date(row: Mapping[str, object]) -> str:
    year = of_parts(cell_text(row.get("year")), cell_text(row.get("month")))
    date = in_year(cell_text(row.get("date")), year[:4])
    return date if len(date) >= len(year) and (not year or date[:4] == year[:4]) else year or date


def _type(row: Mapping[str, object]) -> str:
    text = cell_text(row.get("type"))
    if text in TYPES:  # of an archive
        return text
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)
    # Single letters are codes of Web of Science, which are capitals.
    flags = re.NOFLAG if len(text) == 1 else re.IGNORECASE
    return next((type_ for type_, pattern in _TYPES if re.search(pattern, words, flags)), "")


def _status(row: Mapping[str, object]) -> object:
    """Return what became of a paper; "to read" or "accepted" is the status of something else."""
    given = row.get("status")
    if isinstance(given, Mapping):
        return given
    is_retracted = cell_text(given).lower() in {"true", "yes"}
    named = named_statuses("retracted" if is_retracted else cell_text(given))
    return named or ({"retracted": {}} if _RETRACTED.search(cell_text(row.get("type"))) else {})


def _tags(value: object) -> list[str]:
    texts = value if isinstance(value, list) else keywords_in(cell_text(value))
    return tags_of(plain(cell_text(each)) for each in texts)


def _count(value: object) -> int | None:
    found = _WHOLE.fullmatch(cell_text(value))
    return whole_number(re.sub(r"\D", "", found[1])) if found else None


def _arxiv_or_doi(text: str) -> dict[str, str]:
    """Return the scheme and identifier in a column `id`, if it is certainly of arXiv or a DOI."""
    for scheme in ("arxiv", "doi"):
        try:
            return dict([normal_form(scheme, text)])
        except NoIdentifierError:
            continue
    return {}


def _addresses(value: object) -> list[str]:
    """Return the addresses of a cell: one, a list, or an object of kind → address."""
    if isinstance(value, Linked):
        return [value.address]
    if isinstance(value, Mapping):
        return [cell_text(each) for each in value.values()]
    if isinstance(value, list):
        return [
            cell_text(each) or cell_text(link.get("url"))
            for each in value
            for link in dicts_in([each]) or [{}]
        ]
    text = cell_text(value)
    return re.findall(r"\b[A-Za-z][A-Za-z0-9+.-]*://[^\s,;|)\]]+", text) or ([text] if text else [])
