"""A list of papers, in up to two orders, and its pages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby
from typing import ClassVar, Final

from paper_archive.paper import Paper
from paper_archive.publish.addresses import discussed_address, numbered_address
from paper_archive.publish.groups import Group
from paper_archive.publish.languages.language import ENGLISH, Language, message
from paper_archive.publish.listings.overview import Link
from paper_archive.publish.paper_line import PaperLine, fitting

PAGE_PAPERS: Final = 50
"""Papers on one page of a listing: some 60 kB of HTML."""
_PAGE_BYTES: Final = 90_000
"""HTML of the papers on a page; the whole page stays below 150 kB."""
_NEWEST: Final = message("Newest first")
_DISCUSSED: Final = message("Most discussed")
_UNDATED: Final = message("Undated, by title")
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
    search: str = ""
    """The address of a search for the same papers; empty if there is no need of one."""
    group: Group
    parents: Sequence[Link] = ()
    tag: str = ""
    """The topic that all the papers have; empty if the list is of something else."""
    most: int | None = None
    """How many papers its pages show, the first of each order; None for all."""

    @property
    def total(self) -> int:
        """Number of papers."""
        return len(self.group.papers)

    @property
    def is_cut(self) -> bool:
        """Whether only the search has all of the papers."""
        return self.most is not None and self.most < self.total

    def listed(self, papers: Sequence[Paper]) -> Sequence[Paper]:
        """Return those of its papers, in one order, that its pages show."""
        return papers[: self.most]

    def shown(self, line: PaperLine) -> PaperLine:
        """Return the line of a paper as this list shows it."""
        return line

    def heading_of(self, paper: Paper, language: Language) -> str:
        """Return the heading that a paper stands below in the first order; empty without one."""
        return "" if paper.date else language.say(_UNDATED)


@dataclass(frozen=True, slots=True)
class Section:
    """Papers of a page that follow each other in one order."""

    first: int
    """Position of the first paper in the whole list, from 1."""
    lines: Sequence[PaperLine]
    heading: str = ""
    """What is said above them; empty for nothing."""


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
    def sections(self) -> Sequence[Section]:
        """The lines in runs with one heading, such as those of dated papers and of undated ones."""
        if self.order != _NEWEST:
            return (Section(self.first, self.lines),)
        sections, first = [], self.first
        for heading, run in groupby(
            self.lines, lambda line: self.listing.heading_of(line.paper, self.language)
        ):
            lines = [*run]
            sections.append(Section(first, lines, heading))
            first += len(lines)
        return sections

    @property
    def is_first(self) -> bool:
        """Whether this is the first page in the default order, which describes the whole list."""
        return not self.suffix


def pages_of(
    listing: Listing,
    lines: Mapping[str, PaperLine],
    language: Language = ENGLISH,
    *,
    later: Mapping[str, PaperLine] | None = None,
) -> Iterator[ListingPage]:
    """Yield the pages sorted by date, and if papers have comments, those sorted by comments.

    `lines` is slug → line, for all papers of the listing, and `later` the same for all pages but
    the first of each order.
    """
    papers, discussed = listing.group.papers, listing.group.discussed
    newest = Link(_NEWEST, listing.address)
    by_comments = Link(_DISCUSSED, discussed_address(listing.address))
    orders = (newest, by_comments) if len(discussed) >= _MIN_DISCUSSED else ()
    both = lines, lines if later is None else later
    found = _cut(listing, listing.listed(papers), both, newest, orders)
    if orders:
        rest = [paper for paper in papers if not paper.comments]
        ordered = listing.listed([*discussed, *rest])
        found = chain(found, _cut(listing, ordered, both, by_comments, orders))
    for page in found:
        yield replace(page, language=language)


def _cut(
    listing: Listing,
    papers: Sequence[Paper],
    lines: tuple[Mapping[str, PaperLine], Mapping[str, PaperLine]],
    order: Link,
    orders: Sequence[Link],
) -> Iterator[ListingPage]:
    """Yield the pages of one order; `lines` are those of the first page and of later ones."""
    found = [*_runs(listing, papers, lines)]
    first = 1
    for number, run in enumerate(found, start=1):
        pages = [
            Link(str(other), numbered_address(order.address, other))
            for other in _pages_to_show(number, len(found))
        ]
        yield ListingPage(
            listing=listing,
            address=numbered_address(order.address, number),
            lines=run,
            first=first,
            number=number,
            pages=pages if len(pages) > 1 else (),
            order=order.title,
            orders=orders,
        )
        first += len(run)


def _runs(
    listing: Listing,
    papers: Sequence[Paper],
    lines: tuple[Mapping[str, PaperLine], Mapping[str, PaperLine]],
) -> Iterator[Sequence[PaperLine]]:
    """Yield the lines of each page."""
    start, (shown, later) = 0, lines
    while start < len(papers):
        most = papers[start : start + PAGE_PAPERS]
        run = [listing.shown(shown[paper.slug]) for paper in most]
        run = run[: fitting(run, PAGE_PAPERS, _PAGE_BYTES)]
        yield run
        start, shown = start + len(run), later


def _pages_to_show(number: int, last: int) -> list[int]:
    """Return the first and last page, the neighbours, and others at increasing distances.

    Of a thousand pages, about twenty are shown, and every page is a few clicks away.
    """
    if last <= _ALL_PAGES:
        return list(range(1, last + 1))
    steps = (step * 10**power for power in range(len(str(last))) for step in (1, 2, 5))
    near = {1, last, number, *(number + sign * step for step in steps for sign in (1, -1))}
    return sorted(other for other in near if 1 <= other <= last)
