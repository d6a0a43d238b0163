"""Merged cells of a sheet: a value that stands beside several rows, and headings between rows.

    A2:A9    `2024` beside eight papers: the file has it in the first row only
    A5:F5    `Vision` across the columns, above the papers of a topic

Source: ECMA-376, part 1, 18.3.1.55 (mergeCell).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from paper_archive.sources.table.workbook.cells import place_of


@dataclass
class Merged:
    """The merged cells of a sheet, asked row by row."""

    ends: dict[tuple[int, int], tuple[int, int]]
    """Row and column of the first of some merged cells → row and column of the last."""
    _above: dict[int, tuple[int, str]] = field(default_factory=dict)
    """Column → last row and text of the merged cells in it."""

    @classmethod
    def of_ranges(cls, ranges: Iterable[str]) -> "Merged":
        """Return the merged cells that ranges such as `A2:A9` name."""
        ends: dict[tuple[int, int], tuple[int, int]] = {}
        for each in ranges:
            first, _, last = each.partition(":")
            ends[place_of(first)] = place_of(last)
        return cls(ends)

    def is_heading(self, row: int, cells: Mapping[int, str]) -> bool:
        """Tell whether all that a row has is a text across several columns."""
        (column, *others) = cells
        return not others and self.ends.get((row, column), (0, 0))[1] > column

    def last_row(self, row: int, cells: Iterable[int]) -> int:
        """Return the last row that cells of a row reach to."""
        return max(self.ends.get((row, column), (row, 0))[0] for column in cells)

    def filled(self, row: int, cells: dict[int, str], title: int) -> dict[int, str]:
        """Return the cells of a row, with those that are merged with one above it.

        A title beside several rows is that of one paper, not of each row.
        """
        above = {column: text for column, (last, text) in self._above.items() if row <= last}
        for column, text in cells.items():
            last = self.ends.get((row, column), (0, 0))[0]
            if last > row and column != title:
                self._above[column] = last, text
        return above | cells
