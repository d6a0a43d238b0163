"""The pages that the last build left in the folder of the site, and what they were made of."""

from collections.abc import Container, Mapping
from pathlib import Path

from mkdocs.utils import write_file

from paper_archive.plugin.kept_site import delete_files, put_back, set_aside
from paper_archive.plugin.page_ledger import (
    Written,
    digest_of,
    ledger_path,
    load_ledger,
    save_ledger,
    written_now,
)
from paper_archive.publish.search.postings import KnownWords


class LastBuild:
    """Carries pages from one build to the next: through a ledger, or in memory.

    A build that is cut off leaves the ledger as it was; what it wrote until then is written again,
    as it differs from what the ledger says.
    """

    def __init__(self) -> None:
        self._folder = Path()
        self._ledger: Path | None = None
        self._written: Mapping[str, Written] = {}
        self.words: KnownWords = {}
        """Of the papers, as `mkdocs serve` keeps them in memory; they take half of an index."""
        self.standing: dict[str, Written] = {}
        """Path below the folder of the site → entry, of the files that are still as written."""
        self._made: dict[str, Written] = {}
        """Likewise, of the files that `write` was given for this build."""

    def set_aside(self, folder: Path, cache: Path | None) -> None:
        """Hide the site from MkDocs, which would empty its folder.

        `cache` is the folder of ledgers; without one, what was written is kept in memory.

        Raises:
            OSError: when a file cannot be moved.

        """
        self._folder = folder
        self._ledger = ledger_path(cache, folder) if cache else None
        self.standing = {}
        set_aside(folder)

    def put_back(self) -> None:
        """Put back the pages that are still as they were written, and delete all else.

        Raises:
            OSError: when a file cannot be read, moved or deleted.

        """
        self._made = {}
        if self._ledger:
            self._written = load_ledger(self._ledger)
        self.standing = put_back(self._folder, self._written)

    def write(self, folder: Path, name: str, data: bytes) -> None:
        """Write a file into the folder of the site, unless it stands there as it is to be.

        Raises:
            OSError: when it cannot be written.

        """
        known = self.standing.get(name)
        if known is None or known.digest != digest_of(data):
            path = folder / name
            write_file(data, str(path))
            known = written_now("", data, path.stat())
        self._made[name] = known

    def keep_only(self, names: Container[str]) -> None:
        """Delete the files that are no longer made, before something else has their place.

        What `write` was given stays, too.

        Raises:
            OSError: when one cannot be deleted.

        """
        gone = [name for name in self.standing if name not in names and name not in self._made]
        delete_files(self._folder, gone)
        for name in gone:
            del self.standing[name]

    def replace(self, written: Mapping[str, Written]) -> None:
        """Keep the entries of all pages, and of what `write` was given, for the next build."""
        self._written = {**self._made, **written}
        if self._ledger:
            save_ledger(self._ledger, self._written)
