"""The script of a name, which says in what order its parts are printed."""

import unicodedata
from enum import Enum, auto
from typing import Final


class Script(Enum):
    """How the names in a script are split."""

    GIVEN_FIRST = auto()
    """Latin, and the other alphabets with capitals."""
    FAMILY_FIRST = auto()
    """Han, Hangul and kana: the family name comes first, before a blank."""
    WHOLE = auto()
    """Others, mixtures, and katakana alone, in which names from elsewhere are written."""


_ALPHABETS: Final = frozenset(("LATIN", "GREEK", "CYRILLIC", "ARMENIAN"))
_EAST_ASIAN: Final = frozenset(("CJK", "IDEOGRAPHIC", "HANGUL", "HIRAGANA", "KATAKANA"))


def script_of(name: str) -> Script:
    """Return how a name is split, by the Unicode names of its letters; Mª is Latin."""
    if name.isascii():  # most are
        return Script.GIVEN_FIRST if any(map(str.isalpha, name)) else Script.WHOLE
    scripts = {
        unicodedata.name(letter, "").partition(" ")[0].partition("-")[0]
        for letter in name
        if letter.isalpha() and letter not in "ªº" and unicodedata.category(letter) != "Lm"
    }
    if len(scripts) == 1 and scripts <= _ALPHABETS:
        return Script.GIVEN_FIRST
    if scripts <= _EAST_ASIAN and scripts - {"KATAKANA"}:
        return Script.FAMILY_FIRST
    return Script.WHOLE
