"""Writes numbers as bits, and bits as characters, six in each: gzip makes six bits of them again.

The code is Rice's: of a number, the last bits stand as they are, behind as many ones as what is
left and a zero. Distances between places that are taken by chance need hardly more than they must.
Source: R. F. Rice, "Some practical universal noiseless coding techniques", JPL 79-22, 1979.
"""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from itertools import chain
from operator import sub
from typing import Final

BITS: Final = 6
"""What a character holds."""
_WHOLE_BITS: Final = 24
"""What four characters hold, and three bytes."""
_CHARACTERS: Final = bytes.maketrans(
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
    bytes(code for code in range(ord(">"), ord("~") + 1) if code != ord("\\")),
)
"""From those of Base64 to those that JSON does not escape and words have as well."""
_MOST_KEPT: Final = 10
"""The most last bits of numbers whose codes are kept: others are too many, and each is rare."""


class _Codes(dict[int, str]):
    """Number above 0 → the code of the number before it."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self._width = width
        self._last = (1 << width) - 1

    def __missing__(self, number: int) -> str:
        before = number - 1
        code = f"{'1' * (before >> self._width)}{before & self._last:0{self._width + 1}b}"
        if self._width <= _MOST_KEPT:
            self[number] = code
        return code


_CODES: Final = [_Codes(width) for width in range(32)]


def code_of(number: int, width: int) -> str:
    """Return the bits of a number, of which the last `width` stand as they are."""
    return _CODES[width][number + 1]


def codes_of(places: Sequence[int], all_places: int) -> Iterator[str]:
    """Return the bits of each of some ascending places, of 0 to the one before `all_places`."""
    # The best width, but for a hundredth of the bits; a reader knows both numbers.
    width = max(1, 6 * all_places // (7 * (len(places) + 1))).bit_length() - 1
    return map(_CODES[width].__getitem__, map(sub, places, chain((-1,), places)))


def write_bits(bits: str) -> str:
    """Return the characters of bits, which are zeros and ones; the last one may have more zeros."""
    characters = -(-len(bits) // BITS)
    whole = -(-len(bits) // _WHOLE_BITS) * _WHOLE_BITS
    held = int(bits.ljust(whole, "0") or "0", 2).to_bytes(whole // 8)
    return b64encode(held).translate(_CHARACTERS).decode()[:characters]
