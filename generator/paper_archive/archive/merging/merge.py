"""Merging what a source says about a paper into its page.

Imports and edits are kept apart: the ledger's entry is what imports alone would have made of the
paper. A record is merged into that, and the page follows, field by field, as long as it says the
same as the entry. Where a person changed or deleted something, the page stays as it is.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from paper_archive.archive.ledger.abstract_shape import shape
from paper_archive.archive.ledger.entry import Entry, digest
from paper_archive.archive.ledger.remembered import sources_of, with_one_more
from paper_archive.archive.merging.combining import beside_edit, combined, replaced
from paper_archive.archive.merging.complete_authors import et_al
from paper_archive.archive.merging.one_venue import of_one_venue
from paper_archive.archive.merging.orcid_names import carried, under_names
from paper_archive.field import Merge
from paper_archive.fields import FIELDS
from paper_archive.paper import Paper, is_unknown

POLICIES: Final = {
    **{
        name: row.merge
        for name, row in FIELDS.items()
        if row.merge not in {Merge.KEEP, Merge.DIGEST, Merge.FOLLOW}
    },
    "extra": Merge.KEYED,
}
"""Field → how it merges, for the fields that the ledger stores whole."""
_COUNTS: Final = tuple(name for name, policy in POLICIES.items() if policy is Merge.COUNT)


@dataclass(frozen=True, slots=True)
class Conflict:
    """A source differs from the page, and the page was left alone."""

    slug: str
    field: str
    kept: object
    offered: object
    source: str = ""
    """The source that offered it."""
    kept_from: str = ""
    """The sources that said what was kept; empty if a person wrote it, or it is not known."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The page's paper and the ledger's entry after a merge."""

    paper: Paper
    entry: Entry
    conflicts: list[Conflict] = field(default_factory=list)


def merge(paper: Paper, entry: Entry, record: Paper, *, is_update: bool = False) -> Merged:
    """Return the paper with what the record adds; merging the record again changes nothing.

    With `is_update`, the record's values replace the page's.
    """
    if record.citekey == paper.slug:  # as an export of this archive has it
        record = replace(record, citekey="")
    merged = _merged(paper, entry, record, is_update=is_update)
    if not (paper.orcids or entry.paper.orcids or record.orcids):
        return merged
    # Each list of authors has names of its own; iDs are compared under those that stay.
    authors, known = merged.paper.authors, merged.entry.paper
    ours, old, theirs = (under_names(each, authors) for each in (paper, entry.paper, record))
    named = _merged(ours, replace(entry, paper=old), theirs, is_update=is_update)
    orcids = carried(named.entry.paper.orcids, authors, known.authors)
    return replace(named, entry=replace(merged.entry, paper=replace(known, orcids=orcids)))


def _merged(paper: Paper, entry: Entry, record: Paper, *, is_update: bool) -> Merged:
    """Return what `merge` does, if the same names are meant by `orcids`."""
    said = record = _with_newest_counts(record, entry)
    # An entry must have a title, even if no import brought one.
    before = entry.paper if entry.titles else replace(entry.paper, title="")
    paper, before, record = of_one_venue(paper, before, record, is_update=is_update)
    page: dict[str, Any] = {}
    imports: dict[str, Any] = {}
    conflicts: list[Conflict] = []
    for name, policy in POLICIES.items():
        here, old, offered = (getattr(each, name) for each in (paper, before, record))
        if is_unknown(offered):
            continue
        if is_update:
            page[name] = replaced(name, policy, here, offered)
            imports[name] = replaced(name, policy, old, offered)
            continue
        if offered == old:
            continue
        new, is_conflict = combined(name, policy, old, offered)
        if here == old or (is_unknown(here) and is_unknown(old)):
            value = new
        else:
            value, is_conflict = beside_edit(name, policy, here, old, offered)
        if is_conflict:
            conflicts.append(Conflict(paper.slug, name, value, offered))
        page[name], imports[name] = value, new
    page["et_al"] = et_al(paper, before, record, page, is_update=is_update)
    imports["et_al"] = et_al(before, before, record, imports, is_update=is_update)
    abstract, is_conflict = _abstract(paper, entry, record, is_update=is_update)
    if is_conflict:
        conflicts.append(Conflict(paper.slug, "abstract", paper.abstract, record.abstract))
    return Merged(
        replace(paper, abstract=abstract, **page),
        replace(remember(entry, said), paper=replace(before, **imports)),
        conflicts,
    )


def notes_left_out(paper: Paper, record: Paper) -> Iterator[Conflict]:
    """Yield the notes that a page of another archive has and this one has not: a person's."""
    if record.notes.strip() not in paper.notes:
        yield Conflict(paper.slug, "notes", paper.notes, record.notes)


def with_sources(conflict: Conflict, entry: Entry, record: Paper) -> Conflict:
    """Return a conflict with the names of the sources of both values."""
    is_known = not is_unknown(conflict.kept)
    kept_from = sources_of(entry.all_records, conflict.field, conflict.kept) if is_known else ()
    return replace(
        conflict,
        source=", ".join(sorted({source.name for source in record.sources})),
        kept_from=", ".join(kept_from),
    )


def remember(entry: Entry, record: Paper) -> Entry:
    """Return the entry with what is known of a record; the fields stay as they are."""
    captured = captured_day(record)
    counted = {
        name: max(captured, entry.count_days.get(name, ""))
        for name in _COUNTS
        if captured and not is_unknown(getattr(record, name))
    }
    at_page = replace(record, slug=entry.slug)
    records = with_one_more(entry.all_records, at_page, digest(record.abstract))
    return replace(
        entry,
        records=records if len(records) > 1 else (),
        titles=tuple(sorted({*entry.titles, record.title})),
        abstracts=_with_abstract(entry.abstracts, record.abstract),
        count_days=dict(entry.count_days) | counted,
        source_tags=tuple(sorted({*entry.source_tags, *record.tags})),
    )


def _with_abstract(abstracts: Mapping[str, str], abstract: str) -> Mapping[str, str]:
    """Return digest → shape of abstracts with one more."""
    key = digest(abstract)
    if not key or abstracts.get(key):
        return abstracts
    return dict(sorted({**abstracts, key: shape(abstract)}.items()))


def _with_newest_counts(record: Paper, entry: Entry) -> Paper:
    """Return the record with counts from the newest capture; from the same day, the larger."""
    captured = captured_day(record)
    counts = {}
    for name in _COUNTS:
        old, offered = getattr(entry.paper, name), getattr(record, name)
        if old is not None and offered is not None:
            counts[name] = max((captured, offered), (entry.count_days.get(name, ""), old))[1]
    return replace(record, **counts)


def captured_day(record: Paper) -> str:
    """Return the latest ISO day on which a record was captured; empty if none is known."""
    return max((source.captured for source in record.sources), default="")


def _abstract(paper: Paper, entry: Entry, record: Paper, *, is_update: bool) -> tuple[str, bool]:
    """Return the page's abstract, and whether a person's edit conflicts with the record's."""
    here, offered = paper.abstract, record.abstract
    if is_update:
        return offered or here, False
    if not offered or offered == here or digest(offered) in entry.abstracts:
        return here, False
    if digest(here) not in entry.abstracts and (here or entry.abstracts):
        return here, True  # edited by a person
    return max(here, offered, key=lambda text: (len(text), text)), False
