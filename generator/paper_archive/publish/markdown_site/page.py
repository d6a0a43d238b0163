"""A page as Markdown: where it is, its front-matter, its text, and links to other pages."""

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from paper_archive.escapes import inline_markdown
from paper_archive.paper import Paper
from paper_archive.publish.addresses import PAPERS, SEARCH


@dataclass(frozen=True, slots=True)
class MarkdownPage:
    """A page of the site as Markdown."""

    path: str
    """Its file, relative to the folder of all pages."""
    front_matter: Mapping[str, object]
    """Key → JSON value."""
    body: str


def markdown_file(address: str) -> str:
    """Return the file of the page with an address of the site."""
    folder, _, name = address.rstrip("/").rpartition("/")
    return f"{PAPERS}{name}.md" if f"{folder}/" == PAPERS else f"{address}index.md"


def link(text: str, target: str, page: str) -> str:
    """Return a link from the file of one page to that of another."""
    return f"[{inline_markdown(text)}]({posixpath.relpath(target, posixpath.dirname(page) or '.')})"


def site_link(text: str, address: str, page: str) -> str:
    """Return a link to the page at an address, or its text if that is a search: there is none."""
    is_page = not address.startswith(SEARCH)
    return link(text, markdown_file(address), page) if is_page else inline_markdown(text)


def external_link(text: str, address: str) -> str:
    """Return a link to another site."""
    safe = address.translate({ord("<"): "%3C", ord(">"): "%3E", ord("\\"): "%5C", ord(" "): "%20"})
    return f"[{inline_markdown(text)}](<{safe}>)"


def other_authors(paper: Paper, unnamed: int) -> str:
    """Return what follows the first names, if so many known authors are unnamed beside them."""
    if paper.has_more_authors:
        return " et al."
    return f" and {unnamed:,} more" if unnamed else ""


def blocks(parts: Iterable[str]) -> str:
    """Return blocks of Markdown as a text; empty ones are left out."""
    return "\n\n".join(filter(None, parts)) + "\n"
