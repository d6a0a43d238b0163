"""The journal: what a command is about to write, so that the ledger is right even after a kill.

Right before a page is written, the journal says what its entry in the ledger will be. After a kill,
the temporary file of the page shows whether it was written: a page is written by renaming that
file, or by exchanging both, so if it is gone or is the old page, the page was written. If the page
was edited or deleted since then, that was done to the new page, and the ledger must have the new
entry. Temporary files of pages that are not in the journal yet say nothing, so a person may delete
them.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from paper_archive.archive import store
from paper_archive.archive.files import disk, whole_file
from paper_archive.archive.ledger.entry import Entry, Ledger
from paper_archive.archive.ledger.lines import entry_as_json, entry_from_json
from paper_archive.archive.writing import replacing
from paper_archive.errors import ArchiveError, Where

JOURNAL: Final = f"{store.PAPERS}/.journal.tmp"
"""Named like a temporary file, so that git ignores it and it is deleted with those."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """A page that is about to be written."""

    page: Path
    temporary: Path
    entry: Entry | None
    """The paper's entry in the ledger once the page is written; None if it has none."""
    text: str
    """Digest of the new page."""
    replaces: Mapping[Path, str]
    """The pages that it replaces → digests of their texts: the old one, others of its paper."""
    drops: tuple[str, ...] = ()
    """Slugs to remove from the ledger then."""

    @property
    def is_new(self) -> bool:
        """Whether there is no page with its path yet."""
        return self.page not in self.replaces

    def is_done(self) -> bool:
        """Tell whether the page was written."""
        if not disk.is_there(self.temporary):
            return True
        if self.is_new:  # it has both names for a moment: see whole_file.create
            return disk.is_same(self.temporary, self.page)
        return replacing.came_out(self.temporary, self.replaces[self.page])

    def write(self) -> bool:
        """Write the page, unless the old one was edited since it was read; tell whether it was not.

        Raises:
            OSError: when it cannot be written.
            FileExistsError: when it is new, and its path is taken.

        """
        if self.is_new:
            whole_file.create(self.temporary, self.page)
            return True
        return replacing.replace(self.temporary, self.page, self.replaces[self.page], self.text)

    def finish(self) -> list[Path]:
        """Delete the other pages that a written page replaces; return those that were changed.

        Raises:
            ArchiveError: when one cannot be deleted.

        """
        changed: list[Path] = []
        for path, text in self.replaces.items():
            if path == self.page:
                continue
            message = f"cannot delete the page, whose paper is on {self.page.name} now"
            with disk.failing("file-write", message, path):
                if not replacing.delete(path, text):
                    changed.append(path)
        return changed

    def undo(self) -> None:
        """Take back what is there of a page that was not written.

        Raises:
            OSError, ArchiveError: when that cannot be done.

        """
        if self.is_new:
            disk.delete_if_empty(self.page)  # see whole_file.create
        else:
            replacing.settle(self.temporary, self.page, self.replaces[self.page], self.text)


def append(content: Path, intent: Intent) -> None:
    """Add a page that is about to be written.

    Raises:
        ArchiveError: when it cannot be written; the journal is not changed then.

    """
    disk.append(content / JOURNAL, json.dumps(_values(intent, content)) + "\n")


def read(content: Path) -> list[Intent]:
    """Return what a killed command was about to write; nothing if there was none.

    An incomplete line is not read, because its page was not written yet.
    """
    path = content / JOURNAL
    intents: list[Intent] = []
    if not disk.is_there(path):
        return intents
    for line in disk.read_bytes(path).decode("ascii", "replace").split("\n")[:-1]:
        try:
            intents.append(_intent(json.loads(line), content))
        except (ValueError, KeyError, TypeError, AttributeError, ArchiveError):
            break
    return intents


def load_ledger(content: Path) -> Ledger:
    """Return the ledger, including what killed commands have written.

    Raises:
        ArchiveError: when the ledger cannot be read.

    """
    entries = store.load_ledger(content)
    for intent in read(content):
        if intent.is_done():
            for slug in intent.drops:
                entries.pop(slug, None)
            if intent.entry:
                entries[intent.entry.slug] = intent.entry
    return entries


def _values(intent: Intent, content: Path) -> dict[str, Any]:
    def relative(path: Path) -> str:  # except what is beside the target of a link
        return (path.relative_to(content) if path.is_relative_to(content) else path).as_posix()

    return {
        "page": relative(intent.page),
        "temporary": relative(intent.temporary),
        "entry": entry_as_json(intent.entry) if intent.entry else None,
        "text": intent.text,
        "replaces": {relative(path): text for path, text in intent.replaces.items()},
        "drops": intent.drops,
    }


def _intent(values: Mapping[str, Any], content: Path) -> Intent:
    entry, where = values["entry"], Where((content / JOURNAL).as_posix())
    return Intent(
        page=content / values["page"],
        temporary=content / values["temporary"],
        entry=entry_from_json(entry, where) if entry else None,
        text=values["text"],
        replaces={content / path: text for path, text in values["replaces"].items()},
        drops=tuple(values["drops"]),
    )
