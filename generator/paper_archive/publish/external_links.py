"""Where a paper leads on other sites: what its ids and links name, and where to look it up."""

import re
from typing import Final
from urllib.parse import quote, quote_plus

from paper_archive.paper import Paper

_ARXIV: Final = re.compile(r"\d{4}\.\d{4,5}\Z|[a-z-]+(\.[A-Z]{2})?/\d{7}\Z")
_DOI: Final = re.compile(
    r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)\Z", re.IGNORECASE
)
_GITLAB: Final = "-/issues/new?issue%5Btitle%5D={}"
_FORGE: Final = re.compile(r"https://(github|gitlab)\.com/")
_BEST: Final = ("DOI", "arXiv", "OpenReview", "ACL Anthology", "pdf")
_BESIDE: Final = frozenset(("code", "data", "dataset", "demo", "model", "slides", "video"))
"""Kinds of links that lead to something other than the paper."""
_RESERVED: Final = ":/?#[]@!$&'()*+,;=%"
"""What has a meaning in an address (RFC 3986) and what has been escaped in it."""


def bare_doi(paper: Paper) -> str:
    """Return the DOI without the address of its resolver; empty if there is none."""
    found = _DOI.match(paper.ids.get("doi", ""))
    return found[1] if found else ""


def arxiv_id(paper: Paper) -> str:
    """Return the arXiv identifier; empty if there is none or it is not written like one."""
    identifier = paper.ids.get("arxiv", "")
    return identifier if _ARXIV.match(identifier) else ""


def identifier_links(paper: Paper) -> list[tuple[str, str]]:
    """Return name and address of what a paper's ids and links lead to, on other sites."""
    links = []
    if arxiv := arxiv_id(paper):
        links.append(("arXiv", f"https://arxiv.org/abs/{arxiv}"))
    if doi := bare_doi(paper):
        links.append(("DOI", f"https://doi.org/{doi}"))
    if "openreview" in paper.ids:
        links.append(("OpenReview", f"https://openreview.net/forum?id={paper.ids['openreview']}"))
    if "acl" in paper.ids:
        links.append(("ACL Anthology", f"https://aclanthology.org/{paper.ids['acl']}/"))
    return links + [(kind, address) for kind, address in paper.links.items()]


def best_address(paper: Paper, page_address: str) -> str:
    """Return where the paper itself is read, as far as known; else the address of its page."""
    known = dict(identifier_links(paper))
    others = [kind for kind in paper.links if kind.lower() not in _BESIDE]
    best = next((known[name] for name in (*_BEST, *others) if name in known), page_address)
    return quote(best, safe=_RESERVED)


def lookup_links(paper: Paper) -> list[tuple[str, str]]:
    """Return name and address of searches for the title, for a paper that has no id."""
    if paper.ids:
        return []
    title = quote_plus(paper.title)
    quoted = quote_plus(f'"{paper.title}"')
    return [
        ("arXiv", f"https://arxiv.org/search/?query={quoted}&searchtype=title"),
        ("Semantic Scholar", f"https://www.semanticscholar.org/search?q={title}"),
        ("Google Scholar", f"https://scholar.google.com/scholar?q={quoted}"),
        ("Hugging Face Papers", f"https://huggingface.co/papers?q={title}"),
    ]


def correction_links(repo_url: str, edit_url: str | None, paper: Paper) -> list[tuple[str, str]]:
    """Return name and address of where a correction can be suggested; none without a repository.

    Source of the prefilled issue: GitHub and GitLab, "Creating an issue from a URL query".
    """
    links = [("edit the page", edit_url)] if edit_url else []
    forge = _FORGE.match(repo_url or "")
    if forge:
        title = quote_plus(f"Correction: {paper.title}")
        address = repo_url.rstrip("/")
        query = f"issues/new?title={title}" if forge[1] == "github" else _GITLAB.format(title)
        links.append(("tell us", f"{address}/{query}"))
    return links
