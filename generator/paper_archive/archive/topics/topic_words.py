"""Texts as words, in which the phrases of topics are looked up."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from paper_archive.text import LATIN_LETTERS, normalised

_ACCENTS: Final = re.compile("(?<![\u0370-\U0010ffff])[\u0300-\u036f]+")
"""Of Latin letters; in other scripts they make another letter."""
_UNSPACED: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
"""Scripts without spaces (Thai, Lao, Burmese, Khmer, kana and Han): each character is a word."""
_INSIDE: Final = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff"
"""Marks of other scripts, which stand within words: vowels of Indic scripts are no letters."""
# A word, or a separator of phrases. Spaces, hyphens and slashes join words.
_TOKENS: Final = re.compile(
    f"[{_UNSPACED}]|(?:[^\\W_{_UNSPACED}]|(?<=\\w)[{_INSIDE}]|(?<=[{_INSIDE}])[{_INSIDE}])+"
    "|[^\\w\\s/\u2010-\u2013-]+"
)
_ASCII_TOKENS: Final = re.compile("[A-Za-z0-9]+|[^\\w\\s/-]+")
BREAK: Final = "."
"""Stands between phrases."""
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-z]|[\"'“(])")

# Its words say where something is, not what a paper is about: `https://dragon-tutorial.example`.
_ADDRESS: Final = re.compile(r"\bhttps?://\S+")


def split_sentences(abstract: str) -> list[str]:
    """Return the sentences of an abstract without addresses; none if it is blank."""
    if not abstract.strip():
        return []
    return _SENTENCE_END.split(_ADDRESS.sub(" ", abstract))


def tokens_of(text: str) -> tuple[list[str], list[str]]:
    """Return the words of a text as written and folded, with `.` between phrases."""
    if not text.isascii():
        bare = _ACCENTS.sub("", normalised(text, "NFKD"))
        text = bare if bare.isascii() else unicodedata.normalize("NFC", bare)
    tokens = (_ASCII_TOKENS if text.isascii() else _TOKENS).findall(text)
    written = [token if _is_word(token) else BREAK for token in tokens]
    if text.isascii():
        return written, " ".join(written).lower().split()
    return written, list(map(fold_word, written))


def _is_word(token: str) -> bool:
    return token[0].isalnum() or unicodedata.category(token[0]).startswith("M")


def folded_words(text: str) -> list[str]:
    """Return the words of a text in lowercase, without accents if Latin; `BREAK` ends a phrase."""
    return tokens_of(text)[1]


def fold_word(word: str) -> str:
    """Return a word of `tokens_of` in lowercase."""
    return word.lower() if word.isascii() else word.lower().translate(LATIN_LETTERS)


def has_capital(word: str) -> bool:
    """Tell whether a word must stand as it is written."""
    return any(map(str.isupper, word))


def spellings(phrase: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of a phrase, with the last one in singular and plural."""
    written, _ = tokens_of(phrase)
    *first, last = written
    return tuple((*first, form) for form in (last, *_plurals(last)))


def _plurals(word: str) -> Iterator[str]:
    yield f"{word}s"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        yield f"{word}es"
    if word.endswith("y"):
        yield f"{word[:-1]}ies"
