"""What in notes would take a Markdown parser too long, or too deep; so that no build hangs.

Python-Markdown looks for the end of each bracket anew, which takes time with the square of those
that are left open, and it and nh3 go down as deep as lists and HTML go. See also `rendering`.
"""

import re
from collections.abc import Iterator
from typing import Final

from paper_archive.archive.notes.reading import MOST_LEVELS, Notes
from paper_archive.archive.notes.rendering import outside_code
from paper_archive.errors import Problem, Where

_MOST_WORK: Final = 5_000_000
"""Characters to be read in search of the ends of brackets; a few seconds in Python-Markdown."""
_TAGS_AT_ONCE: Final = 12
"""So many signs `<` take as long as one other bracket: formulas and types of code have many."""
_BRACKETS: Final = re.compile(r"\n[ \t]*\n|\]\(|[\[\])>]|<(?=[A-Za-z/!?])")
_CLOSES: Final = {"]": "[", "](": "[", ")": "](", ">": "<"}
"""Bracket → the one that it closes."""

_MOST_OPEN_TAGS: Final = 500
_NEEDS_NO_END: Final = frozenset(
    (
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"),
        *("track", "wbr", "dd", "dt", "li", "option", "p"),
        *("tbody", "td", "tfoot", "th", "thead", "tr"),
    )
)


def bracket_problem(notes: str, first_line: Where) -> Problem | None:
    """Return the problem that too many brackets are not closed."""
    if _bracket_work(outside_code(notes)) <= _MOST_WORK:
        return None
    message = "text has too many unclosed brackets: [, ( or <"
    return Problem(first_line, "brackets-open", message)


def depth_problem(notes: Notes, first_line: Where) -> Iterator[Problem]:
    """Yield the first place where lists, quotes or HTML are nested too deep."""
    if notes.too_deep is not None:
        message = f"lists and quotes must be nested at most {MOST_LEVELS // 2} deep"
        yield Problem(first_line.below(notes.too_deep), "nesting-depth", message)
    opened = 0
    for tag in notes.tags:
        if tag.name not in _NEEDS_NO_END:
            opened = max(0, opened + (-1 if tag.is_end else 1))
        if opened > _MOST_OPEN_TAGS:
            message = f"text must have at most {_MOST_OPEN_TAGS} unclosed HTML tags"
            yield Problem(first_line.below(tag.line), "nesting-depth", message)
            return


def _bracket_work(text: str) -> int:
    """Return how many characters are between brackets and their ends, or the end of the text."""
    opened: dict[str, list[int]] = {"[": [], "](": [], "<": []}
    work = dict.fromkeys(opened, 0)
    for bracket in _BRACKETS.finditer(text):
        found, place = bracket[0], bracket.start()
        kind = _CLOSES.get(found)
        if kind and opened[kind]:
            work[kind] += place - opened[kind].pop()
        if found in opened:
            opened[found].append(place)
        elif found.isspace():  # a link ends with its paragraph
            for kind in ("[", "]("):
                work[kind] += sum(place - each for each in opened[kind])
                opened[kind].clear()
    for kind, places in opened.items():
        work[kind] += sum(len(text) - place for place in places)
    return work["["] + work["]("] + work["<"] // _TAGS_AT_ONCE
