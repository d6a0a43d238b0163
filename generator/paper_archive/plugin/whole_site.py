"""All that a site consists of beside what people wrote: its pages, and its files."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from paper_archive.plugin.files.direct_files import DirectFiles
from paper_archive.plugin.files.file_groups import FileGroups
from paper_archive.plugin.loaded_archive import LoadedArchive
from paper_archive.plugin.pages.made_pages import SiteParts
from paper_archive.plugin.processes import shared_work
from paper_archive.publish.addresses import FEED, FEED_LIST, JSON_FEED, LLMS
from paper_archive.publish.keys import Keys
from paper_archive.publish.list_pages import KnownLists
from paper_archive.publish.pages import (
    download_page,
    problem_page,
    removed_pages,
    site_pages,
)
from paper_archive.publish.related_papers.known_related import known_as_lines, known_from_lines
from paper_archive.publish.site import Site
from paper_archive.publish.site_page import SitePage


def problem_parts(site: Site) -> SiteParts:
    """Return what shows the problems of an archive instead of its papers."""
    return SiteParts(lambda: [problem_page(site.settings.language)])


@dataclass(frozen=True)
class WholeSite:
    """A site, and the keys of what it is made of."""

    loaded: LoadedArchive
    keys: Keys
    config: MkDocsConfig
    files: Files
    """Those of people, and of the theme."""
    version: str
    """That of the scripts."""

    def parts(self, groups: FileGroups) -> SiteParts:
        """Return pages and files; the files are made by the groups, when the pages are."""
        return SiteParts(partial(self._pages, groups), self._has_file)

    def _has_file(self, path: str) -> bool:
        name = path.rpartition("/")[2]
        feeds = self.loaded.site.feeds
        if name in {FEED, JSON_FEED}:
            return path.removesuffix(name) in feeds
        return path == LLMS or (path == FEED_LIST and bool(feeds))

    def _pages(self, groups: FileGroups) -> Iterator[SitePage]:
        """Yield all pages, and start to make the groups of files.

        Raises:
            OSError: when a file cannot be written.
            PluginError: when a process was ended from outside.

        """
        content, site, old, remembered, texts = self.loaded
        settings = site.settings
        direct = DirectFiles(site, content, self.keys, texts)
        exports = direct.exports(groups) if settings.exports and content.papers else None
        markdown = direct.markdown_pages() if settings.markdown_pages else ()
        groups.start([*(exports.tasks if exports else ()), *markdown, *direct.feeds()])
        if search := groups.changed([direct.search(self.version)]):
            _ = site.index  # before processes that read it are begun
            remembered.save()
        self._compare(groups)  # while no process writes search files, it takes all that are idle
        groups.start(search)
        site.forget_index()
        has_front_page = any(file.dest_uri == "index.html" for file in self.files)
        key = self.keys.of("lists")
        known = KnownLists(site, self.keys, groups.last_value(key) or {})
        yield from site_pages(site, has_front_page=has_front_page, known_lists=known)
        groups.keep(key, known.found)
        written = exports.written() if exports else []
        if written:
            yield download_page(site, written)
        groups.make([direct.llms(self.config.site_description or "", written)])
        if old:
            yield from removed_pages(old.removed, settings.language)

    def _compare(self, groups: FileGroups) -> None:
        """Find the related papers, those near a change anew.

        Raises:
            PluginError: when a process was ended from outside.

        """
        site, key = self.loaded.site, self.keys.of("related papers")
        site.known_related.update(known_from_lines(groups.take_last_value(key) or ()))
        related = site.related
        related.remember(shared_work(related.unknown, related.compared, groups.idle))
        groups.keep_at_end(key, partial(known_as_lines, site.known_related))
