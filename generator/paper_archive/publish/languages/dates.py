"""Dates of any precision, and how the site names them.

Source: weeks and the spelling of periods are those of ISO 8601.
"""

from datetime import date
from typing import Final

from paper_archive.publish.languages.language import ENGLISH, Language, message

_MONTH_NAMES: Final = (
    message("January"), message("February"), message("March"), message("April"), message("May"),
    message("June"), message("July"), message("August"), message("September"), message("October"),
    message("November"), message("December"),
)  # fmt: skip
_SHORT_MONTH_NAMES: Final = (
    message("Jan"), message("Feb"), message("Mar"), message("Apr"), message("May"), message("Jun"),
    message("Jul"), message("Aug"), message("Sep"), message("Oct"), message("Nov"), message("Dec"),
)  # fmt: skip
_DAY_CHARS: Final = len("2024-05-22")
KINDS: Final = ("year", "month", "week", "day")


def label(period: str, language: Language = ENGLISH) -> str:
    """Return the name of a period: `22 May 2024`, `May 2024`, `2024`, `Week 21, 2024`."""
    year, _, rest = period.partition("-")
    if not rest:
        return year
    if rest.startswith("W"):
        return language.say("Week {week}, {year}", week=int(rest[1:]), year=year)
    _, _, day = rest.partition("-")
    month = month_name(period, language)
    if not day:
        return language.say("{month} {year}", month=month, year=year)
    return language.say("{day} {month} {year}", day=int(day), month=month, year=year)


def span(first: str, last: str, language: Language = ENGLISH) -> str:
    """Return `2014 to 2024`, or just `2024` if both are the same."""
    return first if first == last else language.say("{first} to {last}", first=first, last=last)


def month_name(period: str, language: Language = ENGLISH) -> str:
    """Return the name of the month of a period like `2024-05`, without the year."""
    return language.say(_MONTH_NAMES[int(period[5:7]) - 1])


def short_month_name(period: str, language: Language = ENGLISH) -> str:
    """Return the short name of the month of a period: `Sep` of `2024-09`."""
    return language.say(_SHORT_MONTH_NAMES[int(period[5:7]) - 1])


def months_of(year: str) -> list[str]:
    """Return the twelve months of a year: `2024-01` to `2024-12`."""
    return [f"{year}-{number:02}" for number in range(1, 13)]


def month_number(month: str) -> int:
    """Return the number of a month, counted from year 0: December is followed by January."""
    return int(month[:4]) * 12 + int(month[5:]) - 1


def month_at(number: int) -> str:
    """Return the month of a number; the inverse of `month_number`."""
    return f"{number // 12:04}-{number % 12 + 1:02}"


def week_of(day: str) -> str:
    """Return the ISO week of a day: `2024-W21`; its year may be the one before or after."""
    year, week, _ = date.fromisoformat(day).isocalendar()
    return f"{year}-W{week:02}"


def week_span(week: str, language: Language = ENGLISH) -> str:
    """Return the first and last day of an ISO week: `20 May 2024 to 26 May 2024`."""
    year, number = week.split("-W")
    first, last = (date.fromisocalendar(int(year), int(number), day) for day in (1, 7))
    return span(label(first.isoformat(), language), label(last.isoformat(), language), language)


def periods(day: str) -> dict[str, str]:
    """Return kind → period for the periods that a date is in, as far as it is known.

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
    """Return the kind of a period, one of `KINDS`."""
    return "week" if "W" in period else ("year", "month", "day")[period.count("-")]


def date_parts(day: str) -> tuple[str, str, str]:
    """Return year, month and day of a date as digits, each empty if unknown."""
    year, month, day, *_ = [*day.split("-"), "", ""]
    return year, month, day
