"""What a page that lists papers is made of, its orders, and how a long one is cut into pages."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from paper_archive.paper import Paper
from paper_archive.publish.addresses import discussed_address, numbered_address
from paper_archive.publish.listings.calendar import Month
from paper_archive.text import fold

PAGE_PAPERS: Final = 50
"""Papers on one page of a listing: some 60 kB of HTML."""
_NEWEST: Final = "Newest first"
_DISCUSSED: Final = "Most discussed"
_ALL_PAGES: Final = 12
"""A list of so many pages links all of them from each."""
_MIN_DISCUSSED: Final = 2
"""With fewer papers that have comments, the order by comments says nothing."""


@dataclass(frozen=True, slots=True)
class Link:
    """A place on the site, and how many papers it lists."""

    title: str
    address: str
    count: int = 0
    lead: str = ""
    """A sentence on what is there."""
    parts: "tuple[Link, ...]" = ()
    """Places within: the months of a year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One page of papers; a long list is several of them."""

    address: str
    kind: str
    """`year`, `month`, `week`, `day`, `undated`, `tag` or `author`; `dates`, `tags` or `authors`
    for the overviews."""
    title: str
    lead: str = ""
    papers: Sequence[Paper] = ()
    total: int = 0
    """Papers on all pages of the list."""
    number: int = 1
    pages: tuple[Link, ...] = ()
    """Pages of the list to go on to, this one too; empty when there is only one."""
    orders: tuple[Link, ...] = ()
    """Its other orders, this one too; empty when there is only one."""
    order: str = _NEWEST
    """The title of this order."""
    parents: tuple[Link, ...] = ()
    parts: tuple[Link, ...] = ()
    """Places within, with their counts: the months of a year, the topics of the overview."""
    related: tuple[Link, ...] = ()
    """Places beside it: the topics that papers of a topic also have."""
    earlier: Link | None = None
    later: Link | None = None
    """Neighbours of the same kind."""
    calendar: tuple[Month, ...] = ()
    """The days of a year."""
    per_year: Mapping[str, int] | None = None
    """Year → papers of the whole list."""

    @property
    def first(self) -> int:
        """Place of the page's first paper in the whole list, counted from 1."""
        return (self.number - 1) * PAGE_PAPERS + 1

    @property
    def heading(self) -> str:
        """The title of this page, which no other page of the list has."""
        order = "" if self.order == _NEWEST else f", {self.order.lower()}"
        page = "" if self.number == 1 else f", page {self.number}"
        return f"{self.title}{order}{page}"

    @property
    def is_whole(self) -> bool:
        """Whether the list begins here; what is said of the whole stands on this page only."""
        return self.number == 1 and self.order == _NEWEST


def newest_first(papers: Iterable[Paper]) -> list[Paper]:
    """Return papers in the order of listings: newest first, undated last, then by title."""
    by_title = sorted(papers, key=lambda paper: (fold(paper.title), paper.slug))
    return sorted(by_title, key=lambda paper: paper.date, reverse=True)


def most_discussed(papers: Iterable[Paper]) -> list[Paper]:
    """Return the papers with comments, most of them first."""
    discussed = newest_first(paper for paper in papers if paper.comments)
    return sorted(discussed, key=lambda paper: paper.comments or 0, reverse=True)


def neighbours(papers: Iterable[Paper]) -> dict[str, tuple[Paper | None, Paper | None]]:
    """Return slug → the papers before and after it in the order of listings; none at the ends."""
    ordered = newest_first(papers)
    before, after = [None, *ordered], [*ordered[1:], None]
    # `before` has one paper more, which comes before none.
    found = zip(before, ordered, after, strict=False)
    return {paper.slug: (earlier, later) for earlier, paper, later in found}


def paged(whole: Listing) -> Iterator[Listing]:
    """Yield the pages of a listing: newest first, and most discussed where papers have comments.

    Parts and neighbours stay with each.
    """
    discussed = most_discussed(whole.papers)
    if len(discussed) < _MIN_DISCUSSED:
        yield from _cut(whole)
        return
    by_comments = discussed_address(whole.address)
    orders = (Link(_NEWEST, whole.address), Link(_DISCUSSED, by_comments))
    yield from _cut(replace(whole, orders=orders))
    rest = [paper for paper in whole.papers if not paper.comments]
    yield from _cut(
        replace(
            whole,
            address=by_comments,
            papers=[*discussed, *rest],
            orders=orders,
            order=_DISCUSSED,
        )
    )


def _cut(whole: Listing) -> Iterator[Listing]:
    papers = whole.papers
    starts = range(0, len(papers), PAGE_PAPERS)
    for number, start in enumerate(starts, start=1):
        pages = [
            Link(str(other), numbered_address(whole.address, other))
            for other in _pages_to_show(number, len(starts))
        ]
        yield replace(
            whole,
            address=numbered_address(whole.address, number),
            papers=papers[start : start + PAGE_PAPERS],
            total=len(papers),
            number=number,
            pages=tuple(pages) if len(pages) > 1 else (),
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
