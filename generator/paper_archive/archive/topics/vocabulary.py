"""The topics of a title and an abstract, found by the words of a vocabulary."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final

from paper_archive.archive.topics.topic_words import (
    BREAK,
    fold_word,
    has_capital,
    spellings,
    split_sentences,
    tokens_of,
)
from paper_archive.archive.topics.topics_file import Topic

_USES: Final = ("phrases", "mentions", "hints", "words", "excluded")

# The acronym with which a name ends says what it is: "WarpGAN" is a GAN, "UmlsBERT" a BERT.
_NAME_ENDS: Final = re.compile(r"[a-z]([A-Z]{3,})s?\b")

# Points in the title, and for a sentence of the abstract. Who says a word again says little more: a
# paper on something names it in several ways.
_TITLE: Final = {"phrases": 12, "mentions": 11, "hints": 5, "words": 3}
_POINTS: Final = {"phrases": 12, "mentions": 6, "hints": 3, "words": 1}
_POINTS_AGAIN: Final = {"phrases": 12, "mentions": 2, "hints": 1, "words": 1}

# A sentence with one of these is on the paper itself, and not on what others did: what it mentions
# has more points.
_OWN: Final = frozenset(
    {"we", "our", "paper", "article"}
    | {"propose", "proposes", "proposed", "present", "presents", "introduce", "introduces"}
)
_MENTIONED_AS_OWN: Final = 2

# A paper is about something, and not about much: each further topic needs more than the first. A
# phrase is enough for any.
_ENOUGH: Final = 8
_ENOUGH_FOR_FURTHER: Final = 12
_ENOUGH_WITHOUT_ABSTRACT: Final = 5


@dataclass(frozen=True, slots=True)
class _Sign:
    """A phrase of a topic, in one of its spellings."""

    topic: str
    use: str
    phrase: str
    is_distinct: bool
    """Whether it has several words or a capital, and so rarely means something else."""
    exact: tuple[tuple[int, str], ...]
    """The words that have a capital, each with its place in the phrase."""


class Vocabulary:
    """Topics, indexed so that time grows with the text and not with the number of phrases."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        self._signs: defaultdict[tuple[str, ...], list[_Sign]] = defaultdict(list)
        self._lengths: dict[str, dict[str, tuple[int, ...]]] = {}
        self._needs: dict[str, frozenset[str]] = {}
        for topic in topics:
            if topic.needs:
                self._needs[topic.slug] = _needed_words(topic)
            for use in _USES:
                for phrase in getattr(topic, use):
                    for words in spellings(phrase):
                        exact = tuple(each for each in enumerate(words) if has_capital(each[1]))
                        folded = tuple(map(fold_word, words))
                        is_distinct = len(words) > 1 or bool(exact)
                        sign = _Sign(topic.slug, use, phrase, is_distinct, exact)
                        self._signs[folded].append(sign)
        for first, *others in self._signs:
            lengths = self._lengths.setdefault(first, {})
            second = others[0] if others else ""
            lengths[second] = tuple({*lengths.get(second, ()), 1 + len(others)})

    def topics_of(self, title: str, abstract: str) -> tuple[str, ...]:
        """Return the slugs of the topics that a paper is about, sorted."""
        named = f" {BREAK} ".join([title, *_NAME_ENDS.findall(title)])
        texts = [tokens_of(text) for text in (named, *split_sentences(abstract))]
        in_title, *in_sentences = [self._signs_in(*text) for text in texts]
        are_own = [not _OWN.isdisjoint(folded) for _, folded in texts[1:]]
        sums = _points(in_title, zip(in_sentences, are_own, strict=True))
        signs = [*chain(in_title, *in_sentences)]
        certain = {sign.topic for sign in signs if sign.use == "phrases"}
        words = {*chain.from_iterable(folded for _, folded in texts)}
        if not in_sentences:
            certain |= {s.topic for s in in_title if s.use == "mentions" and s.is_distinct}
        for topic in sums.keys() - certain:
            if not self._has_need(topic, words):
                del sums[topic]
        if in_sentences:
            more_than_words = {sign.topic for sign in signs if sign.use != "words"}
            found = {*_with_enough(sums)} & more_than_words | certain
        else:
            found = {topic for topic in sums if sums[topic] >= _ENOUGH_WITHOUT_ABSTRACT}
        return tuple(sorted(found))

    def _has_need(self, topic: str, words: set[str]) -> bool:
        """Tell whether a text has one of the words that a topic needs, if it needs any."""
        needs = self._needs.get(topic)
        return needs is None or not needs.isdisjoint(words)

    def _signs_in(self, written: list[str], folded: list[str]) -> list[_Sign]:
        """Return the signs of topics that a sentence has outside of excluded words."""
        found = list(self._found(written, folded))
        masked = {
            (sign.topic, at)
            for start, end, sign in found
            if sign.use == "excluded"
            for at in range(start, end)
        }
        if not masked:
            return [sign for _, _, sign in found]
        return [
            sign
            for start, end, sign in found
            if sign.use != "excluded"
            and not any((sign.topic, at) in masked for at in range(start, end))
        ]

    def _found(self, written: list[str], folded: list[str]) -> Iterator[tuple[int, int, _Sign]]:
        lengths = self._lengths
        for start in [at for at, word in enumerate(folded) if word in lengths]:
            following = lengths[folded[start]]
            second = folded[start + 1] if start + 1 < len(folded) else BREAK
            for length in following.get("", ()) + following.get(second, ()):
                end = start + length
                for sign in self._signs.get(tuple(folded[start:end]), ()):
                    exact = sign.exact
                    if not exact or all(written[start + at] == word for at, word in exact):
                        yield start, end, sign


def _points(title: list[_Sign], sentences: Iterable[tuple[list[_Sign], bool]]) -> Counter[str]:
    """Return the points of each topic; with each sentence is whether it is on the paper itself."""
    sums: Counter[str] = Counter()
    for sign in title:
        sums[sign.topic] = max(_TITLE[sign.use], sums[sign.topic])
    said: set[tuple[str, str]] = set()
    for signs, is_own in sentences:
        points: dict[str, int] = {}
        for sign in signs:
            again = (sign.topic, sign.phrase) in said
            worth = (_POINTS_AGAIN if again else _POINTS)[sign.use]
            if is_own and sign.use == "mentions":
                worth += _MENTIONED_AS_OWN
            points[sign.topic] = max(worth, points.get(sign.topic, 0))
        sums.update(points)
        said.update((sign.topic, sign.phrase) for sign in signs)
    return sums


def _with_enough(sums: Mapping[str, int]) -> Iterator[str]:
    """Yield the topics that have enough points for their place among all."""
    ranked = sorted(sums, key=lambda topic: (-sums[topic], topic))
    for place, topic in enumerate(ranked):
        if sums[topic] >= (_ENOUGH_FOR_FURTHER if place else _ENOUGH):
            yield topic


def _needed_words(topic: Topic) -> frozenset[str]:
    """Return the words of which a text must have one, folded."""
    return frozenset(
        fold_word(word) for need in topic.needs for words in spellings(need) for word in words
    )
