"""Listings by year, month, week and day, and of papers without a date."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Final

from paper_archive.publish.addresses import DATES, UNDATED, date_address
from paper_archive.publish.dates import label, month_name, week_of, week_span
from paper_archive.publish.language import message
from paper_archive.publish.listings.calendar import Month, calendar
from paper_archive.publish.listings.listing import Listing
from paper_archive.publish.listings.overview import Link, Overview, fitting
from paper_archive.publish.site import Site

_UNDATED: Final = message("Without a date")


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodListing(Listing):
    """The papers of a year, month, week or day."""

    template: ClassVar[str] = "period.html"
    earlier: Link | None
    later: Link | None
    """The nearest periods of the same kind that have papers."""
    parts: Sequence[Link] = ()
    """The months of a year, or the weeks of a month."""
    calendar: Sequence[Month] = ()
    """The days of a year with papers."""


def date_overview(site: Site) -> Overview:
    """Return the overview of years and their months, latest first."""
    months, say = _months_by_year(site), site.settings.language.say
    years = [
        Link(year, date_address(year), len(group.papers), parts=months[year])
        for year, group in reversed([*site.periods["year"].items()])
    ]
    count = len(site.undated.papers)
    undated = [Link(say(_UNDATED), UNDATED, count)] if count else []
    return Overview(
        address=DATES, template="dates.html", title=say("Dates"), links=[*fitting(years), *undated]
    )


def date_listings(site: Site) -> Iterator[Listing]:
    """Yield a listing for each period with papers, and one for papers without a date."""
    language = site.settings.language
    dates = Link(language.say("Dates"), DATES)
    parts, days = _months_by_year(site) | _weeks_by_month(site), _days_by_year(site)
    for kind, found in site.periods.items():
        links = [None, *(_link(each, site) for each in found), None]
        for earlier, period, later in zip(links, found, links[2:], strict=False):
            yield PeriodListing(
                address=date_address(period),
                title=label(period, language),
                lead=week_span(period, language) if kind == "week" else "",
                group=found[period],
                parents=(dates, *_enclosing(kind, period, site)),
                earlier=earlier,
                later=later,
                parts=parts.get(period, ()),
                calendar=calendar(days[period]) if kind == "year" else (),
            )
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


def _weeks_by_month(site: Site) -> dict[str, list[Link]]:
    """Return month → links to the weeks of its days with papers."""
    weeks: defaultdict[str, list[str]] = defaultdict(list)
    for day in site.periods["day"]:
        weeks[day[:7]].append(week_of(day))
    return {
        month: [_week(each, site) for each in dict.fromkeys(found)]
        for month, found in weeks.items()
    }


def _link(period: str, site: Site) -> Link:
    return Link(label(period, site.settings.language), date_address(period))


def _week(week: str, site: Site) -> Link:
    return replace(_link(week, site), count=len(site.periods["week"][week].papers))


def _days_by_year(site: Site) -> defaultdict[str, dict[str, int]]:
    """Return year → day → number of papers."""
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for day, group in site.periods["day"].items():
        found[day[:4]][day] = len(group.papers)
    return found


def _enclosing(kind: str, period: str, site: Site) -> list[Link]:
    """Return the year of a month or week, and the year, month and week of a day.

    A week with days in two years belongs to that of its newest paper.
    """
    year, month = site.periods[kind][period].papers[0].date[:4], period[:7]
    week = week_of(period) if kind == "day" else ""
    above = {"month": [year], "week": [year], "day": [year, month, week]}.get(kind, [])
    return [_link(each, site) for each in above]
