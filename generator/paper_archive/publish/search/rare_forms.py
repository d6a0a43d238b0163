"""The surface forms that are indexed beside their stems.

The stem alone would lose information: `viewed` is rarer than `view`.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import chain
from typing import Final

from paper_archive.publish.search.words.words import stem

_RARE_PAPERS: Final = 20
_RARE_SHARE: Final = 250
"""A word is rare in at most `_RARE_PAPERS`, or in this part of the archive if that is more."""


def rare_forms(holders: Mapping[str, Iterable[Collection[int]]], papers: int) -> set[str]:
    """Return the words in few papers whose stem is in more papers.

    `holders` is word → the numbers of the papers that have it, field by field; `papers` is how many
    there are in all.
    """
    bound = max(_RARE_PAPERS, papers // _RARE_SHARE)
    forms: defaultdict[str, list[str]] = defaultdict(list)
    for word in holders:
        forms[stem(word)].append(word)
    found: set[str] = set()
    for term, words in forms.items():
        if len(words) == 1:  # its stem is in the same papers
            continue
        counts = {word: _count(holders[word]) for word in words}
        # A stem is in more papers than all but its commonest forms: only those take counting.
        least = max(counts.values())
        if least <= bound:
            least = _count(chain.from_iterable(map(holders.__getitem__, words)))
        rare = {word for word, count in counts.items() if count <= bound and count < least}
        found |= rare - {term}
    return found


def _count(holders: Iterable[Collection[int]]) -> int:
    """Return how many papers there are among the holders in several fields."""
    return len(set().union(*holders))
