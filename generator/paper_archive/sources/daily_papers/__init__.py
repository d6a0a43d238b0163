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

A date without a year is the latest such day before the page was saved: see days.py. A number after
the date is the number of comments. Of the authors only the number is given. Some of the TeX has
lost its backslashes, which cannot be restored.

Source: captures of huggingface.co/papers from 2025 and 2026; the format has no specification.
"""

import re
from collections.abc import Iterator
from typing import Final

from paper_archive.errors import ArchiveError, Problem
from paper_archive.sources.daily_papers.dated import AUTHORS, read_dated
from paper_archive.sources.daily_papers.days import PrintedDate, read_date
from paper_archive.sources.daily_papers.lines import Line
from paper_archive.sources.daily_papers.plain import read_plain
from paper_archive.sources.format import Item
from paper_archive.sources.source_file import SourceFile

NAME: Final = "daily-papers"

_HEAD_BYTES: Final = 2_000
_BANNER: Final = b"Get trending papers in your email inbox"
_HEADER: Final = re.compile(r"new|Get trending papers in your email inbox.*|Subscribe|Daily Papers")
_BYLINE: Final = re.compile(r"by\s*AK and the research community")


def claims(head: bytes) -> bool:
    """Tell whether the file is a Daily Papers page saved as text: its banner is at the top."""
    return _BANNER in head[:_HEAD_BYTES] and b"<html" not in head[:_HEAD_BYTES].lower()


def read(file: SourceFile) -> Iterator[Item]:
    """Yield the records of a page, in order.

    The last entry of a page that was cut off is rejected, where that is recognisable: few pages end
    with a newline, so a missing one alone proves nothing.

    Raises:
        ArchiveError: when only the header of the page was saved.

    """
    text = file.text()
    lines = [(number, line.strip()) for number, line in enumerate(text.split("\n"), start=1)]
    body, day, is_dated = _without_header([(number, line) for number, line in lines if line])
    if not body:
        message = "file has the header of the page, but no papers"
        raise ArchiveError([Problem(file.where, "capture-empty", message)])
    is_whole = "\n" in text[len(text.rstrip()) :]
    if is_dated:
        yield from read_dated(body, file, day, is_whole=is_whole)
    else:
        yield from read_plain(body, file, is_whole=is_whole)


def _without_header(lines: list[Line]) -> tuple[list[Line], PrintedDate | None, bool]:
    """Return the lines of the papers, the page's own day, and whether it has the dated layout."""
    day = None
    top = 0
    while top < len(lines) and _HEADER.fullmatch(lines[top][1]):
        top += 1
    texts = [line for _, line in lines[:top]]
    if top < len(lines) and _BYLINE.fullmatch(lines[top][1]):
        top += 1
        day = read_date(lines[top][1]) if top < len(lines) else None
        top += day is not None
    body = lines[top:]
    if body and "Subscribe" not in texts:
        body[0] = (body[0][0], body[0][1].removeprefix("Subscribe"))
    is_dated = "Daily Papers" in texts or any(AUTHORS.fullmatch(line) for _, line in body)
    return body, day, is_dated
