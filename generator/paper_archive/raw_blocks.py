"""Code and HTML among the blocks of Markdown, as GitHub tells them apart.

Source: CommonMark 0.31, chapters 4.5 (fenced code) and 4.6 (HTML), of which markdown-it-py has the
expressions. HTML that is the only tag of its line (kind 7 there) is text here: all parsers read it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from markdown_it.rules_block.html_block import HTML_SEQUENCES

_FENCE: Final = re.compile(r"(`{3,})[^`]*$|(~{3,})")
_HTML: Final = [(start, end) for start, end, interrupts in HTML_SEQUENCES if interrupts]
_TAG_START: Final = re.compile(r" {0,3}(?=<)")
_MARKDOWN_ATTRIBUTE: Final = re.compile(r"<[A-Za-z][^<>]*\smarkdown\b")


class Kind(Enum):
    """What lines are."""

    TEXT = auto()
    CODE = auto()
    HTML = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines of one kind; those of code begin with a fence, and end with one if it is closed."""

    kind: Kind
    lines: Sequence[str]
    fence: str = ""
    """What code begins with, such as three backticks."""
    is_closed: bool = True


def pieces(markdown: str) -> Iterator[Piece]:
    """Yield the code, the HTML and what is between them; the lines are those of the text."""
    lines = markdown.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    start = number = 0
    while number < len(lines):
        piece = _code(lines, number) or _html(lines, number)
        if piece is None:
            number += 1
            continue
        if start < number:
            yield Piece(Kind.TEXT, lines[start:number])
        yield piece
        start = number = number + len(piece.lines)
    if start < number:
        yield Piece(Kind.TEXT, lines[start:])


def has_markdown_attribute(markdown: str) -> bool:
    """Tell whether HTML asks the extension `md_in_html` to read Markdown in it."""
    return _MARKDOWN_ATTRIBUTE.search(markdown) is not None


def _code(lines: Sequence[str], start: int) -> Piece | None:
    opening = _FENCE.match(lines[start])
    if opening is None:
        return None
    fence = opening[1] or opening[2]
    closing = re.compile(rf" {{0,3}}{fence}{fence[0]}*[ \t]*$")
    for number in range(start + 1, len(lines)):
        if closing.match(lines[number]):
            return Piece(Kind.CODE, lines[start : number + 1], fence)
    return Piece(Kind.CODE, lines[start:], fence, is_closed=False)


def _html(lines: Sequence[str], start: int) -> Piece | None:
    indented = _TAG_START.match(lines[start])
    if indented is None:
        return None
    first = lines[start][indented.end() :]
    closing = next((closing for opening, closing in _HTML if opening.search(first)), None)
    if closing is None:
        return None
    if closing.search(""):  # a blank line, which is not part of the HTML
        end = next((n for n in range(start, len(lines)) if not lines[n].strip(" \t")), len(lines))
    else:
        ends = (n for n in range(start, len(lines)) if closing.search(lines[n]))
        end = next(ends, len(lines) - 1) + 1
    return Piece(Kind.HTML, lines[start:end])
