"""A page that a template makes, as MkDocs knows pages."""

import logging
from typing import Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from paper_archive.archive.content import Content
from paper_archive.archive.site_links import SiteLinks
from paper_archive.errors import ArchiveError, Where, problem_list
from paper_archive.publish.addresses import file_of
from paper_archive.publish.notes import render_notes
from paper_archive.publish.pages import SitePage

_log: Final = logging.getLogger("mkdocs.plugins.paper_archive")


class MadePage(Page):
    """A page made by a template; Markdown is only what people wrote below it."""

    def __init__(self, config: MkDocsConfig, made: SitePage, content: Content) -> None:
        self.made = made
        self._content = content
        self._notes = made.paper.notes if made.paper else ""
        # Other pages link to the path of a paper in the content folder.
        source = content.source_of(made.paper) if made.paper else ""
        file = File.generated(
            config,
            source or f"{made.address}index.md",
            content=self._notes,
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        file.dest_uri = file_of(made.address)
        file.edit_uri = source or None
        super().__init__(None, file, config)
        if not made.is_listed:  # MkDocs lists in the sitemap what has an address
            self.canonical_url = self.abs_url = None

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002  # MkDocs passes it
        """Use the notes as the source, and what is known of the page as its front-matter."""
        self.markdown, self.meta = self._notes, self.made.front_matter

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Render the notes; most pages have none, and no Markdown is set up for them."""

        def url_of(path: str) -> str | None:
            target = files.get_file_from_path(path)
            return get_relative_url(target.url, self.file.url) if target else None

        links = SiteLinks(self._content, self.file.src_uri, url_of)
        where = Where((self._content.folder / self.file.src_uri).as_posix())
        extensions, options = config.markdown_extensions, config.mdx_configs or {}
        try:
            self.content = self.markdown and render_notes(
                self.markdown, extensions, options, links, where
            )
        except ArchiveError as error:
            raise PluginError(problem_list(error.problems)) from error
        for problem in links.dead:
            _log.warning("%s", problem)
