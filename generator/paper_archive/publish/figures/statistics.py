"""Statistics of the archive: papers by date and topic, and how complete the records are."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from paper_archive.paper import Paper
from paper_archive.publish.addresses import (
    SEARCH,
    UNDATED,
    date_address,
    facet_address,
    narrowed_address,
)
from paper_archive.publish.figures.bars import Bar, Series
from paper_archive.publish.groups import Group
from paper_archive.publish.languages import dates
from paper_archive.publish.languages.language import ENGLISH, Language, message
from paper_archive.publish.listings.named import named_link
from paper_archive.publish.listings.overview import Link
from paper_archive.publish.search.files.columns import HAS, kinds_of
from paper_archive.publish.site import Site
from paper_archive.statuses import STATUSES
from paper_archive.text import fold

_MOST_MONTHS: Final = 24
_TOPICS: Final = 12
_NAMED: Final = 12
_MOST_BARS: Final = 60
_YEARS_OF_BAR: Final = (1, 2, 5, 10, 20, 50, 100, 200)
"""The widest is enough for the 9,999 years that a date can have."""

_DATE_KINDS: Final = (message("The year only"), message("To the month"), message("To the day"))
_BY_NAME: Final = message("By name")
_HOW_MANY: Final = message("How many only")
_UNKNOWN: Final = message("Unknown")


@dataclass(frozen=True, slots=True)
class Share:
    """A count out of all papers."""

    label: str
    """In English, as it is in all languages until it is printed."""
    count: int
    total: int
    address: str = ""
    """That of these papers, if there is one: a list, or a filtered search."""

    def percent(self, language: Language = ENGLISH) -> str:
        """Return the share in percent; 0% means none, and 100% means all."""
        rounded = round(100 * self.count / self.total)
        if self.count and not rounded:
            return language.say("under 1%")
        if self.count < self.total and rounded == 100:
            return language.say("over 99%")
        return language.say("{number}%", number=rounded)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many papers have certain fields."""

    title: str
    shares: Sequence[Share]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """The statistics of an archive; what is unknown is empty."""

    papers: int
    dated: int
    coverage: Sequence[Coverage]
    per_year: Sequence[Bar]
    per_month: Sequence[Bar]
    """At most two years, up to the last month with papers; none if most papers have only a year."""
    topics: Sequence[Series]
    """The topics with the most dated papers, by year, largest first."""
    authors: Sequence[Link]
    """Authors of several papers, those with the most first."""
    venues: Sequence[Link]
    """Venues of several papers, those with the most first."""
    statuses: Sequence[Link]
    """What became of papers, the gravest first, with the address of a search for them."""


def statistics(site: Site) -> Statistics:
    """Return the statistics of an archive."""
    papers, language = site.papers, site.settings.language
    return Statistics(
        papers=len(papers),
        dated=len(papers) - len(site.undated.papers),
        coverage=_coverage(papers) if papers else (),
        per_year=_per_year(site.periods["year"], language),
        per_month=_per_month(site),
        topics=_topics_by_year(site),
        authors=[named_link(author) for author in site.authors[:_NAMED]],
        venues=[named_link(venue) for venue in site.venues[:_NAMED]],
        statuses=_statuses(papers),
    )


def _statuses(papers: Sequence[Paper]) -> list[Link]:
    counts = Counter(status for paper in papers for status in paper.status)
    return [
        Link(name, f"{SEARCH}?status={status}", counts[status])
        for status, name in STATUSES.items()
        if counts[status]
    ]


def year_bars(
    counts: Mapping[str, int],
    *,
    among: Iterable[str] = (),
    search: str = "",
    language: Language = ENGLISH,
) -> list[Bar]:
    """Return a bar for each year from the first to the last, including years without papers.

    `counts` gives the papers of years, `among` more years to reach from and to. From 61 years on
    a bar is of 2 years, or of 5, 10, …, and begins with a round one. `search` is the address of a
    search for all of the papers; each bar leads to those of its years.
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
        _year_bar(place * wide, wide, found[place], search, language)
        for place in range(first // wide, last // wide + 1)
    ]


def _year_bar(year: int, wide: int, count: int, search: str, language: Language) -> Bar:
    first, last = f"{year:04}", f"{year + wide - 1:04}"
    address = narrowed_address(search, first, last) if search and count else ""
    return Bar(dates.span(first, last, language), count, address, first)


def _per_year(years: Mapping[str, Group], language: Language) -> list[Bar]:
    """Return a bar for each year from the first to the last, with the address of its papers."""
    counts = {year: len(group.papers) for year, group in years.items()}
    return [
        replace(bar, address=date_address(bar.label)) if bar.label in counts else bar
        for bar in year_bars(counts, search=f"{SEARCH}?order=newest", language=language)
    ]


def _per_month(site: Site) -> list[Bar]:
    language = site.settings.language
    counts = {month: len(group.papers) for month, group in site.periods["month"].items()}
    if not counts or 2 * sum(counts.values()) < len(site.papers) - len(site.undated.papers):
        return []
    last = dates.month_number(max(counts))
    first = max(dates.month_number(min(counts)), last - _MOST_MONTHS + 1)
    return [_month_bar(dates.month_at(each), counts, language) for each in range(first, last + 1)]


def _month_bar(month: str, counts: Mapping[str, int], language: Language) -> Bar:
    tick = month[:4] if month.endswith("-01") else dates.short_month_name(month, language)
    count = counts.get(month, 0)
    return Bar(dates.label(month, language), count, date_address(month) if count else "", tick)


def _topics_by_year(site: Site) -> list[Series]:
    years = site.periods["year"]
    totals = {tag: sum(topic.group.per_year.values()) for tag, topic in site.topics.items()}
    found = {tag: total for tag, total in totals.items() if total}
    return [
        Series(
            topic.name,
            topic.address,
            year_bars(
                topic.group.per_year,
                among=years,
                search=facet_address("tag", [topic.tag]),
                language=site.settings.language,
            ),
        )
        for topic in (site.topics[tag] for tag, _ in _largest(found, _TOPICS))
    ]


def _largest(counts: Mapping[str, int], most: int = _NAMED) -> list[tuple[str, int]]:
    """Return the names with the highest counts; equal counts are in alphabetical order."""
    return sorted(counts.items(), key=lambda each: (-each[1], fold(each[0]), each[0]))[:most]


def _coverage(papers: Sequence[Paper]) -> list[Coverage]:
    precisions = Counter(_date_kind(paper) for paper in papers)
    authors = Counter(_author_kind(paper) for paper in papers)
    kinds = Counter(kind for paper in papers for kind in kinds_of(paper))
    total = len(papers)

    def shares(counts: Mapping[str, int], *names: str) -> list[Share]:
        return [Share(name, counts.get(name, 0), total) for name in names]

    def known(*fields: tuple[str, Iterable[object]]) -> list[Share]:
        return [Share(name, sum(map(bool, values)), total) for name, values in fields]

    def found(kind: str) -> Share:
        address = facet_address("has", [kind]) if kinds[kind] else ""
        return Share(HAS[kind], kinds[kind], total, address)

    *dated, undated = shares(precisions, *_DATE_KINDS[::-1], _UNKNOWN)
    return [
        Coverage(
            message("Date"),
            [*dated, replace(undated, address=UNDATED if undated.count else "")],
        ),
        Coverage(message("Authors"), shares(authors, _BY_NAME, _HOW_MANY, _UNKNOWN)),
        Coverage(
            message("Text and links"),
            known(
                (message("Abstract"), (paper.abstract for paper in papers)),
                (message("Venue"), (paper.venue for paper in papers)),
                (message("Identifier or link"), (paper.ids or paper.links for paper in papers)),
                (message("Topics"), (paper.tags for paper in papers)),
            )
            + [found(kind) for kind in HAS],
        ),
        Coverage(
            message("Counts"),
            known(
                (message("Upvotes"), (paper.upvotes is not None for paper in papers)),
                (message("Comments"), (paper.comments is not None for paper in papers)),
                (message("Citations"), (paper.citations is not None for paper in papers)),
            ),
        ),
    ]


def _date_kind(paper: Paper) -> str:
    if not paper.date:
        return _UNKNOWN
    return _DATE_KINDS[paper.date.count("-")]


def _author_kind(paper: Paper) -> str:
    if paper.people:
        return _BY_NAME
    return _UNKNOWN if paper.author_count is None else _HOW_MANY
