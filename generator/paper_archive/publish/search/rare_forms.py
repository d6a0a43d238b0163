"""The surface forms that are indexed beside their stems.

The stem alone would lose information: `viewed` is rarer than `view`.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import chain
from typing import Final, TypeAlias

from paper_archive.publish.search.words import stem

_RARE_PAPERS: Final = 20
_RARE_SHARE: Final = 250
"""A word is rare in at most `_RARE_PAPERS`, or in this part of the archive if that is more."""

Papers: TypeAlias = Collection[Sequence[Sequence[str]]]
"""Field → words of each paper."""


def rare_forms(papers: Papers) -> set[str]:
    """Return the words in few papers whose stem is in more papers."""
    counts = Counter(chain.from_iterable(set(chain.from_iterable(fields)) for fields in papers))
    bound = max(_RARE_PAPERS, len(papers) // _RARE_SHARE)
    forms: defaultdict[str, list[str]] = defaultdict(list)
    for word in counts:
        forms[stem(word)].append(word)
    found: set[str] = set()
    doubtful: dict[str, str] = {}
    for term, words in forms.items():
        most = max(counts[word] for word in words)
        # A stem is in more papers than all but its commonest forms.
        found.update(word for word in words if counts[word] <= bound and counts[word] < most)
        if most <= bound and len(words) > 1:
            doubtful |= dict.fromkeys(words, term)
    totals = _papers_of_stems(papers, doubtful)
    found.update(word for word, term in doubtful.items() if counts[word] < totals[term])
    return {word for word in found if stem(word) != word}


def _papers_of_stems(papers: Papers, stems: Mapping[str, str]) -> Mapping[str, int]:
    """Return stem → how many papers have any of its forms; `stems` is form → stem."""
    totals: Counter[str] = Counter()
    for fields in papers:
        held = stems.keys() & chain.from_iterable(fields)
        totals.update({stems[form] for form in held})
    return totals
