"""The pages that list papers by year, month, week and day, and those without a date."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from paper_archive.paper import Paper
from paper_archive.publish.addresses import DATES, UNDATED, date_address
from paper_archive.publish.dates import label, month_name, periods, week_span
from paper_archive.publish.listings.calendar import calendar
from paper_archive.publish.listings.listing import Link, Listing, paged


def date_listings(papers: list[Paper]) -> Iterator[Listing]:
    """Yield the overview of dates, and the pages of each period; papers come newest first."""
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
    day_counts = {day: len(found) for day, found in by_kind["day"].items()}
    for kind, found in by_kind.items():
        links = [Link(label(each), date_address(each)) for each in sorted(found)]
        for number, period in enumerate(sorted(found)):
            yield from paged(
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
                    calendar=calendar(period, day_counts) if kind == "year" else (),
                )
            )
    if undated:
        lead = "Papers whose capture gave no date."
        yield from paged(
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
