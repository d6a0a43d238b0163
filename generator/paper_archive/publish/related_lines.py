"""How the page of a paper shows what is related: who wrote it, when, and the words in common."""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Final, NamedTuple

from markupsafe import Markup

from paper_archive.paper import Paper
from paper_archive.publish.markup import between_tags, undatable
from paper_archive.publish.related import without_parts
from paper_archive.publish.search.words import stem, words
from paper_archive.publish.short_source import short_source
from paper_archive.publish.site import Site

_WORDS: Final = 3
_WORD: Final = re.compile(r"[^\W_]+(?:[-\u2010-\u2015'\u2019][^\W_]+)*")
_ASCII_WORD: Final = re.compile("[A-Za-z0-9]+(?:[-'][A-Za-z0-9]+)*")
"""Finds the same in ASCII, faster."""
_COMPOUND: Final = re.compile(r"[A-Za-z0-9][-\u2010-\u2015][A-Za-z0-9]")
_TEXT_CHARS: Final = 10_000
"""How much of an abstract is searched for the spelling of a word."""


class RelatedLine(NamedTuple):
    """A related paper, as a page shows it."""

    paper: Paper
    facts: Markup
    """First author, year and shared words: `Elman, 1990 · memory, time`; empty if none is known."""


def related_lines(paper: Paper, site: Site) -> Sequence[RelatedLine]:
    """Return the papers that are related to one, closest first."""
    found = site.related.of(paper)
    if not found:
        return ()
    spellings = _spellings(paper, {term for each in found for term in each.terms})
    # Programs take any year for that of a paper that has none.
    written = between_tags if paper.date else undatable
    return [
        RelatedLine(each.paper, written(_facts(each.paper, _shared(each.terms, spellings))))
        for each in found
    ]


def _facts(paper: Paper, words: Sequence[str]) -> str:
    return " · ".join(filter(None, (short_source(paper), ", ".join(words))))


def _shared(terms: Sequence[str], spellings: Mapping[str, str]) -> Sequence[str]:
    """Return the words that say most."""
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


@lru_cache(65_536)
def _term(word: str) -> str:
    """Return the term of a word, or of a compound as a whole; empty if it is several words."""
    found = list(words(word))
    is_one = len(found) == 1 or (found and _COMPOUND.search(word))
    return stem(found[-1]) if is_one else ""
