"""The cells of a sheet, row by row, as text: what a person sees, with its link.

    <row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2"><f>1+1</f><v>2</v></c></row>

Sheets may have a million rows and 16,384 columns; only cells that are in the file cost anything.

Source: ECMA-376, part 1, 18.3 (worksheets), 18.4 (shared strings) and 22.9.2.19 (escapes).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple
from xml.etree import ElementTree as ET

from paper_archive.sources.source_file import SourceFile
from paper_archive.sources.table.cell_texts import Linked
from paper_archive.sources.table.workbook.number_formats import NumberFormats
from paper_archive.sources.xml_documents import events_in, local
from paper_archive.text import whole_number

_REFERENCE: Final = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})", re.IGNORECASE | re.ASCII)
_ESCAPE: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
HYPERLINK: Final = re.compile(
    r"""=?\s*+HYPERLINK\(\s*+"((?>(?:[^"]|"")*))"\s*+"""
    r"""(?:[,;]\s*+(?:"((?>(?:[^"]|"")*))"\s*+|[^"]*))?\)\s*+""",
    re.IGNORECASE,
)
"""A formula of an address, and the text that it shows, unless another cell has that."""
MOST_COLUMNS: Final = 16_384
"""How many columns a sheet has in Excel; what a file has behind them cannot be seen."""
_BOOLEANS: Final = {"0": "false", "1": "true"}
_SURROGATES: Final = range(0xD800, 0xE000)


class Sheet(NamedTuple):
    """A sheet, as the workbook names it."""

    name: str
    part: str
    is_hidden: bool


class UnreadCells:
    """Cells of a sheet that give no value: of each kind, the first and how many there are."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[str, int]] = {}

    def add(self, kind: str, cell: str) -> None:
        """Note a cell, and how cells of its kind were read."""
        first, number = self._found.get(kind, (cell, 0))
        self._found[kind] = first, number + 1

    def messages(self) -> Iterator[str]:
        """Yield what is to be said of them."""
        for kind, (first, number) in self._found.items():
            yield f"{kind}: {first}" + (f" and {number - 1:,} more" if number > 1 else "")


@dataclass(frozen=True)
class Meanings:
    """What the numbers in the cells of a sheet stand for."""

    strings: Sequence[str]
    formats: NumberFormats
    links: Mapping[str, str]
    """Reference of a cell, such as `B2` → address of its link."""


@dataclass
class _Cell:
    reference: str
    kind: str
    style: str
    value: str = ""
    formula: str = ""
    pieces: list[str] = field(default_factory=list)


def strings_in(file: SourceFile) -> list[str]:
    """Return the shared strings of a workbook."""
    strings: list[str] = []
    pieces: list[str] = []
    for event, element in _read_events(file):
        name = local(element)
        if event == "end" and name == "t":
            pieces.append(element.text or "")
        elif event == "end" and name == "si":
            strings.append(_unescaped("".join(pieces)))
            pieces.clear()
    return strings


def rows_in(
    file: SourceFile, meanings: Meanings, unread: UnreadCells
) -> Iterator[tuple[int, dict[int, str]]]:
    """Yield the number of each row that is in a file, and column, from 1 → text of its cells."""
    row, column = 0, 0
    cells: dict[int, str] = {}
    cell = _Cell("", "", "")
    for event, element in _read_events(file):
        name = local(element)
        if event == "end" and name == "c":
            text = _text(cell, meanings, unread)
            if text and column <= MOST_COLUMNS:
                cells[column] = text
        elif event == "end" and name == "row":
            yield row, cells
        elif event == "end":
            _take(cell, name, element.text or "")
        elif name == "row":
            row, column, cells = whole_number(element.get("r", "")) or row + 1, 0, {}
        elif name == "c":
            column = place_of(element.get("r", ""))[1] or column + 1
            cell = _begun(element, row, column)


def _read_events(file: SourceFile) -> Iterator[tuple[str, ET.Element]]:
    """Yield the events in a file, but those of marks of how a text is pronounced."""
    is_spoken = False
    for event, element in events_in(file):
        if local(element) == "rPh":
            is_spoken = event == "start"
        elif not is_spoken:
            yield event, element


def place_of(reference: str) -> tuple[int, int]:
    """Return the numbers of row and column, from 1: 7 and 2 for `B7`; 0 if not a reference."""
    found = _REFERENCE.fullmatch(reference)
    column = 0
    for letter in found[1].upper() if found else "":
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) if found else 0, column


def letters_of(column: int) -> str:
    """Return the name of a column by its number, from 1: `B` for 2."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _begun(element: ET.Element, row: int, column: int) -> _Cell:
    return _Cell(f"{letters_of(column)}{row}", element.get("t", "n"), element.get("s", ""))


def _take(cell: _Cell, name: str, text: str) -> None:
    if name == "v":
        cell.value = text
    elif name == "f":
        cell.formula = text
    elif name == "t":
        cell.pieces.append(text)


def _text(cell: _Cell, meanings: Meanings, unread: UnreadCells) -> str:
    """Return what a person sees in a cell; empty if that is an error or was never calculated."""
    link = HYPERLINK.fullmatch(cell.formula)
    text = _value(cell, meanings)
    if cell.kind == "e":
        unread.add("errors were read as empty cells", f"{text} in {cell.reference}")
        return ""
    if link and not text:
        text = (link[2] or link[1]).replace('""', '"')
    if cell.formula and not cell.value and not text:
        unread.add("formulas without values were read as empty cells", cell.reference)
    address = link[1].replace('""', '"') if link else meanings.links.get(cell.reference, "")
    return Linked(text, address) if address and text else text


def _value(cell: _Cell, meanings: Meanings) -> str:
    match cell.kind:
        case "s":
            index = whole_number(cell.value)
            is_known = index is not None and index < len(meanings.strings)
            return meanings.strings[index] if index is not None and is_known else ""
        case "inlineStr":
            return _unescaped("".join(cell.pieces))
        case "str" | "e":
            return _unescaped(cell.value)
        case "b":
            return _BOOLEANS.get(cell.value, cell.value)
        case "d":
            return cell.value
        case _:
            return meanings.formats.shown(cell.value, cell.style) if cell.value else ""


def _unescaped(text: str) -> str:
    """Return a text with `_x000D_` and the like as the characters that they stand for."""
    if "_x" in text:
        text = _ESCAPE.sub(_character, text)
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


def _character(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return found[0] if code in _SURROGATES else chr(code)
