"""A list of papers, its orders, and how a long one is cut into pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from paper_archive.paper import Paper
from paper_archive.publish.addresses import discussed_address, numbered_address
from paper_archive.publish.listings.overview import Link
from paper_archive.publish.site import Group

PAGE_PAPERS: Final = 50
"""Papers on one page of a listing: some 60 kB of HTML."""
_NEWEST: Final = "Newest first"
_DISCUSSED: Final = "Most discussed"
_ALL_PAGES: Final = 12
"""A list of so many pages links all of them from each."""
_MIN_DISCUSSED: Final = 2
"""With fewer papers that have comments, the order by comments says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The papers of a period, a topic or an author, on as many pages as they need."""

    template: ClassVar[str] = "listing.html"
    address: str
    """Of the first page."""
    title: str
    lead: str = ""
    group: Group
    parents: Sequence[Link] = ()

    @property
    def total(self) -> int:
        """Papers on all pages."""
        return len(self.group.papers)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingPage:
    """One page of a listing."""

    listing: Listing
    address: str
    papers: Sequence[Paper]
    number: int
    """Counted from 1, in each order."""
    pages: Sequence[Link]
    """Pages of the same order to go on to, this one too; empty when there is only one."""
    order: str
    """The title of this order."""
    orders: Sequence[Link]
    """All orders, this one too; empty when there is only one."""

    @property
    def first(self) -> int:
        """Place of the page's first paper in the whole list, counted from 1."""
        return (self.number - 1) * PAGE_PAPERS + 1

    @property
    def suffix(self) -> str:
        """What tells this page from the first one of the listing: its order and number."""
        order = "" if self.order == _NEWEST else f", {self.order.lower()}"
        page = "" if self.number == 1 else f", page {self.number}"
        return order + page

    @property
    def heading(self) -> str:
        """The title of this page, which no other page of the listing has."""
        return self.listing.title + self.suffix

    @property
    def is_first(self) -> bool:
        """Whether the listing begins here; what is said of the whole stands on this page only."""
        return not self.suffix


def pages_of(listing: Listing) -> Iterator[ListingPage]:
    """Yield the pages: newest first, and most discussed where papers have comments."""
    papers, discussed = listing.group.papers, listing.group.discussed
    if len(discussed) < _MIN_DISCUSSED:
        yield from _cut(listing, papers, Link(_NEWEST, listing.address), ())
        return
    newest = Link(_NEWEST, listing.address)
    by_comments = Link(_DISCUSSED, discussed_address(listing.address))
    orders = (newest, by_comments)
    yield from _cut(listing, papers, newest, orders)
    rest = [paper for paper in papers if not paper.comments]
    yield from _cut(listing, [*discussed, *rest], by_comments, orders)


def _cut(
    listing: Listing, papers: Sequence[Paper], order: Link, orders: Sequence[Link]
) -> Iterator[ListingPage]:
    starts = range(0, len(papers), PAGE_PAPERS)
    for number, start in enumerate(starts, start=1):
        pages = [
            Link(str(other), numbered_address(order.address, other))
            for other in _pages_to_show(number, len(starts))
        ]
        yield ListingPage(
            listing=listing,
            address=numbered_address(order.address, number),
            papers=papers[start : start + PAGE_PAPERS],
            number=number,
            pages=pages if len(pages) > 1 else (),
            order=order.title,
            orders=orders,
        )


def _pages_to_show(number: int, last: int) -> list[int]:
    """Return the first, the last, the next ones, and some in ever larger steps.

    So a list of a thousand pages shows some twenty links, and each page is a few clicks away.
    """
    if last <= _ALL_PAGES:
        return list(range(1, last + 1))
    steps = (step * 10**power for power in range(len(str(last))) for step in (1, 2, 5))
    near = {1, last, number, *(number + sign * step for step in steps for sign in (1, -1))}
    return sorted(other for other in near if 1 <= other <= last)
