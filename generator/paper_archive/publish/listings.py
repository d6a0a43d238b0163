"""The pages that list papers: by year, month, week and day, without date, and by topic."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

from paper_archive.paper import Paper
from paper_archive.publish.addresses import (
    DATES,
    TAGS,
    UNDATED,
    date_address,
    numbered_address,
    tag_address,
)
from paper_archive.publish.dates import label, month_name, periods, week_span
from paper_archive.text import fold

PAGE_PAPERS: Final = 50
"""Papers on one page of a listing: some 60 kB of HTML."""
_ALL_PAGES: Final = 12
"""A list of so many pages links all of them from each."""


class TopicText(Protocol):
    """What a listing says of a topic."""

    @property
    def slug(self) -> str:
        """The tag that papers bear."""

    @property
    def name(self) -> str:
        """As people write it."""

    @property
    def description(self) -> str:
        """One sentence."""


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
    """`year`, `month`, `week`, `day`, `undated` or `tag`; `dates` or `tags` for the overviews."""
    title: str
    lead: str = ""
    papers: Sequence[Paper] = ()
    total: int = 0
    """Papers on all pages of the list."""
    number: int = 1
    pages: tuple[Link, ...] = ()
    """Pages of the list to go on to, this one too; empty when there is only one."""
    parents: tuple[Link, ...] = ()
    parts: tuple[Link, ...] = ()
    """Places within, with their counts: the months of a year, the topics of the overview."""
    earlier: Link | None = None
    later: Link | None = None
    """Neighbours of the same kind."""

    @property
    def first(self) -> int:
        """Place of the page's first paper in the whole list, counted from 1."""
        return (self.number - 1) * PAGE_PAPERS + 1


def newest_first(papers: Iterable[Paper]) -> list[Paper]:
    """Return papers in the order of listings: newest first, undated last, then by title."""
    by_title = sorted(papers, key=lambda paper: (fold(paper.title), paper.slug))
    return sorted(by_title, key=lambda paper: paper.date, reverse=True)


def most_discussed(papers: Iterable[Paper], count: int) -> list[Paper]:
    """Return the papers with the most comments, those without any left out."""
    discussed = [paper for paper in newest_first(papers) if paper.comments]
    return sorted(discussed, key=lambda paper: paper.comments or 0, reverse=True)[:count]


def listings(papers: Iterable[Paper], topics: Iterable[TopicText]) -> list[Listing]:
    """Return every page that lists papers, in order of address; no page is empty but overviews."""
    ordered = newest_first(papers)
    pages = [*_date_listings(ordered), *_tag_listings(ordered, topics)]
    return sorted(pages, key=lambda page: page.address)


def topic_links(papers: Iterable[Paper], topics: Iterable[TopicText]) -> dict[str, Link]:
    """Return the topics that have papers, by name: tag → link.

    A tag that is no topic of the vocabulary is named by its slug.
    """
    known = {each.slug: each for each in topics}
    counts = Counter(tag for paper in papers for tag in paper.tags)
    links = {
        tag: Link(known[tag].name, tag_address(tag), count, known[tag].description)
        if tag in known
        else Link(tag.replace("-", " ").capitalize(), tag_address(tag), count)
        for tag, count in counts.items()
    }
    return dict(sorted(links.items(), key=lambda each: (fold(each[1].title), each[0])))


def _date_listings(papers: list[Paper]) -> Iterator[Listing]:
    by_kind: defaultdict[str, defaultdict[str, list[Paper]]] = defaultdict(
        lambda: defaultdict(list)
    )
    undated = [paper for paper in papers if not paper.date]
    for paper in papers:
        for kind, period in periods(paper.date).items():
            by_kind[kind][period].append(paper)
    years = [
        Link(year, date_address(year), len(found), parts=_months(year, by_kind["month"]))
        for year, found in sorted(by_kind["year"].items(), reverse=True)
    ]
    dates = Link("Dates", DATES)
    without = [Link("Without a date", UNDATED, len(undated))] if undated else []
    yield Listing(
        address=DATES, kind="dates", title="Dates", total=len(papers), parts=(*years, *without)
    )
    for kind, found in by_kind.items():
        links = [Link(label(each), date_address(each)) for each in sorted(found)]
        for number, period in enumerate(sorted(found)):
            yield from _pages(
                Listing(
                    address=date_address(period),
                    kind=kind,
                    title=label(period),
                    lead=week_span(period) if kind == "week" else "",
                    papers=found[period],
                    parents=(dates, *_enclosing(kind, period)),
                    parts=_months(period, by_kind["month"]) if kind == "year" else (),
                    earlier=links[number - 1] if number else None,
                    later=links[number + 1] if number + 1 < len(links) else None,
                )
            )
    if undated:
        lead = "Papers whose capture gave no date."
        yield from _pages(
            Listing(
                address=UNDATED,
                kind="undated",
                title="Without a date",
                lead=lead,
                papers=undated,
                parents=(dates,),
            )
        )


def _months(year: str, by_month: Mapping[str, list[Paper]]) -> tuple[Link, ...]:
    return tuple(
        Link(month_name(month), date_address(month), len(by_month[month]))
        for month in sorted(by_month)
        if month.startswith(year)
    )


def _enclosing(kind: str, period: str) -> list[Link]:
    """Return the year of a month or week, and the year and month of a day."""
    year, month = period[:4], period[:7]
    above = {"month": [year], "week": [year], "day": [year, month]}.get(kind, [])
    return [Link(label(each), date_address(each)) for each in above]


def _tag_listings(papers: list[Paper], topics: Iterable[TopicText]) -> Iterator[Listing]:
    by_tag: defaultdict[str, list[Paper]] = defaultdict(list)
    for paper in papers:
        for tag in paper.tags:
            by_tag[tag].append(paper)
    links = topic_links(papers, topics)
    yield Listing(
        address=TAGS, kind="tags", title="Topics", total=len(papers), parts=tuple(links.values())
    )
    for tag, link in links.items():
        yield from _pages(
            Listing(
                address=link.address,
                kind="tag",
                title=link.title,
                lead=link.lead,
                papers=by_tag[tag],
                parents=(Link("Topics", TAGS),),
            )
        )


def _pages(whole: Listing) -> Iterator[Listing]:
    """Cut a listing into its pages; the neighbours and parts stay with each."""
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
