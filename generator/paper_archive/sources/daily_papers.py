"""Daily Papers pages of Hugging Face, saved as text, in their two layouts.

    dated                                     plain
    -----                                     -----
    new                                       Get trending papers … once a day!
    Get trending papers in your email inbox!  Get trending papers in your email inbox!
    Subscribe                                 SubscribeTitle of the first paper
    Daily Papers                              Abstract of the first paper.
    byAK and the research community           Title of the second paper
    Oct 30                                    Abstract of the second paper.

    Title of the first paper

    Abstract of the first paper.

      • 3 authors
    ·
    Dec 15, 2022 14

A date without a year lies in the year in which the page was saved; a number behind the date counts
comments. Authors are only counted. Part of the TeX has lost its backslashes and cannot be restored.

Source: captures of huggingface.co/papers of 2025 and 2026; the format has no specification.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from paper_archive.errors import Problem, Where, shown
from paper_archive.sources.harvest import Harvest
from paper_archive.text import clean, restore_tex

NAME: Final = "daily-papers"

Line: TypeAlias = tuple[int, str]
"""Number of a line, from 1, and its text without blanks around it; never an empty one."""

_HEAD_BYTES: Final = 2_000
_BANNER: Final = b"Get trending papers in your email inbox"
_FRAME: Final = re.compile(r"new|Get trending papers in your email inbox.*|Subscribe|Daily Papers")
_BYLINE: Final = re.compile(r"by\s*AK and the research community")
_MONTHS: Final = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_AUTHORS: Final = re.compile(r"[•-]\s*(\d{1,6})\s+authors?")
_DATE: Final = re.compile(rf"({_MONTHS}) (\d{{1,2}})(?:, (\d{{4}}))?(?: +(\d{{1,9}}))?")
_SENTENCE_END: Final = re.compile(r"[.!?…:][)\]\"'”’]*\Z")

# In the plain layout nothing but its length tells an abstract from a title. The longest title of
# 103,043 titles on arXiv lists has 238 characters.
_TITLE_CHARS: Final = 240


def claims(data: bytes) -> bool:
    """Tell whether the file is a Daily Papers page saved as text: its banner is at the top."""
    return _BANNER in data[:_HEAD_BYTES] and b"<html" not in data[:_HEAD_BYTES].lower()


def read(text: str, where: Where, captured: str = "") -> Harvest:
    """Return the records of a page, in its order; `captured` is the ISO day of its saving.

    A page that was cut loses its last entry, with a problem, wherever that can be seen: few pages
    end with a line end, so its absence alone says nothing.
    """
    lines = [(number, line.strip()) for number, line in enumerate(text.split("\n"), start=1)]
    lines = [(number, line) for number, line in lines if line]
    body, is_dated = _without_frame(lines)
    harvest = Harvest()
    is_whole = "\n" in text[len(text.rstrip()) :]
    if is_dated:
        _read_dated(body, where, captured, harvest, is_whole=is_whole)
    else:
        _read_plain(body, where, captured, harvest, is_whole=is_whole)
    return harvest


def _without_frame(lines: list[Line]) -> tuple[list[Line], bool]:
    """Return the lines of the papers, and whether the page is of the dated layout."""
    frame = 0
    while frame < len(lines) and _FRAME.fullmatch(lines[frame][1]):
        frame += 1
    texts = [line for _, line in lines[:frame]]
    if frame < len(lines) and _BYLINE.fullmatch(lines[frame][1]):
        frame += 1
        if frame < len(lines) and _DATE.fullmatch(lines[frame][1]):
            frame += 1
    body = lines[frame:]
    if body and "Subscribe" not in texts:
        body[0] = (body[0][0], body[0][1].removeprefix("Subscribe"))
    is_dated = "Daily Papers" in texts or any(_AUTHORS.fullmatch(line) for _, line in body)
    return body, is_dated


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


def _read_dated(
    body: list[Line], where: Where, captured: str, harvest: Harvest, *, is_whole: bool
) -> None:
    entries, rest = _entries(body)
    year = _year(entries, where, captured, harvest)
    for entry in entries:
        place = _at(where, entry.place)
        cut = entry.is_last and not rest and not is_whole
        fields = _dated_fields(entry, where, captured, year, cut=cut)
        if isinstance(fields, Problem):
            harvest.rejected.append(fields)
        else:
            harvest.records.append((fields, place))
    if rest:
        message = f"entry must end with authors and a date, not with {shown(rest[-1][1])}"
        harvest.rejected.append(Problem(_at(where, rest[0]), "capture-cut", message))


def _entries(body: list[Line]) -> tuple[list[_Entry], list[Line]]:
    """Return the entries, each closed by its line of authors and its date, and the lines left."""
    entries: list[_Entry] = []
    text: list[Line] = []
    number = 0
    while number < len(body):
        line = body[number]
        number += 1
        if line[1] != "·" and not _AUTHORS.fullmatch(line[1]):
            text.append(line)
            continue
        number -= line[1] == "·"  # the line of authors is lost; its entry ends here all the same
        date = None
        if number < len(body) and body[number][1] == "·":
            date = body[number + 1] if number + 1 < len(body) else None
            number += 2
        entries.append(_Entry(text, line, date, is_last=number >= len(body)))
        text = []
    return entries, text


def _year(entries: list[_Entry], where: Where, captured: str, harvest: Harvest) -> int | None:
    """Return the year in which the page was saved, or none if it cannot be known.

    A page prints no year for dates of its own year, so its year is later than all it prints.
    """
    dates = [_DATE.fullmatch(entry.date[1]) for entry in entries if entry.date]
    printed = [int(date[3]) for date in dates if date and date[3]]
    earliest = max(printed) + 1 if printed else None
    if captured:
        year = int(captured[:4])
        return year if earliest is None or year >= earliest else None
    if earliest and any(date and not date[3] for date in dates):
        message = (
            f"the year of the capture must be given, and {earliest}, the earliest that fits, "
            "was taken for dates without one"
        )
        harvest.notices.append(Problem(where, "capture-date", message))
    return earliest


def _dated_fields(
    entry: _Entry, where: Where, captured: str, year: int | None, *, cut: bool
) -> dict[str, object] | Problem:
    place = _at(where, entry.place)
    authors = _AUTHORS.fullmatch(entry.authors[1])
    if len(entry.text) < 2 or authors is None:
        lost = "a title and an abstract" if authors else "a line of authors"
        message = f"entry must have {lost}, not {shown(entry.place[1])} alone"
        return Problem(place, "capture-entry", message)
    date = _DATE.fullmatch(entry.date[1]) if entry.date else None
    if entry.date is None or (cut and (date is None or not date[3])):
        message = "entry must end with a date that a line end closes, not with the file"
        return Problem(place, "capture-cut", message)
    if date is None:
        message = f"date must be like Dec 15, 2022, not {shown(entry.date[1])}"
        return Problem(_at(where, entry.date), "capture-entry", message)
    if not date[3] and year is None:
        message = f"date must have a year that its capture tells, not {shown(date[0])}"
        return Problem(_at(where, entry.date), "capture-date", message)
    day = f"{date[3] or year}-{_MONTHS.index(date[1]) // 4 + 1:02}-{int(date[2]):02}"
    if captured and day > captured:
        message = f"date must lie before the capture of {captured}, not be {shown(date[0])}"
        return Problem(_at(where, entry.date), "capture-date", message)
    return _fields(entry.text, where, captured) | {
        "author_count": int(authors[1]),
        "date": day,
        "comments": int(date[4]) if date[4] else None,
    }


def _read_plain(
    body: list[Line], where: Where, captured: str, harvest: Harvest, *, is_whole: bool
) -> None:
    for title, abstract in _pairs(body):
        if title and abstract:
            place = _at(where, title)
            is_last = abstract == body[-1]
            if is_last and not is_whole and not _SENTENCE_END.search(abstract[1]):
                message = f"abstract must end like a sentence, not with {shown(abstract[1][-20:])}"
                harvest.rejected.append(Problem(place, "capture-cut", message))
                continue
            harvest.records.append((_fields([title, abstract], where, captured), place))
        else:
            harvest.rejected.append(_incomplete(title, abstract, body, where))


def _incomplete(
    title: Line | None, abstract: Line | None, body: list[Line], where: Where
) -> Problem:
    lone = title or abstract or body[-1]
    missing = "an abstract below its title" if title else "a title above its abstract"
    rule = "capture-cut" if title and title == body[-1] else "capture-gap"
    return Problem(_at(where, lone), rule, f"entry must have {missing}, not {shown(lone[1])} alone")


def _pairs(body: list[Line]) -> Iterator[tuple[Line | None, Line | None]]:
    """Yield title and abstract in turn; where one is missing, the other comes alone.

    One missing line would shift all that follow, so lengths are watched: two short lines before a
    long one hold a title that lost its abstract; a long one before a short one lost its title.
    """
    number = 0
    while number < len(body):
        short = [len(line) <= _TITLE_CHARS for _, line in body[number : number + 3]]
        if short[:3] == [True, True, False]:
            yield body[number], None
            number += 1
        elif short[:2] == [False, True]:
            yield None, body[number]
            number += 1
        else:
            yield body[number], body[number + 1] if number + 1 < len(body) else None
            number += 2


def _fields(text: list[Line], where: Where, captured: str) -> dict[str, object]:
    title, *abstract = (restore_tex(clean(line)) for _, line in text)
    source = {"name": where.path.rpartition("/")[2]} | ({"captured": captured} if captured else {})
    return {"title": title, "abstract": "\n\n".join(abstract), "sources": [source]}


def _at(where: Where, line: Line) -> Where:
    return Where(where.path, line[0])
