"""Which paper of the archive a record is about, among those with an id or title in common."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from paper_archive.archive.ledger.entry import Entry, digest
from paper_archive.archive.ledger.remembered import Key, Remembered, key_of
from paper_archive.archive.recognising.author_likeness import families
from paper_archive.archive.recognising.comparison import Verdict, compare
from paper_archive.archive.recognising.known_paper import Known, known_of, titles_of
from paper_archive.archive.recognising.title_likeness import are_near, fold_title, title_keys
from paper_archive.identifiers import NoIdentifierError, normal_form
from paper_archive.paper import Paper
from paper_archive.text import clean, fold

_MOST_COMPARED: Final = 50
"""How many papers with one id or title are compared, so that 10,000 named "Editorial" take no
hundred million comparisons; an abstract that is known exactly is found among any number."""


@dataclass(frozen=True, slots=True)
class Match:
    """What was found for a record."""

    slug: str | None = None
    """The paper that it is about; none for a new one."""
    verdict: Verdict = field(default_factory=lambda: Verdict(is_same=False))
    """Why it is that one."""
    refused: tuple[tuple[str, str], ...] = ()
    """Papers with an id or title in common that it is not about, and why."""
    also: tuple[str, ...] = ()
    """Other pages that it is about no less, so that these are pages of one paper."""
    is_known: bool = False
    """Whether the record, or one that said the same, is on its page already."""


class Identities:
    """Papers by what they can be found by: what their pages say, and what imports said."""

    def __init__(self, papers: Mapping[str, Paper], ledger: Mapping[str, Entry]) -> None:
        """Index papers and entries by slug; `add` must be called when one of them changes."""
        self._papers = papers
        self._ledger = ledger
        self._slugs: dict[tuple[str, str], tuple[str, ...]] = {}
        self._by_abstract: dict[tuple[str, str], str] = {}
        self._by_record: dict[Key, str] = {}
        self._known: dict[str, Known] = {}
        """Of the papers that were compared since they changed."""
        for slug in sorted({*papers, *ledger}):
            self.add(slug)

    def add(self, slug: str) -> None:
        """Index a paper."""
        self._known.pop(slug, None)
        paper, entry = self._papers.get(slug), self._ledger.get(slug)
        known = [each for each in (paper, entry and entry.paper) if each]
        known += (each.paper for each in (entry.records if entry else ()))
        titles = {fold_title(title) for title in titles_of(paper, entry)}
        digests = {digest(paper.abstract) if paper else "", *(entry.abstracts if entry else ())}
        digests.discard("")
        keys = [identifier for each in known for identifier in each.ids.items()]
        keys += (("abstract", each) for each in digests)
        for title in titles:
            keys += title_keys(title)
            for each in digests:
                self._by_abstract.setdefault((title, each), slug)
        alone = (slug,)
        for key in keys:
            slugs = self._slugs.setdefault(key, alone)
            if slugs is not alone and len(slugs) < _MOST_COMPARED and slug not in slugs:
                self._slugs[key] = (*slugs, slug)
        for record_key in entry.record_keys if entry else ():
            self._by_record.setdefault(record_key, slug)

    def namesake(self, title: str) -> str | None:
        """Return the slug of the first paper of this title, if there is one."""
        return next(iter(self._slugs.get(("", fold_title(title)), ())), None)

    def may_know(self, title: str, ids: Mapping[str, str]) -> bool:
        """Tell whether a paper has an id or nearly a title in common with these."""
        if any(key in self._slugs for key in title_keys(fold_title(clean(title)))):
            return True
        for scheme, text in ids.items():
            with suppress(NoIdentifierError):
                if normal_form(scheme, text) in self._slugs:
                    return True
        return False

    def find(self, record: Paper, *, is_named: bool = False) -> Match:
        """Return the paper that a record is about, if any, and those that it is not about.

        A record that came before goes where it went then. With `is_named`, its slug is that of the
        page which a person says it is about: an equal or similar title is enough then.
        """
        if is_named and self.is_titled(record.slug, record.title):
            return Match(record.slug, Verdict(is_same=True, evidence="the name of the page"))
        slug = self._by_record.get(key_of(record, digest(record.abstract)))
        if slug is not None:
            verdict = Verdict(is_same=True, evidence="says the same as a record before it")
            return Match(slug, verdict, is_known=True)
        refused: dict[str, str] = {}
        found: dict[str, Verdict] = {}
        for slug in dict.fromkeys(self._candidates(record)):
            verdict = self._verdict(record, slug)
            if verdict.is_same:
                found[slug] = verdict
            elif verdict.reason:
                refused[slug] = verdict.reason
        if not found:
            return Match(refused=tuple(refused.items()))
        best = self._best(record, found)
        apart = {best, *(entry.apart if (entry := self._ledger.get(best)) else ())}
        also = [
            slug
            for slug, verdict in found.items()
            if slug in self._papers and slug not in apart and not verdict.is_weak
        ]
        return Match(best, found[best], tuple(refused.items()), tuple(also))

    def find_page(self, record: Paper, taken: AbstractSet[str]) -> Match:
        """Return the paper that a page of another archive is about, if any but those taken.

        It is the page of the same name, if this came from there, or is about the same paper. Of
        equal records, each has its own page.
        """
        key = key_of(record, digest(record.abstract))
        match = self._find_page(record, key)
        if match.slug not in taken:
            return match
        for slug in self._candidates(record):
            if slug not in taken and slug in self._papers and self._has_record(slug, key):
                verdict = Verdict(is_same=True, evidence="an equal record")
                return Match(slug, verdict, is_known=True)
        return Match()

    def _find_page(self, record: Paper, key: Key) -> Match:
        slug = record.slug
        paper = self._papers.get(slug)
        if paper is None:
            return self.find(record)
        if paper == record or self._has_record(slug, key):
            verdict = Verdict(is_same=True, evidence="the name of the page")
            return Match(slug, verdict, is_known=True)
        verdict = self._verdict(record, slug)
        return Match(slug, verdict) if verdict.is_same else self.find(record)

    def _has_record(self, slug: str, key: Key) -> bool:
        """Tell whether a record with this key, or an equal one, came to a page before."""
        entry = self._ledger.get(slug)
        return entry is not None and key in entry.record_keys

    def is_titled(self, slug: str, title: str) -> bool:
        """Tell whether a page has this title, or nearly this one, or had it when it came."""
        folded, paper = fold_title(title), self._papers.get(slug)
        known = (
            {fold_title(each) for each in titles_of(paper, self._ledger.get(slug))} if paper else ()
        )
        return any(folded == each or are_near(folded, each) for each in known)

    def _candidates(self, record: Paper) -> Iterator[str]:
        title = fold_title(record.title)
        for identifier in sorted(record.ids.items()):
            yield from self._slugs.get(identifier, ())
        abstract = digest(record.abstract)
        exact = self._by_abstract.get((title, abstract))
        if exact:
            yield exact
        for key in (*title_keys(title), ("abstract", abstract)):
            yield from self._slugs.get(key, ())

    def _verdict(self, record: Paper, slug: str) -> Verdict:
        """Tell whether a record is about a paper, or about one of those that a person joined."""
        paper, entry = self._papers.get(slug), self._ledger.get(slug)
        if slug not in self._known:
            self._known[slug] = known_of(paper, entry)
        verdict = compare(record, self._known[slug])
        for each in entry.records if entry and entry.joined_records else ():
            if verdict.is_same and not verdict.is_weak:
                break
            shape = entry.abstracts.get(each.abstract, "") if entry else ""
            alone = Entry(each.paper, (each.paper.title,), {each.abstract: shape} if shape else {})
            other = compare(record, known_of(each.paper, alone))
            verdict = other if other.is_same else verdict
        return verdict

    def _best(self, record: Paper, found: Mapping[str, Verdict]) -> str:
        """Return the paper that a record fits best, of several."""

        def rank(slug: str) -> tuple[bool, bool, int]:
            is_page = slug in self._papers
            return (not found[slug].is_weak, is_page, self.closeness(record, slug))

        best = max(found, key=rank)
        entry = self._ledger.get(best)
        apart = [slug for slug in (entry.apart if entry else ()) if slug in found]
        return max((best, *apart), key=lambda slug: self.closeness(record, slug))

    def closeness(self, record: Paper, slug: str) -> int:
        """Return in how many facts a record and one of a paper's records agree, at most."""
        paper, entry = self._papers.get(slug), self._ledger.get(slug)
        records = entry.all_records if entry else ()
        known = [Remembered(paper, digest(paper.abstract))] if paper else []
        return max((_agreement(record, each) for each in (*known, *records)), default=0)


def _agreement(record: Paper, other: Remembered) -> int:
    """Return in how many facts two records agree; an identifier counts as two."""
    ours, theirs = record, other.paper
    return sum(
        (
            2 * len(set(ours.ids.items()) & set(theirs.ids.items())),
            fold_title(ours.title) == fold_title(theirs.title),
            bool(ours.people) and families(ours.people) == families(theirs.people),
            bool(ours.date) and ours.date[:4] == theirs.date[:4],
            bool(ours.date) and ours.date == theirs.date,
            bool(ours.venue) and fold(ours.venue) == fold(theirs.venue),
            bool(other.abstract) and digest(ours.abstract) == other.abstract,
        )
    )
