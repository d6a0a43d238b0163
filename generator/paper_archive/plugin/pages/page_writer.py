"""Writes the pages that are made of papers, if they changed, into the folder of the site."""

from collections.abc import Callable, Mapping
from pathlib import Path

from paper_archive.plugin.incremental.build_ledger import Written, write
from paper_archive.plugin.pages.made_pages import MadePages
from paper_archive.plugin.pages.page_renderer import PageRenderer
from paper_archive.plugin.processes import shared_work
from paper_archive.publish.addresses import file_of
from paper_archive.publish.page_keys import PageKeys


class PageWriter:
    """Writes pages, in several processes if there are many."""

    def __init__(
        self,
        made_pages: MadePages,
        renderer: PageRenderer,
        folder: Path,
        remember: Callable[[str], None],
    ) -> None:
        """`remember` is told the address of the page that is rendered next, empty after it."""
        self._made_pages = made_pages
        self._renderer = renderer
        self._folder = folder
        self._remember = remember

    def write_changed(
        self,
        keys: PageKeys,
        standing: Mapping[str, Written],
        processes: int,
        *,
        is_same_frame: bool,
    ) -> dict[str, Written]:
        """Write the pages that are not among those that stand, with the same key.

        With `is_same_frame`, what all pages share is as it was when those that stand were written.

        Returns path of the file, below the folder of the site → entry, for all pages.

        Raises:
            OSError: when one cannot be written.
            PluginError: when a process was ended from outside.

        """
        written: dict[str, Written] = {}
        changed = []
        for made in self._made_pages.pages.values():
            name = file_of(made.address)
            if is_same_frame and made.stands and name in standing:
                written[name] = standing[name]
                continue
            key = keys.key(made, *self._made_pages.written_by_people(made))
            if name in standing and standing[name].key == key:
                written[name] = standing[name]
            else:
                changed.append((made.address, key))
        keys.forget()  # there is one for each line of the lists
        written.update(shared_work(changed, self._write, processes))
        return written

    def write(self, address: str) -> None:
        """Write the page at an address, whatever its key is.

        Raises:
            OSError: when it cannot be written.

        """
        self._write((address, ""))

    def forget(self) -> None:
        """Free the memory of the pages."""
        self._made_pages.pages = {}

    def _write(self, task: tuple[str, str]) -> tuple[str, Written]:
        """Write the page at an address; return the path of its file, and its entry with the key."""
        address, key = task
        self._remember(address)
        page = self._made_pages.page_of(self._made_pages.pages[address])
        data = self._renderer.html(page).encode(errors="xmlcharrefreplace")
        name = file_of(address)
        written = write(self._folder, name, data, key)
        self._remember("")
        return name, written
