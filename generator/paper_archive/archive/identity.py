"""Which paper of the archive a record is about: by ids, then by title and abstract."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import islice
from typing import Final

from paper_archive.archive.ledger import Entry, digest
from paper_archive.archive.likeness import are_similar, has_shape
from paper_archive.paper import Paper
from paper_archive.text import fold

_MOST_COMPARED: Final = 50
"""How many papers of one title are compared by likeness, so that 10,000 named "Editorial" take no
hundred million comparisons; an abstract that is known exactly is found among any number."""


class Identities:
    """Papers by what they can be found by: what their pages say, and what imports said."""

    def __init__(self, papers: Mapping[str, Paper], ledger: Mapping[str, Entry]) -> None:
        """Index papers and entries by slug; `add` must be called when one of them changes."""
        self._papers = papers
        self._ledger = ledger
        self._by_id: dict[tuple[str, str], str] = {}
        self._by_title: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._by_abstract: dict[tuple[str, str], str] = {}
        for slug in sorted({*papers, *ledger}):
            self.add(slug)

    def add(self, slug: str) -> None:
        """Index a paper."""
        paper, entry = self._papers.get(slug), self._ledger.get(slug)
        known = [each for each in (paper, entry and entry.paper) if each]
        for identifier in (each for paper in known for each in paper.ids.items()):
            self._by_id.setdefault(identifier, slug)
        digests = {digest(paper.abstract) if paper else "", *(entry.abstracts if entry else ())}
        for title in {*(each.title for each in known), *(entry.titles if entry else ())}:
            folded = fold(title)
            self._by_title[folded].setdefault(slug)
            for each in digests - {""}:
                self._by_abstract.setdefault((folded, each), slug)

    def namesake(self, title: str) -> str | None:
        """Return the slug of the first paper of this title, if there is one."""
        return next(iter(self._by_title.get(fold(title), ())), None)

    def find(self, record: Paper) -> str | None:
        """Return the slug of the paper that a record is about, if any.

        Compared are, in this order: DOI, other ids, title and abstract.
        """
        for identifier in sorted(record.ids.items(), key=lambda each: (each[0] != "doi", each)):
            if identifier in self._by_id:
                return self._by_id[identifier]
        title = fold(record.title)
        exact = self._by_abstract.get((title, digest(record.abstract)))
        similar = [*islice(self._by_title.get(title, ()), _MOST_COMPARED), record.slug]
        if exact is not None and not self._has_other_ids(exact, record):
            return exact
        return next((slug for slug in similar if self._is_paper(slug, record)), None)

    def _has_other_ids(self, slug: str, record: Paper) -> bool:
        """Tell whether a paper is known under another id than the record."""
        entry = self._ledger.get(slug)
        return any(
            known.ids.get(kind, id_) != id_
            for known in (self._papers.get(slug), entry and entry.paper)
            if known
            for kind, id_ in record.ids.items()
        )

    def _is_paper(self, slug: str, record: Paper) -> bool:
        """Tell whether a record with the paper's title is about that paper."""
        if self._has_other_ids(slug, record):
            return False
        paper, entry = self._papers.get(slug), self._ledger.get(slug)
        if paper and are_similar(paper.abstract, record.abstract):
            return True
        if entry is None:
            return False
        shapes = entry.abstracts.values()
        is_unknown = not record.abstract or (entry.titles and not shapes)
        return bool(is_unknown) or any(has_shape(record.abstract, shape) for shape in shapes)
