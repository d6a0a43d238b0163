"""Which paper of the archive a record is about, among those with an id or title in common."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from paper_archive.archive.comparison import Known, Verdict, compare
from paper_archive.archive.ledger import Entry, digest
from paper_archive.archive.likeness import are_similar, has_shape
from paper_archive.paper import Paper
from paper_archive.text import fold

_MOST_COMPARED: Final = 50
"""How many papers with one id or title are compared, so that 10,000 named "Editorial" take no
hundred million comparisons; an abstract that is known exactly is found among any number."""
_KEY_CHARS: Final = 16
"""How much of a title's beginning, or of its end, two spellings of it share."""


@dataclass(frozen=True, slots=True)
class Match:
    """What was found for a record."""

    slug: str | None = None
    """The paper that it is about; none for a new one."""
    verdict: Verdict = field(default_factory=lambda: Verdict(is_same=False))
    """Why it is that one."""
    refused: tuple[tuple[str, str], ...] = ()
    """Papers with an id or title in common that it is not about, and why."""


class Identities:
    """Papers by what they can be found by: what their pages say, and what imports said."""

    def __init__(self, papers: Mapping[str, Paper], ledger: Mapping[str, Entry]) -> None:
        """Index papers and entries by slug; `add` must be called when one of them changes."""
        self._papers = papers
        self._ledger = ledger
        self._slugs: defaultdict[tuple[str, str], dict[str, None]] = defaultdict(dict)
        self._by_abstract: dict[tuple[str, str], str] = {}
        for slug in sorted({*papers, *ledger}):
            self.add(slug)

    def add(self, slug: str) -> None:
        """Index a paper."""
        paper, entry = self._papers.get(slug), self._ledger.get(slug)
        known = [each for each in (paper, entry and entry.paper) if each]
        titles = {fold(title) for title in self._titles(slug)}
        digests = {digest(paper.abstract) if paper else "", *(entry.abstracts if entry else ())}
        for key in (
            *(identifier for each in known for identifier in each.ids.items()),
            *(key for title in titles for key in _title_keys(title)),
        ):
            self._slugs[key].setdefault(slug)
        for title in titles:
            for each in digests - {""}:
                self._by_abstract.setdefault((title, each), slug)

    def namesake(self, title: str) -> str | None:
        """Return the slug of the first paper of this title, if there is one."""
        return next(iter(self._slugs.get(("", fold(title)), ())), None)

    def find(self, record: Paper) -> Match:
        """Return the paper that a record is about, if any, and those that it is not about."""
        refused: dict[str, str] = {}
        best: tuple[tuple[bool, ...], str, Verdict] | None = None
        for slug in dict.fromkeys(self._candidates(record)):
            verdict = compare(record, self._known(slug))
            if not verdict.is_same:
                if verdict.reason:
                    refused[slug] = verdict.reason
                continue
            rank = (not verdict.is_weak, slug in self._papers)
            if best is None or rank > best[0]:
                best = (rank, slug, verdict)
        if best is None:
            return Match(refused=tuple(refused.items()))
        return Match(best[1], best[2], tuple(refused.items()))

    def _candidates(self, record: Paper) -> Iterator[str]:
        title = fold(record.title)
        for identifier in sorted(record.ids.items()):
            yield from islice(self._slugs.get(identifier, ()), _MOST_COMPARED)
        exact = self._by_abstract.get((title, digest(record.abstract)))
        if exact:
            yield exact
        for key in _title_keys(title):
            yield from islice(self._slugs.get(key, ()), _MOST_COMPARED)

    def _known(self, slug: str) -> Known:
        paper, entry = self._papers.get(slug), self._ledger.get(slug)
        both = [each for each in (paper, entry and entry.paper) if each]
        shapes = tuple(entry.abstracts.values()) if entry else ()
        text = paper.abstract if paper else ""

        def is_abstract(abstract: str) -> bool:
            if abstract == text or (entry and digest(abstract) in entry.abstracts):
                return True
            is_similar = bool(text) and are_similar(text, abstract)
            return is_similar or any(has_shape(abstract, shape) for shape in shapes)

        return Known(
            titles={fold(title) for title in self._titles(slug)},
            ids={identifier for each in both for identifier in each.ids.items()},
            authors=next((each.authors for each in both if each.authors), ()),
            author_count=next((each.author_count for each in both if each.author_count), None),
            date=next((each.date for each in both if each.date), ""),
            venue=next((each.venue for each in both if each.venue), ""),
            type=next((each.type for each in both if each.type), ""),
            has_abstract=bool(text or shapes),
            is_abstract=is_abstract,
            page_title=fold(paper.title) if paper else "",
            is_stub=entry is None,
        )

    def _titles(self, slug: str) -> Iterable[str]:
        paper, entry = self._papers.get(slug), self._ledger.get(slug)
        titles = {paper.title if paper else "", *(entry.titles if entry else ())}
        return (titles | {entry.paper.title if entry else ""}) - {""}


def _title_keys(title: str) -> list[tuple[str, str]]:
    """Return by what papers of this folded title, and of nearly this title, are found."""
    joined = title.replace(" ", "")
    keys = [("", title)]
    if len(joined) > _KEY_CHARS:
        keys += [("^", joined[:_KEY_CHARS]), ("$", joined[-_KEY_CHARS:])]
    return keys
