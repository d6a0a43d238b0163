"""What in Markdown would take Python-Markdown time with the square of its length.

It reads the rest of a block again for each heading, rule and empty list item in it, the rest of a
paragraph for each emphasis, code or link, and the rest of a page for each fence that is never
closed. Its extensions read a page for each abbreviation, and copy all marks of a footnote for each
of them. What people write is far from these limits.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from paper_archive.errors import Problem, Where
from paper_archive.raw_blocks import Kind, has_markdown_attribute, pieces

_MOST_WORK: Final = 250_000_000
"""Characters to be read again; some five seconds in Python-Markdown."""
_HEADINGS_AT_ONCE: Final = 4
"""So many headings within a block take as long as one rule or empty list item."""
_MARKS_AT_ONCE: Final = 20
"""This many marks within a paragraph take as long as one heading within a block."""
_MOST_FOOTNOTE_MARKS: Final = 1_000

_FENCE: Final = re.compile(r"^(?:`{3,}|~{3,})", re.MULTILINE)
_BLANK: Final = re.compile(r"\n[ \t]*\n")
_HEADING: Final = re.compile(r"^[ >]*+#", re.MULTILINE)
_RULE: Final = re.compile(r"^[ >]*+(?:[-=*_][-=*_ \t]*|(?:\+|\d+[.)])[ \t]*)$", re.MULTILINE)
"""A rule, the line below a heading, or an empty list item."""
_INDENTED: Final = re.compile(r"(?>(?:(?: {4}|\t).*(?:\n|\Z))+)(?:[ \t]*\n)?")
_CONTAINER: Final = re.compile(r"^ {0,3}(?:[^\w\s#`~<(\"']|\d+[.)])", re.MULTILINE)
"""The sign of a list, note or tab: what is indented below it is text."""
_PARAGRAPH: Final = re.compile(r"\n(?=[ \t>]*+(?:[-*+#|]|\d+[.)]))")
_MARK: Final = re.compile(r"[*_`\[\\&!]|<(?!/)|  \n")
_ABBREVIATION: Final = re.compile(r"^ {0,3}\*\[[^\]\n]*\]:", re.MULTILINE)
_FOOTNOTE_MARK: Final = re.compile(r"\[\^[^\[\]\n]*\]")


class _Piece(NamedTuple):
    start: int
    text: str


def rendering_problem(markdown: str, first_line: Where) -> Problem | None:
    """Return the first problem that Markdown takes too long to render."""
    text = outside_code(markdown)
    found = next(_slow(text), None)
    if found is None:
        return None
    start, message = found
    return Problem(first_line.below(text.count("\n", 0, start)), "rendering-slow", message)


def outside_code(markdown: str) -> str:
    """Return the text with blank lines in the place of fenced code."""
    if has_markdown_attribute(markdown):  # `md_in_html` may read other lines as code
        return markdown
    kept: list[str] = []
    for piece in pieces(markdown):
        kept += [""] * len(piece.lines) if piece.kind is Kind.CODE else piece.lines
    return "\n".join(kept)


def _slow(text: str) -> Iterator[tuple[int, str]]:
    """Yield where something begins that takes too long, and what it must be."""
    fences = [fence.start() for fence in _FENCE.finditer(text)]
    if sum(len(text) - start for start in fences) > _MOST_WORK:
        yield fences[0], "code must be closed by a line like that above it"
    work = 0
    for block in _blocks(text):
        rules, headings = len(_RULE.findall(block.text)), len(_HEADING.findall(block.text))
        work += (rules * _HEADINGS_AT_ONCE + headings) * len(block.text)
        if work > _MOST_WORK:
            yield block.start, "headings, rules and empty list items must be among blank lines"
            return
        for paragraph in _pieces(_PARAGRAPH, block):
            work += len(_MARK.findall(paragraph.text)) * len(paragraph.text) // _MARKS_AT_ONCE
            if work > _MOST_WORK:
                yield paragraph.start, "paragraph must be shorter, or have less emphasis and links"
                return
    abbreviations = [match.start() for match in _ABBREVIATION.finditer(text)]
    if len(abbreviations) * len(text) > _MOST_WORK:
        yield abbreviations[0], "page must have fewer abbreviations"
    marks = Counter(_FOOTNOTE_MARK.findall(text))
    if sum(count**2 for count in marks.values()) > _MOST_FOOTNOTE_MARKS**2:
        label, _ = marks.most_common(1)[0]
        yield text.index(label), f"page must refer less often to the footnote {label}"


def _blocks(text: str) -> Iterator[_Piece]:
    """Yield what is between blank lines, without the code that is indented."""
    may_be_code = True
    for block in _pieces(_BLANK, _Piece(0, text)):
        if _INDENTED.fullmatch(block.text):
            if may_be_code:
                continue
        elif block.text.strip():
            may_be_code = not _CONTAINER.search(block.text)
        yield block


def _pieces(between: re.Pattern[str], whole: _Piece) -> Iterator[_Piece]:
    """Yield the pieces of a text between the matches of an expression."""
    start = 0
    for match in between.finditer(whole.text):
        yield _Piece(whole.start + start, whole.text[start : match.end()])
        start = match.end()
    yield _Piece(whole.start + start, whole.text[start:])
