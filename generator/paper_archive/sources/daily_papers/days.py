"""The dates that a page prints, most of them without a year.

A page prints no year for dates in the year in which it was shown, so that year is later than all
that it prints. A page may be saved some days later, when a new year has begun.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from paper_archive.values import is_date, is_day

_MONTHS: Final = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
_DATE: Final = re.compile(
    rf"({'|'.join(_MONTHS)}) ([0-9]{{1,2}})(?:, ([0-9]{{4}}))?(?: +([0-9]{{1,9}}))?"
)
_HALF_A_YEAR: Final = 183


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A line with a date: `Dec 15, 2022 14`, `Jul 11`."""

    text: str
    month: int
    day: int
    year: str
    """Empty if it is not printed."""
    comments: int | None
    """The number after the date."""

    def in_year(self, year: int | str) -> str:
        """Return the date in a year, in ISO 8601, whether there is such a day or not."""
        return f"{year:>04}-{self.month:02}-{self.day:02}"


@dataclass(frozen=True, slots=True)
class LastDay:
    """The last day that a date on a page can mean."""

    day: str = ""
    """In ISO 8601; empty if nothing tells."""
    is_inferred: bool = False
    """Whether its year is only the earliest that fits."""


def read_date(line: str) -> PrintedDate | None:
    """Return the date that a line is, if it is one."""
    found = _DATE.fullmatch(line)
    if found is None:
        return None
    month, day, year, comments = found.groups()
    number = _MONTHS.index(month) + 1
    return PrintedDate(line, number, int(day), year or "", int(comments) if comments else None)


def last_day(dates: Iterable[PrintedDate], header: PrintedDate | None, captured: str) -> LastDay:
    """Return the last day that the dates of a page can mean.

    That is the day of its capture. If it is not known, it is the day that the header of the page
    shows, in the earliest year that fits.
    """
    years = [int(each.year) for each in dates if is_date(each.year)]
    earliest = max(years, default=0) + 1
    if captured:
        return LastDay(captured if int(captured[:4]) >= earliest else "")
    if header and is_date(header.year):
        return LastDay(header.in_year(header.year))
    if not years:
        return LastDay()
    in_header = header.in_year(earliest) if header else ""
    return LastDay(in_header if is_day(in_header) else f"{earliest}-12-31", is_inferred=True)


def day_of(printed: PrintedDate, last: str, captured: str) -> str:
    """Return the day that a date means, in ISO 8601; empty if that is not certain.

    A date without a year is the latest such day up to the last. Where the next one is nearer, the
    last day may be wrong as well: then no year is certain.
    """
    if printed.year:
        day = printed.in_year(printed.year)
        return "" if captured and day > captured else day
    years = (int(last[:4]), int(last[:4]) - 1) if last else ()
    days = map(printed.in_year, years)
    day = next((day for day in days if is_day(day) and day <= last), "")
    if not day or day[:4] == last[:4]:
        return day
    age = date.fromisoformat(last) - date.fromisoformat(day)
    return day if age.days <= _HALF_A_YEAR else ""
