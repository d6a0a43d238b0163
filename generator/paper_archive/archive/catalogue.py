"""The papers of the archive during an import: which one a record is about, and what it changes."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Literal, TypeAlias

from paper_archive.archive.ledger import Entry, Ledger, digest
from paper_archive.archive.merge import Conflict, merge, remember
from paper_archive.errors import ArchiveError, Problem, Where
from paper_archive.paper import Paper
from paper_archive.text import SLUG_CHARS, fold

Outcome: TypeAlias = Literal["new", "changed", "same"]
TopicsOf: TypeAlias = Callable[[str, str], tuple[str, ...]]
"""Title and abstract → slugs of their topics."""

SIMILAR: Final = 0.9
"""Share of the shorter abstract's word triples that another abstract of the paper must contain.

The two papers named "Fully Convolutional Networks for Semantic Segmentation" share 0.83 of them."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one record."""

    outcome: Outcome
    slug: str
    conflicts: list[Conflict] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)


class Catalogue:
    """Papers and ledger, updated record by record; nothing is saved here."""

    def __init__(
        self, papers: Mapping[str, Paper], ledger: Ledger, broken: frozenset[str] = frozenset()
    ) -> None:
        """Start with what is on disk; `broken` are slugs of pages that cannot be read."""
        self.papers = dict(papers)
        self.ledger = dict(ledger)
        self._broken = broken
        self._by_id: dict[tuple[str, str], str] = {}
        self._by_title: defaultdict[str, list[str]] = defaultdict(list)
        for slug in sorted({*papers, *ledger}):
            self._index(slug)

    def take(
        self, record: Paper, where: Where, topics_of: TopicsOf, *, is_update: bool = False
    ) -> Taken:
        """Add or merge a record; a new paper gets its topics.

        With `is_update`, the source's value replaces the page's where they conflict.

        Raises:
            ArchiveError: when the paper's page cannot be read.

        """
        slug = self.find(record)
        if (slug or record.slug) in self._broken:
            message = f"page of {slug or record.slug} has problems; skipped"
            raise ArchiveError([Problem(where, "page-broken", message)])
        if slug is None:
            return self._add(record, where, topics_of)
        if slug not in self.papers:
            message = f"{slug} was deleted by hand; skipped"
            return Taken("same", slug, warnings=[Problem(where, "page-deleted", message)])
        paper, entry = self.papers[slug], self.ledger.get(slug, _nothing(slug))
        merged = merge(paper, entry, record, is_update=is_update)
        self.papers[slug], self.ledger[slug] = merged.paper, merged.entry
        self._index(slug)
        return Taken("same" if merged.paper == paper else "changed", slug, merged.conflicts)

    def find(self, record: Paper) -> str | None:
        """Return the slug of the paper that a record is about, if any.

        Compared are, in this order: DOI, other ids, title and abstract.
        """
        for identifier in sorted(record.ids.items(), key=lambda each: (each[0] != "doi", each)):
            if identifier in self._by_id:
                return self._by_id[identifier]
        candidates = dict.fromkeys([*self._by_title[fold(record.title)], record.slug])
        return next((slug for slug in candidates if self._is_paper(slug, record)), None)

    def _is_paper(self, slug: str, record: Paper) -> bool:
        """Tell whether a record with the paper's title is about that paper."""
        paper, entry = self.papers.get(slug), self.ledger.get(slug)
        for known in (paper, entry and entry.paper):
            if known and any(known.ids.get(kind, id_) != id_ for kind, id_ in record.ids.items()):
                return False
        if entry and digest(record.abstract) in entry.abstracts:
            return True
        return paper is not None and are_similar(paper.abstract, record.abstract)

    def _add(self, record: Paper, where: Where, topics_of: TopicsOf) -> Taken:
        slug = self._free_slug(record.slug)
        topics = topics_of(record.title, record.abstract)
        paper = replace(record, slug=slug, tags=tuple(sorted({*record.tags, *topics})))
        namesakes = self._by_title[fold(record.title)]
        warnings = []
        if namesakes:
            message = f"{namesakes[0]} and {slug} share a title"
            warnings.append(Problem(where, "same-title", message))
        self.papers[slug] = paper
        self.ledger[slug] = remember(Entry(replace(paper, abstract="", notes="")), record)
        self._index(slug)
        return Taken("new", slug, warnings=warnings)

    def _free_slug(self, wanted: str) -> str:
        slug, number = wanted, 1
        while slug in self.papers or slug in self.ledger:
            number += 1
            slug = f"{wanted[: SLUG_CHARS - len(str(number)) - 1].rstrip('-')}-{number}"
        return slug

    def _index(self, slug: str) -> None:
        """Index a paper by its ids and titles."""
        paper, entry = self.papers.get(slug), self.ledger.get(slug)
        known = [each for each in (paper, entry and entry.paper) if each]
        for identifier in (each for paper in known for each in paper.ids.items()):
            self._by_id.setdefault(identifier, slug)
        titles = [each.title for each in known] + list(entry.titles if entry else ())
        for title in dict.fromkeys(map(fold, titles)):
            if slug not in self._by_title[title]:
                self._by_title[title].append(slug)


def are_similar(one: str, other: str) -> bool:
    """Tell whether two abstracts may be of the same paper; a missing one may be of any."""
    if not one or not other or one == other:
        return True
    triples, others = _triples(one), _triples(other)
    return len(triples & others) >= SIMILAR * min(len(triples), len(others))


def _triples(text: str) -> set[tuple[str, ...]]:
    words = fold(text).split()
    return set(zip(words, words[1:], words[2:], strict=False)) or {tuple(words)}


def _nothing(slug: str) -> Entry:
    return Entry(Paper(slug=slug, title=""))
