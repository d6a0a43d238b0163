"""Encodes integers as characters that JSON does not escape.

Small ones take one byte of UTF-8; most are the distances between sorted numbers, which are small.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import sub
from typing import Final

_FIRST: Final = 0x20
_SURROGATES: Final = range(0xD800, 0xE000)


def write_numbers(numbers: Iterable[int]) -> str:
    """Return numbers from 0 to about a million, one character each."""
    return "".join(map(_CHARACTERS.__getitem__, numbers))


def distances(numbers: Sequence[int]) -> Iterator[int]:
    """Return the differences between ascending numbers, starting from 0."""
    return map(sub, numbers, chain((0,), numbers))


class _Characters(dict[int, str]):
    """Number → character, skipping those that JSON escapes or UTF-8 cannot encode."""

    def __missing__(self, number: int) -> str:
        code = number + _FIRST
        for skipped in '"\\':
            code += code >= ord(skipped)
        if code >= _SURROGATES.start:
            code += len(_SURROGATES)
        self[number] = chr(code)
        return self[number]


_CHARACTERS: Final = _Characters()
