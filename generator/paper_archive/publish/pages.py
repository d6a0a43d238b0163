"""Every page that is generated: its address, its template and what it shows."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

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
from paper_archive.publish.citations.citation_keys import as_cited
from paper_archive.publish.exports.downloads import downloads
from paper_archive.publish.exports.files import ExportFile
from paper_archive.publish.figures.statistics import statistics
from paper_archive.publish.languages.language import ENGLISH, Language, message
from paper_archive.publish.limits import SENTENCE_CHARS, short_title
from paper_archive.publish.list_pages import KnownLists, list_pages
from paper_archive.publish.listings import overviews
from paper_archive.publish.mathematics import plain_mathematics
from paper_archive.publish.paper_parts.related_lines import related_lines
from paper_archive.publish.site import Site
from paper_archive.publish.site_page import PageContent, SitePage, made_page
from paper_archive.text import excerpt

_DESCRIPTION_CHARS: Final = 160
_AUTHORS: Final = 10
"""Authors shown above the abstract; more than a few others are in a `<details>`."""
_FEW_AUTHORS: Final = 2
_SOURCES: Final = 24
_FEW_RELATED: Final = 3

_OF_PAPER: Final = (
    message("This paper was removed"),
    message("The paper that was here is no longer in the archive."),
)
_OF_PAGE: Final = (
    message("This page was removed"),
    message("The page that was here is no longer in the archive."),
)


def problem_page(language: Language) -> SitePage:
    """Return the page that shows what is wrong with an archive instead of its site."""
    return made_page(PageContent(language.say("Problems")), address="", template="404.html")


def site_pages(
    site: Site, *, has_front_page: bool, known_lists: KnownLists | None = None
) -> Iterator[SitePage]:
    """Yield the pages of papers, overviews and listings, search, reading list and statistics.

    Without a front page that somebody has written, there is one of the site's own. Lists that are
    known are not cut into pages again.
    """
    say = site.settings.language.say
    if not has_front_page:
        yield _front_page(site)
    for paper in site.papers:
        yield paper_page(paper, site)
    for overview in overviews(site):
        yield made_page(
            PageContent(overview.title, overview.lead, {"overview": overview}),
            address=overview.address,
            template=overview.template,
        )
    yield from list_pages(site, known_lists)
    yield made_page(PageContent(say("Search")), address=SEARCH, template="search.html")
    followed = [each for each in site.largest_topics if each.address in site.feeds]
    yield made_page(
        PageContent(say("Follow"), shown={"topics": followed}),
        address=FOLLOW,
        template="follow.html",
    )
    yield made_page(
        PageContent(say("Reading list")), address=READING_LIST, template="reading-list.html"
    )
    yield made_page(
        PageContent(say("The archive in numbers"), shown={"statistics": statistics(site)}),
        address=STATISTICS,
        template="statistics.html",
    )


def download_page(site: Site, exports: Sequence[ExportFile]) -> SitePage:
    """Return the page of the exports."""
    title = site.settings.language.say("Download")
    return made_page(
        PageContent(title, shown={"downloads": downloads(exports, site)}),
        address=EXPORTS,
        template="exports.html",
    )


def removed_pages(removed: Mapping[str, str], language: Language = ENGLISH) -> Iterator[SitePage]:
    """Yield the pages at addresses whose pages were removed; `removed` is address → reason."""
    for address, reason in removed.items():
        is_paper = address.startswith(PAPERS)
        title, description = _OF_PAPER if is_paper else _OF_PAGE
        shown = {"is_paper": is_paper, "reason": excerpt(reason, SENTENCE_CHARS)}
        yield made_page(
            PageContent(language.say(title), language.say(description), shown),
            address=address,
            template="removed.html",
            is_listed=False,
            shows_site=False,
        )


def _front_page(site: Site) -> SitePage:
    """Return the front page of an archive for which nobody has written one."""
    return made_page(PageContent(site.name), address="", template="home.html")


def paper_page(paper: Paper, site: Site) -> SitePage:
    """Return the page of a paper."""
    content = _PaperContent(paper, site)
    return SitePage(
        address=paper_address(paper.slug),
        template="paper.html",
        make=content.make,
        made_of=content.made_of,
        paper=paper,
        changed=last_captured([paper]),
    )


class _PaperContent(NamedTuple):
    """What the page of a paper shows, found when it is asked for: that of all would fill memory."""

    paper: Paper
    site: Site

    def made_of(self) -> tuple[object, ...]:
        """Return all that the content is made of."""
        return self.paper, self._related, self._others

    def make(self) -> PageContent:
        """Return the content."""
        paper = self.paper
        is_folded = len(paper.people) > _AUTHORS + _FEW_AUTHORS
        shown = _AUTHORS if is_folded else len(paper.people)
        return PageContent(
            plain_mathematics(short_title(paper.title)),
            excerpt(plain_mathematics(paper.abstract), _DESCRIPTION_CHARS),
            {
                "authors": paper.people[:shown],
                "more_authors": paper.people[shown:],
                "sources": paper.sources[:_SOURCES],
                "more_sources": len(paper.sources[_SOURCES:]),
                "related": related_lines(paper, self._related, self.site.settings.language),
                **self._others,
            },
        )

    @property
    def _related(self) -> Sequence[tuple[Paper, Sequence[str]]]:
        most = None if self.site.settings.page_extras else _FEW_RELATED
        return self.site.related.of(self.paper)[:most]

    @property
    def _others(self) -> Mapping[str, object]:
        """Template variable → value, of what other papers take part in."""
        paper, site = self
        cited = as_cited(paper, site.shared_keys)
        newer, older = site.neighbours.get(paper.slug, (None, None))
        return {
            "author_addresses": {
                name: site.authors_by_name[name].address
                for name in paper.people
                if name in site.authors_by_name
            },
            "venue_address": site.venue_address(paper.venue) if paper.venue else "",
            "topics": [site.topics[tag] for tag in site.tags[paper.slug]],
            "cited": None if cited is paper else cited,
            "card": site.cards.get(card_address(paper.slug)),
            "newer": newer,
            "older": older,
        }
