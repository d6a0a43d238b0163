"""Listings by year, month, week and day, and of papers without a date."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import ClassVar, Final

from paper_archive.paper import Paper
from paper_archive.publish.addresses import (
    DATES,
    UNDATED,
    date_address,
    facet_address,
    search_address,
)
from paper_archive.publish.languages.dates import label, month_name, periods, week_of, week_span
from paper_archive.publish.languages.language import message
from paper_archive.publish.listings.calendar import Month, month_calendar, year_calendar
from paper_archive.publish.listings.listing import Listing
from paper_archive.publish.listings.overview import Link, Overview, fitting
from paper_archive.publish.listings.period_switch import period_switch
from paper_archive.publish.scale import most_listed
from paper_archive.publish.site import Site

_UNDATED: Final = message("Without a date")
_DAY_CHARS: Final = len("2024-05-22")
_SHORTER_CHARS: Final = {
    "year": len("2024-05"),
    "month": _DAY_CHARS,
    "week": _DAY_CHARS,
    "day": _DAY_CHARS + 1,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DateOverview(Overview):
    """The overview of years."""

    switch: Sequence[Link]
    """Links to the latest day, week, month and year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodListing(Listing):
    """The papers of a year, month, week or day."""

    template: ClassVar[str] = "period.html"
    newer: Link | None
    older: Link | None
    """The nearest periods of the same kind that have papers."""
    switch: Sequence[Link]
    """Links to its latest day, week and so on, this period included."""
    parts: Sequence[Link] = ()
    """The months of a year, the weeks of a month, or the days of a week."""
    calendar: Sequence[Month] = ()
    """The months of a year if any is known, or a month of which days with papers are known."""
    shorter_chars: int
    """How long a date is that is in a list of a shorter period, too."""
    shown_papers: int = 0
    """How many papers its pages show; those of shorter periods have the others."""

    @property
    def is_cut(self) -> bool:
        """Whether its pages leave out some of the papers."""
        return self.shown_papers < self.total

    def listed(self, papers: Sequence[Paper]) -> Sequence[Paper]:
        """Return those that are in no shorter period, and the first of the others."""
        if self.most is None:
            return papers
        elsewhere = (each.slug for each in papers if len(each.date) >= self.shorter_chars)
        left_out = {*islice(elsewhere, self.most, None)}
        return [each for each in papers if each.slug not in left_out]


def date_overview(site: Site) -> DateOverview:
    """Return the overview of years and their months, latest first."""
    months, say = _months_by_year(site), site.settings.language.say
    years = [
        Link(year, date_address(year), len(group.papers), parts=months[year])
        for year, group in reversed([*site.periods["year"].items()])
    ]
    count = len(site.undated.papers)
    undated = [Link(say(_UNDATED), UNDATED, count)] if count else []
    return DateOverview(
        address=DATES,
        template="dates.html",
        title=say("Dates"),
        links=[*fitting(years), *undated],
        switch=period_switch(site.papers, site.settings.language),
    )


def date_listings(site: Site) -> Iterator[Listing]:
    """Yield a listing for each period with papers, and one for papers without a date."""
    language = site.settings.language
    dates = Link(language.say("Dates"), DATES)
    parts = _months_by_year(site) | _parts(site, "week", "month") | _parts(site, "day", "week")
    counts = {
        period: len(group.papers)
        for found in site.periods.values()
        for period, group in found.items()
    }
    most = most_listed(len(site.papers))
    for kind, found in site.periods.items():
        links = [None, *(_link(each, site) for each in found), None]
        for older, period, newer in zip(links, found, links[2:], strict=False):
            listing = PeriodListing(
                address=date_address(period),
                title=label(period, language),
                lead=week_span(period, language) if kind == "week" else "",
                search=_search(kind, period),
                group=found[period],
                parents=(dates, *_enclosing(kind, period, site)),
                newer=newer,
                older=older,
                switch=period_switch(found[period].papers, language, period),
                parts=parts.get(period, ()),
                calendar=_calendar(kind, period, counts),
                most=most,
                shorter_chars=_SHORTER_CHARS[kind],
            )
            yield replace(listing, shown_papers=len(listing.listed(found[period].papers)))
    if site.undated.papers:
        yield Listing(
            address=UNDATED,
            title=language.say(_UNDATED),
            lead=language.say("Papers whose date is unknown."),
            group=site.undated,
            parents=(dates,),
        )


def _months_by_year(site: Site) -> defaultdict[str, list[Link]]:
    """Return year → links to its months with papers."""
    found: defaultdict[str, list[Link]] = defaultdict(list)
    for month, group in site.periods["month"].items():
        name = month_name(month, site.settings.language)
        found[month[:4]].append(Link(name, date_address(month), len(group.papers)))
    return found


def _parts(site: Site, kind: str, whole: str) -> dict[str, list[Link]]:
    """Return period → links to the shorter periods with papers that its days lie in."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for day in site.periods["day"]:
        known = periods(day)
        found[known[whole]].append(known[kind])
    return {
        period: [
            replace(_link(each, site), count=len(site.periods[kind][each].papers))
            for each in dict.fromkeys(shorter)
        ]
        for period, shorter in found.items()
    }


def _search(kind: str, period: str) -> str:
    """Return the address of a search for a long period; the papers of a week are few."""
    if kind == "year":
        return facet_address("year", [period])
    return search_address(f"date:{period}") if kind == "month" else ""


def _calendar(kind: str, period: str, counts: Mapping[str, int]) -> Sequence[Month]:
    """Return the months of a year if any are known, or a month if days are known of it."""
    if kind == "year":
        months = year_calendar(period, counts)
        return months if any(month.count for month in months) else ()
    month = month_calendar(period, counts) if kind == "month" else None
    return [month] if month and month.weeks else ()


def _link(period: str, site: Site) -> Link:
    return Link(label(period, site.settings.language), date_address(period))


def _enclosing(kind: str, period: str, site: Site) -> list[Link]:
    """Return the year of a month or week, and the year, month and week of a day.

    A week with days in two years belongs to that of its newest paper.
    """
    year, month = site.periods[kind][period].papers[0].date[:4], period[:7]
    week = week_of(period) if kind == "day" else ""
    above = {"month": [year], "week": [year], "day": [year, month, week]}.get(kind, [])
    return [_link(each, site) for each in above]
