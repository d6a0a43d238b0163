"""Tags: the names of topics, as pages have them.

A tag keeps the letters of every script, because nothing else on a page says what its topic is
called. The address of a topic is made of it, and has Latin letters only.
"""

import re
import unicodedata
from typing import Final

from paper_archive.text import LATIN_LETTERS, SLUG_CHARS, is_reserved, is_slug, normalised

_LEFT_OUT: Final = re.compile(
    "['’ʼ\u0591-\u05bd\u05bf-\u05c7\u0640\u064b-\u0652\u0670\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
"""What the same word is written with and without: apostrophes, points of Hebrew and Arabic, the
joiner and the variants of a character."""


def tag_of(keyword: str) -> str:
    """Return the tag for a keyword: lowercase, NFC, words joined by hyphens, at most 80 characters.

    Latin letters lose their accents; other letters keep their marks, which make another letter of
    them (й, ボ) or a vowel (हि). It is empty if the keyword has neither letters nor digits.
    """
    bare = _LEFT_OUT.sub("", normalised(keyword, "NFKD"))
    # Once more, because there can now be more marks on a letter: the tag of a tag must be the same.
    text = normalised(bare, "NFKD").lower().translate(LATIN_LETTERS)
    name = unicodedata.normalize("NFC", _joined(text))
    if len(name) > SLUG_CHARS:
        name = name[: SLUG_CHARS + 1].rpartition("-")[0] or name[:SLUG_CHARS]
    return f"{name}-tag" if is_reserved(name) else name


def _joined(text: str) -> str:
    """Return the words of a text with hyphens between them."""
    kept, last = [], "-"
    for character in text:
        if character.isalnum():
            kept.append(character)
            last = character
        elif not unicodedata.category(character).startswith("M"):
            if last != "-":
                kept.append("-")
            last = "-"
        elif not last.isascii():
            kept.append(character)
    return "".join(kept).removesuffix("-")


def is_tag(text: str) -> bool:
    """Tell whether the text can be a tag."""
    return is_slug(text) or (not text.isascii() and tag_of(text) == text)
