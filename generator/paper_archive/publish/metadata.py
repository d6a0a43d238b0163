"""What a page says of itself to programs: search engines, reference managers, link previews.

Each of them reads its own words for the same few facts; what is not known is not said.
"""

import json
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import quote
from xml.etree import ElementTree as ET

from markupsafe import Markup

from paper_archive.paper import Paper
from paper_archive.publish.addresses import OPEN_SEARCH, SEARCH, arxiv_id, bare_doi
from paper_archive.publish.citing import best_address, venue_kind
from paper_archive.publish.mathematics import plain_mathematics
from paper_archive.publish.names import sorted_name
from paper_archive.text import clean, excerpt

_OPEN_SEARCH: Final = "http://a9.com/-/spec/opensearch/1.1/"
_HTML_SIGNS: Final = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})


def citation_tags(paper: Paper) -> list[tuple[str, str]]:
    """Return name and content of the `<meta>` tags that describe the paper.

    Sources: Google Scholar, Inclusion Guidelines for Webmasters, "Indexing"; Zotero's translator
    "Embedded Metadata", which takes the DC.* tags and citation_public_url too.
    """
    kind = venue_kind(paper.venue)
    public = best_address(paper, "")
    tags = [
        ("citation_title", plain_mathematics(paper.title)),
        *(("citation_author", _author(name)) for name in paper.authors),
        ("citation_publication_date", paper.date.replace("-", "/")),
        (f"citation_{kind}_title" if kind else "DC.source", paper.venue),
        ("DC.type", "preprint" if _is_preprint(paper) else ""),
        ("citation_doi", bare_doi(paper)),
        ("citation_arxiv_id", arxiv_id(paper)),
        ("citation_pdf_url", paper.links.get("pdf", "")),
        ("citation_public_url", public),
        ("citation_keywords", "; ".join(tag.replace("-", " ") for tag in paper.tags)),
    ]
    return [(name, content) for name, content in tags if content]


def scholarly_article(paper: Paper, page_address: str) -> Markup:
    """Return the JSON-LD of the paper for a `<script>`, which nothing in it can end.

    Source: https://schema.org/ScholarlyArticle, JSON-LD 1.1 section 7 (embedding in HTML).
    """
    place = "Periodical" if venue_kind(paper.venue) == "journal" else "CreativeWork"
    public = best_address(paper, "")
    article: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "headline": plain_mathematics(paper.title),
        "author": [{"@type": "Person", "name": name} for name in paper.authors],
        "datePublished": paper.date,
        "dateModified": paper.updated,
        "isPartOf": paper.venue and {"@type": place, "name": paper.venue},
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
    """Return name and content of the tags by which a link to the page is previewed.

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


def coins(paper: Paper, page_address: str) -> str:
    """Return the ContextObject for the title of a `<span class="Z3988">`, not yet escaped.

    Sources: ANSI/NISO Z39.88-2004 (OpenURL 1.0), COinS; which keys mean what, Zotero's
    `parseContextObject` decides, whose own names of kinds stand in `rft.type`.
    """
    kind, doi = venue_kind(paper.venue), bare_doi(paper)
    title = plain_mathematics(paper.title)
    described = {
        "journal": [("genre", "article"), ("atitle", title), ("jtitle", paper.venue)],
        "conference": [("genre", "proceeding"), ("atitle", title), ("btitle", paper.venue)],
        "": [
            ("type", "preprint" if _is_preprint(paper) else "document"),
            ("title", title),
            ("source", paper.venue),
        ],
    }[kind]
    form = {"journal": "journal", "conference": "book", "": "dc"}[kind]
    pairs = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", f"info:ofi/fmt:kev:mtx:{form}"),
        ("rft_id", doi and f"info:doi/{doi}"),
        ("rft_id", best_address(paper, page_address)),
        *((f"rft.{key}", value) for key, value in described),
        *(("rft.au", sorted_name(name)) for name in paper.authors),
        ("rft.date", paper.date),
    ]
    return "&".join(f"{key}={quote(value, safe='')}" for key, value in pairs if value)


def open_search(site_name: str, site_address: str) -> str:
    """Return the description by which a browser adds the search of the site to its own.

    Source: OpenSearch 1.1 Draft 6, which allows a short name 16 characters.
    """
    site, name = f"{site_address.rstrip('/')}/", clean(site_name)
    description = ET.Element("OpenSearchDescription", xmlns=_OPEN_SEARCH)
    ET.SubElement(description, "ShortName").text = excerpt(name, 16)
    ET.SubElement(description, "Description").text = f"Papers in {excerpt(name, 1000)}"
    ET.SubElement(description, "InputEncoding").text = "UTF-8"
    ET.SubElement(
        description, "Url", type="text/html", template=f"{site}{SEARCH}?q={{searchTerms}}"
    )
    ET.SubElement(
        description,
        "Url",
        type="application/opensearchdescription+xml",
        rel="self",
        template=f"{site}{OPEN_SEARCH}",
    )
    text = ET.tostring(description, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _author(name: str) -> str:
    """Return a name as it is sorted, unless Zotero would take both sides of its comma for names."""
    family, _, given = sorted_name(name).partition(", ")
    return name if " " in family and " " in given else sorted_name(name)


def _is_preprint(paper: Paper) -> bool:
    return bool(arxiv_id(paper)) and not paper.venue


def _identifiers(paper: Paper) -> Iterator[dict[str, str]]:
    for scheme, value in (("doi", bare_doi(paper)), ("arXiv", arxiv_id(paper))):
        if value:
            yield {"@type": "PropertyValue", "propertyID": scheme, "value": value}
