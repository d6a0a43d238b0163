"""Renaming a page: its former address leads to the new one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from paper_archive.archive.addresses.renames import follow
from paper_archive.archive.addresses.slugs import as_redirects, joined_slugs
from paper_archive.archive.files import disk
from paper_archive.archive.ledger.entry import Ledger
from paper_archive.archive.markdown.page import read_page
from paper_archive.archive.store import PAPERS, REDIRECTS, Page
from paper_archive.archive.writing.saving import Change, save, writing
from paper_archive.errors import ArchiveError, Problem, Where, shown
from paper_archive.text import SLUG_CHARS, is_reserved, is_slug
from paper_archive.workflows.open_archive import OpenArchive, open_archive
from paper_archive.workflows.progress import Progress


@dataclass(frozen=True, slots=True)
class Renaming:
    """What was done."""

    is_repeated: bool
    """Whether it had been done before."""
    was_moved: bool
    """Whether the file had its new name already."""


def rename_page(content: Path, old: str, new: str, progress: Progress) -> Renaming:
    """Give a page another name, to which its former address leads.

    If the file has its new name already, it only gets the redirect. No file is overwritten.

    Raises:
        ArchiveError: when it cannot be done; nothing is changed then.

    """
    with writing(content, "paper-archive rename", progress.message):
        archive = open_archive(content)
        stored = archive.stored
        if not stored.is_whole:
            raise ArchiveError(stored.problems)
        was_moved = old not in stored.pages and new in stored.pages
        page = stored.pages[new] if was_moved else _page(archive, content, old, new)
        refused = _taken(archive, old, new) if was_moved else _refused(archive, old, new)
        where = Where((content / PAPERS).as_posix())
        problems = [Problem(where, *each) for each in refused]
        if not problems:
            entries = archive.entries
            if not (old in entries and new in entries):
                entries = follow(entries, {old: new})
            changes = _changes(archive, page, old, new, entries)
            saved = save(content, changes, archive.ledger, entries, progress.pages)
            problems = saved.all_problems
        if problems:
            raise ArchiveError(problems)
        return Renaming(is_repeated=not changes, was_moved=was_moved)


def _page(archive: OpenArchive, content: Path, old: str, new: str) -> Page:
    """Return the page that is renamed; its present name may be all that is wrong with it."""
    problems = [each for each in archive.stored.problems if Path(each.where.path).stem == old]
    if is_slug(new) and {each.rule for each in problems} == {"slug-shape"}:
        path = Path(problems[0].where.path)
        text = disk.read_text(path)
        return Page(path.as_posix(), text, read_page(text, new, Where(path.as_posix())))
    return archive.page(content, old)


def _refused(archive: OpenArchive, old: str, new: str) -> Iterator[tuple[str, str]]:
    """Yield rule and message of what is wrong with a new name."""
    stored = archive.stored
    if not is_slug(new):
        message = f"name must be a-z, 0-9 and hyphens, at most {SLUG_CHARS}, not {shown(new)}"
        yield "slug-shape", message
    elif is_reserved(new):
        yield "slug-shape", f"name must not be {new!r}, which Windows or MkDocs reserve"
    elif new in stored.pages or new in stored.broken:
        yield "page-taken", f"there is a page {new}.md already"
    elif new in archive.entries and is_slug(old):
        yield "page-taken", f"{new} was the name of a page that was deleted"
    elif new in archive.redirected:
        yield "page-taken", f"the address of {new} is redirected in {REDIRECTS}"
    elif new in joined_slugs(archive.entries):
        yield "page-taken", f"{new} was the name of a page that was merged into another"
    else:
        yield from _taken(archive, new, old)


def _taken(archive: OpenArchive, slug: str, own: str) -> Iterator[tuple[str, str]]:
    """Yield rule and message if the address of a slug leads to another page than `own`."""
    users = [each.slug for each in archive.papers.values() if slug in each.redirects]
    users += [
        each.slug for each in archive.entries.values() if slug in joined_slugs({each.slug: each})
    ]
    for user in users:
        if user != own:
            yield "page-taken", f"the address of {slug} leads to {user} already"
            return


def _changes(archive: OpenArchive, page: Page, old: str, new: str, entries: Ledger) -> list[Change]:
    """Return the change of the page; none if nothing is to be done."""
    slug = page.paper.slug
    names = [each for each in (archive.former.get(slug), old, slug) if each is not None]
    redirects = as_redirects(new, (*page.paper.redirects, *filter(is_slug, names)))
    paper = replace(page.paper, slug=new, redirects=redirects)
    if paper == page.paper and page.path.stem == new:
        return []
    former = {*names} - {new}
    change = Change(
        paper=paper,
        page=page,
        entry=entries.get(new),
        otherwise={each: archive.entries[each] for each in former if each in archive.entries},
        drops=tuple(sorted(former)),
    )
    return [change]
