"""Every page of the site that is made of papers: its address, its template and what it shows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from paper_archive.paper import Paper
from paper_archive.publish.addresses import READING_LIST, SEARCH, STATISTICS, paper_address
from paper_archive.publish.figures.statistics import statistics
from paper_archive.publish.listings import listings
from paper_archive.publish.listings.by_topic import TopicText
from paper_archive.publish.listings.listing import neighbours
from paper_archive.publish.mathematics import plain_mathematics
from paper_archive.publish.related import related_papers
from paper_archive.publish.search.postings import Index
from paper_archive.text import excerpt

_DESCRIPTION_CHARS: Final = 160
_OVERVIEWS: Final = ("dates", "tags", "authors")


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePage:
    """A page that a template makes."""

    address: str
    template: str
    title: str
    description: str = ""
    paper: Paper | None = None
    """The paper that it shows; its notes are the text of the page."""
    shown: Mapping[str, Any] = field(default_factory=dict)
    """Name → what the template shows beside."""


def site_pages(
    papers: Sequence[Paper], topics: Sequence[TopicText], index: Index
) -> Iterator[SitePage]:
    """Yield the pages of all papers and listings, and those that help to find and keep papers."""
    related, beside = related_papers(index), neighbours(papers)
    for paper in papers:
        newer, older = beside[paper.slug]
        yield SitePage(
            address=paper_address(paper.slug),
            template="paper.html",
            title=plain_mathematics(paper.title),
            description=excerpt(plain_mathematics(paper.abstract), _DESCRIPTION_CHARS),
            paper=paper,
            shown={"related": related[paper.slug], "newer": newer, "older": older},
        )
    for listing in listings(papers, topics):
        yield SitePage(
            address=listing.address,
            template="overview.html" if listing.kind in _OVERVIEWS else "listing.html",
            title=listing.heading,
            description=listing.lead,
            shown={"listing": listing},
        )
    yield SitePage(address=SEARCH, template="search.html", title="Search")
    yield SitePage(address=READING_LIST, template="reading-list.html", title="Reading list")
    yield SitePage(
        address=STATISTICS,
        template="statistics.html",
        title="The archive in numbers",
        shown={"statistics": statistics(papers, topics)},
    )
