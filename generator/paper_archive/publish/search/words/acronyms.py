"""Acronyms and their long forms, so that papers that have only one of them are found by both.

A pair is known from a topic that has both, or from several papers that introduce it, as in "graph
neural networks (GNNs)".
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Final, NamedTuple

from paper_archive.publish.search.words.words import is_stop_word, normalise, stem

_INTRODUCED: Final = re.compile(r"\(([A-Za-z]{2,8})\)")
# It begins with the capital, as capitals are found faster than ends of words.
_ACRONYM: Final = re.compile(r"([A-Z](?<!\w[A-Z])[A-Za-z]{0,5}[A-Z])s?\b")
"""What `_acronym_of` knows for an acronym."""
_WORD: Final = re.compile(r"[^\W_]+")
_ASCII_WORD: Final = re.compile("[a-z0-9]+")
"""Finds the same in lowercase ASCII, faster."""
_BEFORE: Final = 120
"""In how many characters before its bracket a long form is looked for."""
_BEGINNING: Final = 2
"""How many words of a long form are looked up first; none is shorter."""
_LETTERS: Final = range(2, 8)
_MIN_PAPERS: Final = 3
"""How many papers introduce a pair that is known."""
_MAX_PAIRS: Final = 2_000
_SHARE: Final = 0.8
"""An acronym stands for a long form if this part of the papers that introduce it mean that."""


class Pair(NamedTuple):
    """An acronym, in lower case, and the stems of its long form."""

    acronym: str
    long_form: tuple[str, ...]


class Mentions(NamedTuple):
    """What the text of a paper has of acronyms and long forms."""

    acronyms: tuple[str, ...]
    introduced: tuple[tuple[Pair, list[str]], ...]
    """The pairs that it introduces, with the words of the long forms."""
    stems: str
    """Those of all words, with a blank before and behind each."""


def mentions_in(text: str) -> Mentions:
    """Return what a text has of acronyms and long forms."""
    acronyms = tuple({*map(str.lower, _ACRONYM.findall(text))})
    stems = " ".join(map(stem, _words_of(text)))
    return Mentions(acronyms, tuple(dict(_pairs_in(text)).items()), f" {stems} ")


def implied_words(
    papers: Sequence[Mentions], topics: Iterable[Iterable[str]] = ()
) -> Iterator[list[str]]:
    """Yield for each paper the words of acronyms and long forms that its text implies.

    `topics` are the phrases of each topic.
    """
    counts = Counter(pair for paper in papers for pair, _ in paper.introduced)
    most = sorted(counts, key=lambda pair: (-counts[pair], pair))[:_MAX_PAIRS]
    known = {pair: counts[pair] for pair in most if counts[pair] >= _MIN_PAPERS}
    of_topics = dict(each for phrases in topics for each in _pairs_of(tuple(phrases)))
    known |= {pair: max(_MIN_PAPERS, counts[pair]) for pair in of_topics}
    spellings = of_topics | {pair: words for paper in papers for pair, words in paper.introduced}
    meanings = _meanings(known, counts)
    by_beginning: defaultdict[tuple[str, ...], list[Pair]] = defaultdict(list)
    for pair in known:
        by_beginning[pair.long_form[:_BEGINNING]].append(pair)
    for paper in papers:
        long_forms = _long_forms(paper.stems, by_beginning)
        meant = (meanings[acronym] for acronym in sorted(meanings.keys() & paper.acronyms))
        yield [
            *sorted({pair.acronym for pair in long_forms}.difference(paper.acronyms)),
            *(word for pair in meant if pair not in long_forms for word in spellings[pair]),
        ]


def _words_of(text: str) -> list[str]:
    text = normalise(text)
    return (_ASCII_WORD if text.isascii() else _WORD).findall(text)


def _long_forms(stems: str, by_beginning: Mapping[tuple[str, ...], Sequence[Pair]]) -> set[Pair]:
    """Return the pairs whose long forms a text has."""
    apart = stems.split()
    # Most words begin no long form, and each look at the whole text takes as long as this.
    beginnings = by_beginning.keys() & zip(apart, islice(apart, 1, None), strict=False)
    candidates = chain.from_iterable(map(by_beginning.__getitem__, beginnings))
    return {pair for pair in candidates if f" {' '.join(pair.long_form)} " in stems}


def _meanings(known: Mapping[Pair, int], counts: Mapping[Pair, int]) -> dict[str, Pair]:
    """Return acronym → its pair, where most papers that introduce it mean that."""
    totals: Counter[str] = Counter()
    for pair in known.keys() | counts.keys():
        totals[pair.acronym] += max(known.get(pair, 0), counts[pair])
    return {pair.acronym: pair for pair in known if known[pair] >= _SHARE * totals[pair.acronym]}


def _pairs_in(text: str) -> Iterator[tuple[Pair, list[str]]]:
    """Yield the pairs that a text introduces by an acronym in brackets, with their words."""
    for found in _INTRODUCED.finditer(text):
        acronym = _acronym_of(found[1])
        words = _words_of(text[max(0, found.start() - _BEFORE) : found.start()])
        yield from _pair(acronym, words[-len(acronym) :])


def _pairs_of(phrases: Sequence[str]) -> Iterator[tuple[Pair, list[str]]]:
    """Yield the pairs among the phrases of a topic, with their words."""
    long_forms = [_words_of(phrase) for phrase in phrases]
    for acronym in filter(None, map(_acronym_of, phrases)):
        for words in long_forms:
            yield from _pair(acronym, words)


def _pair(acronym: str, words: list[str]) -> Iterator[tuple[Pair, list[str]]]:
    """Yield a pair if an acronym has the initials of the words."""
    initials = "".join(word[0] for word in words)
    if acronym and acronym == initials and not is_stop_word(words[0]):
        yield Pair(acronym, tuple(map(stem, words))), words


def _acronym_of(word: str) -> str:
    """Return an acronym in lower case and the singular; nothing for another word."""
    single = word.removesuffix("s")
    is_acronym = len(single) in _LETTERS and f"{single[0]}{single[-1]}".isupper()
    return single.lower() if is_acronym and single.isascii() and single.isalpha() else ""
