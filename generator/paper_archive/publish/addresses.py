"""The addresses of the site, below its root: permanent, each with a slash at its end."""

import re
from functools import cache
from typing import Final
from urllib.parse import quote_plus

from paper_archive.paper import Paper
from paper_archive.text import slug

PAPERS: Final = "papers/"
DATES: Final = "date/"
UNDATED: Final = "date/undated/"
TAGS: Final = "tags/"
AUTHORS: Final = "authors/"
SEARCH: Final = "search/"
STATISTICS: Final = "stats/"
READING_LIST: Final = "reading-list/"
OPEN_SEARCH: Final = "opensearch.xml"
RECENT: Final = "recent.json"

_ARXIV: Final = re.compile(r"\d{4}\.\d{4,5}\Z|[a-z-]+(\.[A-Z]{2})?/\d{7}\Z")
_DOI: Final = re.compile(
    r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)\Z", re.IGNORECASE
)
_GITLAB: Final = "-/issues/new?issue%5Btitle%5D={}"
_FORGE: Final = re.compile(r"https://(github|gitlab)\.com/")


def paper_address(slug: str) -> str:
    """Return where a paper's page is."""
    return f"{PAPERS}{slug}/"


def date_address(period: str) -> str:
    """Return where the papers of an ISO 8601 period are: `2024`, `2024-05`, `2024-W21`, a day."""
    return f"{DATES}{period}/"


def tag_address(tag: str) -> str:
    """Return where the papers of a topic are."""
    return f"{TAGS}{tag}/"


@cache
def author_address(name: str) -> str:
    """Return where the papers of an author are; names that differ by accents only share it."""
    return f"{AUTHORS}{slug(name, 'author')}/"


def discussed_address(address: str) -> str:
    """Return where the papers of a listing are in the order of their comments."""
    return f"{address}discussed/"


def numbered_address(address: str, number: int) -> str:
    """Return where page `number` of a long listing is, counted from 1."""
    return address if number == 1 else f"{address}{number}/"


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
