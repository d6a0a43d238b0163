"""The journal: what a command is about to write, so that one that is killed leaves no lie.

It says of each page, before the page is written, what the ledger says once it is. After a kill the
temporary file of the page tells whether it was written: a page gets its name by renaming that file,
so a page whose temporary file is gone was written. Who deleted or edited the page since then did so
to the new page, and that is what the ledger must say.
"""

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from paper_archive.archive import disk, ledger, store
from paper_archive.archive.ledger import Entry, Ledger, digest
from paper_archive.errors import ArchiveError, Where

JOURNAL: Final = f"{store.PAPERS}/.journal.tmp"
"""Named like a temporary file, so that it is ignored by git and deleted together with those."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """One page that is about to be written."""

    page: Path
    temporary: Path
    entry: Entry
    """What the ledger says of the paper once the page is written."""
    replaces: Mapping[Path, str]
    """Files that are deleted once the page is written, each with the digest of its text."""
    drops: tuple[str, ...] = ()
    """Slugs that are no longer in the ledger then."""

    def is_done(self) -> bool:
        """Tell whether the page was written."""
        if not disk.is_there(self.temporary):
            return True
        # A new page has both names for a moment: see disk.create.
        return disk.is_same(self.temporary, self.page)

    def finish(self) -> None:
        """Delete what the page replaces, unless somebody changed it.

        Raises:
            ArchiveError: when it cannot be read or deleted.

        """
        for path, text in self.replaces.items():
            if disk.is_there(path) and digest(disk.read_text(path)) == text:
                disk.delete(path)


def append(content: Path, intents: Iterable[Intent]) -> None:
    """Write down what is about to be done.

    Raises:
        ArchiveError: when it cannot be written; the journal then says what it said before.

    """
    lines = (json.dumps(_values(intent, content)) + "\n" for intent in intents)
    disk.append_text(content / JOURNAL, "".join(lines))


def read(content: Path) -> list[Intent]:
    """Return what a command that was killed was about to do; nothing if there was none.

    A line that was not finished is not read: its page was not begun.
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
    """Return what imports brought so far, by commands that were killed as well.

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
    def relative(path: Path) -> str:
        return Path(os.path.relpath(path, content)).as_posix()

    return {
        "page": relative(intent.page),
        "temporary": relative(intent.temporary),
        "entry": ledger.as_json(intent.entry),
        "replaces": {relative(path): text for path, text in intent.replaces.items()},
        "drops": intent.drops,
    }


def _intent(values: Mapping[str, Any], content: Path) -> Intent:
    return Intent(
        page=content / values["page"],
        temporary=content / values["temporary"],
        entry=ledger.from_json(values["entry"], Where((content / JOURNAL).as_posix())),
        replaces={content / path: text for path, text in values["replaces"].items()},
        drops=tuple(values["drops"]),
    )
