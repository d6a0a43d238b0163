"""A calendar of the days of a year on which papers appeared.

Source: weeks are those of ISO 8601, which begin on Monday.
"""

from calendar import Calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

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
class Month:
    """A month with papers of known days."""

    date: str
    """ISO 8601: `2024-05`."""
    weeks: Sequence[Sequence[Day | None]]
    """From Monday to Sunday; None for days of other months."""


def calendar(counts: Mapping[str, int]) -> tuple[Month, ...]:
    """Return the months with papers; `counts` is ISO day → number of papers, for one year."""
    most = max((_LEVELS, *counts.values()))
    return tuple(
        Month(
            month,
            [
                [_day(month, number, counts, most) if number else None for number in week]
                for week in _CALENDAR.monthdayscalendar(int(month[:4]), int(month[5:]))
            ],
        )
        for month in sorted({day[:7] for day in counts})
    )


def _day(month: str, number: int, counts: Mapping[str, int], most: int) -> Day:
    date = f"{month}-{number:02}"
    count = counts.get(date, 0)
    return Day(number, date, count, -(-_LEVELS * count // most))
