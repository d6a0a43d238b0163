"""Texts as words, in which the phrases of topics are looked up."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from paper_archive.text import fold, normalised

# A word, or a separator of phrases. Spaces, hyphens and slashes join words.
_TOKENS: Final = re.compile("[^\\W_]+|[^\\w\\s/\u2010-\u2013-]+")
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
        decomposed = normalised(text, "NFKD")
        text = "".join(c for c in decomposed if not unicodedata.combining(c))
    tokens = _TOKENS.findall(text)
    written = [token if token[0].isalnum() else BREAK for token in tokens]
    if text.isascii():
        return written, " ".join(written).lower().split()
    return written, list(map(fold_word, written))


def folded_words(text: str) -> list[str]:
    """Return the words of a text in lowercase and without accents; `BREAK` ends a phrase."""
    return tokens_of(text)[1]


def fold_word(word: str) -> str:
    """Return a word in lowercase and without accents."""
    return word.lower() if word.isascii() else fold(word)


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
