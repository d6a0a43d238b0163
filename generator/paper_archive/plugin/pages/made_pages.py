"""The pages that are made of papers, which MkDocs does not see unless it has to."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property
from typing import Final, NamedTuple
from urllib.parse import quote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from paper_archive.archive.content import Content
from paper_archive.plugin.pages.late_file import add_former_files
from paper_archive.plugin.pages.linked_files import LinkedFiles
from paper_archive.plugin.pages.made_page import MadePage
from paper_archive.publish.addresses import paper_address, public_address
from paper_archive.publish.head.sitemap import Listed
from paper_archive.publish.site_page import SitePage

_INDEX: Final = "index.md"


class SiteParts(NamedTuple):
    """What a site consists of beside what people wrote."""

    pages: Callable[[], Iterable[SitePage]]
    """Makes the pages."""
    has_file: Callable[[str], bool] = lambda _: False
    """Tells whether there is a file at a path, of those that people link to."""


class MadePages:
    """Pages by address, and their files for MkDocs, each made when someone asks for it."""

    def __init__(
        self,
        config: MkDocsConfig,
        parts: SiteParts,
        content: Content,
        day: str,
    ) -> None:
        """`day` is what pages say instead of the day of the build."""
        self._parts = parts
        self._config = config
        self._content = content
        self._day = day
        self.file_at = cache(self._file_at)

    @cached_property
    def pages(self) -> dict[str, SitePage]:
        """Those that are ours to render, by address."""
        return {page.address: page for page in self._parts.pages()}

    @cached_property
    def _noted(self) -> dict[str, MadePage]:
        """The pages of papers with notes."""
        return {
            address: self._new(page)
            for paper in self._content.papers
            if paper.notes and (page := self.pages.get(address := paper_address(paper.slug)))
        }

    def render_notes(self, files: Files, remember: Callable[[str], None]) -> None:
        """Render the notes of the pages that MkDocs does not make, before their templates are.

        `remember` is told the path of the page that is rendered next, empty after the last.

        Raises:
            PluginError: when notes cannot be rendered.

        """
        for address, page in self._noted.items():
            if address in self.pages:
                remember((self._content.folder / page.source).as_posix())
                page.render(self._config, files)
        remember("")

    def linked(
        self, files: Files, former_paths: Iterable[tuple[str, str]], *, is_all: bool
    ) -> LinkedFiles:
        """Return MkDocs' files, among which links also find those of our pages.

        Among the files are those of pages that MkDocs has to render, which then are no longer ours:
        what `nav` in mkdocs.yml names, or all. `former_paths` are former and present paths.
        """
        linked = LinkedFiles(files, self.file_at)
        if is_all:
            taken = [self.page_of(page).file for page in self.pages.values()]
            self.pages = {}
        else:
            taken = list(self._taken(paths_in(self._config.nav)))
        for file in taken:
            linked.append(file)
        add_former_files(linked, former_paths, self._config)
        return linked

    def _taken(self, paths: Iterable[str]) -> Iterator[File]:
        for file in filter(None, map(self.file_at, paths)):
            if isinstance(file.page, MadePage) and file.page.made.address in self.pages:
                del self.pages[file.page.made.address]
                yield file

    def page_of(self, made: SitePage) -> MadePage:
        """Return a page as MkDocs and templates know pages."""
        return self._noted.get(made.address) or self._new(made)

    def replace(self, made: SitePage, config: MkDocsConfig, files: Files) -> None:
        """Let the page at an address be another, with its notes rendered.

        Raises:
            PluginError: when the notes cannot be rendered.

        """
        page = self._new(made)
        page.render(config, files)
        self.pages[made.address] = made
        self._noted[made.address] = page

    def set_day(self, files: Files) -> None:
        """Let the pages that MkDocs makes say the same day as ours."""
        for file in files.documentation_pages():
            if file.page:
                file.page.update_date = self._day

    def written_by_people(self, made: SitePage) -> tuple[str, str]:
        """Return the path of the page of a paper in the content folder, and its notes as HTML."""
        page = self._noted.get(made.address)
        notes = (page.content or "") if page else ""
        return self._content.source_of(made.paper) if made.paper else "", notes

    def _new(self, made: SitePage) -> MadePage:
        page = MadePage(self._config, made, self._content)
        page.update_date = self._day
        return page

    def listed(self, site_address: str) -> list[Listed]:
        """Return what the sitemap says of the pages; nothing without an address of the site."""
        return [
            Listed(public_address(site_address, quote(page.address)), page.changed)
            for page in self.pages.values()
            if site_address and page.is_listed and not page.is_repeated
        ]

    def _file_at(self, path: str) -> File | None:
        """Return the file of the page at a path, or the file there; None if there is none."""
        paper = self._content.paper_at(path)
        if paper and self._content.source_of(paper) == path:
            page = self.pages.get(paper_address(paper.slug))
        else:
            folder, found, rest = path.rpartition(_INDEX)
            page = self.pages.get(folder) if found and not rest else None
        if page:
            return self.page_of(page).file
        is_file = self._parts.has_file(path)
        return File.generated(self._config, path, content=b"") if is_file else None


def paths_in(nav: object) -> Iterator[str]:
    """Yield the paths that `nav` in mkdocs.yml names."""
    if isinstance(nav, str):
        yield nav.lstrip("/")
    elif isinstance(nav, list | dict):
        for each in nav.values() if isinstance(nav, dict) else nav:
            yield from paths_in(each)
