"""The papers of the archive during an import: which one a record is about, and what it changes."""

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from paper_archive.archive.addresses.slugs import FreeSlugs, former_slugs, joined_slugs
from paper_archive.archive.ledger.entry import Entry, Ledger
from paper_archive.archive.merging.gaps import filled_fields, filling
from paper_archive.archive.merging.merge import (
    Conflict,
    captured_day,
    merge,
    notes_left_out,
    remember,
    with_sources,
)
from paper_archive.archive.merging.notices import spread_notices
from paper_archive.archive.recognising.abstract_likeness import are_similar, has_shape
from paper_archive.archive.recognising.identity import Identities, Match
from paper_archive.archive.topics.tagging import without_tags
from paper_archive.errors import ArchiveError, Problem, Where, shown
from paper_archive.paper import Paper, fields_of
from paper_archive.text import fold

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
    filled: tuple[str, ...] = ()
    """The fields that the page lacked."""
    is_untagged: bool = False
    """Whether the paper is new and has no topic."""
    is_only_source: bool = False
    """Whether the record was added to the sources of its page, and changed nothing else."""


class Catalogue:
    """Papers and ledger, updated record by record; nothing is saved here."""

    def __init__(
        self,
        papers: Mapping[str, Paper],
        ledger: Ledger,
        broken: Collection[str] = (),
        redirected: Collection[str] = (),
    ) -> None:
        """Start with what is on disk; `broken` are slugs of pages that cannot be read.

        `redirected` are other slugs that no page may have.
        """
        self.papers = dict(papers)
        self.ledger = dict(ledger)
        self._broken = broken
        self.identities = Identities(self.papers, self.ledger)
        former = joined_slugs(self.ledger) | former_slugs(self.papers.values()) | {*redirected}
        self._free_slugs = FreeSlugs(self.papers, self.ledger, broken, former)
        self._placed: set[str] = set()
        """Slugs of the pages that pages of another archive became, or are about."""

    def find(self, record: Paper, *, is_named: bool = False) -> Match:
        """Return the paper that a record is about; with `is_named`, it names its page."""
        return self.identities.find(record, is_named=is_named)

    def with_notices(self) -> "Catalogue":
        """Return the catalogue, with what its notices say of its papers."""
        spread_notices(self.papers, self.ledger)
        return self

    def add(  # noqa: PLR0913  # each option is one of a command
        self,
        record: Paper,
        where: Where,
        topics_of: TopicsOf,
        *,
        is_named: bool = False,
        is_page: bool = False,
        is_update: bool = False,
        is_filling: bool = False,
    ) -> Addition:
        """Add or merge a record; a new paper gets its topics.

        With `is_named`, the record names its page. With `is_page`, it is a page of another archive:
        it keeps its name and its topics, and no two of them become one page. With `is_update`, the
        source's value replaces the page's where they conflict. With `is_filling`, what the page has
        of title, abstract and topics stays, and a record that fills nothing leaves no trace.

        Raises:
            ArchiveError: when the paper's page cannot be read, or the record names a page of
                another title.

        """
        match = self._find_page(record) if is_page else self.find(record, is_named=is_named)
        slug = match.slug
        if is_named and record.slug in self.papers and slug != record.slug:
            title = shown(self.papers[record.slug].title)
            message = f"page {record.slug} has another title: {title}, not {shown(record.title)}"
            raise ArchiveError([Problem(where, "page-titled", message)])
        if (slug or record.slug) in self._broken:
            raise ArchiveError([page_broken(slug or record.slug, where)])
        if slug is None and is_page:
            return self._add_page(record, topics_of)
        if slug is None:
            return self._add_new(record, where, topics_of, match)
        if slug not in self.papers:
            message = f"{slug} was deleted by hand; skipped"
            return Addition("same", slug, warnings=[Problem(where, "page-deleted", message)])
        paper = self.papers[slug]
        topics = topics_of(record.title, record.abstract) if is_page else ()
        offered = filling(record, paper) if is_filling else without_tags(record, topics)
        entry = self.ledger.get(slug) or self._rebuilt(paper, offered, topics_of)
        merged = merge(paper, entry, offered, is_update=is_update)
        if is_filling and replace(merged.paper, sources=paper.sources) == paper:
            merged = replace(merged, paper=paper, entry=entry)
        is_same = merged.paper == paper
        if not is_same and not is_update and _is_of_another_paper(paper, entry, record):
            message = f"{slug} is the page of another paper now; skipped"
            return Addition("same", slug, warnings=[Problem(where, "page-deleted", message)])
        self.papers[slug], self.ledger[slug] = merged.paper, merged.entry
        self.identities.add(slug)
        conflicts = [
            with_sources(each, entry, record)
            for each in [*merged.conflicts, *notes_left_out(paper, offered)]
            if not _is_decided(each, entry)
        ]
        warnings = [*_doubts(match, where, is_same=is_same)]
        filled = filled_fields(paper, merged.paper)
        outcome: Outcome = "same" if is_same else "changed"
        is_only_source = not is_same and replace(merged.paper, sources=paper.sources) == paper
        return Addition(
            outcome, slug, conflicts, warnings, match, filled, is_only_source=is_only_source
        )

    def _add_new(self, record: Paper, where: Where, topics_of: TopicsOf, match: Match) -> Addition:
        slug = self._free_slugs.like(record.slug)
        topics = topics_of(record.title, record.abstract)
        paper = replace(record, slug=slug, tags=tuple(sorted({*record.tags, *topics})))
        namesake = self.identities.namesake(record.title)
        reason = dict(match.refused).get(namesake or "", "")
        # Of ten papers named "Books Received", the first one is told of.
        warnings = [
            Problem(where, "not-joined", f"{slug} was not joined with {other}: {why}")
            for other, why in match.refused
            if other != namesake and why != reason
        ]
        if namesake:
            message = f"{namesake} and {slug} share a title" + (f", but {reason}" if reason else "")
            warnings.append(Problem(where, "same-title", message))
        self._put(paper, record)
        return Addition("new", slug, warnings=warnings, is_untagged=not paper.tags)

    def _find_page(self, record: Paper) -> Match:
        match = self.identities.find_page(record, self._placed)
        if match.slug:
            self._placed.add(match.slug)
        return match

    def _add_page(self, record: Paper, topics_of: TopicsOf) -> Addition:
        paper = replace(record, slug=self._free_slugs.like(record.slug))
        self._placed.add(paper.slug)
        # A topic that the vocabulary finds and the page has not was removed by a person.
        topics = topics_of(record.title, record.abstract)
        found = replace(paper, tags=tuple(sorted({*paper.tags, *topics})))
        self._put(found, without_tags(record, topics))
        self.papers[paper.slug] = paper
        return Addition("new", paper.slug)

    def _put(self, paper: Paper, record: Paper) -> None:
        """Add a new page, and what is remembered of its record."""
        entry = Entry(replace(paper, abstract="", notes=""))
        self.papers[paper.slug], self.ledger[paper.slug] = paper, remember(entry, record)
        self.identities.add(paper.slug)

    @staticmethod
    def _rebuilt(paper: Paper, record: Paper, topics_of: TopicsOf) -> Entry:
        """Return an entry for a page without one.

        If an import brought the page, it gave it topics: those that it lacks now, a person removed.
        """
        topics = topics_of(record.title, record.abstract) if paper.sources else ()
        tags = tuple(sorted({*record.tags, *topics})) if paper.sources else ()
        return Entry(Paper(slug=paper.slug, title="", tags=tags))


def _doubts(match: Match, where: Where, *, is_same: bool) -> Iterator[Problem]:
    """Yield what a person should look at of a record that joined a page."""
    if match.verdict.is_weak and not is_same:
        message = f"joined with {match.slug}: {match.verdict.reason}"
        yield Problem(where, "joined-weakly", message)
    for other in match.also:
        message = f"this is about {match.slug} and about {other}, which may be one paper"
        yield Problem(where, "pages-alike", message)


def _is_decided(conflict: Conflict, entry: Entry) -> bool:
    """Tell whether a person merged a page that said this into one that says otherwise."""
    said = (getattr(each.paper, conflict.field) for each in entry.joined_records)
    return conflict.offered in said


def _is_of_another_paper(paper: Paper, entry: Entry, record: Paper) -> bool:
    """Tell whether a person wrote another paper into the page of the one that imports brought.

    Its title, abstract and identifiers are all unlike those of the record and of earlier imports.
    """
    if not (entry.titles and paper.abstract):
        return False
    imported = {*record.ids.items(), *entry.paper.ids.items()}
    return not (
        fold(paper.title) in map(fold, (*entry.titles, record.title))
        or imported & paper.ids.items()
        or are_similar(paper.abstract, record.abstract)
        or any(has_shape(paper.abstract, shape) for shape in entry.abstracts.values())
    )


def order(record: Paper) -> tuple[object, ...]:
    """Return the place of a record among others, wherever it is in its file.

    The earliest capture comes first, and then what says most of a paper.
    """
    known = sum(map(bool, (record.ids, record.people, record.abstract, record.date)))
    text = json.dumps(fields_of(record))
    return captured_day(record), -known, record.slug, -len(record.abstract), text


def page_broken(slug: str, where: Where) -> Problem:
    """Return the problem of a record that its page cannot be read."""
    return Problem(where, "page-broken", f"page of {slug} has problems; skipped")
