"""The archive in numbers: how many papers when and of what, and how much is known of them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from paper_archive.paper import Paper
from paper_archive.publish.addresses import date_address
from paper_archive.publish.dates import label, month_name, span
from paper_archive.publish.figures.bars import Bar, Series
from paper_archive.publish.limits import short_name
from paper_archive.publish.listings.by_author import author_link
from paper_archive.publish.listings.overview import Link
from paper_archive.publish.site import Group, Site
from paper_archive.text import fold

_MOST_MONTHS: Final = 24
_TOPICS: Final = 12
_NAMED: Final = 12
_MOST_BARS: Final = 60
_YEARS_OF_BAR: Final = (1, 2, 5, 10, 20, 50, 100, 200)
"""The widest is enough for all years that a date may have, which are 9,999."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of all papers something holds for."""

    label: str
    count: int
    total: int

    @property
    def percent(self) -> str:
        """The share as people write it; only none is 0%, and only all is 100%."""
        rounded = round(100 * self.count / self.total)
        if self.count and not rounded:
            return "under 1%"
        return "over 99%" if self.count < self.total and rounded == 100 else f"{rounded}%"


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is known of the papers in one respect."""

    title: str
    shares: Sequence[Share]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """The numbers of an archive; what cannot be told is empty."""

    papers: int
    dated: int
    coverage: Sequence[Coverage]
    per_year: Sequence[Bar]
    per_month: Sequence[Bar]
    """At most two years up to the last month that has papers."""
    topics: Sequence[Series]
    """The topics with the most dated papers, by year; largest first."""
    authors: Sequence[Link]
    """Those with the most papers, by their names as printed; each has several."""
    venues: Sequence[Link]
    """Those with the most papers; a venue has no page and no address."""


def statistics(site: Site) -> Statistics:
    """Return the numbers of an archive."""
    papers = site.papers
    venues = Counter(paper.venue for paper in papers if paper.venue)
    return Statistics(
        papers=len(papers),
        dated=len(papers) - len(site.undated.papers),
        coverage=_coverage(papers) if papers else (),
        per_year=_per_year(site.periods["year"]),
        per_month=_per_month(site.periods["month"]),
        topics=_topics_by_year(site),
        authors=[author_link(author) for author in site.authors[:_NAMED]],
        venues=[Link(short_name(name), "", count) for name, count in _largest(venues)],
    )


def year_bars(counts: Mapping[str, int], *, among: Iterable[str] = ()) -> list[Bar]:
    """Return a bar for each year from the first to the last, also for those without a paper.

    `counts` gives the papers of years, `among` more years to reach from and to. From 61 years on
    a bar is of 2 years, or of 5, 10, …, and begins with a round one.
    """
    years = [int(year) for year in (*counts, *among)]
    if not years:
        return []
    first, last = min(years), max(years)
    wide = next(wide for wide in _YEARS_OF_BAR if last // wide - first // wide < _MOST_BARS)
    found: Counter[int] = Counter()
    for year, count in counts.items():
        found[int(year) // wide] += count
    return [
        _year_bar(place * wide, wide, found[place])
        for place in range(first // wide, last // wide + 1)
    ]


def _year_bar(year: int, wide: int, count: int) -> Bar:
    first, last = f"{year:04}", f"{year + wide - 1:04}"
    return Bar(span(first, last), count, tick=first)


def _per_year(years: Mapping[str, Group]) -> list[Bar]:
    """Return a bar for each year from the first to the last, with the address of its papers."""
    counts = {year: len(group.papers) for year, group in years.items()}
    return [
        Bar(bar.label, bar.value, date_address(bar.label) if bar.label in counts else "", bar.tick)
        for bar in year_bars(counts)
    ]


def _per_month(months: Mapping[str, Group]) -> list[Bar]:
    if not months:
        return []
    counts = {month: len(group.papers) for month, group in months.items()}
    # Months are counted from the beginning of time, so that December is next to January.
    last = _number(max(counts))
    first = max(_number(min(counts)), last - _MOST_MONTHS + 1)
    return [_month_bar(_month(number), counts) for number in range(first, last + 1)]


def _month_bar(month: str, counts: Mapping[str, int]) -> Bar:
    tick = month[:4] if month.endswith("-01") else month_name(month)[:3]
    count = counts.get(month, 0)
    return Bar(label(month), count, date_address(month) if count else "", tick)


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:]) - 1


def _month(number: int) -> str:
    return f"{number // 12:04}-{number % 12 + 1:02}"


def _topics_by_year(site: Site) -> list[Series]:
    years = site.periods["year"]
    totals = {tag: sum(topic.group.per_year.values()) for tag, topic in site.topics.items()}
    found = {tag: total for tag, total in totals.items() if total}
    return [
        Series(topic.name, topic.address, year_bars(topic.group.per_year, among=years))
        for topic in (site.topics[tag] for tag, _ in _largest(found, _TOPICS))
    ]


def _largest(counts: Mapping[str, int], most: int = _NAMED) -> list[tuple[str, int]]:
    """Return the names with the highest counts; of equal ones that first in the alphabet."""
    return sorted(counts.items(), key=lambda each: (-each[1], fold(each[0]), each[0]))[:most]


def _coverage(papers: Sequence[Paper]) -> list[Coverage]:
    dates = Counter(_date_kind(paper) for paper in papers)
    authors = Counter(_author_kind(paper) for paper in papers)
    total = len(papers)

    def shares(counts: Mapping[str, int], *names: str) -> list[Share]:
        return [Share(name, counts.get(name, 0), total) for name in names]

    def known(**fields: Iterable[object]) -> list[Share]:
        return [
            Share(name.replace("_", " ").capitalize(), sum(map(bool, values)), total)
            for name, values in fields.items()
        ]

    return [
        Coverage("Date", shares(dates, "To the day", "To the month", "The year only", "Unknown")),
        Coverage("Authors", shares(authors, "By name", "How many only", "Unknown")),
        Coverage(
            "Text and links",
            known(
                abstract=(paper.abstract for paper in papers),
                venue=(paper.venue for paper in papers),
                identifier_or_link=(paper.ids or paper.links for paper in papers),
                topics=(paper.tags for paper in papers),
            ),
        ),
        Coverage(
            "Counts",
            known(
                upvotes=(paper.upvotes is not None for paper in papers),
                comments=(paper.comments is not None for paper in papers),
                citations=(paper.citations is not None for paper in papers),
            ),
        ),
    ]


def _date_kind(paper: Paper) -> str:
    if not paper.date:
        return "Unknown"
    return ("The year only", "To the month", "To the day")[paper.date.count("-")]


def _author_kind(paper: Paper) -> str:
    if paper.authors:
        return "By name"
    return "Unknown" if paper.author_count is None else "How many only"
