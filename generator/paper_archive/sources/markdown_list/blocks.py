"""Markdown taken apart into items, rows of tables and paragraphs, each below its heading."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

_HEADING: Final = re.compile(r" {0,3}#{1,6}\s+(.*)")
_ITEM: Final = re.compile(r"(\s*)(?:[-*+]|\d{1,5}[.)])\s+(.*)")
_ROW: Final = re.compile(r"\s*\|(.*)")
_RULE: Final = re.compile(r"[\s|:-]+\Z")
_FENCE: Final = re.compile(r"\s*(```|~~~)")
_CELLS: Final = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Block:
    """Text that belongs together."""

    line: int
    text: str
    """On one line, words separated by single blanks; cells of a row by ` | `."""
    heading: str
    cells: Sequence[str] = ()
    """The cells of a row."""
    columns: Sequence[str] = ()
    """The names of the columns of its table, if they are known, in lowercase."""

    def cell(self, *columns: str) -> str:
        """Return the cell of the first of several columns that the table has; empty if none."""
        by_column = dict(zip(self.columns, self.cells, strict=False))
        return next((by_column[column] for column in columns if column in by_column), "")


def blocks_in(text: str) -> Iterator[Block]:
    """Yield the blocks of a text, in its order; code is left out."""
    heading = ""
    columns: Sequence[str] = ()
    line, lines = 0, list[str]()
    is_code = False
    for number, raw in enumerate([*text.split("\n"), "# "], start=1):
        is_fence = bool(_FENCE.match(raw))
        is_code ^= is_fence
        if is_code or is_fence:
            continue
        begins = _HEADING.match(raw) or _ITEM.match(raw) or _ROW.match(raw)
        # Authors of an item often stand indented below an empty line.
        is_more = not begins and (not raw.strip() or raw[:1].isspace() or bool(lines and lines[-1]))
        if is_more and lines:
            lines.append(raw.strip())
            continue
        if lines:
            yield _block(line, lines, heading, columns)
            columns = _columns(lines, raw) or columns
            lines = []
        found = _HEADING.match(raw)
        if found:
            heading, columns = found[1].rstrip("# \t\r"), ()
        elif raw.strip() and not _RULE.match(raw):
            line, lines = number, [raw.strip()]


def _block(line: int, lines: list[str], heading: str, columns: Sequence[str]) -> Block:
    text = " ".join(" ".join(lines).split())
    row = _ROW.match(text)
    if not row:
        item = _ITEM.match(text)
        return Block(line, item[2] if item else text, heading)
    cells = [cell.strip() for cell in _CELLS.split(row[1].rstrip().removesuffix("|"))]
    return Block(line, " | ".join(cells), heading, cells, columns)


def _columns(lines: list[str], following: str) -> tuple[str, ...]:
    """Return the names of columns if a row stands above the rule of a table."""
    row = _ROW.match(lines[0])
    if not row or not _RULE.match(following) or "-" not in following:
        return ()
    return tuple(cell.strip().lower() for cell in _CELLS.split(row[1].rstrip().removesuffix("|")))
