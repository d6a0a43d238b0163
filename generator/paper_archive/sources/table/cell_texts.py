"""Texts of cells of which more is known than the text, as in a workbook."""

from typing import Self


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
