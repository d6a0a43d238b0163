"""Rows of CSV, TSV and the like, one at a time; one quote too many costs one line.

Source: RFC 4180; exports of Zotero, Scopus, Web of Science, PubMed, IEEE Xplore.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import islice
from typing import Final

from paper_archive.errors import Problem, Where
from paper_archive.sources.format import Rejected, Warned
from paper_archive.sources.source_file import SourceFile
from paper_archive.sources.table.columns import has_title

_DELIMITERS: Final = ",;\t|"
_HEADER_CHARS: Final = 20_000
_MOST_ABOVE: Final = 2
_ABOVE: Final = re.compile(r"\"?(?:About the data:|sep=|EXPORT DATE|Scopus\b)", re.IGNORECASE)
_HEADING: Final = re.compile(r"(?:\"[^\"]*+\"|[^\",;\t|]++)([,;\t|])\1*+\s*+")
"""A line of which only the first cell is filled, such as `My papers;;`."""
_ROWS_CELLS: Final = 4
"""Lines in quotes that have together more cells than this, all as many as a row, are rows."""
_KEPT_FROM_FORMULA: Final = re.compile(r"'(?='*+[=+\-@\t\r\n＝＋－＠])")
"""The apostrophe before a text that a spreadsheet would take for a formula, as exports write it."""
_MOST_LINES: Final = 300
"""Lines of one row; a quote that is open for longer was not closed."""


def delimiter_of(text: str, title: str = "") -> str:
    """Return the delimiter of a table that begins like this; empty if it is not a table.

    Its titles are in the column `title`, if a person chose one.
    """
    return _header_of(text.splitlines(), title)[1]


def _header_of(lines: Iterable[str], title: str) -> tuple[int, str]:
    """Return the index of the line with the names of the columns, and the delimiter.

    Dimensions and Excel (`sep=;`) write a line above it, and people a heading.
    """
    filled = ((n, line) for n, line in enumerate(lines) if line.strip(_DELIMITERS + " \t"))
    for number, line in islice(filled, _MOST_ABOVE + 1):
        candidates = [
            (len(cells), delimiter)
            for delimiter in _DELIMITERS
            if len(line) <= _HEADER_CHARS
            and len(cells := _cells(line, delimiter)) > 1
            and has_title(cells, title)
        ]
        if candidates:
            return number, max(candidates)[1]
        if len(line.split()) > 1 and not _ABOVE.match(line) and not _HEADING.fullmatch(line):
            break
    return 0, ""


def rows_in(
    file: SourceFile, delimiter: str
) -> Iterator[tuple[dict[str, object], Where] | Rejected | Warned]:
    """Yield each row as column → text, with its line; one of too many cells is rejected."""
    text, warning = file.western_text()
    if warning:
        yield Warned(warning)
    lines = text.replace("\x00", "").split("\n")
    start, _ = _header_of(lines, file.columns.get("title", ""))
    named = [name.strip() for name in _cells(lines[start], delimiter)]
    names = [name or f"column {n}" for n, name in enumerate(named, 1)]
    kept = {*named}
    number = start + 1
    while number < len(lines):
        where = Where(file.where.path, number + 1)
        cells, number = _row(lines, number, delimiter, len(names))
        if cells is None:
            message = "a quote is not closed, or is inside a cell"
            yield Rejected((Problem(where, "table-row", message),))
        elif len(cells) > len(names) and any(map(str.strip, cells[len(names) :])):
            message = f"row has {len(cells)} cells for {len(names)} columns"
            yield Rejected((Problem(where, "table-row", message),))
        elif any(map(str.strip, cells)) and [*map(str.strip, cells)] != named:  # files were joined
            row = zip(names, map(_as_it_was, cells), strict=False)
            yield {name: cell for name, cell in row if cell.strip() or name in kept}, where


def _as_it_was(cell: str) -> str:
    return cell[1:] if _KEPT_FROM_FORMULA.match(cell) else cell


def _row(
    lines: list[str], number: int, delimiter: str, columns: int
) -> tuple[list[str] | None, int]:
    """Return the cells of the row that begins at a line, and the line of the next row.

    A cell may go on over lines. Where that swallows what looks like further rows, a quote is wrong,
    and there are no cells: only the first line is lost.
    """
    if not _is_open(lines[number], delimiter):
        return _cells(lines[number], delimiter), number + 1
    end, quotes = number, 0
    while end < len(lines):
        quotes += lines[end].count('"')
        end += 1
        if quotes % 2 == 0 or end - number > _MOST_LINES:
            break
    if quotes % 2:
        return None, number + 1
    cells = _cells("\n".join(lines[number:end]), delimiter)
    inner = lines[number + 1 : end - 1]
    are_rows = len(inner) * columns > _ROWS_CELLS and all(
        len(_cells(line, delimiter)) == columns for line in inner
    )
    return (cells, end) if len(cells) == columns and not are_rows else (None, number + 1)


def _is_open(line: str, delimiter: str) -> bool:
    """Tell whether a line ends inside of a cell in quotes."""
    try:
        list(csv.reader([line], delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "unexpected end of data" in str(error)
    return False


def _cells(text: str, delimiter: str) -> list[str]:
    """Return the cells of one row; none where a text is not exactly one."""
    csv.field_size_limit(1 << 28)
    rows = list(csv.reader(StringIO(text, newline=""), delimiter=delimiter))
    return rows[0] if len(rows) == 1 else []
