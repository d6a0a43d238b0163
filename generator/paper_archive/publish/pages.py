"""Every page that is generated: its address, its template and what it shows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from paper_archive.paper import Paper
from paper_archive.publish.addresses import (
    EXPORTS,
    FOLLOW,
    PAPERS,
    READING_LIST,
    SEARCH,
    STATISTICS,
    card_address,
    paper_address,
)
from paper_archive.publish.arrivals import last_captured
from paper_archive.publish.exports.downloads import downloads
from paper_archive.publish.exports.files import ExportFile
from paper_archive.publish.figures.statistics import statistics
from paper_archive.publish.language import ENGLISH, Language, message
from paper_archive.publish.limits import SENTENCE_CHARS, short_title
from paper_archive.publish.listings import listings, overviews
from paper_archive.publish.listings.by_author import AuthorListing
from paper_archive.publish.listings.listing import pages_of
from paper_archive.publish.mathematics import plain_mathematics
from paper_archive.publish.paper_line import PaperLines
from paper_archive.publish.related_lines import related_lines
from paper_archive.publish.scale import is_large
from paper_archive.publish.site import Site
from paper_archive.text import excerpt

_DESCRIPTION_CHARS: Final = 160
_AUTHORS: Final = 10
"""Authors shown above the abstract; more than a few others are in a `<details>`."""
_FEW_AUTHORS: Final = 2
_SOURCES: Final = 24

_OF_PAPER: Final = (
    message("This paper was removed"),
    message("The paper that was here is no longer in the archive."),
)
_OF_PAGE: Final = (
    message("This page was removed"),
    message("The page that was here is no longer in the archive."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePage:
    """A page generated from a template."""

    address: str
    template: str
    title: str
    description: str = ""
    paper: Paper | None = None
    """The paper of the page, if any; its notes are the text of the page."""
    changed: str = ""
    """The day of the last capture of what the page shows; empty if it is not known."""
    is_listed: bool = True
    """Whether search engines may list it."""
    is_repeated: bool = False
    """Whether it has the papers of other pages in another order; the sitemap need not name it."""
    shown: Mapping[str, Any] = field(default_factory=dict)
    """Template variable → value, beside `paper`."""

    @property
    def front_matter(self) -> dict[str, str]:
        """What MkDocs and its theme read of a page."""
        return {"template": self.template, "title": self.title, "description": self.description}

    @property
    def variables(self) -> dict[str, Any]:
        """The variables of the template."""
        return {"paper": self.paper, **self.shown}


def problem_page(language: Language) -> SitePage:
    """Return the page that shows what is wrong with an archive instead of its site."""
    return SitePage(address="", template="404.html", title=language.say("Problems"))


def site_pages(site: Site, *, has_front_page: bool) -> Iterator[SitePage]:
    """Yield the pages of papers, overviews and listings, search, reading list and statistics.

    Without a front page that somebody has written, there is one of the site's own.
    """
    say = site.settings.language.say
    if not has_front_page:
        yield _front_page(site)
    for paper in site.papers:
        yield paper_page(paper, site)
    for overview in overviews(site):
        yield SitePage(
            address=overview.address,
            template=overview.template,
            title=overview.title,
            description=overview.lead,
            shown={"overview": overview},
        )
    days = {paper.slug: last_captured([paper]) for paper in site.papers}
    lines = PaperLines(site)
    later = PaperLines(site, are_lean=True) if is_large(len(site.papers)) else lines
    for listing in listings(site):
        feed = site.feeds.get(listing.address)
        changed = max(days[paper.slug] for paper in listing.group.papers)
        shown = later if isinstance(listing, AuthorListing) else lines
        for part in pages_of(listing, shown, site.settings.language, later=later):
            yield SitePage(
                address=part.address,
                template=listing.template,
                title=part.heading,
                description=listing.lead,
                changed=changed,
                is_repeated=part.is_by_comments,
                shown={"listing": listing, "part": part, "feed": feed},
            )
    yield SitePage(address=SEARCH, template="search.html", title=say("Search"))
    yield SitePage(
        address=FOLLOW,
        template="follow.html",
        title=say("Follow"),
        shown={"topics": [each for each in site.largest_topics if each.address in site.feeds]},
    )
    yield SitePage(address=READING_LIST, template="reading-list.html", title=say("Reading list"))
    yield SitePage(
        address=STATISTICS,
        template="statistics.html",
        title=say("The archive in numbers"),
        shown={"statistics": statistics(site)},
    )


def download_page(site: Site, exports: Sequence[ExportFile]) -> SitePage:
    """Return the page of the exports."""
    return SitePage(
        address=EXPORTS,
        template="exports.html",
        title=site.settings.language.say("Download"),
        shown={"downloads": downloads(exports, site)},
    )


def removed_pages(removed: Mapping[str, str], language: Language = ENGLISH) -> Iterator[SitePage]:
    """Yield the pages at addresses whose pages were removed; `removed` is address → reason."""
    for address, reason in removed.items():
        is_paper = address.startswith(PAPERS)
        title, description = _OF_PAPER if is_paper else _OF_PAGE
        yield SitePage(
            address=address,
            template="removed.html",
            title=language.say(title),
            description=language.say(description),
            is_listed=False,
            shown={"is_paper": is_paper, "reason": excerpt(reason, SENTENCE_CHARS)},
        )


def _front_page(site: Site) -> SitePage:
    """Return the front page of an archive for which nobody has written one."""
    return SitePage(address="", template="home.html", title=site.name)


def paper_page(paper: Paper, site: Site) -> SitePage:
    """Return the page of a paper."""
    is_folded = len(paper.authors) > _AUTHORS + _FEW_AUTHORS
    shown = _AUTHORS if is_folded else len(paper.authors)
    newer, older = site.neighbours[paper.slug]
    return SitePage(
        address=paper_address(paper.slug),
        template="paper.html",
        title=plain_mathematics(short_title(paper.title)),
        description=excerpt(plain_mathematics(paper.abstract), _DESCRIPTION_CHARS),
        paper=paper,
        changed=last_captured([paper]),
        shown={
            "authors": paper.authors[:shown],
            "more_authors": paper.authors[shown:],
            "author_addresses": {
                name: site.authors_by_name[name].address
                for name in paper.authors
                if name in site.authors_by_name
            },
            "venue_address": site.venue_address(paper.venue) if paper.venue else "",
            "topics": [site.topics[tag] for tag in site.tags[paper.slug]],
            "card": site.cards.get(card_address(paper.slug)),
            "sources": paper.sources[:_SOURCES],
            "more_sources": len(paper.sources[_SOURCES:]),
            "related": related_lines(paper, site),
            "newer": newer,
            "older": older,
        },
    )
