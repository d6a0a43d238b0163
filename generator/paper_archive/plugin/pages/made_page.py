"""A page that a template makes, as MkDocs knows pages."""

import logging
from functools import cached_property
from typing import Any, Final
from urllib.parse import quote, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from paper_archive.archive.content import Content
from paper_archive.archive.links.site_links import SiteLinks
from paper_archive.errors import ArchiveError, Where, problem_list
from paper_archive.publish.addresses import file_of, public_address
from paper_archive.publish.paper_parts.notes import render_notes
from paper_archive.publish.site_page import SitePage

_log: Final = logging.getLogger("mkdocs.plugins.paper_archive")


class MadePage(Page):
    """A page made by a template; Markdown is only what people wrote below it.

    What few templates use is computed when they do: there are more pages than MkDocs was made for.
    """

    def __init__(self, config: MkDocsConfig, made: SitePage, content: Content) -> None:
        self.made = made
        shows = made.make()
        self.variables: dict[str, Any] = {"paper": made.paper, **shows.shown}
        """The variables of the template."""
        self._url = quote(made.address)
        self.title = shows.title
        self.meta: dict[str, Any] = {
            "template": made.template,
            "title": self.title,
            "description": shows.description,
        }
        self.children = self.previous_page = self.next_page = None
        self.toc = []  # type: ignore[assignment]  # as MkDocs does
        self.active = False
        self.update_date = ""
        self.markdown = made.paper.notes if made.paper else ""
        self.content = ""
        self._config = config
        self._content = content
        # MkDocs lists in the sitemap what has an address.
        site_address = config.site_url or "" if made.is_listed else ""
        self.canonical_url = public_address(site_address, self._url) or None

    @property
    def source(self) -> str:
        """The path of the page in the content folder; empty if nobody wrote it."""
        return self._content.source_of(self.made.paper) if self.made.paper else ""

    @property
    def url(self) -> str:
        """The address of the page, below the root of the site."""
        return self._url

    @property
    def is_homepage(self) -> bool:
        """Whether this is the front page."""
        return not self.made.address

    @cached_property
    def abs_url(self) -> str | None:  # type: ignore[override]  # an attribute in MkDocs
        """The address of the page from the root of its host."""
        return urlsplit(self.canonical_url).path if self.canonical_url else None

    @property
    def place(self) -> tuple[int, str]:
        """How deep the page is, and in which folder: the frame of two such pages is the same.

        Links that are everywhere lead up from there.
        """
        return self._url.count("/"), self._url.partition("/")[0]

    @cached_property
    def file(self) -> File:  # type: ignore[override]  # an attribute in MkDocs
        """The file of the page, as other pages find it: a paper at its path."""
        file = File.generated(
            self._config,
            self.source or f"{self.made.address}index.md",
            content=self.markdown or "",
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        file.dest_uri = file_of(self.made.address)
        file.edit_uri = self.source or None
        file.page = self
        return file

    @cached_property
    def edit_url(self) -> str | None:  # type: ignore[override]  # likewise
        """Where the page can be edited."""
        config = self._config
        self._set_edit_url(config.repo_url, config.edit_uri, config.edit_uri_template)
        address: str | None = self.__dict__["edit_url"]
        return address

    def read_source(self, config: MkDocsConfig) -> None:
        """Leave the notes as they are, and what is known of the page as its front-matter."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Render the notes; most pages have none, and no Markdown is set up for them."""

        def url_of(path: str) -> str | None:
            target = files.get_file_from_path(path)
            return get_relative_url(target.url, self.url) if target else None

        if not self.markdown:
            return
        links = SiteLinks(self._content, self.source, url_of)
        where = Where((self._content.folder / self.source).as_posix())
        extensions, options = config.markdown_extensions, config.mdx_configs or {}
        try:
            self.content = render_notes(self.markdown, extensions, options, links, where)
        except ArchiveError as error:
            raise PluginError(problem_list(error.problems)) from error
        for problem in links.dead:
            _log.warning("%s", problem)
