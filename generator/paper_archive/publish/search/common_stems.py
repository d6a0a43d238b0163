"""The stems that count once in an abstract, however often they are there.

A word of hundreds of abstracts tells little, and how often it is there tells even less; but
searches in a large archive fetch more of its postings than of anything else, and frequencies are
half of their bytes.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Final

_COMMON_PAPERS: Final = 400
_COMMON_SHARE: Final = 60
"""A stem is common in more than `_COMMON_PAPERS`, and in more than this part of the archive."""


def common_stems(holders: Mapping[str, Collection[int]], papers: int) -> Iterator[str]:
    """Yield the common ones; `holders` is term → papers, once for each time in their abstracts."""
    bound = max(_COMMON_PAPERS, papers // _COMMON_SHARE)
    for term, numbers in holders.items():
        if len(numbers) > bound and len(set(numbers)) > bound:
            yield term
