"""The parts of a workbook (.xlsx): the files in its zip, and how they refer to each other.

    xl/workbook.xml                 names its sheets, by the ids of relations
    xl/_rels/workbook.xml.rels      relations: id, type and target, such as worksheets/sheet1.xml
    xl/worksheets/sheet1.xml        cells, then links, by ids of its own relations

Source: ECMA-376, part 2 (packages), and part 1, 18.2 (workbook).
"""

import posixpath
from collections.abc import Iterator, Mapping
from typing import Final
from xml.etree import ElementTree as ET

from paper_archive.errors import ArchiveError, Problem
from paper_archive.sources.source_file import TEXT_BYTES, SourceFile
from paper_archive.sources.table.workbook.cells import (
    Meanings,
    Sheet,
    UnreadCells,
    rows_in,
    strings_in,
)
from paper_archive.sources.table.workbook.merged import Merged
from paper_archive.sources.table.workbook.number_formats import NumberFormats
from paper_archive.sources.unpacking import WORKBOOK, member_of, sizes_in
from paper_archive.sources.xml_documents import elements_in, local

_WHOLE_BYTES: Final = 1 << 24
"""Limit for a part other than cells and strings, whose elements are all in memory at once."""
_CHUNK: Final = 1 << 20
_YES: Final = frozenset(("1", "true"))


class Workbook:
    """A workbook: its sheets, and what is written apart from them."""

    def __init__(self, file: SourceFile) -> None:
        """Read everything but the sheets.

        Raises:
            ArchiveError: when the workbook is damaged, or too large.

        """
        self._file = file
        self._sizes = sizes_in(file)
        self.sheets: list[Sheet] = []
        is_from_1904 = False
        related = self._related(WORKBOOK)
        for each in self._elements(WORKBOOK, {"sheet", "workbookPr"}):
            if local(each) == "workbookPr":
                is_from_1904 = each.get("date1904") in _YES
                continue
            kind, target = related.get(_relation_of(each), ("", ""))
            if kind == "worksheet":
                is_hidden = each.get("state", "visible") != "visible"
                self.sheets.append(Sheet(each.get("name", ""), target, is_hidden))
        parts = dict(related.values())
        styles = self._elements(parts.get("styles", ""), {"numFmts", "cellXfs"})
        self._formats = NumberFormats(styles, is_from_1904=is_from_1904)
        strings = self.part(parts.get("sharedStrings", ""))
        self._strings = strings_in(strings) if strings else []

    def rows(
        self, sheet: Sheet, unread: UnreadCells, links: Mapping[str, str]
    ) -> Iterator[tuple[int, dict[int, str]]]:
        """Yield number and cells of each row of a sheet with these links."""
        if part := self.part(sheet.part):
            yield from rows_in(part, Meanings(self._strings, self._formats, links), unread)

    def links_and_merged(self, sheet: Sheet) -> tuple[dict[str, str], Merged]:
        """Return the reference of a cell → address of its link, and the merged cells of a sheet.

        A link of several cells is that of the first.
        """
        related = self._related(sheet.part)
        addresses = {key: target for key, (kind, target) in related.items() if kind == "hyperlink"}
        part = self.part(sheet.part)
        links: dict[str, str] = {}
        ranges: list[str] = []
        if part and (addresses or _has(part, b"mergeCell ")):  # both stand behind all the cells
            for each, _ in elements_in(part, {"hyperlink", "mergeCell"}):
                if local(each) == "mergeCell":
                    ranges.append(each.get("ref", ""))
                elif address := addresses.get(_relation_of(each)):
                    links[each.get("ref", "").partition(":")[0]] = address
        return links, Merged.of_ranges(ranges)

    def part(self, name: str, most_bytes: int = TEXT_BYTES) -> SourceFile | None:
        """Return a part as a file; nothing if the workbook has none of this name.

        Raises:
            ArchiveError: when it is too large.

        """
        if self._sizes.get(name, 0) > most_bytes:
            message = f"{name} in the workbook is larger than {most_bytes >> 20} MiB"
            raise ArchiveError([Problem(self._file.where, "file-size", message)])
        return member_of(self._file, name) if name in self._sizes else None

    def _elements(self, part: str, names: set[str]) -> Iterator[ET.Element]:
        file = self.part(part, _WHOLE_BYTES)
        for each, _ in elements_in(file, names) if file else ():
            yield each

    def _related(self, part: str) -> dict[str, tuple[str, str]]:
        """Return id → type, such as `styles`, and target of what a part refers to."""
        folder, _, name = part.rpartition("/")
        related: dict[str, tuple[str, str]] = {}
        for each in self._elements(f"{folder}/_rels/{name}.rels", {"Relationship"}):
            target = each.get("Target", "")
            if each.get("TargetMode", "").lower() != "external":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            related[each.get("Id", "")] = (each.get("Type", "").rpartition("/")[2], target)
        return related


def _has(file: SourceFile, text: bytes) -> bool:
    """Tell whether a text is somewhere in a file, much faster than its elements are read."""
    with file.opened() as stream:
        before = b""
        while data := stream.read(_CHUNK):
            if text in before + data:
                return True
            before = data[-len(text) :]
    return False


def _relation_of(element: ET.Element) -> str:
    """Return the id of the relation that an element has; other ids have no namespace."""
    return next((value for key, value in element.items() if key.endswith("}id")), "")
