"""Calendars of the days, weeks and months on which papers appeared.

Source: weeks are those of ISO 8601, which begin on Monday.
"""

from calendar import Calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from paper_archive.publish.languages.dates import months_of, week_of

_LEVELS: Final = 4
_CALENDAR: Final = Calendar()


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month."""

    number: int
    date: str
    """ISO 8601."""
    count: int
    """Number of papers on the day."""
    level: int
    """From 0 (no papers) to 4 (most papers of the year); the count itself if no day has more."""


@dataclass(frozen=True, slots=True)
class Week:
    """A row of a month."""

    date: str
    """ISO 8601: `2024-W21`."""
    count: int
    """Number of papers in the whole week, also in its days of other months."""
    days: Sequence[Day | None]
    """From Monday to Sunday; None for days of other months."""


@dataclass(frozen=True, slots=True)
class Month:
    """A month, with or without papers."""

    date: str
    """ISO 8601: `2024-05`."""
    count: int
    weeks: Sequence[Week]
    """Empty if no day with papers is known."""


def year_calendar(year: str, counts: Mapping[str, int]) -> tuple[Month, ...]:
    """Return the twelve months of a year; `counts` is ISO day, week or month → number of papers."""
    days = {month: _days(month, counts) for month in months_of(year)}
    most = max(_LEVELS, *(count for each in days.values() for count in each.values()), 0)
    return tuple(_month(month, found, counts, most) for month, found in days.items())


def month_calendar(month: str, counts: Mapping[str, int]) -> Month:
    """Return a month; `counts` is as for `year_calendar`."""
    days = _days(month, counts)
    return _month(month, days, counts, max(_LEVELS, *days.values(), 0))


def _days(month: str, counts: Mapping[str, int]) -> dict[int, int]:
    """Return number of the day → number of papers, for the days that have any."""
    found = ((number, counts.get(f"{month}-{number:02}", 0)) for number in range(1, 32))
    return {number: count for number, count in found if count}


def _month(month: str, days: Mapping[int, int], counts: Mapping[str, int], most: int) -> Month:
    rows = _CALENDAR.monthdayscalendar(int(month[:4]), int(month[5:])) if days else []
    weeks = []
    for numbers in rows:
        week = week_of(f"{month}-{max(numbers):02}")
        shown = [_day(month, each, days.get(each, 0), most) if each else None for each in numbers]
        weeks.append(Week(week, counts.get(week, 0), shown))
    return Month(month, counts.get(month, 0), weeks)


def _day(month: str, number: int, count: int, most: int) -> Day:
    return Day(number, f"{month}-{number:02}", count, -(-_LEVELS * count // most))
