"""Related papers, found by the rare words that they share.

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
from paper_archive.publish.search.postings import FIELDS, FORM, Index

RELATED: Final = 5
_TERMS: Final = 24
"""Terms per paper that are compared."""
_WEIGHTS: Final = {"title": 3.0, "abstract": 1.0, "tags": 1.0}
"""Field → weight of its terms."""
_COMMON: Final = 0.2
"""Terms in a larger share of all papers are ignored."""
_MOST_HOLDERS: Final = 400
"""Terms in more papers than this are ignored too, to limit the time."""
_DECIMALS: Final = 9
"""Smaller differences are rounding errors that depend on the order of addition."""
_EQUAL: Final = 10**-_DECIMALS


def related_papers(index: Index) -> dict[str, Sequence[Paper]]:
    """Return slug → the most similar papers, at most five, closest first."""
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
        related[index.papers[number].slug] = _closest(index.papers, likeness)
    return related


def _closest(papers: Sequence[Paper], likeness: Mapping[int, float]) -> Sequence[Paper]:
    """Return the most similar papers; equally similar ones are sorted by slug."""
    # Comparing numbers first is fast, and leaves few to sort.
    least = min(heapq.nlargest(RELATED, likeness.values()), default=0) - _EQUAL
    found = [
        (-round(value, _DECIMALS), papers[number].slug, papers[number])
        for number, value in likeness.items()
        if value >= least
    ]
    return [paper for _, _, paper in sorted(found, key=lambda each: each[:2])[:RELATED]]


def _vectors(index: Index) -> list[Mapping[str, float]]:
    """Return term → weight for each paper, normalised to length 1."""
    weights: list[dict[str, float]] = [{} for _ in index.papers]
    most_holders = max(2, min(_COMMON * len(index.papers), _MOST_HOLDERS))
    for term in index.terms():
        if term.endswith(FORM):  # its stem is already compared
            continue
        frequencies: Counter[int] = Counter()
        for number, field in enumerate(FIELDS):
            weight = _WEIGHTS.get(field.name)
            if weight:
                for paper, frequency in index.postings(term, number):
                    frequencies[paper] += weight * frequency  # type: ignore[assignment]
        if 1 < len(frequencies) <= most_holders:
            # Above 0 even if all papers hold the term, as in an archive of two.
            rarity = math.log1p(len(index.papers) / len(frequencies))
            for paper, frequency in frequencies.items():
                weights[paper][term] = math.log1p(frequency) * rarity
    return [
        _unit(dict(heapq.nlargest(_TERMS, each.items(), key=lambda of: (of[1], of[0]))))
        for each in weights
    ]


def _unit(vector: Mapping[str, float]) -> Mapping[str, float]:
    length = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {term: weight / length for term, weight in vector.items()}
