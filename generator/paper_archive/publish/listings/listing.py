"""A list of papers, in up to two orders, and its pages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from typing import ClassVar, Final

from paper_archive.publish.addresses import discussed_address, numbered_address
from paper_archive.publish.groups import Group
from paper_archive.publish.language import ENGLISH, Language, message
from paper_archive.publish.listings.overview import Link
from paper_archive.publish.paper_line import PaperLine, fitting

PAGE_PAPERS: Final = 50
"""Papers on one page of a listing: some 60 kB of HTML."""
_PAGE_BYTES: Final = 90_000
"""HTML of the papers on a page; the whole page stays below 150 kB."""
_NEWEST: Final = message("Newest first")
_DISCUSSED: Final = message("Most discussed")
_ALL_PAGES: Final = 12
"""Up to this many pages, each links all others."""
_MIN_DISCUSSED: Final = 2
"""How many papers need comments to sort the list by comments."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The papers of a period, a topic or an author, on one or more pages."""

    template: ClassVar[str] = "listing.html"
    address: str
    """The address of the first page."""
    title: str
    lead: str = ""
    group: Group
    parents: Sequence[Link] = ()

    @property
    def total(self) -> int:
        """Number of papers on all pages."""
        return len(self.group.papers)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingPage:
    """One page of a listing."""

    listing: Listing
    address: str
    lines: Sequence[PaperLine]
    first: int
    """Position of the first paper of the page in the whole list, from 1."""
    number: int
    """Number of the page within its order, from 1."""
    pages: Sequence[Link]
    """Links to pages in the same order, including this one; empty if it is the only one."""
    order: str
    """The title of this order."""
    orders: Sequence[Link]
    """Links to all orders, including this one; empty if it is the only one."""
    language: Language = ENGLISH

    @property
    def suffix(self) -> str:
        """Order and number of the page; empty on the first page of the default order."""
        say = self.language.say
        order = say(", most discussed") if self.is_by_comments else ""
        page = "" if self.number == 1 else say(", page {number}", number=self.number)
        return order + page

    @property
    def is_by_comments(self) -> bool:
        """Whether the papers are in the order of their comments."""
        return self.order == _DISCUSSED

    @property
    def heading(self) -> str:
        """The title of this page, unique within the listing."""
        return self.listing.title + self.suffix

    @property
    def is_first(self) -> bool:
        """Whether this is the first page in the default order, which describes the whole list."""
        return not self.suffix


def pages_of(
    listing: Listing, lines: Mapping[str, PaperLine], language: Language = ENGLISH
) -> Iterator[ListingPage]:
    """Yield the pages sorted by date, and if papers have comments, those sorted by comments.

    `lines` is slug → line, for all papers of the listing.
    """
    papers, discussed = listing.group.papers, listing.group.discussed
    newest = Link(_NEWEST, listing.address)
    by_comments = Link(_DISCUSSED, discussed_address(listing.address))
    orders = (newest, by_comments) if len(discussed) >= _MIN_DISCUSSED else ()
    found = _cut(listing, [lines[paper.slug] for paper in papers], newest, orders)
    if orders:
        rest = [paper for paper in papers if not paper.comments]
        ordered = [lines[paper.slug] for paper in (*discussed, *rest)]
        found = chain(found, _cut(listing, ordered, by_comments, orders))
    for page in found:
        yield replace(page, language=language)


def _cut(
    listing: Listing, lines: Sequence[PaperLine], order: Link, orders: Sequence[Link]
) -> Iterator[ListingPage]:
    starts = [0]
    while (start := starts[-1]) < len(lines):
        starts.append(start + fitting(lines[start : start + PAGE_PAPERS], PAGE_PAPERS, _PAGE_BYTES))
    for number, (start, end) in enumerate(pairwise(starts), start=1):
        pages = [
            Link(str(other), numbered_address(order.address, other))
            for other in _pages_to_show(number, len(starts) - 1)
        ]
        yield ListingPage(
            listing=listing,
            address=numbered_address(order.address, number),
            lines=lines[start:end],
            first=start + 1,
            number=number,
            pages=pages if len(pages) > 1 else (),
            order=order.title,
            orders=orders,
        )


def _pages_to_show(number: int, last: int) -> list[int]:
    """Return the first and last page, the neighbours, and others at increasing distances.

    Of a thousand pages, about twenty are shown, and every page is a few clicks away.
    """
    if last <= _ALL_PAGES:
        return list(range(1, last + 1))
    steps = (step * 10**power for power in range(len(str(last))) for step in (1, 2, 5))
    near = {1, last, number, *(number + sign * step for step in steps for sign in (1, -1))}
    return sorted(other for other in near if 1 <= other <= last)
