"""Writing pages and ledger: a command can be killed at any moment, and no edit is lost.

1. Take the lock (lock.py), so that no other command writes.
2. Finish the work of a killed command (recovery.py): the journal tells which pages it had written.
   Their entries are added to the ledger, and temporary files are deleted.
3. Read pages and ledger, and compute the changes. Nothing has been written so far.
4. Write pages in groups: the new texts to temporary files, and then, page by page, the planned
   change to the journal (journal.py), and exchange both files (replacing.py). If the page is not as
   in step 3, before or after that, somebody edited, moved or deleted it: it stays as it is, and the
   rest starts again at step 3. A new page never replaces a file.
5. Write the ledger, then delete the journal and any temporary files.

A page that cannot be written is a problem with its place; the others are written. If the ledger
cannot be written, the journal is kept, and the next command starts with step 2.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Final

from paper_archive.archive import store
from paper_archive.archive.files import disk, whole_file
from paper_archive.archive.ledger.entry import Entry, Ledger, digest
from paper_archive.archive.markdown.page import edit_page, write_page
from paper_archive.archive.store import Page
from paper_archive.archive.writing import journal, replacing
from paper_archive.archive.writing.journal import Intent
from paper_archive.archive.writing.lock import locked
from paper_archive.archive.writing.recovery import clean, recover
from paper_archive.errors import ArchiveError, Problem, Where
from paper_archive.paper import Paper

_AT_ONCE: Final = 64
"""Number of pages whose temporary files are there at the same time."""
MOST_PASSES: Final = 3
"""How often a command reads pages again because they were edited meanwhile."""
_WRITERS: Final = 8
"""How many temporary files are written and flushed at the same time."""
_RETRIED: Final = {"page-changed", "page-taken"}
"""Rules of problems that may disappear when the pages are read again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A page to be written."""

    paper: Paper
    page: Page | None
    """The page as it was read; None for a new page."""
    text: str = ""
    """The text of a new page, with its byte order mark, if a person wrote it."""
    entry: Entry | None
    """The paper's entry in the ledger once the page is written; None if it has none."""
    otherwise: Mapping[str, Entry] = field(default_factory=dict)
    """Slug → its entry in the ledger if the page cannot be written."""
    folded: tuple[Page, ...] = ()
    """Other pages of the same paper, as they were read; they and their entries are deleted."""
    drops: tuple[str, ...] = ()
    """Slugs that are no longer in the ledger once the page is written."""

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages that are replaced."""
        return (self.page, *self.folded) if self.page else self.folded


@dataclass(slots=True)
class Saved:
    """What became of changes."""

    written: int = 0
    """Number of pages that were written."""
    unsaved: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    """Slug → why its page could not be written."""
    problems: list[Problem] = field(default_factory=list)
    """Why the ledger could not be written."""

    @property
    def all_problems(self) -> list[Problem]:
        """Why pages, and then the ledger, could not be written."""
        return [*(each for some in self.unsaved.values() for each in some), *self.problems]

    @property
    def is_outdated(self) -> bool:
        """Whether pages were edited meanwhile, so that reading them again may help."""
        rules = {problem.rule for problems in self.unsaved.values() for problem in problems}
        return bool(rules & _RETRIED)

    @contextmanager
    def refusing(self, slug: str) -> Iterator[None]:
        """Record why the page of a slug cannot be written, and continue."""
        try:
            yield
        except ArchiveError as error:
            self.unsaved[slug] = error.problems


@contextmanager
def writing(content: Path, command: str, show: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock of an archive, in which no work is left unfinished before or after.

    `show` is called with a message when the command has to wait for another one.

    Raises:
        ArchiveError: when another command is running, or the folder cannot be written.

    """
    with locked(content, command, show):
        recover(content)
        try:
            yield
        finally:
            if disk.is_there(content / journal.JOURNAL):
                with suppress(ArchiveError):  # the next command tries again
                    recover(content)


def save(
    content: Path,
    changes: Sequence[Change],
    before: Ledger,
    after: Ledger,
    progress: Callable[[int, int], None],
) -> Saved:
    """Write pages and ledger, and return what became of the changes.

    `before` is the ledger as it was read, `after` the ledger with all changes.
    """
    saved, entries = Saved(), dict(after)
    rest = iter(changes)
    while some := list(islice(rest, _AT_ONCE)):
        for change, intent in _prepared(content, some, saved):
            with saved.refusing(change.paper.slug):
                _put(content, change, intent)
                saved.written += 1
            progress(saved.written + len(saved.unsaved), len(changes))
    for change in changes:
        if change.paper.slug in saved.unsaved:
            for slug in (change.paper.slug, *change.drops):
                entries.pop(slug, None)
            entries.update(change.otherwise)
    try:
        _save_ledger(content, before, entries)
        clean(content)
    except ArchiveError as error:
        saved.problems.extend(error.problems)
    return saved


def _prepared(
    content: Path, changes: Sequence[Change], saved: Saved
) -> list[tuple[Change, Intent]]:
    """Write the temporary files of pages, and return what is to be done with them."""

    def prepare(change: Change) -> Intent | None:
        with saved.refusing(change.paper.slug):
            return _intent(content, change)
        return None

    with ThreadPoolExecutor(_WRITERS) as pool:  # most of the time is waiting for the disk
        intents = zip(changes, pool.map(prepare, changes), strict=True)
        return [(change, intent) for change, intent in intents if intent]


def _intent(content: Path, change: Change) -> Intent:
    path = store.place_of(content, change.paper, change.page)
    text = _text(change)
    mark = disk.BYTE_ORDER_MARK if change.text.startswith(disk.BYTE_ORDER_MARK) else ""
    with disk.failing("file-write", "cannot write the page", path):
        path.parent.mkdir(parents=True, exist_ok=True)
        old = change.page.path if change.page else None
        temporary = whole_file.prepare(path, f"{mark}{text}", old)
    return Intent(
        page=path,
        temporary=temporary,
        entry=change.entry,
        text=digest(text),
        replaces={page.path: digest(page.text) for page in change.pages},
        drops=change.drops,
    )


def _text(change: Change) -> str:
    page = change.page
    if page is None or not page.text.strip("\0"):
        text = change.text.removeprefix(disk.BYTE_ORDER_MARK)
        return edit_page(text, change.paper) if text else write_page(change.paper)
    return edit_page(page.text, change.paper, Where(page.place))


def _put(content: Path, change: Change, intent: Intent) -> None:
    """Write a page, if it is still as it was read."""
    _announce(content, intent)
    edited = [page.path for page in change.pages if not _is_as_read(page)]
    if not edited:
        edited = _write(intent)
    if edited:
        message = "page was edited while the command was running"
        raise ArchiveError(
            [Problem(Where(path.as_posix()), "page-changed", message) for path in edited]
        )


def _write(intent: Intent) -> list[Path]:
    """Write a page, and return the pages that it should replace, but somebody just changed."""
    with disk.failing("file-write", "cannot write the page", intent.page):
        try:
            if not intent.write():
                return [intent.page]
        except FileExistsError as error:
            message = "cannot create the page: its name is taken by another file"
            where = Where(intent.page.as_posix())
            raise ArchiveError([Problem(where, "page-taken", message)]) from error
        edited = intent.finish()
        if edited and intent.is_new:  # it was moved here
            replacing.delete(intent.page, intent.text)
        return edited


def _announce(content: Path, intent: Intent) -> None:
    try:
        journal.append(content, intent)
    except ArchiveError:  # the disk is full, and the ledger needs space
        disk.delete(intent.temporary)
        raise


def _is_as_read(page: Page) -> bool:
    try:
        return disk.read_text(page.path) == page.text
    except ArchiveError:
        return False


def _save_ledger(content: Path, before: Ledger, after: Ledger) -> None:
    """Write the ledger, and keep what a person changed in it meanwhile."""
    read = store.load_ledger(content, before)
    now = dict(read)
    if now != before:
        now = {slug: entry for slug, entry in now.items() if slug in after or slug not in before}
        changed = {slug: entry for slug, entry in after.items() if before.get(slug) != entry}
        after = now | changed
    store.save_ledger(content, after, read)
