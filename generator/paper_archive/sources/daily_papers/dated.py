"""The dated layout: each entry ends with a line of authors, a dot, and a date."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from paper_archive.errors import Problem, shown
from paper_archive.sources.daily_papers.days import PrintedDate, day_of, last_day, read_date
from paper_archive.sources.daily_papers.lines import Line, at, text_fields
from paper_archive.sources.field_values.dates import Unread
from paper_archive.sources.format import Item, Record, Rejected, Warned
from paper_archive.sources.source_file import SourceFile

AUTHORS: Final = re.compile(r"[•-]\s*(\d{1,6})\s+authors?")
_LIKE_A_DATE: Final = re.compile(r"(?=.*\d).{1,30}")
"""What stands for a date of another form, not for the title of the next paper."""


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


def read_dated(
    body: list[Line], file: SourceFile, header: PrintedDate | None, *, is_whole: bool
) -> Iterator[Item]:
    """Yield the records of a page of this layout.

    `header` is the day that the page shows at its top; `is_whole` says that it was not cut off.
    """
    entries, rest = _entries(body)
    dates = [read_date(entry.date[1]) for entry in entries if entry.date]
    last = last_day(filter(None, dates), header, file.captured)
    if last.is_inferred and any(date and not date.year for date in dates):
        message = (
            f"year of the capture is not given; used {last.day[:4]}, the earliest that fits, "
            "for dates without a year"
        )
        yield Warned(Problem(file.where, "capture-date", message))
    for entry in entries:
        cut = entry.is_last and not rest and not is_whole
        fields = _fields(entry, file, last.day, cut=cut)
        if isinstance(fields, Problem):
            yield Rejected((fields,))
            continue
        if entry.date and not fields["date"]:
            yield Warned(_left_empty(entry.date, file))
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


def _fields(
    entry: _Entry, file: SourceFile, last: str, *, cut: bool
) -> dict[str, object] | Problem:
    where = file.where
    authors = AUTHORS.fullmatch(entry.authors[1])
    if len(entry.text) < 2 or authors is None:
        lost = "a title and an abstract" if authors else "a line of authors"
        message = f"entry must have {lost}, not only {shown(entry.place[1])}"
        return Problem(at(where, entry.place), "capture-entry", message)
    date = read_date(entry.date[1]) if entry.date else None
    if entry.date is None or (cut and (date is None or not date.year)):
        message = "entry is cut off: the file ends in its date"
        return Problem(at(where, entry.place), "capture-cut", message)
    if date is None and not _LIKE_A_DATE.fullmatch(entry.date[1]):
        message = f"date must look like Dec 15, 2022, not {shown(entry.date[1])}"
        return Problem(at(where, entry.date), "capture-entry", message)
    return text_fields(entry.text) | {
        "author_count": int(authors[1]),
        "date": day_of(date, last, file.captured) if date else Unread(entry.date[1]),
        "comments": date.comments if date else None,
    }


def _left_empty(line: Line, file: SourceFile) -> Problem:
    """Return the problem that a date is not certain, so that the paper gets none."""
    bound = f" for a capture on {file.captured}" if file.captured else "; use --captured"
    message = f"left out the date {shown(line[1])}: its year is not certain{bound}"
    return Problem(at(file.where, line), "capture-date", message)
