"""The pages that the last build left in the folder of the site, and what they were made of."""

from collections.abc import Container, Mapping
from pathlib import Path

from paper_archive.plugin.kept_site import delete_files, put_back, set_aside
from paper_archive.plugin.page_ledger import Written, ledger_path, load_ledger, save_ledger
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
        if self._ledger:
            self._written = load_ledger(self._ledger)
        self.standing = put_back(self._folder, self._written)

    def keep_only(self, names: Container[str]) -> None:
        """Delete the pages that are no longer made, before something else has their place.

        Raises:
            OSError: when one cannot be deleted.

        """
        gone = [name for name in self.standing if name not in names]
        delete_files(self._folder, gone)
        for name in gone:
            del self.standing[name]

    def replace(self, written: Mapping[str, Written]) -> None:
        """Keep the entries of all pages for the next build."""
        self._written = written
        if self._ledger:
            save_ledger(self._ledger, written)
