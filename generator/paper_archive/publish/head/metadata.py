"""Metadata of a page for search engines, reference managers and link previews.

Each of them has its own vocabulary; unknown fields are left out.
"""

import json
from collections.abc import Iterator
from typing import Any, Final

from markupsafe import Markup

from paper_archive.in_print import first_and_last
from paper_archive.names import is_group, without_marks
from paper_archive.orcids import HOME
from paper_archive.paper import Paper
from paper_archive.publish.cards.words import HEIGHT, WIDTH, Card
from paper_archive.publish.citations.creators import more_authors, tagged_creators, tagged_editors
from paper_archive.publish.citations.kinds import (
    imprint_of,
    kind_of,
    number_of,
    place_of,
    type_of,
)
from paper_archive.publish.external_links import best_address, quoted
from paper_archive.publish.languages.dates import date_parts
from paper_archive.publish.limits import (
    HEAD_ABSTRACT_CHARS,
    HEAD_AUTHORS,
    HEAD_TAGS,
    first_names,
    short_name,
    short_title,
)
from paper_archive.publish.mathematics import is_prose, plain_mathematics
from paper_archive.statuses import warnings
from paper_archive.text import excerpt

_TOLD_BY_TAGS: Final = frozenset(("article", "conference", "chapter", "thesis", "report"))
"""Types that Zotero infers from the tag of the venue."""
_JSON: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_HTML_SIGNS: Final = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def has_abstract_tag(paper: Paper, *, is_wanted: bool) -> bool:
    """Tell whether a tag has the abstract, as it has that of any paper if it is wanted.

    Otherwise, `abstract-tag.js` makes it of the text on the page, unless formulas changed that.
    """
    return bool(paper.abstract) and (is_wanted or not is_prose(paper.abstract))


def citation_tags(paper: Paper, *, has_abstract: bool = True) -> list[tuple[str, str]]:
    """Return name and content of the `<meta>` tags of a paper; with or without its abstract.

    Sources: Google Scholar, Inclusion Guidelines for Webmasters, "Indexing", where a date is a day
    or a year; Zotero's translator "Embedded Metadata", which takes the DC.* tags, citation_editor
    and citation_public_url too.
    """
    year, _, day = date_parts(paper.date)
    tags = [
        ("citation_title", plain_mathematics(short_title(paper.title))),
        *(("citation_author", name) for name in tagged_creators(paper, HEAD_AUTHORS)),
        *(("citation_editor", name) for name in tagged_editors(paper, HEAD_AUTHORS)),
        ("citation_publication_date", paper.date.replace("-", "/") if day else year),
        *((tag, short_name(imprint_of(paper).place)) for tag in kind_of(paper).tags),
        *_in_print(paper),
        ("DC.type", _zotero_type(paper)),
        ("citation_doi", paper.ids.get("doi", "")),
        ("citation_isbn", paper.ids.get("isbn", "")),
        ("citation_arxiv_id", paper.ids.get("arxiv", "")),
        ("citation_technical_report_number", number_of(paper)),  # to Zotero, of a preprint
        ("citation_language", paper.language),
        ("citation_pdf_url", paper.links.get("pdf", "")),
        ("citation_public_url", best_address(paper, "")),
        ("citation_abstract", _abstract(paper) if has_abstract else ""),
        ("citation_keywords", "; ".join(tag.replace("-", " ") for tag in paper.tags[:HEAD_TAGS])),
    ]
    return [(name, content) for name, content in tags if content]


def _in_print(paper: Paper) -> Iterator[tuple[str, str]]:
    """Yield volume, issue, pages, and the series and publisher that no tag of the venue has."""
    imprint, (first, last) = imprint_of(paper), first_and_last(paper.pages)
    yield "citation_volume", short_name(paper.volume)
    yield "citation_issue", short_name(paper.issue)
    yield "citation_firstpage", first or short_name(paper.pages)
    yield "citation_lastpage", last
    yield "citation_series_title", short_name(imprint.series)
    yield "citation_publisher", short_name(imprint.publisher)


def _zotero_type(paper: Paper) -> str:
    """Return the type that Zotero needs to be given; by default it reads a paper as an article."""
    type_ = type_of(paper)
    is_told = type_ in _TOLD_BY_TAGS if place_of(paper) else type_ in ("article", "other")
    return "" if is_told else kind_of(paper).zotero


def scholarly_article(paper: Paper, license_address: str = "") -> Markup:
    """Return the JSON-LD of the paper for a `<script>`, which nothing in it can end.

    The licence is that of the JSON-LD, not of the paper. What the paper is the same as is neither
    its page nor its text: other tags lead to both.

    Source: https://schema.org/ScholarlyArticle, JSON-LD 1.1 section 7 (embedding in HTML), by which
    an address is relative to that of the page.
    """
    kind = kind_of(paper)
    best = best_address(paper, "")
    names = first_names(paper.authors, HEAD_AUTHORS)
    article: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": kind.schema,
        "headline": plain_mathematics(short_title(paper.title)),
        "inLanguage": paper.language,
        "author": [
            _author(short, paper.orcids.get(name, ""))
            for short, name in zip(names, paper.authors, strict=False)
        ],
        "creditText": more_authors(paper, HEAD_AUTHORS) and _credit(paper),
        "datePublished": paper.date,
        "dateModified": paper.updated,
        "creativeWorkStatus": warnings(paper.status),
        "editor": [_author(name, "") for name in first_names(paper.editors, HEAD_AUTHORS)],
        **_appeared(paper),
        "pagination": short_name(paper.pages),
        "identifier": list(_identifiers(paper)),
        "url": "./",
        "sameAs": best if best != quoted(paper.links.get("pdf", "")) else "",
        "sdLicense": license_address,
    }
    known = {name: value for name, value in article.items() if value}
    text = _JSON.encode(known)
    for sign, escaped in _HTML_SIGNS.items():  # several times as fast as `translate`
        text = text.replace(sign, escaped)
    return Markup(text)  # noqa: S704  # escaped


def _appeared(paper: Paper) -> dict[str, Any]:
    """Return what the paper is a part of, from its issue to its journal, and its publisher."""
    imprint, host = imprint_of(paper), kind_of(paper).host
    place, publisher = short_name(imprint.place), short_name(imprint.publisher)
    part: dict[str, Any] = {"@type": host, "name": place} if host and place else {}
    if imprint.series:
        part = {"@type": "BookSeries", "name": short_name(imprint.series)}
    for kind, number in (("volume", paper.volume), ("issue", paper.issue)):
        name, type_ = f"{kind}Number", f"Publication{kind.title()}"
        if number and part.get("@type") == type_:
            part[name] = short_name(number)
        elif number:
            part = {"@type": type_, name: short_name(number)} | ({"isPartOf": part} if part else {})
    if not host:
        publisher = place
    return {
        "isPartOf": part,
        "publisher": publisher and {"@type": "Organization", "name": publisher},
    }


def open_graph(
    title: str, picture_address: str, kind: str, *, is_lean: bool = False
) -> list[tuple[str, str]]:
    """Return name and content of the tags by which a link to the page is previewed.

    `kind` is `article` or `website`; names in `og:` belong in `property`, others in `name`. Other
    tags of the page have the address, the description, and the title of a paper as well. A lean
    page leaves the size of its preview out, which is then that of one without a picture.
    Sources: https://ogp.me/; X, "Getting started with Cards".
    """
    size = "summary_large_image" if picture_address else "summary"
    tags = [
        ("og:type", kind),
        ("og:title", title),
        ("og:image", picture_address),
        ("twitter:card", "" if is_lean else size),
    ]
    return [(name, content) for name, content in tags if content]


def picture_tags(card: Card) -> list[tuple[str, str]]:
    """Return likewise what a preview is told of the picture of a paper before it is loaded.

    Nobody knows as much of the picture of the site, which a person may have replaced.
    """
    return [
        ("og:image:width", f"{WIDTH}"),
        ("og:image:height", f"{HEIGHT}"),
        ("og:image:alt", card.text),
    ]


def _abstract(paper: Paper) -> str:
    """Return the abstract; whole, if it is one."""
    return plain_mathematics(excerpt(paper.abstract, HEAD_ABSTRACT_CHARS))


def _credit(paper: Paper) -> str:
    """Return whom to credit where not all authors are named."""
    return f"{without_marks(paper.authors[0])} {more_authors(paper, 1)}"


def _author(name: str, orcid: str) -> dict[str, str]:
    """Return an author; an ORCID iD is of a person.

    It is never text alone: Google calls an author of no type invalid, and Readability, by which
    Firefox shows pages for reading, drops those that have no field for their name.
    """
    bare = without_marks(name)
    if orcid:
        address = f"{HOME}{orcid}"
        return {"@type": "Person", "@id": address, "name": bare, "sameAs": address}
    return {"@type": "Organization" if is_group(bare) else "Person", "name": bare}


def _identifiers(paper: Paper) -> Iterator[dict[str, str]]:
    for scheme in ("doi", "arXiv", "ISBN"):
        if value := paper.ids.get(scheme.lower(), ""):
            yield {"@type": "PropertyValue", "propertyID": scheme, "value": value}
