"""Joining two pages that a person says are of one paper: one is kept and takes in the other.

The entry of the kept page remembers the page that is gone, and all that was imported for it: by
that the paper is known when it comes again, and the page can be made again.
"""

from dataclasses import dataclass, replace

from paper_archive.archive.addresses.slugs import with_names_of
from paper_archive.archive.ledger.entry import Entry, Ledger, digest
from paper_archive.archive.ledger.remembered import Remembered, in_order
from paper_archive.archive.merging.merge import POLICIES, Conflict, Merged, merge, with_sources
from paper_archive.archive.merging.orcid_names import under_names
from paper_archive.archive.merging.twins import joined_entry
from paper_archive.field import Merge
from paper_archive.paper import Paper, is_unknown


@dataclass(frozen=True, slots=True)
class Joined:
    """The kept page's paper, and its entry in the ledger."""

    paper: Paper
    entry: Entry
    conflicts: list[Conflict]
    """Where the pages differ: what the kept page says now, and what it does not say."""


def join(kept: Paper, other: Paper, entries: Ledger) -> Joined:
    """Return the kept paper with what the other adds: fields as imports merge them, and all notes.

    Where they differ, what a person wrote comes before what was imported, and the kept page before
    the other. `entries` are those of the ledger; a page that a person made has none.
    """
    ours = entries.get(kept.slug) or Entry(Paper(slug=kept.slug, title=kept.title))
    theirs = entries.get(other.slug)
    merged = merge(kept, ours, replace(other, extra={}))
    paper, conflicts = _with_edits(merged, (kept, ours), (other, theirs))
    removed = {*ours.untagged, *(theirs.untagged if theirs else ())}
    paper = replace(
        paper,
        tags=tuple(tag for tag in paper.tags if tag not in removed),
        extra={**other.extra, **paper.extra},
        notes=_both_notes(kept.notes, other.notes),
        redirects=with_names_of(kept, other),
    )
    conflicts += [
        Conflict(kept.slug, name, kept.extra[name], value)
        for name, value in other.extra.items()
        if kept.extra.get(name, value) != value
    ]
    conflicts = [with_sources(each, ours, other) for each in conflicts]
    return Joined(paper, _entry(ours, other, theirs), conflicts)


def told_apart(ledger: Ledger, gone: str, kept: str) -> Ledger:
    """Return the ledger with the kept page in place of one that is gone, where papers are apart."""

    def renamed(entry: Entry) -> Entry:
        if gone not in entry.apart:
            return entry
        slugs = {kept if slug == gone else slug for slug in entry.apart}
        return replace(entry, apart=tuple(sorted(slugs - {entry.slug})))

    return {slug: renamed(entry) for slug, entry in ledger.items()}


def _with_edits(
    merged: Merged, ours: tuple[Paper, Entry], theirs: tuple[Paper, Entry | None]
) -> tuple[Paper, list[Conflict]]:
    """Let a person's edits of the other page win over what was imported for the kept one."""
    edits = {
        name: getattr(theirs[0], name)
        for name in (*POLICIES, "abstract")
        if POLICIES.get(name) not in {Merge.UNITE, Merge.KEYED}
        and _is_edited(name, *theirs)
        and not _is_edited(name, *ours)
    }
    conflicts = [each for each in merged.conflicts if each.field not in edits]
    for name, value in edits.items():
        kept = getattr(ours[0], name)
        if not is_unknown(kept) and kept != value:
            conflicts.append(Conflict(ours[1].slug, name, value, kept))
    paper = under_names(merged.paper, edits.get("authors", merged.paper.authors))
    if "authors" in edits:
        edits["et_al"] = theirs[0].et_al
    return replace(paper, **edits), conflicts


def _is_edited(name: str, paper: Paper, entry: Entry | None) -> bool:
    """Tell whether a person wrote the value of a field."""
    value = getattr(paper, name)
    if is_unknown(value):
        return False
    if name == "abstract":
        return entry is None or digest(paper.abstract) not in entry.abstracts
    return entry is None or not entry.titles or value != getattr(entry.paper, name)


def _entry(ours: Entry, other: Paper, theirs: Entry | None) -> Entry:
    page = Remembered(replace(other, notes=""), digest(other.abstract))
    imported = theirs.all_records if theirs else ()
    records = (*ours.all_records, page, *(each for each in imported if each.key != page.key))
    joined = joined_entry(ours, theirs) if theirs else ours
    apart = {*joined.apart} - {ours.slug, other.slug}
    return replace(
        joined,
        titles=tuple(sorted({*joined.titles, other.title})),
        records=in_order(records),
        apart=tuple(sorted(apart)),
    )


def _both_notes(notes: str, more: str) -> str:
    """Return the notes of two pages below each other; once, if one has those of the other."""
    if more.strip() in notes:
        return notes
    return f"{notes.rstrip()}\n\n{more.lstrip()}" if notes.strip() else more
