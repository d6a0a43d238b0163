"""The MkDocs plugin: it hands what `publish` computes to MkDocs, and decides nothing itself.

No other folder imports MkDocs. Papers and listings become pages that are never in the navigation:
with 1,000 papers in it, MkDocs writes 700 kB a page.
"""

import logging
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import jinja2
from mkdocs.config.base import ConfigErrors, ConfigWarnings, LegacyConfig, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from paper_archive.archive.content import Content, load_content
from paper_archive.archive.refused import refused
from paper_archive.errors import ArchiveError, problem_list, warning_lines
from paper_archive.plugin.direct_files import write_exports, write_markdown_pages
from paper_archive.plugin.languages import read_languages, untranslated_lines
from paper_archive.plugin.late_file import add_former_files, late_file
from paper_archive.plugin.made_page import MadePage
from paper_archive.plugin.template_faults import template_fault
from paper_archive.plugin.theme import joined_scripts, use_accent, use_theme
from paper_archive.publish.addresses import LLMS, ROBOTS, SITE_NAMES, SITEMAP
from paper_archive.publish.exports.llms import llms_txt
from paper_archive.publish.feeds.files import FeedFiles
from paper_archive.publish.files import is_unused, site_files
from paper_archive.publish.github_blocks import GitHubBlocks
from paper_archive.publish.head.sitemap import Listed, robot_files
from paper_archive.publish.old_addresses import (
    OldAddresses,
    emptied_lists,
    old_addresses,
    site_addresses,
)
from paper_archive.publish.pages import SitePage, problem_page, removed_pages, site_pages
from paper_archive.publish.redirect_page import old_files
from paper_archive.publish.settings import Settings, read_settings, site_mistakes
from paper_archive.publish.site import Site, site_of
from paper_archive.publish.templates import Assets, prepare_templates

_log: Final = logging.getLogger("mkdocs.plugins.paper_archive")


class PaperArchivePlugin(BasePlugin[LegacyConfig]):
    """Reads the content folder and adds its papers and listings to the site."""

    _settings: Settings
    _content: Content
    _folder = Path("site")
    """Where the site is written."""
    _site: Site
    _old: OldAddresses
    _version: str
    _is_served = False
    _templates: str | None = None
    """The folder of the templates that a person wrote."""
    _rendered = ""
    """The page that is being rendered."""

    def load_config(
        self,
        options: dict[str, Any],
        config_file_path: str | None = None,
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Read the settings, and return what is wrong with them."""
        try:
            languages = read_languages(Path(config_file_path or ".").parent)
        except ArchiveError as error:
            return [("language", ValidationError(problem_list(error.problems)))], []
        self._settings, mistakes = read_settings(options, languages)
        for line in untranslated_lines(self._settings.language):
            _log.info("%s", line)
        return [(name, ValidationError(message)) for name, message in mistakes], []

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002  # MkDocs passes it
        """Remember whether the site is for `mkdocs serve`."""
        self._is_served = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Let all pages be read as on GitHub, and look like those of the site."""
        mistakes = site_mistakes(config.site_name, config.site_url or "")
        if mistakes:
            raise PluginError("\n".join(mistakes))
        config.markdown_extensions.append(GitHubBlocks())  # type: ignore[arg-type]  # names only, MkDocs says
        # Pages may hold no styles of their own.
        config.mdx_configs.setdefault("tables", {"use_align_attribute": True})
        self._templates = config.theme.custom_dir
        use_theme(config.theme)
        config.theme.static_templates.discard(SITEMAP)  # ours has several files
        if not config.site_url:
            _log.info("There are no feeds: set site_url in mkdocs.yml, the address of the site.")
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read the content folder, before MkDocs walks it and meets links without end."""
        self._folder = Path(config.site_dir)
        self._rendered = ""
        # A relative path, so that problems are shown as `paper-archive check` shows them.
        content = load_content(Path(os.path.relpath(config.docs_dir)), SITE_NAMES)
        # The address of `mkdocs serve` belongs in no citation.
        address = "" if self._is_served else config.site_url or ""
        if not content.problems:
            self._site = site_of(
                content.papers, content.topics, config.site_name, address, self._settings
            )
            if address and content.papers and not self._site.feeds:
                _log.info("There are no feeds: no paper has a day of capture, see --captured.")
            addresses = site_addresses(self._site, content.other_addresses)
            emptied = emptied_lists(self._site, content.gone, content.released)
            self._old = old_addresses(content.redirects, addresses, content.released, emptied)
            content.problems.extend(self._old.problems)
        for line in warning_lines(content.warnings, content.problems):
            _log.info("%s", line)
        if content.problems and not (self._is_served and content.is_walkable):
            raise PluginError(problem_list(content.problems))
        self._content = content

    def on_build_error(self, *, error: Exception) -> None:
        """Show mistakes in a person's templates, and what the operating system refused.

        Other errors are bugs.
        """
        fault = template_fault(error, self._templates)
        if fault:
            _log.error("%s", fault)
            raise Abort("The site is not complete.") from error
        problem = refused(error, self._folder) if isinstance(error, OSError) else None
        if problem:
            _log.error("%s", problem_list([problem]))
            raise Abort("The site is not complete.") from error
        if self._rendered:  # by an extension of Markdown that knows no pages
            error.add_note(f"The page is {self._rendered}")

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Replace the pages of the content folder by those of the site, or by its problems."""
        content = self._content
        kept = frozenset() if content.problems else content.other_files
        for file in list(files):
            path, is_own = file.src_uri, file.src_dir == config.docs_dir
            if path not in kept if is_own else is_unused(path):
                files.remove(file)
        use_accent(files, config, self._settings.accent)
        scripts = joined_scripts(files, config, self._settings.language)
        made: list[Mapping[str, bytes]] = [
            {path: script.encode() for path, script in scripts.files.items()}
        ]
        if content.problems:
            _log.info("The site shows these problems:\n%s", problem_list(content.problems))
            config.nav = None
            self._site = site_of((), (), config.site_name, settings=self._settings)
            pages: Iterable[SitePage] = [problem_page(self._settings.language)]
        else:
            has_front_page = any(file.dest_uri == "index.html" for file in files)
            pages, more = self._made_of_papers(
                config, scripts.version, has_front_page=has_front_page
            )
            pages = [*pages, *removed_pages(self._old.removed, self._settings.language)]
            made += [
                more,
                FeedFiles(self._site),
                old_files(self._old, self._site.address, self._settings.language),
            ]
        for page in pages:
            files.append(MadePage(config, page, content).file)
        for each in made:
            for path in each:
                files.append(late_file(config, path, each))
        add_former_files(files, content.files.former_paths(), config)
        self._version = scripts.version
        return files

    def _made_of_papers(
        self, config: MkDocsConfig, version: str, *, has_front_page: bool
    ) -> tuple[Iterable[SitePage], dict[str, bytes]]:
        """Return the pages and files of the site; the largest files are written here."""
        content, settings, site = self._content, self._settings, self._site
        has_exports = settings.exports and content.papers
        exports = write_exports(site, content, self._folder) if has_exports else []
        if settings.markdown_pages:
            write_markdown_pages(content, self._folder)
        made = site_files(site, version)
        made[LLMS] = llms_txt(site, config.site_description or "", exports).encode()
        return site_pages(site, has_front_page=has_front_page, exports=exports), made

    def on_page_markdown(
        self,
        markdown: str,  # noqa: ARG002  # MkDocs passes it
        /,
        *,
        page: Page,
        config: MkDocsConfig,
        files: Files,  # noqa: ARG002  # likewise
    ) -> None:
        """Remember the page, for an error in what follows."""
        folder = Path(os.path.relpath(config.docs_dir))
        self._rendered = (folder / page.file.src_uri).as_posix()

    def on_env(self, env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
        """Prepare the templates; all pages are rendered."""
        self._rendered = ""
        assets = Assets([file.dest_uri for file in files], self._version)
        # `mkdocs serve` adds a script of its own, which a policy would forbid.
        prepare_templates(
            env,
            self._site,
            assets,
            has_policy=not self._is_served,
            problems=self._content.problems,
        )
        # MkDocs prints the day of the build, which would make two builds of one archive differ.
        pages = [file.page for file in files.documentation_pages() if file.page]
        for page in pages:
            page.update_date = self._site.last_day
        listed = [_listed(page) for page in pages if page.canonical_url]

        def is_taken(path: str) -> bool:
            return files.get_file_from_path(path) is not None

        made = robot_files(listed, self._site.address, is_taken=is_taken)
        for path in made:
            if path != ROBOTS or not is_taken(path):
                files.append(late_file(config, path, made))

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
            context |= page.made.variables  # type: ignore[typeddict-item]  # ours, beside MkDocs' own
        return context


def _listed(page: Page) -> Listed:
    """Return what the sitemap says of a page."""
    return Listed(page.canonical_url or "", page.made.changed if isinstance(page, MadePage) else "")
