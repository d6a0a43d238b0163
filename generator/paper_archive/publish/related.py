"""Related papers, found by the rare words that they share.

Each paper is a vector of its weightiest terms (tf-idf: Salton & Buckley 1988, "Term-weighting
approaches in automatic text retrieval"), and likeness is the cosine. A paper is compared only with
those that its rarest terms lead to, so that time grows with the papers and not with their square.
"""

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate, chain
from typing import Final, NamedTuple

from paper_archive.paper import Paper
from paper_archive.publish.search.postings import FIELDS, FORM, Index

RELATED: Final = 5
_TERMS: Final = 20
"""Terms per paper that are compared."""
_WEIGHTS: Final = {"title": 3, "abstract": 1, "tags": 1}
"""Field → weight of its terms."""
_OF_ANY_MATTER: Final = frozenset(
    ("al", "cid", "comprehens", "et", "etc", "overview", "review", "survey", "taxonomi")
)
"""Terms that papers on different matters share."""
_COMMON: Final = 0.2
"""Terms in a larger share of all papers are ignored."""
_MOST_HOLDERS: Final = 400
"""Terms in more papers than this are ignored too: they say little."""
_MOST_VISITED: Final = 1_000
"""How many papers, counted once for each term, the terms of a paper may lead to."""
_STEPS: Final = 6
"""Steps of weight per unit. With whole numbers, no sum depends on the order of its terms."""
_LEAST_LIKENESS: Final = {1: 0.28, 2: 0.21}
_LEAST_OF_MORE: Final = 0.17
"""The least likeness of papers that share so many words, or more: few words can mislead."""
_LESS_BY_TOPICS: Final = 0.03
"""How much less alike papers may be that have two topics in common and more than one word."""


class RelatedPaper(NamedTuple):
    """A paper on the same matter as another."""

    paper: Paper
    terms: Sequence[str]
    """The terms that both share, those that say most first."""


class Related:
    """The papers on the same matter as each paper of an index."""

    def __init__(self, index: Index) -> None:
        """Weigh the terms of all papers; which are related is computed when it is asked."""
        self._papers = index.papers
        self._numbers = {paper.slug: number for number, paper in enumerate(index.papers)}
        self._vectors = _vectors(index)
        self._lengths = [
            math.sqrt(sum(weight * weight for weight in vector.values()))
            for vector in self._vectors
        ]
        self._holders: defaultdict[str, list[int]] = defaultdict(list)
        for number, vector in enumerate(self._vectors):
            for term in vector:
                self._holders[term].append(number)

    def of(self, paper: Paper) -> Sequence[RelatedPaper]:
        """Return the most similar papers, at most five, closest first; equals sorted by slug."""
        number = self._numbers[paper.slug]
        vector, papers = self._vectors[number], self._papers
        found = []
        for other, product in self._products(number).items():
            likeness = product / (self._lengths[number] * self._lengths[other])
            if likeness >= _LEAST_OF_MORE - _LESS_BY_TOPICS:
                shared = vector.keys() & self._vectors[other].keys()
                if likeness >= _least_likeness(shared, paper, papers[other]):
                    found.append((-likeness, papers[other].slug, other, shared))
        closest = heapq.nsmallest(RELATED, found, key=lambda each: each[:2])
        return [
            RelatedPaper(papers[other], _weightiest(shared, vector, self._vectors[other]))
            for _, _, other, shared in closest
        ]

    def _products(self, number: int) -> Mapping[int, int]:
        """Return the papers that share several of the rarest terms → the product of the vectors."""
        vector, vectors = self._vectors[number], self._vectors
        rarest, others = self._by_rarity(vector)
        counts = Counter(chain.from_iterable(self._holders[term] for term in rarest))
        del counts[number]
        several = {other for other, count in counts.items() if count > 1}
        products = dict.fromkeys(several, 0)
        for term in rarest:
            weight = vector[term]
            for other in several.intersection(self._holders[term]):
                products[other] += weight * vectors[other][term]
        for other in several:
            other_vector = vectors[other]
            for term in others & other_vector.keys():
                products[other] += vector[term] * other_vector[term]
        return products

    def _by_rarity(self, terms: Iterable[str]) -> tuple[Sequence[str], AbstractSet[str]]:
        """Return the rarest terms, which lead to few enough papers, and the others."""
        ordered = sorted(terms, key=lambda term: (len(self._holders[term]), term))
        visited = accumulate(len(self._holders[term]) for term in ordered)
        rarest = sum(1 for count in visited if count <= _MOST_VISITED)
        return ordered[:rarest], set(ordered[rarest:])


def _least_likeness(terms: Collection[str], paper: Paper, other: Paper) -> float:
    """Return how alike two papers that share the terms have to be."""
    words = len(without_parts(terms))
    least = _LEAST_LIKENESS.get(words, _LEAST_OF_MORE)
    has_topics = words > 1 and len({*paper.tags}.intersection(other.tags)) > 1
    return least - _LESS_BY_TOPICS if has_topics else least


def without_parts(terms: Collection[str]) -> list[str]:
    """Return the terms that are no part of another one: of `low`, `rank` and `lowrank` the last."""
    return [
        term
        for term in terms
        if not any(term != each and each.startswith(term) for each in terms)
        and not any(term != each and each.endswith(term) for each in terms)
    ]


def _weightiest(
    terms: AbstractSet[str], vector: Mapping[str, int], other: Mapping[str, int]
) -> Sequence[str]:
    return sorted(terms, key=lambda term: (-vector[term] * other[term], term))


def _vectors(index: Index) -> list[Mapping[str, int]]:
    """Return term → weight of each paper, for its weightiest terms."""
    weights: list[list[tuple[int, str]]] = [[] for _ in index.papers]
    count = len(index.papers)
    most_holders = max(2, min(_COMMON * count, _MOST_HOLDERS))
    # A power of two, so that a new paper changes the weights of its own terms only.
    size = 1 << count.bit_length()
    for term, frequencies in _frequencies(index, most_holders):
        if 1 < len(frequencies) <= most_holders:
            rarity = _STEPS * math.log2(1 + size / len(frequencies))
            for paper, frequency in frequencies.items():
                weights[paper].append((-round(rarity * math.log1p(frequency)), term))
    return [{term: -weight for weight, term in sorted(each)[:_TERMS]} for each in weights]


def _frequencies(index: Index, most_holders: float) -> Iterator[tuple[str, Mapping[int, int]]]:
    """Yield the terms that may be compared, and for each, paper → its weighted frequency."""
    weighted = [(number, _WEIGHTS.get(field.name, 0)) for number, field in enumerate(FIELDS)]
    fields = [(number, weight) for number, weight in weighted if weight]
    for term in index.terms():
        if term.endswith(FORM) or _says_nothing(term) or index.entries(term) > 3 * most_holders:
            continue
        frequencies: Counter[int] = Counter()
        for number, weight in fields:
            for paper, frequency in index.postings(term, number):
                frequencies[paper] += weight * frequency
        yield term, frequencies


def _says_nothing(term: str) -> bool:
    """Tell whether a term is of any matter, a number, or a letter such as the `x` of a formula."""
    return term in _OF_ANY_MATTER or term.isdecimal() or (len(term) == 1 and term.isascii())
