"""Workbooks of Excel (.xlsx, .xlsm) and spreadsheets of LibreOffice (.ods): tables on their sheets.

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
from paper_archive.sources.table.workbook.cells import Sheet, UnreadCells, letters_of
from paper_archive.sources.table.workbook.merged import Merged
from paper_archive.sources.table.workbook.open_document import OpenDocument
from paper_archive.sources.table.workbook.parts import Workbook
from paper_archive.sources.unpacking import WORKBOOK, sizes_in
from paper_archive.text import counted, fold, listed

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
    workbook = _opened(file)
    return any(_has_papers(workbook, sheet, file.columns) for sheet in workbook.sheets)


def tables_in(file: SourceFile) -> Iterator[Table | Warned]:
    """Yield the tables of papers in a workbook, and a warning of the sheets that have none.

    Raises:
        ArchiveError: when the workbook is damaged.

    """
    workbook = _opened(file)
    others: list[str] = []
    for sheet in workbook.sheets:
        if _has_papers(workbook, sheet, file.columns):
            yield Table(_place(file, sheet), _rows(file, workbook, sheet))
        else:
            others.append(f"'{sheet.name}'" + (" (hidden)" if sheet.is_hidden else ""))
    if others:
        sheets = counted(len(others), "sheet")
        names = listed(others, _SHOWN_SHEETS)
        message = f"skipped {sheets} without a table of papers: {names}"
        yield Warned(Problem(file.where, "table-columns", message))


def _opened(file: SourceFile) -> Workbook | OpenDocument:
    return Workbook(file) if WORKBOOK in sizes_in(file) else OpenDocument(file)


def _has_papers(workbook: Workbook | OpenDocument, sheet: Sheet, chosen: Mapping[str, str]) -> bool:
    if sheet.is_hidden:
        return False
    rows = (cells for _, cells in workbook.rows(sheet, UnreadCells(), {}) if cells)
    return any(_title_in(cells, chosen) for cells in islice(rows, _MOST_ABOVE + 1))


def _title_in(cells: Mapping[int, str], chosen: Mapping[str, str]) -> int:
    """Return the column of titles by the names of columns; 0 if it is not a table of papers."""
    fields = Columns(chosen).read({text: text for text in cells.values()})
    title = fields.get("title")
    if len(cells) < 2 or title is None:
        return 0
    is_sure = "title" in chosen or fold(str(title)) not in _NOT_ONLY_TITLES
    is_table = is_sure or not _OF_PAPERS.isdisjoint(fields)
    return next(column for column, text in cells.items() if text == title) if is_table else 0


def _rows(
    file: SourceFile, workbook: Workbook | OpenDocument, sheet: Sheet
) -> Iterator[tuple[dict[str, object], Where] | Warned]:
    links, merged = workbook.links_and_merged(sheet)
    unread = UnreadCells()
    rows = workbook.rows(sheet, unread, links)
    names, title, last = _header_of(rows, merged, file.columns)
    for number, cells in rows:
        if number <= last or not any(map(str.strip, cells.values())):
            continue
        if merged.is_heading(number, cells):
            unread.add("merged cells were read as headings", f"row {number}")
            continue
        if cells.get(title, "").strip() == names[title]:  # a further table, or a further page
            names = _names(cells)
            continue
        row: dict[str, object] = {
            names.get(column) or f"column {letters_of(column)}": text
            for column, text in merged.filled(number, cells, title).items()
        }
        yield row, _place(file, sheet, number)
    for message in unread.messages():
        yield Warned(Problem(_place(file, sheet), "table-cell", message))


def _header_of(
    rows: Iterator[tuple[int, dict[int, str]]], merged: Merged, chosen: Mapping[str, str]
) -> tuple[dict[int, str], int, int]:
    """Return the names of the columns, the column of titles, and the last row of the names."""
    for number, cells in rows:
        if title := _title_in(cells, chosen):
            return _names(cells), title, merged.last_row(number, cells)
    return {}, 0, 0


def _names(cells: Mapping[int, str]) -> dict[int, str]:
    return {column: text.strip() for column, text in cells.items()}


def _place(file: SourceFile, sheet: Sheet, row: int = 0) -> Where:
    return Where(file.where.path, None, f"sheet '{sheet.name}'" + (f", row {row}" if row else ""))
