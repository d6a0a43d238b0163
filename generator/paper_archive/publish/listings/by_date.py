"""The papers of each year, month, week and day, and those without a date."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from paper_archive.publish.addresses import DATES, UNDATED, date_address
from paper_archive.publish.dates import kind_of, label, month_name, week_span
from paper_archive.publish.listings.calendar import Month, calendar
from paper_archive.publish.listings.listing import Listing
from paper_archive.publish.listings.overview import Link, Overview
from paper_archive.publish.site import Site

_DATES: Final = Link("Dates", DATES)


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodListing(Listing):
    """The papers of a year, month, week or day."""

    template: ClassVar[str] = "period.html"
    earlier: Link | None
    later: Link | None
    """The next periods of the same kind that have papers."""
    months: Sequence[Link] = ()
    """Those of a year."""
    calendar: Sequence[Month] = ()
    """The days of a year, in the months of which a day is known."""


def date_overview(site: Site) -> Overview:
    """Return the page of all years and their months, the latest first."""
    found = _by_kind(site)
    years = [
        Link(year, date_address(year), len(site.periods[year].papers), parts=_months(year, site))
        for year in reversed(found["year"])
    ]
    count = len(site.undated.papers)
    undated = [Link("Without a date", UNDATED, count)] if count else []
    return Overview(address=DATES, template="dates.html", title="Dates", links=[*years, *undated])


def date_listings(site: Site) -> Iterator[Listing]:
    """Yield a listing for each period that has papers, and one for papers without a date."""
    found = _by_kind(site)
    day_counts = {day: len(site.periods[day].papers) for day in found["day"]}
    for kind, same in found.items():
        links = [None, *(Link(label(each), date_address(each)) for each in same), None]
        for earlier, period, later in zip(links, same, links[2:], strict=False):
            is_year = kind == "year"
            yield PeriodListing(
                address=date_address(period),
                title=label(period),
                lead=week_span(period) if kind == "week" else "",
                group=site.periods[period],
                parents=(_DATES, *_enclosing(kind, period)),
                earlier=earlier,
                later=later,
                months=_months(period, site) if is_year else (),
                calendar=calendar(period, day_counts) if is_year else (),
            )
    if site.undated.papers:
        yield Listing(
            address=UNDATED,
            title="Without a date",
            lead="Papers whose capture gave no date.",
            group=site.undated,
            parents=(_DATES,),
        )


def _by_kind(site: Site) -> defaultdict[str, list[str]]:
    """Return kind → its periods, the earliest first."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for period in site.periods:
        found[kind_of(period)].append(period)
    return found


def _months(year: str, site: Site) -> list[Link]:
    """Return the months of a year that have papers."""
    return [
        Link(month_name(period), date_address(period), len(group.papers))
        for period, group in site.periods.items()
        if kind_of(period) == "month" and period.startswith(year)
    ]


def _enclosing(kind: str, period: str) -> list[Link]:
    """Return the year of a month or week, and the year and month of a day."""
    year, month = period[:4], period[:7]
    above = {"month": [year], "week": [year], "day": [year, month]}.get(kind, [])
    return [Link(label(each), date_address(each)) for each in above]
