"""The stems that count once in an abstract, however often they are there.

A word of every fifth abstract tells little, and how often it is there even less; but its postings
are what searches in a large archive fetch most of, and frequencies are half of their bytes.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import chain
from typing import Final

_COMMON_PAPERS: Final = 1_000
_COMMON_SHARE: Final = 20
"""A stem is common in more than `_COMMON_PAPERS`, and in more than this part of the archive."""


def with_common_once(abstracts: Sequence[list[str]]) -> list[list[str]]:
    """Return the terms of abstracts, common ones once in each, and equal ones together."""
    bound = max(_COMMON_PAPERS, len(abstracts) // _COMMON_SHARE)
    if len(abstracts) <= bound:
        return list(abstracts)
    papers = Counter(chain.from_iterable(map(set, abstracts)))
    common = {term for term, count in papers.items() if count > bound}
    return [_with_once(terms, common) for terms in abstracts] if common else list(abstracts)


def _with_once(terms: list[str], common: set[str]) -> list[str]:
    counts = Counter(terms)
    for term in common & counts.keys():
        counts[term] = 1
    return list(counts.elements())
