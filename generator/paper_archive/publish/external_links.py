"""Links to other sites, for the ids and links of a paper."""

import re
from itertools import chain
from typing import Final
from urllib.parse import quote

from paper_archive.paper import Paper

_PLACES: Final = {
    "arxiv": ("arXiv", "https://arxiv.org/abs/{}"),
    "doi": ("DOI", "https://doi.org/{}"),
    "shortdoi": ("DOI (short)", "https://doi.org/{}"),
    "openreview": ("OpenReview", "https://openreview.net/forum?id={}"),
    "acl": ("ACL Anthology", "https://aclanthology.org/{}/"),
    "pmcid": ("PubMed Central", "https://pmc.ncbi.nlm.nih.gov/articles/{}/"),
    "pmid": ("PubMed", "https://pubmed.ncbi.nlm.nih.gov/{}/"),
    "s2": ("Semantic Scholar", "https://api.semanticscholar.org/{}"),
    "openalex": ("OpenAlex", "https://openalex.org/{}"),
}
"""Scheme → name of the site, and its URL for an identifier."""
_BOOK: Final = "https://openlibrary.org/isbn/{}"
_BY_NAME: Final = {name: (scheme, form) for scheme, (name, form) in _PLACES.items()}
_PDFS: Final = {
    "arxiv": "https://arxiv.org/pdf/{}",
    "acl": "https://aclanthology.org/{}.pdf",
    "openreview": "https://openreview.net/pdf?id={}",
}
"""Scheme → where the site has the PDF for an identifier."""
PERSISTENT: Final = ("DOI", "arXiv", "OpenReview", "ACL Anthology", "PubMed Central", "PubMed")
"""Sites whose addresses of papers stay, the best first."""
_BEST: Final = (*PERSISTENT, "pdf")
_BESIDE: Final = frozenset(("code", "data", "dataset", "demo", "model", "slides", "video"))
"""Kinds of links that do not lead to the paper itself."""
_RESERVED: Final = ":/?#@!$&'()*+,;=%"
"""Reserved characters (RFC 3986) and the percent sign, which are not escaped again."""
_IP_ADDRESS: Final = re.compile(r"(?<=://)%5B([0-9A-Fa-f:.]+)%5D")
"""The only place where brackets may be."""


def identifier_links(paper: Paper) -> list[tuple[str, str]]:
    """Return name and URL for each id and link of a paper."""
    ids = [
        (name, address.format(_in_address(paper.ids[scheme])))
        for scheme, (name, address) in _PLACES.items()
        if scheme in paper.ids
    ]
    isbn = paper.ids.get("isbn", "")
    books = [(f"ISBN {isbn}", _BOOK.format(isbn))] if isbn else []
    return [*ids, *books, *paper.links.items()]


def pdf_address(paper: Paper) -> str:
    """Return the URL of the PDF: that of the record, or else that of a site for an id; or empty."""
    given = next((url for kind, url in paper.links.items() if kind.lower() == "pdf"), "")
    made = (
        form.format(_in_address(paper.ids[scheme]))
        for scheme, form in _PDFS.items()
        if scheme in paper.ids
    )
    return given or next(made, "")


def best_address(paper: Paper, page_address: str) -> str:
    """Return the best known URL of the paper itself, or else of its page."""
    others = (kind for kind in paper.links if kind.lower() not in _BESIDE)
    known = (paper.links.get(name) or _of_site(paper, name) for name in chain(_BEST, others))
    return quoted(next(filter(None, known), page_address))


def acl_beside(paper: Paper) -> str:
    """Return the identifier in the ACL Anthology if the best address does not tell it."""
    acl = paper.ids.get("acl", "")
    return "" if acl and acl_address(acl) == best_address(paper, "") else acl


def acl_address(identifier: str) -> str:
    """Return the address of a paper in the ACL Anthology."""
    return _PLACES["acl"][1].format(_in_address(identifier))


def _of_site(paper: Paper, name: str) -> str:
    """Return the address of a paper at a site for its identifier there; empty if it has none."""
    scheme, form = _BY_NAME.get(name, ("", ""))
    return form.format(_in_address(paper.ids[scheme])) if scheme in paper.ids else ""


def _in_address(identifier: str) -> str:
    return quote(identifier, safe="/:;()")


def quoted(address: str) -> str:
    """Return an address in ASCII, as some programs need it."""
    found = quote(address, safe=_RESERVED)
    return _IP_ADDRESS.sub(r"[\1]", found, count=1) if "%5B" in found else found
