"""The MkDocs plugin: it hands what `publish` computes to MkDocs, and decides nothing itself.

No other module knows MkDocs. Papers and listings become pages that are never in the navigation:
with 1,000 papers in it, MkDocs writes 700 kB a page.
"""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Final

import jinja2
import mkdocs.contrib.search
from markupsafe import Markup
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from paper_archive.archive import store
from paper_archive.archive.content import load_content
from paper_archive.errors import problem_list
from paper_archive.publish import addresses, citations, dates, external_links
from paper_archive.publish.citations.coins import coins
from paper_archive.publish.figures import charts
from paper_archive.publish.figures.statistics import year_bars
from paper_archive.publish.files import site_files
from paper_archive.publish.head import metadata
from paper_archive.publish.head.content_policy import content_policy
from paper_archive.publish.markup import between_tags
from paper_archive.publish.mathematics import plain_mathematics, with_mathematics
from paper_archive.publish.pages import SitePage, site_pages
from paper_archive.publish.search.lunr_js import with_lunr_words
from paper_archive.publish.site import Site, last_captured, site_of
from paper_archive.publish.summary import summary
from paper_archive.text import excerpt

_log: Final = logging.getLogger("mkdocs.plugins.paper_archive")

_UNPUBLISHED: Final = (
    *(f"{store.PAPERS}/", f"{store.CAPTURES}/", store.TOPICS),
    # Material's scripts, which we do not use.
    "assets/javascripts/",
)
_MOST_RENDERED: Final = 10_000
_SOURCE_MAP: Final = ".map"
_STYLES: Final = "assets/stylesheets/"
_COLOURS: Final = "partials/colours.js"
_SEARCH_MODULE: Final = "assets/search-index.js"
_LUNR_JS: Final = Path(mkdocs.contrib.search.__file__).parent / "templates/search/lunr.js"


class MadePage(Page):
    """A page made by a template; Markdown is only what people wrote below it."""

    def __init__(self, config: MkDocsConfig, made: SitePage, source: str | None) -> None:
        notes = made.paper.notes if made.paper else ""
        file = File.generated(config, f"{made.address}index.md", content=notes)
        file.edit_uri = source
        super().__init__(None, file, config)
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
        if self._notes:
            super().render(config, files)
        else:
            self.content, self.present_anchor_ids = "", set()


class _Once:
    """Renders a part of a template once for each key, and not again until many others came."""

    def __init__(self) -> None:
        self._rendered: dict[tuple[object, ...], str] = {}

    def __call__(self, *key: object, caller: Callable[[], str]) -> str:
        """Return what is rendered between `call` and `endcall`."""
        if key not in self._rendered:
            if len(self._rendered) == _MOST_RENDERED:
                self._rendered.clear()
            self._rendered[key] = caller()
        return self._rendered[key]


class NoOptions(Config):
    """The plugin has no options: what can be set is set in the content folder."""


class PaperArchivePlugin(BasePlugin[NoOptions]):
    """Reads the content folder and adds its papers and listings to the site."""

    _site: Site
    _is_served = False

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002  # MkDocs passes it
        """Remember whether the site is for `mkdocs serve`, which adds a script of its own to it."""
        self._is_served = command == "serve"

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Replace the pages of the content folder by those of the site."""
        # As a person writes it, so that problems are shown as `paper-archive check` shows them.
        docs, here = Path(config.docs_dir), Path.cwd()
        docs = docs.relative_to(here) if docs.is_relative_to(here) else docs
        content = load_content(docs)
        for warning in content.warnings:
            _log.info("warning: %s", warning)
        if content.problems:
            raise PluginError(problem_list(content.problems))
        for file in list(files):
            if file.src_uri.startswith(_UNPUBLISHED) or file.src_uri.endswith(_SOURCE_MAP):
                files.remove(file)
        address = self._site_address(config)
        self._site = site_of(content.papers, content.topics, config.site_name, address)
        sources = {
            slug: each.path.relative_to(docs).as_posix() for slug, each in content.pages.items()
        }
        for page in site_pages(self._site):
            source = sources[page.paper.slug] if page.paper else None
            files.append(MadePage(config, page, source).file)
        for address, data in site_files(self._site).items():
            files.append(File.generated(config, address, content=data))
        self._complete_search_module(config, files)
        return files

    def on_env(self, env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
        """Give the templates the words of the site, and have ours escape what they print."""
        theme = Path(config.theme.custom_dir or "")
        own = {path.relative_to(theme).as_posix() for path in theme.rglob("*.html")}
        env.autoescape = lambda name: name in own
        env.trim_blocks = env.lstrip_blocks = True
        env.filters |= {
            "date_label": dates.label,
            "excerpt": excerpt,
            "between_tags": between_tags,
            "mathematics": with_mathematics,
            "plain_mathematics": plain_mathematics,
        }
        colours_script = (theme / _COLOURS).read_text(encoding="utf-8")
        env.globals |= {
            "styles": sorted(file.dest_uri for file in files if file.src_uri.startswith(_STYLES)),
            "colours_script": Markup(colours_script),  # noqa: S704  # ours
            "policy": None if self._is_served else content_policy([colours_script]),
            "site": self._site,
            "once": _Once(),
            "archive": summary(self._site),
            "last_captured": last_captured,
            "bar_chart": charts.bar_chart,
            "small_multiples": charts.small_multiples,
            "year_bars": year_bars,
            "addresses": addresses,
            "citations_of": citations.citations,
            "coins": coins,
            "external_links": external_links,
            "metadata": metadata,
            "periods": dates.periods,
        }
        # MkDocs prints the day of the build, which would make two builds of one archive differ.
        for file in files.documentation_pages():
            if file.page:
                file.page.update_date = self._site.last_day

    def on_page_context(
        self,
        context: TemplateContext,
        /,
        *,
        page: Page,
        config: MkDocsConfig,  # noqa: ARG002  # MkDocs passes it
        nav: Navigation,  # noqa: ARG002  # likewise
    ) -> TemplateContext:
        """Give a template the paper or the listing that it shows."""
        if isinstance(page, MadePage):
            context |= page.shown  # type: ignore[typeddict-item]  # ours, beside MkDocs' own
        return context

    def _site_address(self, config: MkDocsConfig) -> str:
        """Return where others find the site; that of `mkdocs serve` belongs into no citation."""
        return "" if self._is_served else config.site_url or ""

    def _complete_search_module(self, config: MkDocsConfig, files: Files) -> None:
        module = files.get_file_from_path(_SEARCH_MODULE)
        if module:  # not in a theme that has left it out
            files.remove(module)
            lunr_js = _LUNR_JS.read_text(encoding="utf-8")
            text = with_lunr_words(module.content_string, lunr_js)
            files.append(File.generated(config, _SEARCH_MODULE, content=text))
