"""The text of a cell that is a link, as cells of a workbook can be."""

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
