"""What `mkdocs serve` shows of an edited page before the whole site is built again.

A person who edits the page of a paper sees it, and its line in lists, at once. All else follows
when nothing was edited for a while, as a build of a large archive takes long, and no page is served
meanwhile.
"""

import logging
from collections.abc import Callable
from threading import Timer
from typing import Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files

from paper_archive.archive.content_files.edited import edited_papers, stamps_of
from paper_archive.errors import ArchiveError
from paper_archive.plugin.loaded_archive import LoadedArchive
from paper_archive.plugin.pages.made_pages import MadePages
from paper_archive.plugin.pages.page_writer import PageWriter
from paper_archive.publish.edited_pages import edited_pages

_log: Final = logging.getLogger("mkdocs.plugins.paper_archive")

_PAUSE: Final = 5.0
"""Seconds without an edit, after which the whole site is built."""


class Preview:
    """The site of the last build, in which edited pages are written."""

    def __init__(
        self,
        loaded: LoadedArchive,
        made_pages: MadePages,
        writer: PageWriter,
        config: MkDocsConfig,
        files: Files,
    ) -> None:
        """Remember how the pages of papers are now."""
        self._pages = loaded.content.pages
        self._site = loaded.site
        self._stamps = stamps_of(self._pages)
        self._made_pages = made_pages
        self._writer = writer
        self._config = config
        self._files = files

    def show_edits(self) -> bool:
        """Write the pages that show papers that were edited since the last call.

        Return whether there are any. It is left to a build to tell what is wrong with a page.

        Raises:
            OSError: when one cannot be written.

        """
        before, self._stamps = self._stamps, stamps_of(self._pages)
        try:
            papers = edited_papers(self._pages, before, self._stamps)
            changed = [*edited_pages(papers, self._made_pages.pages.values(), self._site)]
            for page in changed:
                self._made_pages.replace(page, self._config, self._files)
        except (ArchiveError, PluginError):
            return False
        for page in changed:
            self._writer.write(page.address)
        return bool(changed)


class PromptBuilds:
    """Builds for a server: of edited pages at once, of the whole site after a pause."""

    def __init__(
        self,
        server: LiveReloadServer,
        build: Callable[[], None],
        last: Callable[[], Preview | None],
        pause: float = _PAUSE,
    ) -> None:
        """`last` returns the preview of the last build, if that went well."""
        self._server = server
        self._build = build
        self._last = last
        self._pause = pause
        self._timer: Timer | None = None
        self._is_due = False

    def __call__(self) -> None:
        """Build what is to be served next."""
        if self._timer:
            self._timer.cancel()
        preview = self._last()
        if self._is_due or not (preview and preview.show_edits()):
            self._is_due = False
            self._build()
            return
        _log.info("The edited page is shown; the rest of the site follows after a pause.")
        self._timer = Timer(self._pause, self._ask)
        self._timer.daemon = True
        self._timer.start()

    def _ask(self) -> None:
        """Let the server build the whole site."""
        with self._server._rebuild_cond:  # noqa: SLF001  # it has no other way
            self._is_due = True
            self._server._want_rebuild = True  # noqa: SLF001  # likewise
            self._server._rebuild_cond.notify_all()  # noqa: SLF001  # likewise
