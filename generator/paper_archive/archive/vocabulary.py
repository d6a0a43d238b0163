"""The topics of a title and an abstract, found by the words of a vocabulary."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final

from lunr.stop_word_filter import WORDS as STOP_WORDS

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

# The acronym with which a name ends says what it is: "WarpGAN" is a GAN, "UmlsBERT" a BERT.
_NAME_ENDS: Final = re.compile(r"[a-z]([A-Z]{3,})s?\b")

# Points in the title, and for a sentence of the abstract. Who says a word again says little more: a
# paper on something names it in several ways.
_TITLE: Final = {"phrases": 12, "mentions": 8, "hints": 5, "words": 3}
_POINTS: Final = {"phrases": 12, "mentions": 6, "hints": 3, "words": 1}
_POINTS_AGAIN: Final = {"phrases": 12, "mentions": 3, "hints": 1, "words": 1}

# A paper is about something, and not about much: what its second topic needs, and each further one,
# is more than the first, and still more if it is said in fewer ways. A phrase is enough for any.
_SEVERAL_WAYS: Final = 3
_ENOUGH: Final = {1: (8, 14, 15), 2: (8, 12, 13), _SEVERAL_WAYS: (8, 11, 12)}
_ENOUGH_WITHOUT_ABSTRACT: Final = 5

# Words that several topics share are those of the field: "learning", "network", "robot". A text
# with few of them is of another field, where words mean something else ("diffusion" in metals):
# there, only a phrase in the title says a topic, or several ways of saying it. A word that says
# the topic itself does not count: "diffusion" is a word of the field, too.
_SHARED_BY: Final = 5
_ONCE_IN: Final = 5_000
"""In so many words, a text of the field has each word of the field once on average: where there are
500 of them, every tenth word must be one; where there are none, all texts are of the field."""


@dataclass(frozen=True, slots=True)
class _Sign:
    """A phrase of a topic, in one of its spellings."""

    topic: str
    use: str
    phrase: str
    words: tuple[str, ...]
    exact: tuple[tuple[int, str], ...]
    """The words that have a capital, each with its place in the phrase."""


class Vocabulary:
    """Topics, indexed so that time grows with the text and not with the number of phrases."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        self._signs: defaultdict[tuple[str, ...], list[_Sign]] = defaultdict(list)
        self._lengths: dict[str, dict[str, tuple[int, ...]]] = {}
        for topic in topics:
            for use in _USES:
                for phrase in getattr(topic, use):
                    for words in _spellings(phrase):
                        exact = tuple(each for each in enumerate(words) if _has_capital(each[1]))
                        folded = tuple(map(_folded, words))
                        sign = _Sign(topic.slug, use, phrase, folded, exact)
                        self._signs[folded].append(sign)
        for first, *others in self._signs:
            lengths = self._lengths.setdefault(first, {})
            second = others[0] if others else ""
            lengths[second] = tuple({*lengths.get(second, ()), 1 + len(others)})
        self._field = _words_of_field(self._signs)

    def topics_of(self, title: str, abstract: str) -> tuple[str, ...]:
        """Return the slugs of the topics that a paper is about, sorted."""
        named = f" {BREAK} ".join([title, *_NAME_ENDS.findall(title)])
        texts = [_tokens(text) for text in (named, *_sentences(abstract))]
        in_title, *in_sentences = [self._signs_in(*text) for text in texts]
        sums, said = _points(in_title, in_sentences)
        ways = Counter(topic for topic, _ in said)
        signs = [*chain(in_title, *in_sentences)]
        if in_sentences:
            more_than_words = {sign.topic for sign in signs if sign.use != "words"}
            found = {*_with_enough(sums, ways)} & more_than_words | _certain(signs)
        else:
            found = {topic for topic in sums if sums[topic] >= _ENOUGH_WITHOUT_ABSTRACT}
        if unsure := {topic for topic in found if ways[topic] < _SEVERAL_WAYS}:
            phrases = [sign.words for sign in signs if sign.topic in unsure]
            own = {words[0] for words in phrases if len(words) == 1}
            if not self._is_of_field([words for _, words in texts], own):
                found -= unsure - _certain(in_title)
        return tuple(sorted(found))

    def _is_of_field(self, texts: list[list[str]], own: set[str]) -> bool:
        """Tell whether texts have enough words of the field, without a topic's own."""
        field = self._field - own
        said = sum(len(field.intersection(words)) for words in texts)
        return said * _ONCE_IN >= len(self._field) * sum(map(len, texts))

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


def _points(
    title: list[_Sign], sentences: list[list[_Sign]]
) -> tuple[Counter[str], set[tuple[str, str]]]:
    """Return the points of each topic, and the topics with the phrases that name them."""
    sums: Counter[str] = Counter()
    for sign in title:
        sums[sign.topic] = max(_TITLE[sign.use], sums[sign.topic])
    said: set[tuple[str, str]] = set()
    for signs in sentences:
        points: dict[str, int] = {}
        for sign in signs:
            again = (sign.topic, sign.phrase) in said
            worth = (_POINTS_AGAIN if again else _POINTS)[sign.use]
            points[sign.topic] = max(worth, points.get(sign.topic, 0))
        sums.update(points)
        said.update((sign.topic, sign.phrase) for sign in signs)
    return sums, said.union((sign.topic, sign.phrase) for sign in title)


def _certain(signs: Iterable[_Sign]) -> set[str]:
    """Return the topics of which there is a phrase."""
    return {sign.topic for sign in signs if sign.use == "phrases"}


def _with_enough(sums: Mapping[str, int], ways: Mapping[str, int]) -> Iterator[str]:
    """Yield the topics that have enough points for their place among all."""
    ranked = sorted(sums, key=lambda topic: (-sums[topic], topic))
    for place, topic in enumerate(ranked):
        least = _ENOUGH[min(ways[topic], _SEVERAL_WAYS)]
        if sums[topic] >= least[min(place, len(least) - 1)]:
            yield topic


def _words_of_field(signs: Mapping[tuple[str, ...], Iterable[_Sign]]) -> frozenset[str]:
    """Return the words that several topics share."""
    topics: defaultdict[str, set[str]] = defaultdict(set)
    for words, found in signs.items():
        for word in words:
            topics[word].update(sign.topic for sign in found if sign.use != "excluded")
    shared = {word for word, found in topics.items() if len(found) >= _SHARED_BY}
    return frozenset(shared - STOP_WORDS)


def _sentences(abstract: str) -> list[str]:
    """Return the sentences of an abstract without addresses; none if it is blank."""
    if not abstract.strip():
        return []
    return _SENTENCE_END.split(_ADDRESS.sub(" ", abstract))


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
