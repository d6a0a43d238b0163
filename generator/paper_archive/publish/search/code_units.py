"""Texts as JavaScript sees them: sorted, and counted, by UTF-16 code units."""

from collections.abc import Iterable
from operator import methodcaller
from typing import Final

_LAST_UNIT: Final = "\uffff"


def in_code_units(texts: Iterable[str]) -> list[str]:
    """Return texts sorted by UTF-16 code units, as JavaScript sorts them."""
    found = sorted(texts)
    # Only characters of two code units are in another place than by code points.
    if max("".join(found), default="") > _LAST_UNIT:
        found.sort(key=methodcaller("encode", "utf-16-be"))
    return found


def code_units(text: str) -> int:
    """Return how many code units a text has."""
    return len(text) if text.isascii() else len(text.encode("utf-16-be")) // 2
