"""Overviews and lists as Markdown."""

from collections.abc import Iterable, Iterator
from html import escape

from paper_archive.escapes import heading_of, inline_markdown
from paper_archive.publish.addresses import paper_address
from paper_archive.publish.languages.dates import label
from paper_archive.publish.limits import first_names, short_title
from paper_archive.publish.listings import overviews
from paper_archive.publish.listings.by_date import PeriodListing
from paper_archive.publish.listings.by_topic import TopicListing
from paper_archive.publish.listings.listing import ListingPage
from paper_archive.publish.listings.overview import Link, Overview
from paper_archive.publish.markdown_site.page import (
    MarkdownPage,
    blocks,
    link,
    markdown_file,
    other_authors,
    site_link,
)
from paper_archive.publish.paper_line import PaperLine
from paper_archive.publish.paper_parts.editors_mark import editors_mark
from paper_archive.publish.paper_parts.status_lines import short_status
from paper_archive.publish.site import Site
from paper_archive.text import counted


def front_page(site: Site) -> MarkdownPage:
    """Return a front page that links the overviews."""
    links = [Link(each.title, each.address) for each in overviews(site)]
    count = counted(len(site.papers), "paper")
    return _page("", site.name, [f"{count}.", *_tree(links, "index.md")])


def moved_page(address: str, target: str, title: str) -> MarkdownPage:
    """Return the page at a former address; `target` is the file of the page that it led to."""
    path = markdown_file(address)
    return _page(address, "Moved", [f"This page has moved: {link(title, target, path)}"])


def overview_page(overview: Overview) -> MarkdownPage:
    """Return an overview."""
    path = markdown_file(overview.address)
    lead = inline_markdown(overview.lead)
    return _page(overview.address, overview.title, [lead, *_tree(overview.links, path)])


def list_page(part: ListingPage) -> MarkdownPage:
    """Return one page of a list of papers."""
    listing, path = part.listing, markdown_file(part.address)
    above = " / ".join(site_link(each.title, each.address, path) for each in listing.parents)
    around = [_row("Order", part.orders, path), _row("Pages", part.pages, path)]
    first = [
        inline_markdown(listing.lead),
        f"{counted(listing.total, 'paper')}.",
        *_more(part, path),
    ]
    papers = "\n".join(_line(each, path) for each in part.lines)
    shown = [above, *(first if part.is_first else ()), *around, papers]
    return _page(part.address, part.heading, shown)


def _more(part: ListingPage, path: str) -> Iterator[str]:
    """Yield rows of links to what is near the list."""
    listing = part.listing
    if isinstance(listing, PeriodListing):
        yield _row("Newer", filter(None, [listing.newer]), path)
        yield _row("Older", filter(None, [listing.older]), path)
        yield _row("Within", listing.parts, path)
    elif isinstance(listing, TopicListing):
        yield _row("Related topics", listing.related, path)


def _line(shown: PaperLine, path: str) -> str:
    paper = shown.paper
    first = ", ".join(first_names(paper.people, len(paper.people) - shown.more_authors))
    names = f"{first} {editors_mark(paper)}".strip() + other_authors(paper, shown.more_authors)
    when = label(paper.date) if paper.date else "undated"
    facts = [short_status(paper), when, names, paper.venue]
    title = link(short_title(paper.title), markdown_file(paper_address(paper.slug)), path)
    return f"- {title} · {' · '.join(inline_markdown(each) for each in facts if each)}"


def _row(name: str, links: Iterable[Link], path: str) -> str:
    shown = " · ".join(site_link(each.title, each.address, path) for each in links)
    return f"{name}: {shown}" if shown else ""


def _tree(links: Iterable[Link], path: str) -> Iterator[str]:
    """Yield the list of links, each with those below it."""
    lines = [
        f"{indent}- {site_link(each.title, each.address, path)}{_count(each)}"
        for above in links
        for indent, each in (("", above), *(("    ", part) for part in above.parts))
    ]
    yield "\n".join(lines)


def _count(counted_link: Link) -> str:
    return f" ({counted_link.count:,})" if counted_link.count else ""


def _page(address: str, title: str, parts: Iterable[str]) -> MarkdownPage:
    return MarkdownPage(
        markdown_file(address) if address else "index.md",
        {"title": escape(title)},
        blocks([heading_of(title), *parts]),
    )
