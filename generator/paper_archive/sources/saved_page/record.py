"""What a page says of its paper, as fields."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from paper_archive.sources.field_values.addresses import ids_and_links
from paper_archive.sources.field_values.dates import date_or_unread, iso_date
from paper_archive.sources.field_values.languages import language_tag
from paper_archive.sources.field_values.markup import plain, plain_paragraphs
from paper_archive.sources.field_values.people import (
    authors_and_orcids,
    in_printed_order,
    is_person,
    people_in,
)
from paper_archive.sources.field_values.printed import (
    PUBLISHED,
    WHOLE_BOOKS,
    in_print,
    page_range,
)
from paper_archive.sources.field_values.tags import keywords_in, tags_of
from paper_archive.sources.field_values.tex import from_tex
from paper_archive.sources.json_documents import text_of
from paper_archive.sources.saved_page import json_ld
from paper_archive.sources.saved_page.page import Page
from paper_archive.statuses import named_statuses
from paper_archive.text import clean

_VENUES: Final = (
    ("citation_journal_title", "article"),
    ("citation_conference_title", "conference"),
    ("citation_conference", "conference"),
    ("citation_inbook_title", "chapter"),
    ("citation_book_title", "chapter"),
    ("citation_dissertation_institution", "thesis"),
    ("citation_technical_report_institution", "report"),
)
"""Tag of a venue → type of a paper that has it."""
_HOSTS: Final = {"Periodical": "article", "PublicationVolume": "conference", "Book": "chapter"}
"""Type in schema.org of what a paper is a part of → type of the paper."""
_TYPES: Final = {
    **dict.fromkeys(("journalarticle", "article", "journal article"), "article"),
    **dict.fromkeys(("conferencepaper", "conference paper"), "conference"),
    **dict.fromkeys(("booksection", "book chapter", "book part"), "chapter"),
    **dict.fromkeys(("thesis", "doctoral thesis", "master thesis"), "thesis"),
    **dict.fromkeys(("computerprogram", "software"), "software"),
    **{name: name for name in ("preprint", "book", "report", "dataset", "patent", "webpage")},
    "document": "other",
}
"""What `DC.type` says in lower case, in the words of Zotero or of repositories → type."""
_DATES: Final = (
    *("citation_publication_date", "citation_date", "citation_online_date", "citation_year"),
    *("dc.date.issued", "dc.issued", "dc.date"),
)
_DOI: Final = re.compile(r"(?:doi:\s*|https?://(?:dx\.)?doi\.org/|(?=10\.\d{4}))\S+", re.IGNORECASE)
_ARXIV: Final = "arXiv"
_LIST: Final = 3
"""Commas in an only author, from which on it is a list of names."""


def fields_of(page: Page) -> dict[str, object]:
    """Return the fields of a record."""
    part = json_ld.appeared_in(page.article)
    publisher = page.first("citation_publisher", "dc.publisher")
    type_, venue = _type_and_venue(page, part, publisher)
    if page.is_own and venue == _ARXIV and page.first("citation_arxiv_id"):
        venue = ""  # pages of preprints on arXiv say so, whatever is known of a venue
    ids, links = _ids_and_links(page, type_)
    first, last = page.first("citation_firstpage"), page.first("citation_lastpage")
    publisher = plain(publisher or json_ld.name_in(page.article.get("publisher")))
    return {
        "title": _title(page) or None,
        "abstract": _abstract(page),
        **authors_and_orcids(_people(page)),
        "date": _date(page),
        "updated": iso_date(text_of(page.article.get("dateModified"))) if page.is_own else "",
        "venue": venue,
        "type": type_ or ("preprint" if "arxiv" in ids and not venue else ""),
        **in_print(
            type_=type_,
            venue=venue,
            volume=page.first("citation_volume") or part.get("volumeNumber", ""),
            issue=page.first("citation_issue") or part.get("issueNumber", ""),
            pages=page_range(first, last) or text_of(page.article.get("pagination")),
            publisher="" if publisher == _ARXIV else publisher,
            editors=_names(page, "citation_editor"),
        ),
        "language": language_tag(
            page.first("citation_language", "dc.language")
            or text_of(page.article.get("inLanguage"))
        ),
        "status": _status(page),
        "tags": tags_of(map(plain, _keywords(page))),
        "ids": ids,
        "links": links,
    }


def _title(page: Page) -> str:
    tagged = page.first("citation_title", "dc.title")
    title = tagged or text_of(page.article.get("headline")) or text_of(page.article.get("name"))
    if page.is_own:
        return title
    return from_tex(title) if page.first("citation_arxiv_id") else plain(title)


def _abstract(page: Page) -> str:
    text = page.first("citation_abstract", "dc.description.abstract", "dc.abstract")
    if page.is_own:
        return page.own_abstract or text
    return from_tex(text) if page.first("citation_arxiv_id") else plain_paragraphs(text)


def _people(page: Page) -> list[tuple[str, str]]:
    """Return name and ORCID iD of each author; an iD stands behind its author."""
    described = [
        (in_printed_order(name), orcid)
        for name, orcid in json_ld.people_in(page.article.get("author"))
    ]
    orcids = {clean(name): orcid for name, orcid in described if orcid}
    people: list[tuple[str, str]] = []
    is_list = len(page.all("citation_author")) == 1
    for name, content in page.contents:
        if name == "citation_author":
            people += [(each, "") for each in _split(content, may_be_list=is_list)]
        elif name == "citation_author_orcid" and people and not people[-1][1]:
            people[-1] = (people[-1][0], content)
    if not people:
        names = people_in(page.first("citation_authors")) or _names(
            page, "dc.creator", "dc.creator.personalname", "dc.contributor.author"
        )
        people = [(name, "") for name in names]
    return [(name, orcid or orcids.get(clean(name), "")) for name, orcid in people] or described


def _names(page: Page, *tags: str) -> list[str]:
    contents = page.all(*tags)
    return [name for each in contents for name in _split(each, may_be_list=len(contents) == 1)]


def _split(content: str, *, may_be_list: bool) -> Iterator[str]:
    """Yield the names in a tag, which should be one."""
    if may_be_list and ";" not in content and content.count(",") >= _LIST:
        yield from people_in(content)
        return
    for each in content.split(";"):
        if each.strip() and is_person(name := in_printed_order(plain(each))):
            yield name


def _date(page: Page) -> object:
    """Return the date of publication, as precise as a tag or the JSON-LD has it."""
    texts = [*page.all(*_DATES), text_of(page.article.get("datePublished"))]
    dates = [date for text in texts if (date := iso_date(text))]
    alike = [date for date in dates if date.startswith(dates[0])]
    return date_or_unread(max(alike, key=len, default=""), *filter(None, texts))


def _type_and_venue(page: Page, part: Mapping[str, str], publisher: str) -> tuple[str, str]:
    venues = [(type_, name) for tag, type_ in _VENUES if (name := plain(page.first(tag)))]
    if not venues:
        venues = [(type_, plain(part[host])) for host, type_ in _HOSTS.items() if host in part]
    if venues:
        return venues[0]
    type_ = next((_TYPES[t] for each in page.all("dc.type") if (t := each.lower()) in _TYPES), "")
    if type_ == "webpage":
        return type_, plain(page.first("dc.source"))
    is_published = type_ in PUBLISHED or (page.is_own and type_ not in WHOLE_BOOKS)
    return type_, plain(publisher) if is_published else ""


def _status(page: Page) -> dict[str, dict[str, str]]:
    said = page.article.get("creativeWorkStatus")
    return named_statuses(", ".join(map(text_of, said if isinstance(said, list) else [said])))


def _keywords(page: Page) -> Iterator[str]:
    for content in page.all("citation_keywords", "citation_keyword", "dc.subject"):
        yield from keywords_in(content)


def _ids_and_links(page: Page, type_: str) -> tuple[dict[str, str], dict[str, str]]:
    addresses = [
        ("pdf", page.first("citation_pdf_url")),
        ("", page.first("citation_public_url", "citation_abstract_html_url")),
    ]
    found, links = ids_and_links(addresses)
    for content in page.all("dc.identifier.doi", "dc.identifier"):
        if _DOI.fullmatch(content):
            found["doi"] = content
    said = {
        "arxiv": page.first("citation_arxiv_id"),
        "doi": page.first("citation_doi"),
        "pmid": page.first("citation_pmid"),
        "isbn": page.first("citation_isbn") if type_ in WHOLE_BOOKS else "",
    }
    return found | {scheme: value for scheme, value in said.items() if value}, links
