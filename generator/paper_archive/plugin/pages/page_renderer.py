"""The HTML of the pages that are made of papers, without MkDocs' walk through its pages."""

from collections.abc import Mapping

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from paper_archive.plugin.pages.made_page import MadePage


class PageRenderer:
    """Renders pages with the templates, and the variables, that MkDocs has for its own."""

    def __init__(
        self, config: MkDocsConfig, environment: jinja2.Environment, files: Files, nav: Navigation
    ) -> None:
        self._config = config
        self._environment = environment
        self._nav = nav
        self._files = files.documentation_pages()
        self._shared = get_context(nav, self._files, config)

    def html(self, page: MadePage) -> str:
        """Return the HTML of a page."""
        page.active = True
        template = self._environment.get_template(page.made.template)
        return template.render({**self._shared, **self._own(page), **page.variables})

    def _own(self, page: MadePage) -> Mapping[str, object]:
        """Return what MkDocs makes anew for each page."""
        if self._config.extra_css or self._config.extra_javascript:
            return get_context(self._nav, self._files, self._config, page)
        return {"page": page, "base_url": "/".join([".."] * page.url.count("/")) or "."}
