"""Whole numbers as the characters of a string that JSON writes without a backslash.

Small ones take one byte of UTF-8; most are the distances between sorted numbers, which are small.
"""

from collections.abc import Iterable, Iterator
from typing import Final

_FIRST: Final = 0x20
_SURROGATES: Final = range(0xD800, 0xE000)


def write_numbers(numbers: Iterable[int]) -> str:
    """Return numbers from 0 to about a million, a character each."""
    return "".join(map(_CHARACTERS.__getitem__, numbers))


def distances(numbers: Iterable[int]) -> Iterator[int]:
    """Yield how far each of the ascending numbers is from the one before; the first from 0."""
    before = 0
    for number in numbers:
        yield number - before
        before = number


class _Characters(dict[int, str]):
    """Number → character, past those that JSON escapes and those that UTF-8 cannot hold."""

    def __missing__(self, number: int) -> str:
        code = number + _FIRST
        for skipped in '"\\':
            code += code >= ord(skipped)
        if code >= _SURROGATES.start:
            code += len(_SURROGATES)
        self[number] = chr(code)
        return self[number]


_CHARACTERS: Final = _Characters()
