"""A page that a template makes, as MkDocs knows pages."""

import logging
from typing import Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from paper_archive.archive.content import Content
from paper_archive.errors import Problem, Where, problem_list, shown
from paper_archive.links import anchor_of, heading_anchor, is_local, rest_of
from paper_archive.publish.notes import render_notes
from paper_archive.publish.pages import SitePage

_log: Final = logging.getLogger("mkdocs.plugins.paper_archive")


class MadePage(Page):
    """A page made by a template; Markdown is only what people wrote below it."""

    def __init__(self, config: MkDocsConfig, made: SitePage, content: Content) -> None:
        notes = made.paper.notes if made.paper else ""
        # Other pages link to a paper where its page lies in the content folder.
        source = content.source_of(made.paper) if made.paper else ""
        file = File.generated(config, source or f"{made.address}index.md", content=notes)
        file.dest_uri = f"{made.address}index.html"
        file.edit_uri = source or None
        super().__init__(None, file, config)
        self._content = content
        self.paper = made.paper
        self._front_matter = {
            "template": made.template,
            "title": made.title,
            "description": made.description,
        }
        self._notes = notes
        self.shown = {"paper": made.paper, **made.shown}

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002  # MkDocs passes it
        """Take the notes for the source, and what is known of the page for its front-matter."""
        self.markdown, self.meta = self._notes, dict(self._front_matter)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Render the notes; most pages have none, and no Markdown is set up for them."""
        try:
            self.content = self.markdown and render_notes(
                self.markdown,
                config.markdown_extensions,
                config.mdx_configs or {},
                lambda link: self._address(link, files),
            )
        except RecursionError as error:
            problem = Problem(self._where, "nesting-depth", "notes must be nested less deeply")
            raise PluginError(problem_list([problem])) from error

    @property
    def _where(self) -> Where:
        return Where((self._content.folder / self.file.src_uri).as_posix())

    def _address(self, link: str, files: Files) -> str:
        """Return a link in the notes as the site needs it: from address to address."""
        if not is_local(link) or link.startswith("#"):
            return link
        path = self._content.files.find(link, self.file.src_uri)
        target = files.get_file_from_path(path) if path else None
        if target is None:
            message = f"link must lead to a published file, not {shown(link)}"
            _log.warning("%s", Problem(self._where, "link-dead", message))
            return link
        paper = target.page.paper if isinstance(target.page, MadePage) else None
        # The title is where the page begins.
        is_title = paper is not None and anchor_of(link) == heading_anchor(paper.title)
        rest = rest_of(link).partition("#")[0] if is_title else rest_of(link)
        return get_relative_url(target.url, self.file.url) + rest
