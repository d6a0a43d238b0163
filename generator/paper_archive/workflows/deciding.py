"""Deciding by hand what one paper is: two pages become one, or one page becomes two."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from paper_archive.archive.addresses.slugs import FreeSlugs, former_slugs, joined_slugs
from paper_archive.archive.files import disk
from paper_archive.archive.ledger.entry import Entry
from paper_archive.archive.ledger.remembered import Remembered
from paper_archive.archive.merging.joining import join, told_apart
from paper_archive.archive.merging.merge import Conflict
from paper_archive.archive.merging.splitting import split
from paper_archive.archive.merging.twins import Twins
from paper_archive.archive.store import Page
from paper_archive.archive.writing.saving import Change, save, writing
from paper_archive.errors import ArchiveError, Problem, Where
from paper_archive.text import slug as slug_of
from paper_archive.workflows.open_archive import OpenArchive, open_archive
from paper_archive.workflows.progress import Progress


@dataclass(slots=True)
class Decision:
    """What was done."""

    slug: str
    """Of the page that was kept, or that was split."""
    other: str = ""
    """Of the page that is gone, or that is new; empty if nothing was done."""
    conflicts: list[Conflict] = field(default_factory=list)
    records: tuple[Remembered, ...] = ()
    """Those of the page that was to be split."""
    is_repeated: bool = False
    """Whether it had been done before."""
    are_notes_moved: bool = False
    """Whether notes came to another folder, from which their links may lead nowhere."""
    lost_abstract: bool = False
    """Whether a page waits for an import that brings its abstract."""


def merge_pages(content: Path, kept: str, gone: str, progress: Progress) -> Decision:
    """Let one page take in another, which is deleted.

    Raises:
        ArchiveError: when it cannot be done; nothing is changed then.

    """
    with writing(content, "paper-archive merge", progress.message):
        archive = open_archive(content)
        page = archive.page(content, kept)
        entry = archive.entries.get(kept)
        if gone not in archive.stored.pages and entry and _joined(entry, gone):
            return Decision(kept, gone, is_repeated=True)
        other = archive.page(content, gone)
        if disk.is_same(page.path, other.path):
            message = f"{page.place} is the same file"
            raise ArchiveError([Problem(Where(other.path.as_posix()), "slug-unique", message)])
        joined = join(archive.papers[kept], archive.papers[gone], archive.entries)
        change = archive.change(joined.paper, joined.entry, Twins(page, (other,)))
        entries = told_apart(archive.entries, gone, kept) | {kept: joined.entry}
        entries.pop(gone, None)
        _save(content, archive, [change], entries, progress)
        are_moved = bool(other.paper.notes) and page.path.parent != other.path.parent
        return Decision(kept, gone, joined.conflicts, are_notes_moved=are_moved)


def split_page(content: Path, slug: str, names: Sequence[str], progress: Progress) -> Decision:
    """Give some records of a page a page of their own; without names, only list the records.

    A name is that of a record, or the slug of a page that was merged into this one.

    Raises:
        ArchiveError: when it cannot be done; nothing is changed then.

    """
    with writing(content, "paper-archive split", progress.message):
        archive = open_archive(content)
        page = archive.page(content, slug)
        paper = archive.papers[slug]
        entry = archive.entries.get(slug) or Entry(paper)
        records = entry.all_records
        if not names:
            return Decision(slug, records=records)
        done = {_split_off(archive, entry, name) for name in names}
        if "" not in done:
            return Decision(slug, ", ".join(sorted(done)), is_repeated=True)
        chosen = _chosen(page, entry, names)
        made = _existing(archive, slug, chosen)
        new_slug = made or _new_slug(archive, slug, chosen)
        parts = split(paper, entry, chosen, new_slug, archive.vocabulary.topics_of)
        changes = [archive.change(parts.paper, parts.entry)]
        if not made:
            # First the new page, so that a kill between the two loses nothing.
            changes.insert(0, archive.change(parts.new_paper, parts.new_entry))
        entries = archive.entries | {slug: parts.entry, new_slug: parts.new_entry}
        _save(content, archive, changes, entries, progress)
        lost = [
            part.abstract == "" and any(each.abstract for each in some)
            for part, some in (
                (parts.paper, parts.entry.records),
                (parts.new_paper, parts.new_entry.records),
            )
        ]
        return Decision(slug, new_slug, records=tuple(chosen), lost_abstract=any(lost))


def _joined(entry: Entry, slug: str) -> list[Remembered]:
    return [each for each in entry.joined_records if each.paper.slug == slug]


def _split_off(archive: OpenArchive, entry: Entry, name: str) -> str:
    """Return the page that was made of a record before; empty if there is none."""
    if any(name in {each.name, each.paper.slug} for each in entry.records):
        return ""
    pages = (slug for slug in entry.apart if slug in archive.stored.pages)
    return next(
        (
            slug
            for slug in pages
            if slug == name or any(each.name == name for each in archive.entries[slug].records)
        ),
        "",
    )


def _chosen(page: Page, entry: Entry, names: Sequence[str]) -> list[Remembered]:
    """Return the records that a person named.

    Raises:
        ArchiveError: when there is no such record, or none would be left.

    """
    records = entry.all_records
    chosen: list[Remembered] = []
    problems: list[Problem] = []
    where = Where(page.place)
    for name in names:
        named = [each for each in records if each.name == name] or _joined(entry, name)
        chosen += [each for each in named if each not in chosen]
        if not named:
            message = f"page holds no record {name!r}"
            problems.append(Problem(where, "record-unknown", message))
    is_made_by_hand = len(entry.joined_records) == len(records)
    if not problems and len(chosen) == len(records) and not is_made_by_hand:
        message = "page would have no record left"
        problems.append(Problem(where, "record-unknown", message))
    if problems:
        raise ArchiveError(problems)
    return chosen


def _existing(archive: OpenArchive, slug: str, chosen: Sequence[Remembered]) -> str:
    """Return the page that a killed command made of the records already, if there is one."""
    keys = {each.key for each in chosen}
    made = (
        other
        for other, entry in archive.entries.items()
        if slug in entry.apart and keys.issuperset(each.key for each in entry.records)
    )
    return next((other for other in made if other in archive.stored.pages), "")


def _new_slug(archive: OpenArchive, slug: str, chosen: Sequence[Remembered]) -> str:
    """Return a free slug: that of the page that had been merged, or one of the title."""
    stored, entries = archive.stored, archive.entries
    former = next((each.paper.slug for each in chosen if each.paper.slug != slug), "")
    reserved = joined_slugs(entries) | former_slugs(stored.papers) | archive.redirected
    taken = reserved - {former} | {*stored.pages, *stored.broken, *entries}
    return FreeSlugs(taken).like(former or slug_of(chosen[0].paper.title))


def _save(
    content: Path,
    archive: OpenArchive,
    changes: Sequence[Change],
    entries: dict[str, Entry],
    progress: Progress,
) -> None:
    saved = save(content, changes, archive.ledger, entries, progress.pages)
    if saved.all_problems:
        raise ArchiveError(saved.all_problems)
