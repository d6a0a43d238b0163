"""The words that a paper shares with another, as the paper spells them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Final

from paper_archive.paper import Paper
from paper_archive.publish.related_papers.related import without_parts
from paper_archive.publish.search.words.words import forget_words, stem, words

_WORDS: Final = 3
_WORD: Final = re.compile(r"[^\W_]+(?:[-\u2010-\u2015'\u2019][^\W_]+)*")
_ASCII_WORD: Final = re.compile("[A-Za-z0-9]+(?:[-'][A-Za-z0-9]+)*")
"""Finds the same in ASCII, faster."""
_COMPOUND: Final = re.compile(r"[A-Za-z0-9][-\u2010-\u2015][A-Za-z0-9]")
_TEXT_CHARS: Final = 10_000
"""How much of an abstract is searched for the spelling of a word."""


def shared_words(paper: Paper, found: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the words that say most, at most three for each list of terms.

    Terms come those that say most first.
    """
    spellings = _spellings(paper, {term for terms in found for term in terms})
    return [_spelled(terms, spellings) for terms in found]


def _spelled(terms: Sequence[str], spellings: Mapping[str, str]) -> list[str]:
    known = without_parts([term for term in terms if term in spellings])
    return list(dict.fromkeys(spellings[term] for term in known))[:_WORDS]


def _spellings(paper: Paper, terms: AbstractSet[str]) -> dict[str, str]:
    """Return term → how the paper spells it: in lowercase, unless it nowhere does so."""
    found: dict[str, str] = {}
    for word, term in _terms(paper.abstract[:_TEXT_CHARS]):
        if term in terms and (term not in found or (word.islower() and not found[term].islower())):
            found[term] = word
    for word, term in _terms(paper.title):
        if term in terms:
            found.setdefault(term, word.lower() if word.istitle() else word)
    return found


def _terms(text: str) -> Iterator[tuple[str, str]]:
    """Return the words of a text, each once, with their terms."""
    found = dict.fromkeys((_ASCII_WORD if text.isascii() else _WORD).findall(text))
    return zip(found, map(_term, found), strict=True)


def forget_terms() -> None:
    """Free the memory of words and their terms, once the papers of an archive are compared."""
    _term.cache_clear()
    forget_words()


@lru_cache(65_536)
def _term(word: str) -> str:
    """Return the term of a word, or of a compound as a whole; empty if it is several words."""
    found = list(words(word))
    is_one = len(found) == 1 or (found and _COMPOUND.search(word))
    return stem(found[-1]) if is_one else ""
