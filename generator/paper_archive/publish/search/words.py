"""Splits text into the words of the search index.

`search/words.js` has the same rules, letter for letter; both are held together by the vectors in
`tests/fixtures/search/words.json`.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain, pairwise
from typing import Final

from lunr.stemmer import PorterStemmer
from lunr.stop_word_filter import stop_word_filter
from lunr.token import Token

from paper_archive.publish.search.signs import cleaned, spoken
from paper_archive.publish.search.spellings import american
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
    return chain.from_iterable(map(_words_of, _COMPOUND.findall(spoken(normalise(cleaned(text))))))


@lru_cache(_COMPOUNDS)
def _words_of(compound: str) -> tuple[str, ...]:
    parts = _PART.findall(compound)
    found = map(american, parts)
    if len(parts) < 2:
        return tuple(found)
    whole = [american("".join(parts))] if _IS_JOINED.search(compound) else []
    return (*found, *whole, *_pairs(compound))


def _pairs(compound: str) -> Iterator[str]:
    for run in _RUN.findall(compound):
        yield from map("".join, pairwise(run))


def content_words(text: str) -> list[str]:
    """Return the words of a text without stop words, or all words if it has no others."""
    found = list(words(text))
    return [word for word in found if not is_stop_word(word)] or found


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


class LunrStemmer(PorterStemmer):  # type: ignore[misc]  # lunr.py has no types
    """Porter's stemmer as lunr.js has it: only after a consonant does y become i.

    lunr.py makes `survey` to `survei`, so that lunr.js, which keeps it, would find nothing.
    """

    b: str
    k: int

    def step1c(self) -> None:
        """Replace a final y by i after a consonant that is not the first letter."""
        if self.b[self.k] == "y" and self.k >= 2 and self.b[self.k - 1] not in "aeiou":
            self.b = f"{self.b[: self.k]}i{self.b[self.k + 1 :]}"


_STEMMER: Final = LunrStemmer()


@cache
def _mark(letter: str) -> str:
    return "" if unicodedata.category(letter).startswith("M") else letter


def _unmarked(match: re.Match[str]) -> str:
    return _mark(match[0])


def _plain(match: re.Match[str]) -> str:
    return _LETTERS.get(match[0], match[0])
