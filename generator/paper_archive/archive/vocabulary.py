"""The topics of a title and an abstract, found by the words of a vocabulary."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, repeat
from typing import Final

from paper_archive.archive.topics import Topic
from paper_archive.text import fold, normalised

_USES: Final = ("phrases", "mentions", "hints", "words", "excluded")

# A word, or a separator of phrases. Spaces, hyphens and slashes join words.
_TOKENS: Final = re.compile("[^\\W_]+|[^\\w\\s/\u2010-\u2013-]+")
BREAK: Final = "."
"""Stands between phrases."""
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-z]|[\"'“(])")

# Its words say where something is, not what a paper is about: `https://dragon-tutorial.example`.
_ADDRESS: Final = re.compile(r"\bhttps?://\S+")

# Points in the title, and for a sentence of the abstract. Who says a word again says little more: a
# paper on something names it in several ways.
_TITLE: Final = {"phrases": 12, "mentions": 8, "hints": 5, "words": 3}
_POINTS: Final = {"phrases": 12, "mentions": 6, "hints": 3, "words": 1}
_POINTS_AGAIN: Final = {"phrases": 12, "mentions": 3, "hints": 1, "words": 1}

# A paper is about something, and not about much: what its second topic needs, and each further one,
# is more than the first. A phrase is enough for any.
_ENOUGH: Final = (8, 11, 12)
_ENOUGH_WITHOUT_ABSTRACT: Final = 5


@dataclass(frozen=True, slots=True)
class _Sign:
    """A phrase of a topic, in one of its spellings."""

    topic: str
    use: str
    phrase: str
    exact: tuple[tuple[int, str], ...]
    """The words that have a capital, each with its place in the phrase."""


class Vocabulary:
    """Topics, indexed so that time grows with the text and not with the number of phrases."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        self._signs: defaultdict[tuple[str, ...], list[_Sign]] = defaultdict(list)
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for topic in topics:
            for use in _USES:
                for phrase in getattr(topic, use):
                    for words in _spellings(phrase):
                        exact = tuple(each for each in enumerate(words) if _has_capital(each[1]))
                        sign = _Sign(topic.slug, use, phrase, exact)
                        self._signs[tuple(map(_folded, words))].append(sign)
                        lengths[_folded(words[0])].add(len(words))
        self._lengths = {word: tuple(found) for word, found in lengths.items()}

    def topics_of(self, title: str, abstract: str) -> tuple[str, ...]:
        """Return the slugs of the topics that a paper is about, sorted."""
        sums, certain = self._points(self._signs_in(title), abstract)
        if not abstract.strip():
            return tuple(sorted(t for t, sum_ in sums.items() if sum_ >= _ENOUGH_WITHOUT_ABSTRACT))
        ranked = sorted(sums, key=lambda topic: (-sums[topic], topic))
        needed = chain(_ENOUGH, repeat(_ENOUGH[-1]))
        enough = {
            topic for topic, least in zip(ranked, needed, strict=False) if sums[topic] >= least
        }
        return tuple(sorted(enough | certain))

    def _points(self, title: list[_Sign], abstract: str) -> tuple[Counter[str], set[str]]:
        """Return the points of each topic, and the topics of which there is a phrase."""
        sums: Counter[str] = Counter()
        for sign in title:
            sums[sign.topic] = max(_TITLE[sign.use], sums[sign.topic])
        certain = {sign.topic for sign in title if sign.use == "phrases"}
        said: set[tuple[str, str]] = set()
        for sentence in _SENTENCE_END.split(_ADDRESS.sub(" ", abstract)):
            signs = self._signs_in(sentence)
            points: dict[str, int] = {}
            for sign in signs:
                again = (sign.topic, sign.phrase) in said
                worth = (_POINTS_AGAIN if again else _POINTS)[sign.use]
                points[sign.topic] = max(worth, points.get(sign.topic, 0))
            sums.update(points)
            certain.update(sign.topic for sign in signs if sign.use == "phrases")
            said.update((sign.topic, sign.phrase) for sign in signs)
        return sums, certain

    def _signs_in(self, sentence: str) -> list[_Sign]:
        """Return the signs of topics that a sentence has outside of excluded words."""
        found = list(self._found(sentence))
        masked = {
            (sign.topic, at)
            for start, end, sign in found
            if sign.use == "excluded"
            for at in range(start, end)
        }
        return [
            sign
            for start, end, sign in found
            if sign.use != "excluded"
            and not (masked and any((sign.topic, at) in masked for at in range(start, end)))
        ]

    def _found(self, text: str) -> Iterator[tuple[int, int, _Sign]]:
        written, folded = _tokens(text)
        lengths = self._lengths
        for start in [at for at, word in enumerate(folded) if word in lengths]:
            for length in lengths[folded[start]]:
                end = start + length
                for sign in self._signs.get(tuple(folded[start:end]), ()):
                    if all(written[start + at] == word for at, word in sign.exact):
                        yield start, end, sign


def _tokens(text: str) -> tuple[list[str], list[str]]:
    """Return the words of a text as written and folded, with `.` between phrases."""
    if not text.isascii():
        decomposed = normalised(text, "NFKD")
        text = "".join(c for c in decomposed if not unicodedata.combining(c))
    tokens = _TOKENS.findall(text)
    written = [token if token[0].isalnum() else BREAK for token in tokens]
    if text.isascii():
        return written, " ".join(written).lower().split()
    return written, list(map(_folded, written))


def folded_words(text: str) -> list[str]:
    """Return the words of a text in lowercase and without accents; `BREAK` ends a phrase."""
    return _tokens(text)[1]


def _folded(word: str) -> str:
    return word.lower() if word.isascii() else fold(word)


def _has_capital(word: str) -> bool:
    return any(map(str.isupper, word))


def _spellings(phrase: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of a phrase, with the last one in singular and plural."""
    written, _ = _tokens(phrase)
    *first, last = written
    return tuple((*first, form) for form in (last, *_plurals(last)))


def _plurals(word: str) -> Iterator[str]:
    yield f"{word}s"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        yield f"{word}es"
    if word.endswith("y"):
        yield f"{word[:-1]}ies"
