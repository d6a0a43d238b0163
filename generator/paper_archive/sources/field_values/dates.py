"""Dates as sources write them, converted to ISO 8601 with the precision that they have.

    2020-05-01, 2020/5/1, 2020-05-01T10:00:00Z, 2020-05-01/2020-05-03, 20200501
    2020, c1995, 1999a, 2020/2021, in press 2020
    May 2020, 1 May 2020, May 1, 2020, 2020 May 1, 2018 Jul-Sep, {FEB 1} 2020, 10 février 2020

Of an invalid date, or one whose day and month could be swapped, only what is certain is kept:
`03/04/2020` is 2020.

A text such as `20l9`, of which nothing is certain, and a day that no calendar has, such as
`2024-02-31`, are mistakes that an import reports; `n.d.` and `in press` say that the date is
unknown.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from paper_archive.errors import shown
from paper_archive.text import fold, whole_number
from paper_archive.values import is_date

_MONTH_NUMBERS: Final = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier enero gennaio janeiro ene janv",
            "feb february februar fevrier febrero febbraio fevereiro fev fevr",
            "mar march marz mars marzo marco maerz",
            "apr april avril abril aprile avr abr",
            "may mai mayo maggio maio",
            "jun june juni juin junio giugno junho",
            "jul july juli juillet julio luglio julho juil",
            "aug august aout agosto ago",
            "sep sept september septembre septiembre settembre setembro",
            "oct october oktober octobre octubre ottobre outubro okt",
            "nov november novembre noviembre novembro",
            "dec december dezember decembre diciembre dicembre dezembro dez dic",
        ),
        start=1,
    )
    for name in names.split()
}
"""Folded name of a month, in six languages → its number."""
_ISO: Final = re.compile(
    r"""
    (?<!\d) (\d{4})
    (?: -(\d{1,2}) (?:-(\d{1,2}))? | /(\d{1,2}) (?:/(\d{1,2}))? | (\d\d)(\d\d) | \s+(\d\d)\s*\Z )?
    (?!\d)
    """,
    re.VERBOSE,
)
"""A year, with a month or a month and a day: `2020-5-1`, `2020/5/1`, `20200501`, `2020 05`."""
_YEAR: Final = re.compile(r"(?<![\d.])(1[0-9]{3}|2[01][0-9]{2})(?!\d|/\d{3}(?!\d))")
_WORD: Final = re.compile(r"[^\W\d_]+")
_DAY: Final = re.compile(
    r"(?<![\d/.–-])(\d{1,2})(?:st|nd|rd|th|\.)?(?![\d/]|\s*[-–]\s*\d)", re.IGNORECASE
)
_DAY_CHARS: Final = len("2024-02-29")
_EPOCH: Final = date(1970, 1, 1).toordinal()
_LOCAL: Final = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)")
"""A day and a month in either order, and a year: `13/5/2020`."""
_NEVER: Final = (
    r"n\.?\s?d | s\.?\s?[ad] | o\.?\s?[dj] | n/?a | nan | null | nil | none | no\ (?:date|year)"
    r"| un(?:known|dated|defined|published|specified) | (?:date|year)\ unknown | tb[adc]"
)
_LATER: Final = (
    r"to\ (?:appear|be\ published) | forthcoming | coming\ soon | accepted | submitted | draft"
    r"| in\ (?:press|print|prep|preparation|review|revision) | under\ (?:review|revision)"
    r"| article\ in\ press | pre-?print | manuscript | working\ paper | ongoing | present | current"
    r"| (?:e-?pub\ )?ahead\ of\ print | online\ first | early\ (?:access|view) | advance\ online"
    r"| im\ (?:druck|erscheinen) | erscheint | in\ (?:vorbereitung|stampa|corso) | à\ paraître"
    r"| sous\ presse | en\ prensa | no\ prelo"
)
_UNKNOWN: Final = re.compile(
    rf"[\W_0]*+ | [\W_]* (?: {_NEVER} | (?:{_LATER})\b.* | (?:1\d|20)[\dx?u-][x?u-] ) [\s.,;:)\]]*",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
"""Usual ways of saying that a date is not known, or not yet, or only its century: `19??`."""
_SHORT_YEAR: Final = re.compile(r"(?!.*\d{3})(?:.*[./'’-])?\d\d\s*\Z")
"""A date that ends with two digits after a sign: `12/05/24`, `May '24`; or nothing else: `24`."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A date in which there is a mistake, in place of the field."""

    text: str
    certain: str = ""
    """The part of the date that is certain: `2024-02` of `2024-02-31`."""

    @property
    def message(self) -> str:
        """What is wrong with it; nobody knows the century of a year of two digits."""
        what = "day" if self.certain else "date"
        why = ": its year has two digits" if _SHORT_YEAR.match(self.text) else ""
        return f"no {what} can be read from {shown(self.text)}{why}"


def date_or_unread(date: str, *texts: str) -> str | Unread:
    """Return a date, or else the text with a mistake that it was read from.

    Without a date, that is the first text that does not say in a usual way that the date is
    unknown. If a date has no day, it is the first text with a day that no calendar has.
    """
    if date:
        wrong = (text for text in texts if len(date) < _DAY_CHARS and _is_on_no_calendar(text))
        return next((Unread(text, date) for text in wrong), date)
    unread = (text for text in texts if not _UNKNOWN.fullmatch(text))
    return next(map(Unread, unread), "")


def _is_on_no_calendar(text: str) -> bool:
    """Tell whether a text has a day in numbers that does not exist; `2024-02-00` names none."""
    local, iso = _LOCAL.search(text), _ISO.search(text)
    if local:
        year, one, other = local[4], local[1], local[3]
    else:
        year, one, other = _parts_of(iso) if iso else ("", "", "")
    if not (int(one or 0) and int(other or 0)):
        return False
    orders = ((one, other), (other, one)) if local else ((one, other),)
    return not any(is_date(f"{year}-{month:0>2}-{day:0>2}") for month, day in orders)


def iso_date(text: str) -> str:
    """Return the first date in a text as `2020-05-01`, `2020-05` or `2020`; empty if none."""
    local = _LOCAL.search(text)
    if local:
        return _of_local(int(local[1]), int(local[3]), local[4])
    iso = _ISO.search(text)
    if iso and iso.lastindex != 1:
        return of_parts(*_parts_of(iso))
    year = _YEAR.search(text)
    if not year:
        return ""
    rest = text[: year.start()] + " " + text[year.end() :]
    month = month_in(rest)
    day = _DAY.search(rest) if month else None
    return of_parts(year[1], month, day[1] if day else "")


def _parts_of(iso: re.Match[str]) -> tuple[str, str, str]:
    """Return year, month and day of an ISO date; month and day are empty if it has none."""
    month = iso[2] or iso[4] or iso[6] or iso[8] or ""
    return iso[1], month, iso[3] or iso[5] or iso[7] or ""


def in_year(text: str, year: str) -> str:
    """Return the date of a text such as `Feb 6` in a year; the year if it has no date in it.

    The text may have the year itself, so that the other may be empty.
    """
    dates = (iso_date(text), iso_date(f"{text} {year}"))
    return next((date for date in dates if date and date.startswith(year)), year)


def of_parts(year: object, month: object = "", day: object = "") -> str:
    """Return the ISO date of a year, a month and a day, as far as they are valid.

    The month may be a number or a name; each part may be text or a number, or empty.
    """
    found = _YEAR.search(str(year))
    if not found:
        return ""
    iso = found[1]
    number = whole_number(str(month))
    month_number = month_in(str(month)) if number is None else number
    if not 1 <= month_number <= 12:
        return iso
    iso = f"{iso}-{month_number:02}"
    day_number = whole_number(str(day))
    whole = f"{iso}-{day_number or 0:02}"
    return whole if is_date(whole) else iso


def month_in(text: str) -> int:
    """Return the number of the first month name in a text, or 0."""
    names = (fold(word) for word in _WORD.findall(text))
    return next((_MONTH_NUMBERS[name] for name in names if name in _MONTH_NUMBERS), 0)


def of_timestamp(milliseconds: int) -> str:
    """Return the day in UTC of a time in milliseconds since 1970; empty if no date has it."""
    try:
        return date.fromordinal(_EPOCH + milliseconds // 86_400_000).isoformat()
    except (ValueError, OverflowError):
        return ""


def _of_local(first: int, second: int, year: str) -> str:
    """Return the date of `13/5/2020`; only the year if day and month could be swapped."""
    if first > 12 >= second:
        return of_parts(year, second, first)
    if second > 12 >= first:
        return of_parts(year, first, second)
    return of_parts(year, first, second) if first == second else year
