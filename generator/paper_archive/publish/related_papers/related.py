"""Related papers, found by the rare words that they share.

Each paper is a vector of its weightiest terms (tf-idf: Salton & Buckley 1988, "Term-weighting
approaches in automatic text retrieval"), and likeness is the cosine. A paper is compared only with
those that its rarest terms lead to, so that time grows with the papers and not with their square.
In how many papers a term is counts in powers of two, so that few papers more change little.
"""

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate, chain
from typing import Final, NamedTuple

from paper_archive.hashing import digest_of
from paper_archive.paper import Paper
from paper_archive.publish.related_papers.function_words import FUNCTION_WORDS
from paper_archive.publish.search.indexed_texts import FIELDS
from paper_archive.publish.search.postings import FORM, Index

RELATED: Final = 5
_TERMS: Final = 20
"""Terms per paper that are compared."""
_WEIGHTS: Final = {"title": 3, "abstract": 1, "tags": 1}
"""Field → weight of its terms."""
_FIELDS: Final = {
    number: _WEIGHTS[field.name] for number, field in enumerate(FIELDS) if field.name in _WEIGHTS
}
_OF_ANY_MATTER: Final = FUNCTION_WORDS.union(
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
_TERM_BITS: Final = 32
_TERM: Final = (1 << _TERM_BITS) - 1
"""Term and weight are one number until papers keep their weightiest: such lists take little memory.
It is below zero, so that the weightiest are sorted first."""
_LEAST_LIKENESS: Final = {1: 0.28, 2: 0.21}
_LEAST_OF_MORE: Final = 0.17
"""The least likeness of papers that share so many words, or more: few words can mislead."""
_LESS_BY_TOPICS: Final = 0.03
"""How much less alike papers may be that have two topics in common and more than one word."""
_LEAST: Final = _LEAST_OF_MORE - _LESS_BY_TOPICS
"""No papers that are less alike are related."""


class RelatedPaper(NamedTuple):
    """A paper on the same matter as another."""

    paper: Paper
    terms: Sequence[str]
    """The terms that both share, those that say most first."""
    likeness: float


class PaperVectors:
    """The papers of an index, as vectors that can be compared."""

    def __init__(self, index: Index) -> None:
        """Weigh the terms of all papers; which are related is computed when it is asked for."""
        self._papers = index.papers
        self._numbers = {paper.slug: number for number, paper in enumerate(index.papers)}
        self._terms = sorted(filter(_says_something, index.terms()))
        self._vectors = _vectors(index, self._terms)
        self._lengths = [math.sqrt(sum(w * w for w in each.values())) for each in self._vectors]
        self._holders: defaultdict[int, list[int]] = defaultdict(list)
        for number, vector in enumerate(self._vectors):
            for term in vector:
                self._holders[term].append(number)
        self._visited = {term: _power_of_two(len(held)) for term, held in self._holders.items()}
        """Term → about how many papers it leads to."""

    def related_to(
        self, paper: Paper, among: Iterable[str] | None = None
    ) -> Sequence[RelatedPaper]:
        """Return the most similar papers, at most five, closest first; equals sorted by slug.

        `among` are the slugs of those that it is compared with, None for all.
        """
        number = self._numbers[paper.slug]
        rarest, others = self._by_rarity(self._vectors[number])
        if among is None:
            products = self._products(number, rarest)
        else:
            products = self._products_with(among, number, rarest)
        found: list[RelatedPaper] = []
        for unlikeness, _, closest in sorted(self._alike(number, others, products)):
            other, terms = self._papers[closest], self._shared(number, closest)
            if -unlikeness >= _least_likeness(terms, paper, other):
                found.append(RelatedPaper(other, terms, -unlikeness))
                if len(found) == RELATED:
                    break
        return found

    def weakest(self, found: Sequence[RelatedPaper]) -> float:
        """Return how alike another paper must at least be to be among those that were found."""
        return found[-1].likeness if len(found) == RELATED else _LEAST

    def near(self, paper: Paper) -> Iterator[tuple[str, float]]:
        """Yield slug and likeness of all papers to which this one may be related."""
        number = self._numbers[paper.slug]
        for other, product in self._products(number, [*self._vectors[number]]).items():
            likeness = product / (self._lengths[number] * self._lengths[other])
            if likeness >= _LEAST:
                yield self._papers[other].slug, likeness

    def key(self, paper: Paper) -> str:
        """Return what differs if the paper is compared otherwise, or has other words."""
        vector = self._vectors[self._numbers[paper.slug]]
        _, others = self._by_rarity(vector)
        terms = " ".join(map(self._terms.__getitem__, vector))
        weights = [*vector.values()], [*map(others.__contains__, vector)]
        compared = f"{(terms, weights, paper.title, paper.tags)} {paper.abstract}"
        return digest_of(compared.encode(errors="surrogatepass"))

    def _shared(self, number: int, other: int) -> Sequence[str]:
        """Return the terms that two papers share, those that say most first."""
        one, two = self._vectors[number], self._vectors[other]
        shared = sorted((-one[term] * two[term], term) for term in one.keys() & two.keys())
        return [self._terms[term] for _, term in shared]

    def _alike(
        self, number: int, others: AbstractSet[int], products: Mapping[int, int]
    ) -> Iterator[tuple[float, str, int]]:
        """Yield likeness, less than zero, slug and number of each paper that may be related.

        `products` are those of all terms but `others`.
        """
        vector, length = self._vectors[number], self._lengths[number]
        rest = math.sqrt(sum(vector[term] ** 2 for term in others))
        for other, of_rarest in products.items():
            product, other_length = of_rarest, self._lengths[other]
            least = _LEAST * length * other_length
            if product + rest * other_length < least:  # whatever the other terms add
                continue
            if others:
                other_vector = self._vectors[other]
                for term in others & other_vector.keys():
                    product += vector[term] * other_vector[term]
            if product >= least:
                yield -product / (length * other_length), self._papers[other].slug, other

    def _products(self, number: int, rarest: Sequence[int]) -> Mapping[int, int]:
        """Return the papers that share several of the terms → the product of these."""
        vector, vectors = self._vectors[number], self._vectors
        counts = Counter(chain.from_iterable(map(self._holders.__getitem__, rarest)))
        del counts[number]
        several = {other for other, count in counts.items() if count > 1}
        products = dict.fromkeys(several, 0)
        for term in rarest:
            weight = vector[term]
            for other in several.intersection(self._holders[term]):
                products[other] += weight * vectors[other][term]
        return products

    def _products_with(
        self, slugs: Iterable[str], number: int, rarest: Sequence[int]
    ) -> Mapping[int, int]:
        """Return the same of the papers with these slugs."""
        vector, found = self._vectors[number], dict[int, int]()
        for other in map(self._numbers.__getitem__, slugs):
            other_vector = self._vectors[other]
            shared = other_vector.keys() & rarest
            if len(shared) > 1:
                found[other] = sum(vector[term] * other_vector[term] for term in shared)
        return found

    def _by_rarity(self, terms: Iterable[int]) -> tuple[Sequence[int], AbstractSet[int]]:
        """Return the rarest terms, which lead to few enough papers, and the others."""
        ordered = sorted((self._visited[term], term) for term in terms)
        visited = accumulate(count for count, _ in ordered)
        rarest = sum(1 for count in visited if count <= _MOST_VISITED)
        return [term for _, term in ordered[:rarest]], {term for _, term in ordered[rarest:]}


def _least_likeness(terms: Collection[str], paper: Paper, other: Paper) -> float:
    """Return how alike two papers that share the terms have to be."""
    words = len(without_parts(terms))
    least = _LEAST_LIKENESS.get(words, _LEAST_OF_MORE)
    has_topics = words > 1 and len({*paper.tags}.intersection(other.tags)) > 1
    return least - _LESS_BY_TOPICS if has_topics else least


def without_parts(terms: Collection[str]) -> list[str]:
    """Return the terms that are no part of another one: of `low`, `rank` and `lowrank` the last.

    They are all different, and hold no line breaks.
    """
    text = "\n".join(["", *terms, ""])
    return [term for term in terms if text.count(f"\n{term}") == text.count(f"{term}\n") == 1]


def _vectors(index: Index, terms: Sequence[str]) -> list[Mapping[int, int]]:
    """Return number of a term → weight of each paper, for its weightiest terms."""
    count = len(index.papers)
    most_holders = max(2, min(_COMMON * count, _MOST_HOLDERS))
    # A power of two, so that a new paper changes the weights of its own terms only.
    size = 1 << count.bit_length()
    weighed = [array("q") for _ in index.papers]
    for number, term in enumerate(terms):
        # A term has an entry for each field of a paper. To count its papers takes longer.
        if not 1 < index.entries(term) <= len(_FIELDS) * most_holders:
            continue
        frequencies = _frequencies(index, term)
        if 1 < len(frequencies) <= most_holders:
            rarity = _STEPS * math.log2(1 + size / _power_of_two(len(frequencies)))
            weights = {
                each: number - (round(rarity * math.log1p(each)) << _TERM_BITS)
                for each in set(frequencies.values())
            }
            for paper, frequency in frequencies.items():
                weighed[paper].append(weights[frequency])
    return [
        {each & _TERM: -(each >> _TERM_BITS) for each in sorted(found)[:_TERMS]}
        for found in weighed
    ]


def _power_of_two(count: int) -> int:
    """Return the power of two that is closest to a number above 0, by their ratio."""
    return 1 << ((count * count).bit_length() // 2)


def _frequencies(index: Index, term: str) -> Mapping[int, int]:
    """Return paper → weighted frequency of a term."""
    found: dict[int, int] = {}
    for field, frequencies in index.frequencies(term):
        if weight := _FIELDS.get(field):
            for paper, frequency in frequencies.items():
                found[paper] = found.get(paper, 0) + weight * frequency
    return found


def _says_something(term: str) -> bool:
    """Tell whether a term is none of any matter, number, or letter such as the `x` of a formula."""
    return not (
        term.endswith(FORM)
        or term in _OF_ANY_MATTER
        or term.isdecimal()
        or (len(term) == 1 and term.isascii())
    )
