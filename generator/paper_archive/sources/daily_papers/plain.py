"""The plain layout: titles and abstracts in turn, one per line, and nothing else."""

import re
from collections.abc import Iterator
from typing import Final

from paper_archive.errors import Problem, Where, shown
from paper_archive.sources.daily_papers.lines import Line, at, text_fields
from paper_archive.sources.format import Item, Record, Rejected
from paper_archive.sources.source_file import SourceFile

_SENTENCE_END: Final = re.compile(r"[.!?…:][)\]\"'”’]*\Z")

# In the plain layout, only the length tells an abstract from a title. The longest of 103,043 titles
# in lists of arXiv has 238 characters.
_TITLE_CHARS: Final = 240


def read_plain(body: list[Line], file: SourceFile, *, is_whole: bool) -> Iterator[Item]:
    """Yield the records of a page of this layout; `is_whole` says that it was not cut off."""
    for title, abstract in _pairs(body):
        if not title or not abstract:
            yield Rejected((_incomplete(title, abstract, body, file.where),))
            continue
        place = at(file.where, title)
        is_last = abstract == body[-1]
        if is_last and not is_whole and not _SENTENCE_END.search(abstract[1]):
            message = f"abstract is cut off: it ends in {shown(abstract[1][-20:])}"
            yield Rejected((Problem(place, "capture-cut", message),))
        else:
            yield Record(text_fields([title, abstract]), place)


def _incomplete(
    title: Line | None, abstract: Line | None, body: list[Line], where: Where
) -> Problem:
    lone = title or abstract or body[-1]
    missing = "an abstract below its title" if title else "a title above its abstract"
    rule = "capture-cut" if title and title == body[-1] else "capture-gap"
    return Problem(at(where, lone), rule, f"entry must have {missing}, not only {shown(lone[1])}")


def _pairs(body: list[Line]) -> Iterator[tuple[Line | None, Line | None]]:
    """Yield pairs of title and abstract; if one is missing, None takes its place.

    A missing line must not shift all pairs after it, so lengths are compared: of two short lines
    before a long one, the first has lost its abstract; a long line before a short one has lost its
    title.
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
