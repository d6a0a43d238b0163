"""Dates as far as they are known, in the words of the site.

Source: weeks and the spelling of periods are those of ISO 8601.
"""

from datetime import date
from typing import Final

_MONTH_NAMES: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAY_CHARS: Final = len("2024-05-22")
KINDS: Final = ("year", "month", "week", "day")


def label(period: str) -> str:
    """Return a period as people write it: `22 May 2024`, `May 2024`, `2024`, `Week 21, 2024`."""
    year, _, rest = period.partition("-")
    if not rest:
        return year
    if rest.startswith("W"):
        return f"Week {int(rest[1:])}, {year}"
    month, _, day = rest.partition("-")
    name = f"{_MONTH_NAMES[int(month) - 1]} {year}"
    return f"{int(day)} {name}" if day else name


def span(first: str, last: str) -> str:
    """Return `2014 to 2024`; the one label where both are the same."""
    return first if first == last else f"{first} to {last}"


def month_name(period: str) -> str:
    """Return the month of a period `2024-05`, without its year."""
    return _MONTH_NAMES[int(period[5:7]) - 1]


def week_of(day: str) -> str:
    """Return the ISO week of a day: `2024-W21`. It may lie in the year before or after."""
    year, week, _ = date.fromisoformat(day).isocalendar()
    return f"{year}-W{week:02}"


def week_span(week: str) -> str:
    """Return the first and last day of an ISO week: `20 May 2024 to 26 May 2024`."""
    year, number = week.split("-W")
    first, last = (date.fromisocalendar(int(year), int(number), day) for day in (1, 7))
    return span(label(first.isoformat()), label(last.isoformat()))


def periods(day: str) -> dict[str, str]:
    """Return the periods that hold a date, by kind, as far as it is known; none for an empty one.

    `2024-05-22` → year `2024`, month `2024-05`, week `2024-W21`, day `2024-05-22`.
    """
    if not day:
        return {}
    found = {"year": day[:4]}
    if len(day) > len("2024"):
        found["month"] = day[:7]
    if len(day) == _DAY_CHARS:
        found |= {"week": week_of(day), "day": day}
    return found


def kind_of(period: str) -> str:
    """Return what a period is, which is one of `KINDS`."""
    return "week" if "W" in period else ("year", "month", "day")[period.count("-")]


def date_parts(day: str) -> tuple[str, str, str]:
    """Return year, month and day of a date as they are written in it, each empty if unknown."""
    year, month, day, *_ = [*day.split("-"), "", ""]
    return year, month, day
