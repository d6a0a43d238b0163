"""Number formats of cells: which numbers are dates, and how much of a date a person sees.

A cell that shows `May 2024` holds the first of the month, as Excel makes it of what was typed; the
day that nobody sees is not known. Of `11-Jul`, Excel made the year up.

Source: ECMA-376, part 1, 18.8.30 (numFmt) and 18.17.4 (dates).
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from math import isfinite
from typing import Final
from xml.etree import ElementTree as ET

from paper_archive.sources.table.cell_texts import Dated
from paper_archive.sources.xml_documents import local
from paper_archive.text import whole_number

_BUILT_IN: Final = {
    **dict.fromkeys((14, 15, 22, *range(27, 32), 36, *range(50, 59)), "d-m-y"),
    16: "d-m",
    17: "m-y",
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47), "h:m"),
}
"""Number of a format that no workbook spells out → its letters."""
_NO_LETTERS: Final = re.compile(
    r'"[^"]*"|\[(?![hms]+\])[^\[\]]*+\]|[\\_*].|e[+-]|general', re.IGNORECASE
)
"""What is written in a format as it is, or says a colour or language, as `[h]` does not."""
_LEAP_1900: Final = 61
"""The first day after the 29th of February 1900, which Excel counts although there was none."""
_DIGITS: Final = 15
"""How many digits of a number Excel keeps; others are an error of the conversion."""


class NumberFormats:
    """The number formats of a workbook, by the style of a cell."""

    def __init__(self, styles: Iterable[ET.Element], *, is_from_1904: bool) -> None:
        """Read them from the elements `numFmts` and `cellXfs` of a workbook."""
        self._codes: dict[str, str] = {}
        self._of_style: list[str] = []
        self._is_from_1904 = is_from_1904
        for element in styles:
            if local(element) == "numFmts":
                self._codes |= {each.get("numFmtId", ""): _letters(each) for each in element}
            else:
                self._of_style = [each.get("numFmtId", "") for each in element]

    def shown(self, number: str, style: str) -> str:
        """Return the number in a cell as text: a date in ISO 8601, as far as it is seen."""
        try:
            value = float(number)
        except ValueError:
            return number
        if not isfinite(value):
            return number
        letters = self._letters_of(style)
        day = _date(value, letters, self._is_from_1904) if letters else ""
        return Dated(day) if day else plain_number(value)

    def _letters_of(self, style: str) -> str:
        index = whole_number(style or "0")
        if index is None or index >= len(self._of_style):
            return ""
        number = self._of_style[index]
        return self._codes.get(number, _BUILT_IN.get(whole_number(number) or 0, ""))


def _letters(number_format: ET.Element) -> str:
    """Return the letters of a format that stand for parts of a date or a time."""
    code = _NO_LETTERS.sub("", number_format.get("formatCode", "").partition(";")[0])
    return "".join(re.findall("[ymdhs]", code.lower().replace("e", "y")))  # e: year of an era


def plain_number(value: float) -> str:
    """Return a number with the digits that spreadsheets keep; a whole one has no fraction."""
    return str(int(value)) if value.is_integer() and abs(value) < 10**_DIGITS else f"{value:.15g}"


def _date(value: float, letters: str, is_from_1904: bool) -> str:  # noqa: FBT001  # private
    """Return a date or time as it is seen; empty if it cannot be one."""
    if not {"y", "d"} & set(letters) and ("m" not in letters or {"h", "s"} & set(letters)):
        minutes = round(value % 1 * 24 * 60)
        return f"{minutes // 60 % 24:02}:{minutes % 60:02}"
    days = int(value)
    begin = date(1904, 1, 1) if is_from_1904 else date(1899, 12, 30 + (days < _LEAP_1900))
    try:
        day = begin + timedelta(days)
    except OverflowError:
        return ""
    if "y" not in letters:
        month = day.ctime()[4:7]  # in English everywhere
        return f"{month} {day.day}" if "d" in letters else month
    return day.isoformat()[: 10 if "d" in letters else 7 if "m" in letters else 4]
