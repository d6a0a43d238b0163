"""Splits text into the words of the search index.

`search/words.js` has the same rules, letter for letter; both are held together by the vectors in
`tests/fixtures/search/words.json`.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain, pairwise
from sys import intern
from typing import Final

from lunr.stemmer import PorterStemmer
from lunr.stop_word_filter import stop_word_filter
from lunr.token import Token

from paper_archive.publish.search.words.signs import cleaned, spoken
from paper_archive.publish.search.words.spellings import american
from paper_archive.text import normalised

# Letters that NFKD does not take apart, and the sigma that only ends words.
_LETTERS: Final = {
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ß": "ss",
    "ς": "σ",
}  # fmt: skip
_NOT_ASCII: Final = re.compile(r"[^\x00-\x7f]")
_UNSPACED: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
"""Scripts without spaces (Thai, Lao, Burmese, Khmer, kana and Han): each character is a word, and
so are two that stand together."""
_PICTURE: Final = (
    "[\u231a\u231b\u23e9-\u23fa\u2600-\u2775\u2794-\u27bf\u2b50\u2b55\U0001f000-\U0001f0ff"
    "\U0001f1e6-\U0001f1ff\U0001f300-\U0001f3fa\U0001f400-\U0001faff]"
)
"""Emoji: each is a word."""
_PART: Final = re.compile(rf"{_PICTURE}|[{_UNSPACED}]|[^\W_{_UNSPACED}]+")
_RUN: Final = re.compile(rf"[{_UNSPACED}]{{2,}}")
_JOINER: Final = "[-\u2010-\u2015.'\u2019_]"
_COMPOUND: Final = re.compile(rf"{_PICTURE}|[^\W_]+(?:{_JOINER}[^\W_]+)*")
_ASCII_COMPOUND: Final = re.compile("[a-z0-9]+(?:[-.'_][a-z0-9]+)*")
"""Finds the same in lowercase ASCII, faster."""
_IS_JOINED: Final = re.compile(_JOINER)
_COMPOUNDS: Final = 1 << 16
"""How many compounds are kept with their words: nearly all that texts repeat."""


def normalise(text: str) -> str:
    """Return the text in lowercase and without accents (NFKD without combining marks)."""
    if not text.isascii():
        text = _NOT_ASCII.sub(_unmarked, normalised(text, "NFKD"))
        return _NOT_ASCII.sub(_plain, text.lower())
    return text.lower()


def words(text: str) -> Iterator[str]:
    """Return the words of a text; for a compound, its parts and then the whole without hyphens.

    `Self-attention in C++` gives `self`, `attention`, `selfattention`, `in`, `cplusplus`.
    """
    return chain.from_iterable(map(_WORDS.__getitem__, _compounds(text)))


def _compounds(text: str) -> list[str]:
    text = spoken(normalise(cleaned(text)))
    return (_ASCII_COMPOUND if text.isascii() else _COMPOUND).findall(text)


def _words_of(compound: str) -> tuple[str, ...]:
    parts = _PART.findall(compound)
    found = [*map(american, parts)]
    if len(parts) > 1:
        found += [american("".join(parts))] if _IS_JOINED.search(compound) else []
        found += _pairs(compound)
    return tuple(map(intern, found))  # equal words of all papers share memory


def _content_words_of(compound: str) -> tuple[str, ...]:
    return tuple(word for word in _WORDS[compound] if not is_stop_word(word))


class _Known(dict[str, tuple[str, ...]]):
    """Compound → its words; looked up twice as fast as what `lru_cache` keeps."""

    def __init__(self, words_of: Callable[[str], tuple[str, ...]]) -> None:
        super().__init__()
        self._words_of = words_of

    def __missing__(self, compound: str) -> tuple[str, ...]:
        """Return the words of a compound that is met for the first time, or was forgotten."""
        if len(self) == _COMPOUNDS:
            self.clear()
        self[compound] = self._words_of(compound)
        return self[compound]


_WORDS: Final = _Known(_words_of)
_CONTENT_WORDS: Final = _Known(_content_words_of)


def _pairs(compound: str) -> Iterator[str]:
    for run in _RUN.findall(compound):
        yield from map("".join, pairwise(run))


def content_words(text: str) -> list[str]:
    """Return the words of a text without stop words, or all words if it has no others."""
    compounds = _compounds(text)
    found = list(chain.from_iterable(map(_CONTENT_WORDS.__getitem__, compounds)))
    return found or list(chain.from_iterable(map(_WORDS.__getitem__, compounds)))


def stop_words(text: str) -> list[str]:
    """Return the words of a text that `content_words` leaves out."""
    found = list(words(text))
    left_out = [word for word in found if is_stop_word(word)]
    return left_out if len(left_out) < len(found) else []


@cache
def stem(word: str) -> str:
    """Return the stem of a word, as lunr.js has it."""
    return str(_STEMMER.stem(word))


@cache
def is_stop_word(word: str) -> bool:
    """Tell whether the word is a stop word of Lunr."""
    return stop_word_filter(Token(word)) is None


def forget_words() -> None:
    """Free the memory of what was found of words: those of all papers fill much of it."""
    for known in (_WORDS, _CONTENT_WORDS):
        known.clear()
    for found in (stem, is_stop_word, american):
        found.cache_clear()


class _LunrStemmer(PorterStemmer):  # type: ignore[misc]  # lunr.py has no types
    """Porter's stemmer as lunr.js has it: only after a consonant does y become i.

    lunr.py makes `survey` to `survei`, so that lunr.js, which keeps it, would find nothing.
    """

    b: str
    k: int

    def step1c(self) -> None:
        """Replace a final y by i after a consonant that is not the first letter."""
        if self.b[self.k] == "y" and self.k >= 2 and self.b[self.k - 1] not in "aeiou":
            self.b = f"{self.b[: self.k]}i{self.b[self.k + 1 :]}"


_STEMMER: Final = _LunrStemmer()


@cache
def _mark(letter: str) -> str:
    return "" if unicodedata.category(letter).startswith("M") else letter


def _unmarked(match: re.Match[str]) -> str:
    return _mark(match[0])


def _plain(match: re.Match[str]) -> str:
    return _LETTERS.get(match[0], match[0])
