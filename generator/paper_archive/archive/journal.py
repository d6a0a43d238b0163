"""The journal: what a command is about to write, so that the ledger is right even after a kill.

Right before a page is written, the journal says what its entry in the ledger will be. After a kill,
the temporary file of the page shows whether it was written: a page is written by renaming that
file, so without it, the page was written. If the page was edited or deleted since then, that was
done to the new page, and the ledger must have the new entry. Temporary files of pages that are not
in the journal yet say nothing, so a person may delete them.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from paper_archive.archive import disk, ledger, store
from paper_archive.archive.ledger import Entry, Ledger, digest
from paper_archive.errors import ArchiveError, Where

JOURNAL: Final = f"{store.PAPERS}/.journal.tmp"
"""Named like a temporary file, so that git ignores it and it is deleted with those."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """A page that is about to be written."""

    page: Path
    temporary: Path
    entry: Entry
    """The paper's entry in the ledger once the page is written."""
    replaces: Mapping[Path, str]
    """Files to delete once the page is written → digests of their texts."""
    drops: tuple[str, ...] = ()
    """Slugs to remove from the ledger then."""
    is_new: bool = False
    """Whether there is no page yet that it replaces."""

    def is_done(self) -> bool:
        """Tell whether the page was written."""
        if not disk.is_there(self.temporary):
            return True
        # A new page has both names for a moment: see disk.create.
        return disk.is_same(self.temporary, self.page)

    def finish(self) -> None:
        """Delete the files that a written page replaces, unless somebody edited them.

        Raises:
            ArchiveError: when one cannot be read or deleted.

        """
        for path, text in self.replaces.items():
            if disk.is_there(path) and digest(disk.read_text(path)) == text:
                disk.delete(path)

    def undo(self) -> None:
        """Delete what is there of a page that was not written.

        Raises:
            ArchiveError: when it cannot be deleted.

        """
        if self.is_new:
            disk.delete_if_empty(self.page)  # see disk.create


def append(content: Path, intent: Intent) -> None:
    """Add a page that is about to be written.

    Raises:
        ArchiveError: when it cannot be written; the journal is not changed then.

    """
    disk.append_text(content / JOURNAL, json.dumps(_values(intent, content)) + "\n")


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
            entries[intent.entry.paper.slug] = intent.entry
    return entries


def _values(intent: Intent, content: Path) -> dict[str, Any]:
    def relative(path: Path) -> str:  # except what is beside the target of a link
        return (path.relative_to(content) if path.is_relative_to(content) else path).as_posix()

    return {
        "page": relative(intent.page),
        "temporary": relative(intent.temporary),
        "entry": ledger.as_json(intent.entry),
        "replaces": {relative(path): text for path, text in intent.replaces.items()},
        "drops": intent.drops,
        "new": intent.is_new,
    }


def _intent(values: Mapping[str, Any], content: Path) -> Intent:
    return Intent(
        page=content / values["page"],
        temporary=content / values["temporary"],
        entry=ledger.from_json(values["entry"], Where((content / JOURNAL).as_posix())),
        replaces={content / path: text for path, text in values["replaces"].items()},
        drops=tuple(values["drops"]),
        is_new=values["new"],
    )
