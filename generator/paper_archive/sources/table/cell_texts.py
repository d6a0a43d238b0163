"""The text of a cell, and what more may be known than the text, as in a workbook."""

import re
from typing import Final, Self

from paper_archive.sources.json_documents import text_of

_NOTHING: Final = re.compile(r"(?:none|null|nan|n/?a|[-–—]+|~|tbd|unknown|#)\Z", re.IGNORECASE)


class Linked(str):
    """A text that leads to an address, which it does not show."""

    __slots__ = ("address",)
    address: str

    def __new__(cls, text: str, address: str) -> Self:
        """Return the text with its address."""
        linked = super().__new__(cls, text)
        linked.address = address
        return linked


class Dated(str):
    """A date or time that a cell shows; the program may have made it of something else."""

    __slots__ = ()


def cell_text(value: object) -> str:
    """Return the text of a cell; empty if it only says that there is nothing."""
    text = text_of(value).strip()
    return "" if _NOTHING.match(text) else text
