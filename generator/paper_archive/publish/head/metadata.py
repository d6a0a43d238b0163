"""Metadata of a page for search engines, reference managers and link previews.

Each of them has its own vocabulary; unknown fields are left out.
"""

import json
from collections.abc import Iterator
from typing import Any, Final

from markupsafe import Markup

from paper_archive.names import sorted_name
from paper_archive.paper import Paper
from paper_archive.publish.citations.venues import is_preprint, venue_kind
from paper_archive.publish.external_links import best_address
from paper_archive.publish.limits import (
    HEAD_AUTHORS,
    HEAD_TAGS,
    first_names,
    short_name,
    short_title,
)
from paper_archive.publish.mathematics import plain_mathematics

_HTML_SIGNS: Final = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})


def citation_tags(paper: Paper) -> list[tuple[str, str]]:
    """Return name and content of the `<meta>` tags of a paper.

    Sources: Google Scholar, Inclusion Guidelines for Webmasters, "Indexing"; Zotero's translator
    "Embedded Metadata", which takes the DC.* tags and citation_public_url too.
    """
    kind = venue_kind(paper.venue)
    public = best_address(paper, "")
    tags = [
        ("citation_title", plain_mathematics(short_title(paper.title))),
        *(("citation_author", _author(name)) for name in first_names(paper.authors, HEAD_AUTHORS)),
        ("citation_publication_date", paper.date.replace("-", "/")),
        (f"citation_{kind}_title" if kind else "DC.source", short_name(paper.venue)),
        ("DC.type", "preprint" if is_preprint(paper) else ""),
        ("citation_doi", paper.ids.get("doi", "")),
        ("citation_arxiv_id", paper.ids.get("arxiv", "")),
        ("citation_pdf_url", paper.links.get("pdf", "")),
        ("citation_public_url", public),
        ("citation_keywords", "; ".join(tag.replace("-", " ") for tag in paper.tags[:HEAD_TAGS])),
    ]
    return [(name, content) for name, content in tags if content]


def scholarly_article(paper: Paper, page_address: str) -> Markup:
    """Return the JSON-LD of a paper, escaped for a `<script>`.

    Source: https://schema.org/ScholarlyArticle, JSON-LD 1.1 section 7 (embedding in HTML).
    """
    place = "Periodical" if venue_kind(paper.venue) == "journal" else "CreativeWork"
    public = best_address(paper, "")
    article: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "headline": plain_mathematics(short_title(paper.title)),
        "author": [
            {"@type": "Person", "name": name} for name in first_names(paper.authors, HEAD_AUTHORS)
        ],
        "datePublished": paper.date,
        "dateModified": paper.updated,
        "isPartOf": paper.venue and {"@type": place, "name": short_name(paper.venue)},
        "identifier": list(_identifiers(paper)),
        "url": page_address,
        "sameAs": public,
    }
    known = {name: value for name, value in article.items() if value}
    text = json.dumps(known, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_HTML_SIGNS))  # noqa: S704  # escaped in the line itself


def open_graph(
    title: str, description: str, page_address: str, picture_address: str, kind: str
) -> list[tuple[str, str]]:
    """Return name and content of the tags for link previews.

    `kind` is `article` or `website`; names in `og:` stand in `property`, others in `name`.
    Sources: https://ogp.me/; X, "Getting started with Cards".
    """
    tags = [
        ("og:type", kind),
        ("og:title", title),
        ("og:description", description),
        ("og:url", page_address),
        ("og:image", picture_address),
        ("twitter:card", "summary_large_image" if picture_address else "summary"),
    ]
    return [(name, content) for name, content in tags if content]


def _author(name: str) -> str:
    """Return "Family, Given", unless Zotero would read that as two people."""
    family, _, given = sorted_name(name).partition(", ")
    return name if " " in family and " " in given else sorted_name(name)


def _identifiers(paper: Paper) -> Iterator[dict[str, str]]:
    for scheme, value in (("doi", paper.ids.get("doi", "")), ("arXiv", paper.ids.get("arxiv", ""))):
        if value:
            yield {"@type": "PropertyValue", "propertyID": scheme, "value": value}
