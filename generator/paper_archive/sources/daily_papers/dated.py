"""The dated layout: each entry ends with a line of authors, a dot, and a date."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from paper_archive.errors import Problem, Where, shown
from paper_archive.sources.daily_papers.lines import Line, at, text_fields
from paper_archive.sources.format import Item, Record, Rejected, Warned
from paper_archive.sources.source_file import SourceFile

_MONTH_NAMES: Final = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
AUTHORS: Final = re.compile(r"[•-]\s*(\d{1,6})\s+authors?")
DATE: Final = re.compile(
    rf"({'|'.join(_MONTH_NAMES)}) (\d{{1,2}})(?:, (\d{{4}}))?(?: +(\d{{1,9}}))?"
)


@dataclass(frozen=True, slots=True)
class _Entry:
    """The lines of one paper in the dated layout."""

    text: list[Line]
    """Title and paragraphs of the abstract."""
    authors: Line
    date: Line | None
    is_last: bool

    @property
    def place(self) -> Line:
        return self.text[0] if self.text else self.authors


def read_dated(body: list[Line], file: SourceFile, *, is_whole: bool) -> Iterator[Item]:
    """Yield the records of a page of this layout; `is_whole` says that it was not cut off."""
    entries, rest = _entries(body)
    year, is_inferred = _year(entries, file.captured)
    if is_inferred:
        message = (
            f"year of the capture is not given; used {year}, the earliest that fits, "
            "for dates without a year"
        )
        yield Warned(Problem(file.where, "capture-date", message))
    for entry in entries:
        cut = entry.is_last and not rest and not is_whole
        fields = _dated_fields(entry, file.where, file.captured, year, cut=cut)
        if isinstance(fields, Problem):
            yield Rejected((fields,))
        else:
            yield Record(fields, at(file.where, entry.place))
    if rest:
        message = f"entry must end with authors and a date, not {shown(rest[-1][1])}"
        yield Rejected((Problem(at(file.where, rest[0]), "capture-cut", message),))


def _entries(body: list[Line]) -> tuple[list[_Entry], list[Line]]:
    """Return the entries, each with its line of authors and its date, and the remaining lines."""
    entries: list[_Entry] = []
    text: list[Line] = []
    number = 0
    while number < len(body):
        line = body[number]
        number += 1
        if line[1] != "·" and not AUTHORS.fullmatch(line[1]):
            text.append(line)
            continue
        number -= line[1] == "·"  # the line of authors is missing; the entry ends here anyway
        date = None
        if number < len(body) and body[number][1] == "·":
            date = body[number + 1] if number + 1 < len(body) else None
            number += 2
        entries.append(_Entry(text, line, date, is_last=number >= len(body)))
        text = []
    return entries, text


def _year(entries: list[_Entry], captured: str) -> tuple[int | None, bool]:
    """Return the year in which the page was saved, if known, and whether it was inferred.

    A page prints no year for dates in its own year, so its year is later than all printed years.
    """
    dates = [DATE.fullmatch(entry.date[1]) for entry in entries if entry.date]
    printed = [int(date[3]) for date in dates if date and date[3]]
    earliest = max(printed) + 1 if printed else None
    if captured:
        year = int(captured[:4])
        return (year if earliest is None or year >= earliest else None), False
    return earliest, earliest is not None and any(date and not date[3] for date in dates)


def _dated_fields(
    entry: _Entry, where: Where, captured: str, year: int | None, *, cut: bool
) -> dict[str, object] | Problem:
    place = at(where, entry.place)
    authors = AUTHORS.fullmatch(entry.authors[1])
    if len(entry.text) < 2 or authors is None:
        lost = "a title and an abstract" if authors else "a line of authors"
        message = f"entry must have {lost}, not only {shown(entry.place[1])}"
        return Problem(place, "capture-entry", message)
    date = DATE.fullmatch(entry.date[1]) if entry.date else None
    if entry.date is None or (cut and (date is None or not date[3])):
        message = "entry is cut off: the file ends in its date"
        return Problem(place, "capture-cut", message)
    if date is None:
        message = f"date must look like Dec 15, 2022, not {shown(entry.date[1])}"
        return Problem(at(where, entry.date), "capture-entry", message)
    if not date[3] and year is None:
        message = f"cannot tell the year of {shown(date[0])}; use --captured"
        return Problem(at(where, entry.date), "capture-date", message)
    day = f"{date[3] or year}-{_MONTH_NAMES.index(date[1]) + 1:02}-{int(date[2]):02}"
    if captured and day > captured:
        message = f"date is after the capture on {captured}: {shown(date[0])}"
        return Problem(at(where, entry.date), "capture-date", message)
    return text_fields(entry.text) | {
        "author_count": int(authors[1]),
        "date": day,
        "comments": int(date[4]) if date[4] else None,
    }
