"""Workbooks of Excel and of programs that write such files (.xlsx, .xlsm): tables on their sheets.

A table may begin below a heading, and right of empty columns. Sheets without a table of papers, and
hidden ones, are not read, which a warning says.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final

from paper_archive.errors import Problem, Where
from paper_archive.sources.format import Warned
from paper_archive.sources.source_file import SourceFile
from paper_archive.sources.table.columns import Columns
from paper_archive.sources.table.workbook.cells import Unread, letters_of, rows_in
from paper_archive.sources.table.workbook.parts import Sheet, Workbook
from paper_archive.text import counted, fold

_MOST_ABOVE: Final = 20
"""How many rows may stand above the names of the columns."""
_NOT_ONLY_TITLES: Final = frozenset(
    ("name", "paper", "headline", "papername", "display name", "publication name")
)
"""Names that columns of titles have, as do columns of people and projects."""
_OF_PAPERS: Final = frozenset(
    ("authors", "abstract", "date", "year", "venue", "arxiv", "doi", "pmid", "pmcid", "openreview")
)
"""Fields of which a table has one beside such a column, if it is one of papers."""
_SHOWN_SHEETS: Final = 5


@dataclass(frozen=True)
class Table:
    """A table of papers on a sheet."""

    where: Where
    rows: Iterator[tuple[dict[str, object], Where] | Warned]
    """Name of a column → text of each row, with its place; then what was not read of them."""


def has_papers(file: SourceFile) -> bool:
    """Tell whether a workbook has a table of papers on a sheet that is not hidden.

    Raises:
        ArchiveError: when the workbook is damaged.

    """
    workbook = Workbook(file)
    return any(_has_papers(workbook, sheet, file.columns) for sheet in workbook.sheets)


def tables_in(file: SourceFile) -> Iterator[Table | Warned]:
    """Yield the tables of papers in a workbook, and a warning of the sheets that have none.

    Raises:
        ArchiveError: when the workbook is damaged.

    """
    workbook = Workbook(file)
    others: list[str] = []
    for sheet in workbook.sheets:
        if _has_papers(workbook, sheet, file.columns):
            yield Table(_place(file, sheet), _rows(file, workbook, sheet))
        else:
            others.append(f"'{sheet.name}'" + (" (hidden)" if sheet.is_hidden else ""))
    if others:
        more = len(others) - _SHOWN_SHEETS
        listed = ", ".join(others[:_SHOWN_SHEETS]) + (f" and {more:,} more" if more > 0 else "")
        message = (
            f"did not read {counted(len(others), 'sheet')} without a table of papers: {listed}"
        )
        yield Warned(Problem(file.where, "table-columns", message))


def _has_papers(workbook: Workbook, sheet: Sheet, chosen: Mapping[str, str]) -> bool:
    part = None if sheet.is_hidden else workbook.part(sheet.part)
    if not part:
        return False
    rows = (cells for _, cells in rows_in(part, workbook.meanings(), Unread()) if cells)
    return any(_is_header(cells, chosen) for cells in islice(rows, _MOST_ABOVE + 1))


def _is_header(cells: Mapping[int, str], chosen: Mapping[str, str]) -> bool:
    """Tell whether a row has the names of the columns of a table of papers."""
    fields = Columns(chosen).read({text: text for text in cells.values()})
    if len(cells) < 2 or "title" not in fields:
        return False
    is_sure = "title" in chosen or fold(str(fields["title"])) not in _NOT_ONLY_TITLES
    return is_sure or not _OF_PAPERS.isdisjoint(fields)


def _rows(
    file: SourceFile, workbook: Workbook, sheet: Sheet
) -> Iterator[tuple[dict[str, object], Where] | Warned]:
    part = workbook.part(sheet.part)
    names: dict[int, str] = {}
    unread = Unread()
    for number, cells in rows_in(part, workbook.meanings(sheet), unread) if part else ():
        if not names:
            is_header = _is_header(cells, file.columns)
            names = {column: text.strip() for column, text in cells.items()} if is_header else {}
        elif any(map(str.strip, cells.values())):
            row: dict[str, object] = {
                names.get(column) or f"column {letters_of(column)}": text
                for column, text in cells.items()
            }
            yield row, _place(file, sheet, number)
    for message in unread.messages():
        yield Warned(Problem(_place(file, sheet), "table-cell", message))


def _place(file: SourceFile, sheet: Sheet, row: int = 0) -> Where:
    return Where(file.where.path, None, f"sheet '{sheet.name}'" + (f", row {row}" if row else ""))
