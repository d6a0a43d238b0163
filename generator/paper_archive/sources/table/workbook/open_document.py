"""Spreadsheets of LibreOffice and others (.ods): the cells of all sheets, as text.

    <table:table table:name="Papers"><table:table-row>
      <table:table-cell office:value-type="string"><text:p>Sand</text:p></table:table-cell>

Rows and cells that are alike are written once, with their number. Formats of numbers are not read:
how far a date is known is taken from what the cell shows.

Source: OASIS, Open Document Format 1.3, part 3, chapters 6 (paragraphs) and 9 (tables).
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final
from xml.etree import ElementTree as ET

from paper_archive.errors import ArchiveError, Problem
from paper_archive.sources.source_file import SourceFile
from paper_archive.sources.table.cell_texts import Dated, Linked
from paper_archive.sources.table.workbook.cells import (
    HYPERLINK,
    MOST_COLUMNS,
    Sheet,
    UnreadCells,
    letters_of,
)
from paper_archive.sources.table.workbook.merged import Merged
from paper_archive.sources.table.workbook.number_formats import plain_number
from paper_archive.sources.unpacking import OPEN_DOCUMENT, PROTECTED, member_of, sizes_in
from paper_archive.sources.xml_documents import children, elements_within, local
from paper_archive.text import whole_number

_MOST_BYTES: Final = 1 << 26
"""Limit for the cells, all of which are in memory at once."""
_MOST_ALIKE: Final = 10
"""How many equal cells beside each other are read, as a few bytes can stand for thousands."""
_SIGNS: Final = {"s": " ", "tab": "\t", "line-break": "\n", "ruby-text": ""}
"""Element in a paragraph → what it stands for."""
_ERROR: Final = re.compile(r"#[A-Z/0]+[!?]?|Err:\d+")
_WORD: Final = re.compile(r"[^\W年月日년월일]+")
"""A part of a date; in Chinese, Japanese and Korean, a sign behind each part says what it is."""
_DATE_CHARS: Final = (4, 7, 10)


class OpenDocument:
    """A spreadsheet: its sheets and their cells."""

    def __init__(self, file: SourceFile) -> None:
        """Read all cells.

        Raises:
            ArchiveError: when the spreadsheet is damaged, or too large.

        """
        if sizes_in(file).get(OPEN_DOCUMENT, 0) > _MOST_BYTES:
            message = f"{OPEN_DOCUMENT} in the spreadsheet is larger than {_MOST_BYTES >> 20} MiB"
            raise ArchiveError([Problem(file.where, "file-size", message)])
        self._rows: dict[str, list[tuple[int, dict[int, str]]]] = {}
        self._ends: dict[str, dict[tuple[int, int], tuple[int, int]]] = {}
        self._errors: dict[str, list[tuple[str, str]]] = {}
        hidden: set[str] = set()
        styles: dict[str, str] = {}
        next_rows: dict[str, int] = {}
        content = member_of(file, OPEN_DOCUMENT)
        if not content.head().lstrip().startswith((b"<", b"\xef\xbb\xbf<")):
            raise ArchiveError([Problem(file.where, "file-office", PROTECTED)])
        for element, table in elements_within(content, {"style", "table-row"}, "table"):
            if local(element) == "style":
                shown = (_attributes(each) for each in children(element, "table-properties"))
                if any(each.get("display") == "false" for each in shown):
                    hidden.add(_attributes(element).get("name", ""))
            elif table is not None:
                known = _attributes(table)
                name = known.get("name", "")
                styles[name] = known.get("style-name", "")
                row = next_rows.get(name, 1)
                self._take_row(name, row, element)
                next_rows[name] = row + _count(_attributes(element), "number-rows-repeated")
        self.sheets = [Sheet(name, name, style in hidden) for name, style in styles.items()]

    def rows(
        self, sheet: Sheet, unread: UnreadCells, _links: Mapping[str, str]
    ) -> Iterator[tuple[int, dict[int, str]]]:
        """Yield number and cells of each row that has any."""
        for text, reference in self._errors.get(sheet.part, ()):
            unread.add("errors were read as empty cells", f"{text} in {reference}")
        yield from self._rows.get(sheet.part, ())

    def links_and_merged(self, sheet: Sheet) -> tuple[dict[str, str], Merged]:
        """Return no links, which the texts of cells have, and the merged cells of a sheet."""
        return {}, Merged(self._ends.get(sheet.part, {}))

    def _take_row(self, sheet: str, row: int, element: ET.Element) -> None:
        cells: dict[int, str] = {}
        column = 1
        for cell in element:
            if local(cell) not in {"table-cell", "covered-table-cell"}:
                continue
            known = _attributes(cell)
            alike = _count(known, "number-columns-repeated")
            text = _text(cell, known) if local(cell) == "table-cell" else ""
            if text and _is_error(known, text):
                reference = f"{letters_of(column)}{row}"
                self._errors.setdefault(sheet, []).append((text, reference))
            elif text and column <= MOST_COLUMNS:
                cells |= dict.fromkeys(range(column, column + min(alike, _MOST_ALIKE)), text)
            down = _count(known, "number-rows-spanned")
            right = _count(known, "number-columns-spanned")
            if down > 1 or right > 1:
                last = row + down - 1, column + right - 1
                self._ends.setdefault(sheet, {})[row, column] = last
            column += alike
        if cells:
            self._rows.setdefault(sheet, []).append((row, cells))


def _attributes(element: ET.Element) -> dict[str, str]:
    """Return the attributes of an element by their names without namespaces."""
    return {key.rpartition("}")[2]: value for key, value in element.items()}


def _count(known: Mapping[str, str], name: str) -> int:
    """Return a number of rows or columns, which is 1 unless an attribute says it."""
    return whole_number(known.get(name, "1")) or 1


def _is_error(known: Mapping[str, str], text: str) -> bool:
    is_one = known.get("value-type") == "error"
    return is_one or ("formula" in known and bool(_ERROR.fullmatch(text)))


def _text(cell: ET.Element, known: Mapping[str, str]) -> str:
    """Return what a person sees in a cell, with its link; notes beside it are not part of it."""
    shown = "\n".join("".join(_pieces(each)) for each in children(cell, "p")).strip()
    link = HYPERLINK.fullmatch(known.get("formula", "").partition(":")[2])
    address = link[1].replace('""', '"') if link else _address_in(cell)
    match known.get("value-type", ""):
        case "date":
            return _date(known.get("date-value", ""), shown)
        case "float":
            return _number(known.get("value", ""), shown)
        case "boolean":
            return known.get("boolean-value", shown)
        case _:
            return Linked(shown, address) if shown and address else shown


def _pieces(paragraph: ET.Element) -> Iterator[str]:
    """Yield the text in a paragraph; blanks and line ends are elements."""
    pending: list[ET.Element | str] = [paragraph]
    while pending:
        each = pending.pop()
        if isinstance(each, str):
            yield each
        elif local(each) in _SIGNS:
            yield _SIGNS[local(each)]
        else:
            inner = [part for one in each for part in (one, one.tail or "")]
            pending.extend(reversed([each.text or "", *inner]))


def _address_in(cell: ET.Element) -> str:
    """Return the address of the first link in a cell; empty if it has none."""
    links = (
        _attributes(each).get("href", "")
        for paragraph in children(cell, "p")
        for each in paragraph.iter()
        if local(each) == "a"
    )
    return next(links, "")


def _number(value: str, shown: str) -> str:
    """Return a number without signs such as those in `1,234`; the zeros of `2401.10000` stay."""
    try:
        plain = plain_number(float(value))
    except ValueError:
        return shown
    return shown if "." in plain and shown.rstrip("0") == plain else plain


def _date(value: str, shown: str) -> str:
    """Return a date as far as a cell shows it: `May 2024` tells no day."""
    words = _WORD.findall(shown)
    if not words or not {value[:4], value[2:4]} & set(words):
        return Dated(shown)
    return Dated(value[: _DATE_CHARS[min(len(words), 3) - 1]])
