"""The pages of lists; those of a list that is as it was in the last build are not made again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property, partial

from paper_archive.publish.addresses import discussed_address, numbered_address
from paper_archive.publish.arrivals import last_captured
from paper_archive.publish.feed import Feed
from paper_archive.publish.keys import Keys
from paper_archive.publish.languages.language import Language
from paper_archive.publish.listings import listings
from paper_archive.publish.listings.by_author import AuthorListing
from paper_archive.publish.listings.listing import Listing, ListingPage, pages_of
from paper_archive.publish.paper_line import PaperLine, PaperLines
from paper_archive.publish.scale import is_large
from paper_archive.publish.site import Site
from paper_archive.publish.site_page import PageContent, SitePage

Counts = Sequence[int]
"""How many pages a list has in each of its orders: by date, and by comments."""


class KnownLists:
    """How many pages lists have, under keys of all that they show."""

    def __init__(self, site: Site, keys: Keys, known: Mapping[str, Counts]) -> None:
        """`known` is what `found` of the last build was."""
        self.found: dict[str, Counts] = {}
        """Those of this build."""
        self._known = known
        self._keys = keys
        large, topics = is_large(len(site.papers)), site.topics
        self._shared = keys.of("list", site.name, site.address, site.settings, large)
        self._lines = {
            paper.slug: keys.of(paper, [topics[tag] for tag in site.tags[paper.slug]])
            for paper in site.papers
        }
        """Slug → key of the line of a paper."""

    def key(self, listing: Listing, slugs: Iterable[str], feed: Feed | None) -> str:
        """Return the key of a list of the papers with these slugs."""
        own = [getattr(listing, each.name) for each in fields(listing) if each.name != "group"]
        lines = "".join(map(self._lines.__getitem__, slugs))
        return self._keys.of(self._shared, type(listing).__name__, own, feed, lines)

    def counts(self, key: str) -> Counts | None:
        """Return what was found of a list in the last build; None if it is another one."""
        return self._known.get(key)


def list_pages(site: Site, known: KnownLists | None = None) -> Iterator[SitePage]:
    """Yield the pages of all lists; what is found of each is added to what is known."""
    days = {paper.slug: last_captured([paper]) for paper in site.papers}
    lines = PaperLines(site)
    later = PaperLines(site, are_lean=True) if is_large(len(site.papers)) else lines
    for listing in listings(site):
        feed = site.feeds.get(listing.address)
        first = later if isinstance(listing, AuthorListing) else lines
        parts = _Parts(listing, feed, (first, later), site.settings.language)
        slugs = [paper.slug for paper in listing.group.papers]
        key = known.key(listing, slugs, feed) if known else ""
        counts = known.counts(key) if known else None
        stands = counts is not None
        counts = parts.counts if counts is None else counts
        if known:
            known.found[key] = counts
        changed = max(map(days.__getitem__, slugs))
        for place, (address, is_repeated) in enumerate(_addresses(listing, counts)):
            yield SitePage(
                address=address,
                template=listing.template,
                make=partial(parts.content, place),
                listing=listing,
                changed=changed,
                is_repeated=is_repeated,
                stands=stands,
            )


def _addresses(listing: Listing, counts: Counts) -> Iterator[tuple[str, bool]]:
    """Yield the address of each page, and whether its papers are in the order of comments."""
    first = (listing.address, discussed_address(listing.address))
    for address, count, is_by_comments in zip(first, counts, (False, True), strict=True):
        for number in range(1, count + 1):
            yield numbered_address(address, number), is_by_comments


@dataclass(frozen=True)
class _Parts:
    """The pages of a list, cut when one of them is asked for."""

    listing: Listing
    feed: Feed | None
    lines: tuple[Mapping[str, PaperLine], Mapping[str, PaperLine]]
    """The lines of the first page of each order, and of later ones."""
    language: Language

    @cached_property
    def _pages(self) -> Sequence[ListingPage]:
        first, later = self.lines
        return list(pages_of(self.listing, first, self.language, later=later))

    @property
    def counts(self) -> Counts:
        """How many there are in each order."""
        by_comments = sum(page.is_by_comments for page in self._pages)
        return [len(self._pages) - by_comments, by_comments]

    def content(self, place: int) -> PageContent:
        """Return what the page at a place shows."""
        page = self._pages[place]
        shown = {"listing": self.listing, "part": page, "feed": self.feed}
        return PageContent(page.heading, self.listing.lead, shown)
