"""Queries whose answer is known: each is made of one paper, which should be found first.

The same seed draws the same queries from the same papers.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from string import ascii_lowercase
from typing import Final, TypeAlias

from paper_archive.paper import Paper
from paper_archive.text import fold

_SEED: Final = 20_240_522
_WORD: Final = re.compile(r"\w+(?:[-.'’]\w+)*")
_LONG_WORD: Final = re.compile(r"[^\W\d_]{5,}")
_LAST_LONG_WORD: Final = re.compile(r"([^\W\d_]{5,})\W*$")
_COMPOUND: Final = re.compile(r"\b([^\W\d_]{3,})-([^\W\d_]{3,})\b")
_RARE_WORD_LETTERS: Final = 4
_RARE_WORD_PAPERS: Final = range(2, 11)
_CUT_LETTERS: Final = 3
_MIN_NAME_LETTERS: Final = 2
_HALF_TITLE_WORDS: Final = 2


@dataclass(frozen=True, slots=True)
class Query:
    """What a reader types, and the paper that is meant."""

    text: str
    slug: str


class Vocabulary:
    """The words of a corpus and the papers that hold them."""

    def __init__(self, papers: Sequence[Paper]) -> None:
        self._abstracts: defaultdict[str, set[str]] = defaultdict(set)
        self._counts: Counter[str] = Counter()
        for paper in papers:
            words = set(fold(paper.abstract).split())
            for word in words:
                self._abstracts[word].add(paper.slug)
            self._counts.update(words.union(fold(paper.title).split()))

    def rare_words(self, paper: Paper) -> list[str]:
        """Return the words of its abstract that few other abstracts hold, sorted."""
        return sorted(
            word
            for word in set(fold(paper.abstract).split())
            if _is_plain(word) and len(self._abstracts[word]) in _RARE_WORD_PAPERS
        )

    def common_papers(self, words: Sequence[str]) -> set[str]:
        """Return the papers whose abstracts hold all of the words."""
        return set.intersection(*(self._abstracts[word] for word in words))

    def rarest_title_word(self, paper: Paper) -> str | None:
        """Return the word of its title that the fewest papers hold, the first of equals."""
        words = [word for word in fold(paper.title).split() if _is_plain(word)]
        return min(words, key=lambda word: self._counts[word], default=None)


def _is_plain(word: str) -> bool:
    return len(word) >= _RARE_WORD_LETTERS and word.isascii() and word.isalpha()


_Kind: TypeAlias = Callable[[Paper, Random, Vocabulary], str | None]
"""Makes a query of a paper, or none if the paper does not lend itself to it."""


def _shuffled(paper: Paper, random: Random, _: Vocabulary) -> str | None:
    words = _WORD.findall(paper.title)
    return " ".join(random.sample(words, len(words))) if words else None


def _mistyped(paper: Paper, random: Random, _: Vocabulary) -> str | None:
    return _with_typo(paper.title, random)


def _cut(paper: Paper, random: Random, _: Vocabulary) -> str | None:
    return _with_cut_end(paper.title, random)


def _rare_words(paper: Paper, random: Random, vocabulary: Vocabulary) -> str | None:
    words = vocabulary.rare_words(paper)
    if len(words) < 2:
        return None
    pair = random.sample(words, 2)
    return " ".join(pair) if vocabulary.common_papers(pair) == {paper.slug} else None


def _author_and_word(paper: Paper, random: Random, vocabulary: Vocabulary) -> str | None:
    word = vocabulary.rarest_title_word(paper)
    name = _family(paper.authors, random) if word else None
    return f"{name} {word}" if name else None


def _family(names: Sequence[str], random: Random) -> str | None:
    """Return the family name of one of some authors, unless that may be an initial."""
    name = random.choice(names).split()[-1] if names else ""
    is_name = len(name) >= _MIN_NAME_LETTERS and not name.endswith(".")
    return name if is_name else None


def _cited(paper: Paper, random: Random, vocabulary: Vocabulary) -> str | None:
    word, first = vocabulary.rarest_title_word(paper), _family(paper.authors[:1], random)
    year = paper.date[:4]
    return f"{first} et al. {year} {word}" if word and first and year else None


def _initial(paper: Paper, random: Random, vocabulary: Vocabulary) -> str | None:
    word, first = vocabulary.rarest_title_word(paper), _family(paper.authors[:1], random)
    return f"{paper.authors[0][0]}. {first} {word}" if word and first else None


def _apart(paper: Paper, random: Random, _: Vocabulary) -> str | None:
    return _with_compound(paper.title, " ", random)


def _joined(paper: Paper, random: Random, _: Vocabulary) -> str | None:
    return _with_compound(paper.title, "", random)


def _half(paper: Paper, _random: Random, _: Vocabulary) -> str | None:
    words = paper.title.split()
    half = max(_HALF_TITLE_WORDS, math.ceil(len(words) / 2))
    return " ".join(words[:half]) if len(words) > half else None


def _mistyped_half(paper: Paper, random: Random, vocabulary: Vocabulary) -> str | None:
    half = _half(paper, random, vocabulary)
    return half and _with_typo(half, random)


def _cut_half(paper: Paper, random: Random, vocabulary: Vocabulary) -> str | None:
    half = _half(paper, random, vocabulary)
    return half and _with_cut_end(half, random)


def _with_typo(text: str, random: Random) -> str | None:
    words = list(_LONG_WORD.finditer(text))
    if not words:
        return None
    word = random.choice(words)
    wrong = word[0]
    while wrong == word[0]:
        wrong = _misspelled(word[0], random)
    return text[: word.start()] + wrong + text[word.end() :]


def _misspelled(word: str, random: Random) -> str:
    place, letter = random.randrange(len(word) - 1), random.choice(ascii_lowercase)
    head, here, after, tail = word[:place], word[place], word[place + 1], word[place + 2 :]
    return random.choice(
        (
            head + after + tail,
            head + letter + here + after + tail,
            head + letter + after + tail,
            head + after + here + tail,
        )
    )


def _with_compound(text: str, hyphen: str, random: Random) -> str | None:
    words = list(_COMPOUND.finditer(text))
    if not words:
        return None
    word = random.choice(words)
    return text[: word.start()] + word[1] + hyphen + word[2] + text[word.end() :]


def _with_cut_end(text: str, random: Random) -> str | None:
    word = _LAST_LONG_WORD.search(text)
    if not word:
        return None
    return text[: word.start() + random.randrange(_CUT_LETTERS, len(word[1]))]


KNOWN_ITEMS: Final[Mapping[str, _Kind]] = {
    "title, words shuffled": _shuffled,
    "title with a typo": _mistyped,
    "title, last word cut": _cut,
    "two rare words": _rare_words,
    "author and title word": _author_and_word,
}
"""Kinds of queries by which engines are judged."""

OTHER_ITEMS: Final[Mapping[str, _Kind]] = {
    "as cited, and title word": _cited,
    "initial, author, title word": _initial,
    "title, a hyphen as a space": _apart,
    "title, a hyphen left out": _joined,
}
"""Kinds of queries that are only reported."""

TYPED: Final[Mapping[str, _Kind]] = {
    "half a title": _half,
    "half a title with a typo": _mistyped_half,
    "half a title, last word cut": _cut_half,
    "two rare words": _rare_words,
    "author and title word": _author_and_word,
}
"""Kinds of queries as readers type them, by which bytes and milliseconds are measured."""


def draw_queries(
    papers: Sequence[Paper], kinds: Mapping[str, _Kind], count: int
) -> dict[str, list[Query]]:
    """Return kind → as many queries, each of another paper; a kind without any is left out.

    Papers whose titles have the same words are left out, as nobody could tell which is meant.
    """
    vocabulary = Vocabulary(papers)
    names = Counter(_words_of_title(paper) for paper in papers)
    drawable = [paper for paper in papers if names[_words_of_title(paper)] == 1]
    drawn = {
        kind: [query for query, _ in zip(found, range(count), strict=False)]
        for kind, found in (
            (kind, _queries_of(drawable, make, Random(f"{_SEED} {kind}"), vocabulary))  # noqa: S311
            for kind, make in kinds.items()
        )
    }
    return {kind: queries for kind, queries in drawn.items() if queries}


def _queries_of(
    papers: Sequence[Paper], make: _Kind, random: Random, vocabulary: Vocabulary
) -> Iterator[Query]:
    for paper in random.sample(papers, len(papers)):
        text = make(paper, random, vocabulary)
        if text:
            yield Query(text, paper.slug)


def _words_of_title(paper: Paper) -> str:
    return " ".join(sorted(fold(paper.title).split()))
