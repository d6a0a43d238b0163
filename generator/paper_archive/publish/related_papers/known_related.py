"""Related papers as the last build found them, where that is what a build would find again.

The papers that are related to one depend on that paper, and on those that are alike enough to be
among them. So a paper is compared with all others again if its terms or their weights changed. If
that is so of papers related to it, or of others that are now as alike as the weakest of them, it is
compared with these: all others were less alike than the weakest, and still are. That is not enough
if one of the five is lost and none takes its place.
"""

from collections.abc import Callable, Iterable, MutableMapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from sys import intern
from typing import NamedTuple, TypeAlias

from paper_archive.paper import Paper
from paper_archive.publish.related_papers.related import RELATED, PaperVectors
from paper_archive.publish.related_papers.shared_words import forget_terms, shared_words
from paper_archive.publish.search.postings import Index


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


def known_as_lines(known: KnownRelated) -> list[str]:
    """Return what is known as text, a line for each paper, which `known_from_lines` reads.

    Lists of words would fill memory while the search index is made. Slugs, which would be most of
    it, are there once; where papers are related, numbers stand for them. Words hold no blanks and
    no commas.
    """
    numbers = {slug: str(number) for number, slug in enumerate(known)}
    return [
        " ".join(
            [
                slug,
                key,
                repr(weakest),
                *(",".join([numbers[other], *words]) for other, words in others),
            ]
        )
        for slug, (key, weakest, others) in known.items()
    ]


def known_from_lines(lines: Sequence[str]) -> KnownRelated:
    """Return what is known as `known_as_lines` wrote it."""
    slugs = [line.partition(" ")[0] for line in lines]
    return {slug: _known(line, slugs) for slug, line in zip(slugs, lines, strict=True)}


def _known(line: str, slugs: Sequence[str]) -> Known:
    _, key, weakest, *others = line.split(" ")
    related = []
    for other in others:
        number, *words = other.split(",")
        related.append((slugs[int(number)], [*map(intern, words)]))
    return Known(key, float(weakest), related)


class RelatedPapers:
    """Finds the papers on the same matter as each paper of an index."""

    def __init__(
        self,
        papers: Iterable[Paper],
        index: Callable[[], Index],
        known: KnownRelated | None = None,
    ) -> None:
        """`index` returns that of the papers; it is called again if vectors were forgotten.

        `known` is of an earlier index; what no longer holds is removed, what is found added.
        """
        self._papers = {paper.slug: paper for paper in papers}
        self._index = index
        self._known: KnownRelated = {} if known is None else known
        _ = self._vectors  # before work with them is shared among processes
        if self._known:
            self._update()

    @cached_property
    def _vectors(self) -> PaperVectors:
        return PaperVectors(self._index())

    def forget_vectors(self) -> None:
        """Free the memory by which papers are compared; they are made anew if they are needed."""
        vars(self).pop("_vectors", None)
        forget_terms()

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
        """Keep what `compared` returned; what came from other processes shares memory here."""
        for slug, (key, weakest, others) in found:
            own = [(self._papers[other].slug, [*map(intern, words)]) for other, words in others]
            self._known[self._papers[slug].slug] = Known(key, weakest, own)

    def _update(self) -> None:
        """Let what is known be what would be found again, and forget the rest."""
        known, papers = self._known, self._papers
        same = {
            slug
            for slug, paper in papers.items()
            if slug in known and known[slug].key == self._vectors.key(paper)
        }
        changed = papers.keys() - same
        if len(changed) > len(same):  # to look for those near them would take longer
            known.clear()
        for slug in known.keys() - same:
            del known[slug]
        near: dict[str, list[str]] = {
            slug: [] for slug, each in known.items() if not same.issuperset(dict(each.others))
        }
        for slug in changed if known else ():
            for other, likeness in self._vectors.near(papers[slug]):
                if other in known and likeness >= known[other].weakest:
                    near.setdefault(other, []).append(slug)
        for slug, changed_ones in near.items():
            before = known.pop(slug)
            if after := self._merged(papers[slug], before, same, changed_ones):
                known[slug] = after

    def _merged(
        self, paper: Paper, before: Known, same: AbstractSet[str], changed: Iterable[str]
    ) -> Known | None:
        """Return what is related to a paper now; None if papers that were less alike may be.

        `changed` are the papers that are not the same, and at least as alike as the weakest.
        """
        words = {slug: shared for slug, shared in before.others if slug in same}
        found = self._vectors.related_to(paper, [*words, *changed])
        if len(before.others) == RELATED:
            last, weakest = before.others[-1][0], before.weakest
            # Of papers that are equally alike, those before the last one are known.
            if not (
                len(found) == RELATED
                and (found[-1].likeness > weakest or found[-1].paper.slug == last)
            ):
                return None
        new = [each for each in found if each.paper.slug not in words]
        spelled = shared_words(paper, [each.terms for each in new])
        words |= zip([each.paper.slug for each in new], spelled, strict=True)
        others = [(each.paper.slug, words[each.paper.slug]) for each in found]
        return Known(before.key, self._vectors.weakest(found), others)
