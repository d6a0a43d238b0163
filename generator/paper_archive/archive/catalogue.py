"""The papers of the archive during an import: which one a record is about, and what it changes."""

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from paper_archive.archive.identity import Identities, Match
from paper_archive.archive.ledger import Entry, Ledger
from paper_archive.archive.merge import Conflict, captured_day, merge, remember, with_sources
from paper_archive.errors import ArchiveError, Problem, Where
from paper_archive.paper import Paper, fields_of
from paper_archive.text import SLUG_CHARS

Outcome: TypeAlias = Literal["new", "changed", "same"]
TopicsOf: TypeAlias = Callable[[str, str], tuple[str, ...]]
"""Title and abstract → slugs of their topics."""


@dataclass(frozen=True, slots=True)
class Addition:
    """What adding a record to the catalogue did."""

    outcome: Outcome
    slug: str
    conflicts: list[Conflict] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    match: Match | None = None
    """Why the record joined its page; none if it is new, or joined none."""


class Catalogue:
    """Papers and ledger, updated record by record; nothing is saved here."""

    def __init__(
        self, papers: Mapping[str, Paper], ledger: Ledger, broken: Collection[str] = ()
    ) -> None:
        """Start with what is on disk; `broken` are slugs of pages that cannot be read."""
        self.papers = dict(papers)
        self.ledger = dict(ledger)
        self._broken = broken
        self._identities = Identities(self.papers, self.ledger)
        self._joined = joined_slugs(self.ledger)
        self._last_numbers: dict[str, int] = {}

    def add(
        self, record: Paper, where: Where, topics_of: TopicsOf, *, is_update: bool = False
    ) -> Addition:
        """Add or merge a record; a new paper gets its topics.

        With `is_update`, the source's value replaces the page's where they conflict.

        Raises:
            ArchiveError: when the paper's page cannot be read.

        """
        match = self._identities.find(record)
        slug = match.slug
        if (slug or record.slug) in self._broken:
            raise ArchiveError([page_broken(slug or record.slug, where)])
        if slug is None:
            return self._add_new(record, where, topics_of, match)
        if slug not in self.papers:
            message = f"{slug} was deleted by hand; skipped"
            return Addition("same", slug, warnings=[Problem(where, "page-deleted", message)])
        paper = self.papers[slug]
        entry = self.ledger.get(slug) or self._rebuilt(paper, record, topics_of)
        merged = merge(paper, entry, record, is_update=is_update)
        self.papers[slug], self.ledger[slug] = merged.paper, merged.entry
        self._identities.add(slug)
        is_same = merged.paper == paper
        warnings = []
        conflicts = [
            with_sources(each, entry, record)
            for each in merged.conflicts
            if not _is_decided(each, entry)
        ]
        if match.verdict.is_weak and not is_same:
            message = f"joined with {slug}: {match.verdict.reason}"
            warnings.append(Problem(where, "joined-weakly", message))
        return Addition("same" if is_same else "changed", slug, conflicts, warnings, match)

    def _add_new(self, record: Paper, where: Where, topics_of: TopicsOf, match: Match) -> Addition:
        slug = self._free_slug(record.slug)
        topics = topics_of(record.title, record.abstract)
        paper = replace(record, slug=slug, tags=tuple(sorted({*record.tags, *topics})))
        namesake = self._identities.namesake(record.title)
        warnings = [
            Problem(where, "not-joined", f"{slug} was not joined with {other}: {reason}")
            for other, reason in match.refused
            if other != namesake
        ]
        if namesake:
            reason = dict(match.refused).get(namesake, "")
            message = f"{namesake} and {slug} share a title" + (f", but {reason}" if reason else "")
            warnings.append(Problem(where, "same-title", message))
        self.papers[slug] = paper
        self.ledger[slug] = remember(Entry(replace(paper, abstract="", notes="")), record)
        self._identities.add(slug)
        return Addition("new", slug, warnings=warnings)

    @staticmethod
    def _rebuilt(paper: Paper, record: Paper, topics_of: TopicsOf) -> Entry:
        """Return an entry for a page without one.

        If an import brought the page, it gave it topics: those that it lacks now, a person removed.
        """
        topics = topics_of(record.title, record.abstract) if paper.sources else ()
        tags = tuple(sorted({*record.tags, *topics})) if paper.sources else ()
        return Entry(Paper(slug=paper.slug, title="", tags=tags))

    def _free_slug(self, wanted: str) -> str:
        def is_taken(slug: str) -> bool:
            return any(
                slug in each for each in (self.papers, self.ledger, self._broken, self._joined)
            )

        slug, self._last_numbers[wanted] = free_slug(
            wanted, is_taken, self._last_numbers.get(wanted, 1)
        )
        return slug


def free_slug(wanted: str, is_taken: Callable[[str], bool], number: int = 1) -> tuple[str, int]:
    """Return a slug, with a number higher than this one if it is taken, and its number."""
    slug = wanted
    while is_taken(slug):
        number += 1
        slug = f"{wanted[: SLUG_CHARS - len(str(number)) - 1].rstrip('-')}-{number}"
    return slug, number


def joined_slugs(entries: Ledger) -> set[str]:
    """Return the slugs of pages that a person merged into others; they are not given again."""
    return {each.paper.slug for entry in entries.values() for each in entry.joined_records}


def _is_decided(conflict: Conflict, entry: Entry) -> bool:
    """Tell whether a person merged a page that said this into one that says otherwise."""
    said = (getattr(each.paper, conflict.field) for each in entry.joined_records)
    return conflict.offered in said


def order(record: Paper) -> tuple[object, ...]:
    """Return the place of a record among others, whatever that in its file.

    The earliest capture comes first, and then what says most of a paper.
    """
    known = (record.ids, record.authors, record.abstract, record.date)
    return captured_day(record), -sum(map(bool, known)), record.slug, json.dumps(fields_of(record))


def page_broken(slug: str, where: Where) -> Problem:
    """Return the problem of a record that its page cannot be read."""
    return Problem(where, "page-broken", f"page of {slug} has problems; skipped")
