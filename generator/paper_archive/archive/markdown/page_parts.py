"""The parts of a page: front-matter, heading, abstract and notes.

Source: MkDocs 1.6 (mkdocs/utils/meta.py) for the delimiters of front-matter.
"""

import re
from dataclasses import dataclass, fields
from io import StringIO
from itertools import accumulate
from typing import Final

from paper_archive.blocks import begins_block, notes_start
from paper_archive.errors import ArchiveError, Problem, Where, shown

_OPENING: Final = re.compile(r"---[ \t]*\n")
_CLOSING: Final = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_HEADING: Final = re.compile(r" {0,3}#([ \t]|$)")
_UNDERLINE: Final = re.compile(r" {0,3}=+[ \t]*$")


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a page; joined in this order, they are the page."""

    opening: str
    front_matter: str
    closing: str
    heading: str
    """The heading that the page begins with, if any, and the blank lines around it."""
    abstract: str
    """With the blank lines after it."""
    notes: str

    @property
    def text(self) -> str:
        """The page."""
        return "".join(getattr(self, each.name) for each in fields(self))

    def starts(self) -> dict[str, int]:
        """Return part → index of its first character in the page."""
        names = [each.name for each in fields(self)]
        lengths = accumulate((len(getattr(self, name)) for name in names), initial=0)
        return dict(zip(names, lengths, strict=False))


def has_front_matter(text: str) -> bool:
    """Tell whether a page with LF line ends begins with front-matter."""
    return _OPENING.match(text) is not None


def take_apart(text: str, where: Where) -> Parts:
    """Return the parts of a page with LF line ends.

    Raises:
        ArchiveError: when its front-matter is missing or not closed.

    """
    opening = _OPENING.match(text)
    if opening is None:
        first = text.partition("\n")[0]
        raise ArchiveError([_unframed(where, f"begin with a line ---, not {shown(first)}")])
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        raise ArchiveError([_unframed(where, "end with a line ---, not with the page")])
    lines = list(StringIO(text[closing.end() :]))
    top = _below_heading(lines)
    end = notes_start(lines, top)
    return Parts(
        opening=opening[0],
        front_matter=text[opening.end() : closing.start()],
        closing=closing[0],
        heading="".join(lines[:top]),
        abstract="".join(lines[top:end]),
        notes="".join(lines[end:]),
    )


def begins_with_heading(text: str) -> bool:
    """Tell whether a text with LF line ends begins with what is the heading of a page."""
    lines = list(StringIO(text))
    return _below_heading(lines) > _skip_blank(lines, 0)


def _unframed(where: Where, what: str) -> Problem:
    return Problem(Where(where.path, 1), "front-matter", f"front-matter must {what}")


def _below_heading(lines: list[str]) -> int:
    """Return the index of the first line with text below the heading."""
    top = _skip_blank(lines, 0)
    if _HEADING.match("".join(lines[top : top + 1])):
        return _skip_blank(lines, top + 1)
    if top + 1 < len(lines) and _UNDERLINE.match(lines[top + 1]) and not begins_block(lines[top]):
        return _skip_blank(lines, top + 2)
    return top


def _skip_blank(lines: list[str], number: int) -> int:
    while number < len(lines) and not lines[number].strip():
        number += 1
    return number
