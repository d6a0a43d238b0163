"""What the last build left in the folder of the site, and what it was made of."""

import logging
from collections.abc import Container, Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from mkdocs.exceptions import PluginError

from paper_archive.archive.writing.lock import held
from paper_archive.errors import ArchiveError, problem_list
from paper_archive.plugin.incremental.build_ledger import (
    Group,
    Ledger,
    Written,
    load_ledger,
    save_ledger,
)
from paper_archive.plugin.incremental.kept_site import LOCK, delete_files, put_back, set_aside
from paper_archive.plugin.incremental.sealed_file import cached_path

_log: Final = logging.getLogger("mkdocs.plugins.paper_archive.cache")


class LastBuild:
    """Carries files from one build to the next: through a ledger, or in memory.

    An interrupted build leaves the ledger as it was; what it wrote is written again, because it
    differs from what the ledger says.
    """

    def __init__(self) -> None:
        self._folder = Path()
        self._lock = ExitStack()
        self._path: Path | None = None
        self._ledger = Ledger()
        self.standing: dict[str, Written] = {}
        """Path below the folder of the site → entry, of the files that are still as written."""

    def set_aside(self, folder: Path, cache: Path | None) -> None:
        """Hide the site from MkDocs, which would empty its folder, until `end` is called.

        `cache` is the folder of ledgers; without one, what was written is kept in memory.

        Raises:
            OSError: when a file cannot be moved.
            PluginError: when another build writes into the folder.

        """
        self.end()
        try:
            self._lock.enter_context(held(folder / LOCK, "mkdocs", _log.info, "folder of the site"))
        except ArchiveError as error:
            raise PluginError(problem_list(error.problems)) from error
        self._folder = folder
        self._path = cached_path(cache, folder, "pages") if cache else None
        self.standing = {}
        set_aside(folder)

    def end(self) -> None:
        """Let other builds write into the folder."""
        self._lock.close()

    def put_back(self) -> None:
        """Put back the files that are still as they were written, and delete all else.

        Raises:
            OSError: when a file cannot be read, moved or deleted.

        """
        if self._path:
            self._ledger = load_ledger(self._path)
        self.standing = put_back(self._folder, self._ledger.files)

    def take_groups(self) -> Mapping[str, Group]:
        """Return the groups of files by key, and forget what is known of them."""
        groups = self._ledger.groups
        if self._path:  # the file has what they hold, most of it of use only once
            self._ledger = self._ledger._replace(groups=dict.fromkeys(groups, Group(0, None)))
        return groups

    def keep_only(self, names: Container[str], taken: Container[str] = ()) -> None:
        """Delete the files that are no longer made, before something else has their place.

        Those of groups stay until the end, unless MkDocs writes a file to their place: `taken` has
        all that it writes.

        Raises:
            OSError: when one cannot be deleted.

        """
        groups = self._ledger.groups
        self._delete(
            name
            for name, written in self.standing.items()
            if name in taken or (name not in names and written.key not in groups)
        )

    def replace(self, ledger: Ledger) -> None:
        """Keep what this build left for the next one, and delete what is no longer made.

        Raises:
            OSError: when a file cannot be deleted.

        """
        self._delete(name for name in self.standing if name not in ledger.files)
        self._ledger = ledger
        if self._path:
            save_ledger(self._path, ledger)

    def _delete(self, names: Iterable[str]) -> None:
        gone = [*names]
        delete_files(self._folder, gone)
        for name in gone:
            del self.standing[name]
