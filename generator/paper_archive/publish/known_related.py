"""Related papers as the last build found them, where that is what a build would find again.

The papers that are related to one depend on that paper, and on those that are alike enough to be
among them. So a paper is compared again if its terms or their weights changed; if those of a paper
related to it changed, or that paper is gone; and if a paper that is new, or whose terms or weights
changed, is now as alike as the weakest of those related to it.
"""

from collections.abc import Iterable, MutableMapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple, TypeAlias

from paper_archive.paper import Paper
from paper_archive.publish.related import PaperVectors
from paper_archive.publish.search.postings import Index
from paper_archive.publish.shared_words import shared_words


class Known(NamedTuple):
    """What is related to a paper."""

    key: str
    """Of the paper, as it is compared."""
    weakest: float
    """How alike another paper must at least be to be related as well."""
    others: Sequence[tuple[str, Sequence[str]]]
    """Slugs, closest first, and the words that are shared."""


KnownRelated: TypeAlias = MutableMapping[str, Known]
"""Slug → what is related to the paper."""


def known_as_json(known: KnownRelated) -> list[object]:
    """Return what is known as JSON has it, for `known_from_json`.

    Slugs, which would be most of it, are there once; where papers are related, numbers stand for
    them.
    """
    numbers = {slug: number for number, slug in enumerate(known)}
    return [
        [slug, key, weakest, [[numbers[other], *words] for other, words in others]]
        for slug, (key, weakest, others) in known.items()
    ]


def known_from_json(value: Any) -> KnownRelated:
    """Return what is known as `known_as_json` wrote it."""
    return {
        slug: Known(key, weakest, [(value[number][0], words) for number, *words in others])
        for slug, key, weakest, others in value
    }


class RelatedPapers:
    """Finds the papers on the same matter as each paper of an index."""

    def __init__(self, index: Index, known: KnownRelated | None = None) -> None:
        """`known` is of an earlier index; what no longer holds is removed, what is found added."""
        self._vectors = PaperVectors(index)
        self._papers = {paper.slug: paper for paper in index.papers}
        self._known: KnownRelated = {} if known is None else known
        if self._known:
            holding = self._holding()
            for slug in self._known.keys() - holding:
                del self._known[slug]

    @property
    def unknown(self) -> Sequence[Paper]:
        """The papers that are to be compared."""
        return [paper for slug, paper in self._papers.items() if slug not in self._known]

    def of(self, paper: Paper) -> Sequence[tuple[Paper, Sequence[str]]]:
        """Return the most similar papers, at most five, closest first, and the words in common."""
        if paper.slug not in self._known:
            self.remember([self.compared(paper)])
        return [(self._papers[slug], words) for slug, words in self._known[paper.slug].others]

    def compared(self, paper: Paper) -> tuple[str, Known]:
        """Return the slug of a paper, and what is related to it, whatever is known."""
        found = self._vectors.related_to(paper)
        words = shared_words(paper, [each.terms for each in found])
        slugs = [each.paper.slug for each in found]
        others = list(zip(slugs, words, strict=True))
        key, weakest = self._vectors.key(paper), self._vectors.weakest(found)
        return paper.slug, Known(key, weakest, others)

    def remember(self, found: Iterable[tuple[str, Known]]) -> None:
        """Keep what `compared` returned."""
        self._known.update(found)

    def _holding(self) -> AbstractSet[str]:
        """Return the slugs of the papers for which a build would find what is known."""
        known, papers = self._known, self._papers
        same = {
            slug
            for slug, paper in papers.items()
            if slug in known and known[slug].key == self._vectors.key(paper)
        }
        changed = papers.keys() - same
        if len(changed) > len(same):  # to look for those near them would take longer
            return set()
        holding = {
            slug for slug in same if same.issuperset(other for other, _ in known[slug].others)
        }
        for slug in changed:
            for other, likeness in self._vectors.near(papers[slug]):
                if other in holding and likeness >= known[other].weakest:
                    holding.remove(other)
        return holding
