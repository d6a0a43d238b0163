"""Writes what a build makes beside MkDocs: the pages, files and pictures that changed."""

from collections.abc import Container, Iterable
from pathlib import Path
from typing import Final

from paper_archive.plugin.files.card_writer import CardWriter
from paper_archive.plugin.files.file_groups import FileGroups
from paper_archive.plugin.incremental.build_ledger import Ledger
from paper_archive.plugin.incremental.last_build import LastBuild
from paper_archive.plugin.pages.page_writer import PageWriter
from paper_archive.publish.page_keys import PageKeys

_FRAME: Final = "frame"


class SiteWriter:
    """Writes into the folder of a site what is not as the last build left it."""

    def __init__(self, last: LastBuild, folder: Path, processes: int) -> None:
        self.groups = FileGroups(folder, last.standing, last.take_groups(), processes)
        self._last = last
        self._folder = folder
        self._processes = processes
        self._cards: CardWriter | None = None

    def make_room(self, names: Iterable[str], cards: CardWriter, taken: Container[str]) -> None:
        """Delete all but the files with these names and the cards, which are to be written.

        `taken` are the names of the files that MkDocs writes.

        Raises:
            OSError: when one cannot be deleted.

        """
        self._cards = cards
        self._last.keep_only({*names, *cards.paths}, taken)

    def give_up(self) -> None:
        """End the processes that write, and let other builds write into the folder."""
        self.groups.give_up()
        self._last.end()

    def write(self, pages: PageWriter, keys: PageKeys, *, is_kept: bool, is_last: bool) -> None:
        """Write what changed; if the site is kept, the next build begins with it.

        With `is_last`, the pages are not needed after this.

        Raises:
            OSError: when a file cannot be written.
            PluginError: when a process was ended from outside.

        """
        standing = self._last.standing
        is_same_frame = self.groups.last_value(_FRAME) == keys.frame
        self.groups.keep(_FRAME, keys.frame)
        written = pages.write_changed(keys, standing, self._processes, is_same_frame=is_same_frame)
        if self._cards:
            written |= self._cards.write_changed(standing, self._folder)
        self.groups.finish()
        if is_last:
            pages.forget()  # what is kept fills memory as well
        if is_kept:
            written.update(self.groups.files)
            self._last.replace(Ledger(written, self.groups.groups))
