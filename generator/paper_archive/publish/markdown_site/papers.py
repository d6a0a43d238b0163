"""A paper's page as Markdown."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from paper_archive.escapes import heading_of, inline_markdown, markdown_of
from paper_archive.paper import Paper, fields_of
from paper_archive.publish.addresses import date_address, paper_address
from paper_archive.publish.external_links import identifier_links
from paper_archive.publish.languages.dates import label
from paper_archive.publish.markdown_site.page import (
    MarkdownPage,
    blocks,
    external_link,
    link,
    markdown_file,
    other_authors,
    site_link,
)
from paper_archive.publish.paper_parts.place_in_venue import place_in_venue
from paper_archive.publish.paper_parts.status_lines import StatusLine, status_lines
from paper_archive.publish.site import Site
from paper_archive.text import counted, excerpt

_ON_PAGE: Final = ("slug", "abstract", "notes")
"""Fields that are in the name or the body of the page."""
_OF_THEMES: Final = ("template", "description")
"""Keys that other programs would read as theirs."""
_DESCRIPTION_CHARS: Final = 160
_AUTHORS: Final = 24
"""Authors shown above the abstract; the front-matter has all of them."""


def paper_page(paper: Paper, site: Site) -> MarkdownPage:
    """Return the page of a paper, with its notes as they are.

    Themes print title and description as HTML, so there they are escaped.
    """
    path = markdown_file(paper_address(paper.slug))
    known = fields_of(paper)
    front_matter = {key: known[key] for key in known if key not in (*_ON_PAGE, *_OF_THEMES)}
    front_matter["title"] = escape(paper.title)
    if paper.abstract:
        front_matter["description"] = escape(excerpt(paper.abstract, _DESCRIPTION_CHARS))
    topics = [site.topics[tag] for tag in site.tags[paper.slug]]
    places = [external_link(name, address) for name, address in identifier_links(paper)]
    near = [site_link(topic.name, topic.address, path) for topic in topics]
    body = blocks(
        (
            heading_of(paper.title),
            *map(_status, status_lines(paper)),
            _authors(paper, site, path),
            " · ".join(_facts(paper, path)),
            markdown_of(paper.abstract),
            _row("Read", places),
            _row("Topics", near),
            paper.notes.rstrip("\n"),
        )
    )
    return MarkdownPage(path, front_matter, body)


def _status(line: StatusLine) -> str:
    """Return what became of a paper; a reader must not miss it."""
    day = f", {label(line.date)}" if line.date else ""
    notice = f" {external_link(line.link, line.notice)}" if line.notice else ""
    return f"**{line.name}**{day}{notice}"


def _row(name: str, links: Sequence[str]) -> str:
    return f"{name}: {', '.join(links)}" if links else ""


def _authors(paper: Paper, site: Site, path: str) -> str:
    if not paper.people:
        count = paper.author_count
        return f"{counted(count, 'author')}, names not captured" if count else ""
    names = [
        link(name, markdown_file(author.address), path) if author else inline_markdown(name)
        for name in paper.people[:_AUTHORS]
        for author in [site.authors_by_name.get(name)]
    ]
    by = "Edited by" if paper.is_by_editors else "By"
    return f"{by} {', '.join(names)}{other_authors(paper, len(paper.people) - len(names))}"


def _facts(paper: Paper, path: str) -> Iterator[str]:
    if paper.date:
        yield f"Published: {link(label(paper.date), markdown_file(date_address(paper.date)), path)}"
    place = place_in_venue(paper)
    if paper.venue:
        yield f"In: {inline_markdown(paper.venue + place)}"
    elif place:
        yield inline_markdown(place)
    for count, name in ((paper.upvotes, "upvote"), (paper.comments, "comment")):
        if count is not None:
            yield counted(count, name)
    if paper.citations is not None:
        yield counted(paper.citations, "citation")
