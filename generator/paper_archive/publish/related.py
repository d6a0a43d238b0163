"""Papers on the same matter, found by the rare words that they share.

Each paper is a vector of its weightiest terms (tf-idf: Salton & Buckley 1988, "Term-weighting
approaches in automatic text retrieval"); the closest by cosine are related. With few terms each,
time grows with the papers and not with their square.
"""

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from paper_archive.paper import Paper
from paper_archive.publish.search.postings import FIELDS, Index

RELATED: Final = 5
_TERMS: Final = 24
"""Terms of a paper that are compared."""
_WEIGHTS: Final = {"title": 3.0, "abstract": 1.0, "tags": 0.5}
"""Field → what a term there counts."""
_COMMON: Final = 0.2
"""A term that so large a part of all papers holds tells none apart."""


def related_papers(index: Index) -> dict[str, Sequence[Paper]]:
    """Return slug → the papers most alike, at most five, the closest first."""
    vectors = _vectors(index)
    holders: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, vector in enumerate(vectors):
        for term, weight in vector.items():
            holders[term].append((number, weight))
    related: dict[str, Sequence[Paper]] = {}
    for number, vector in enumerate(vectors):
        likeness: defaultdict[int, float] = defaultdict(float)
        for term, weight in vector.items():
            for other, other_weight in holders[term]:
                likeness[other] += weight * other_weight
        likeness.pop(number, None)
        # Rounded, so that papers that are equally close come in the order of their names.
        closest = heapq.nsmallest(
            RELATED,
            likeness.items(),
            key=lambda each: (-round(each[1], 9), index.papers[each[0]].slug),
        )
        related[index.papers[number].slug] = [index.papers[other] for other, _ in closest]
    return related


def _vectors(index: Index) -> list[Mapping[str, float]]:
    """Return term → weight of each paper, of length 1."""
    weights: list[dict[str, float]] = [{} for _ in index.papers]
    for term in index.terms():
        frequencies: Counter[int] = Counter()
        for number, field in enumerate(FIELDS):
            weight = _WEIGHTS.get(field.name)
            if weight:
                for paper, frequency in index.postings(term, number):
                    frequencies[paper] += weight * frequency  # type: ignore[assignment]
        if 1 < len(frequencies) <= max(2, _COMMON * len(index.papers)):
            rarity = math.log(len(index.papers) / len(frequencies))
            for paper, frequency in frequencies.items():
                weights[paper][term] = math.log1p(frequency) * rarity
    return [
        _unit(dict(heapq.nlargest(_TERMS, each.items(), key=lambda of: (of[1], of[0]))))
        for each in weights
    ]


def _unit(vector: Mapping[str, float]) -> Mapping[str, float]:
    length = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {term: weight / length for term, weight in vector.items()}
