"""Single words that may be topics: what titles name, and the abstracts below them speak of.

Adjectives and verbs are left out without a dictionary: they have another word behind them, as in
"robust tracking", where the name of a thing ends a title or stands before a stop word.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final

from lunr.stop_word_filter import WORDS as STOP_WORDS

from paper_archive.archive.topics.topic_words import BREAK

_ENDS: Final = {BREAK, "based", "through", "under", "using", "via", "without", *STOP_WORDS}
"""What stands behind the name of a thing."""
_LETTERS: Final = 3
_LEAST_TITLES: Final = 3
_TITLE_SHARE: Final = 3
"""One of so many papers that have the word must have it in its title: "results" is rarely there."""
_REPEATED: Final = 0.75
"""Part of these abstracts, where there are any, that must have it: few repeat "rethinking"."""
_WEIGHT: Final = 0.5
"""A word by itself says less than a phrase."""
_UNSURE: Final = 0.2
"""How much a word counts for whose titles there are no abstracts that could repeat it."""
_AT_END: Final = 0.5
"""Part of the titles in which it must be the name of a thing."""


def title_words(
    texts: Iterable[tuple[Sequence[str], Sequence[str]]], counts: Mapping[str, int]
) -> dict[str, float]:
    """Return word, in the singular → how telling it is, for the words that may be topics.

    `texts` are the words of each title and of its abstract; `counts` says how many papers have a
    word.
    """
    titles: Counter[str] = Counter()
    above_abstracts: Counter[str] = Counter()
    repeated: Counter[str] = Counter()
    at_end: Counter[str] = Counter()
    for title, abstract in texts:
        words = set(map(singular, title))
        titles.update(words)
        above_abstracts.update(words if abstract else ())
        repeated.update(words.intersection(map(singular, abstract)))
        at_end.update({singular(title[end - 1]) for end in name_ends(title)})
    return {
        word: _WEIGHT * max(_UNSURE, above_abstracts[word] / count) * count * count / counts[word]
        for word, count in titles.items()
        if is_telling(word)
        and word not in _ENDS
        and count >= max(_LEAST_TITLES, counts[word] / _TITLE_SHARE)
        and repeated[word] >= _REPEATED * above_abstracts[word]
        and at_end[word] >= _AT_END * count
    }


def name_ends(title: Sequence[str]) -> list[int]:
    """Return the places in a title behind which the name of a thing may end."""
    following = enumerate(pairwise([*title, BREAK]), 1)
    return [end for end, (_, after) in following if after in _ENDS or after.isdecimal()]


def is_telling(word: str) -> bool:
    """Tell whether a word may begin or end a phrase: it is no stop word and no number."""
    return len(word) >= _LETTERS and word not in STOP_WORDS and not word.isdecimal()


def papers_with(words: Collection[str], texts: Iterable[Sequence[str]]) -> dict[str, list[int]]:
    """Return word, in the singular → the texts that have it, by number."""
    found: dict[str, list[int]] = {word: [] for word in words}
    for number, text in enumerate(texts):
        for word in found.keys() & set(map(singular, text)):
            found[word].append(number)
    return found


def singular(word: str) -> str:
    """Return a word without the s of its plural."""
    is_plural = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return word[:-1] if is_plural else word
