"""The MkDocs plugin: it hands what `publish` computes to MkDocs, and decides nothing itself.

No other folder imports MkDocs. What is made of papers is rendered here, beside what MkDocs renders:
its objects, contexts and links would take longer than all templates.
"""

import gc
import logging
import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any, Final

import jinja2
from mkdocs.config.base import ConfigErrors, ConfigWarnings, LegacyConfig, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from paper_archive.archive.folders import tar_sizes
from paper_archive.archive.refused import refused
from paper_archive.errors import ArchiveError, problem_list, warning_lines
from paper_archive.plugin.acting_plugins import acting_on_pages, may_stay
from paper_archive.plugin.card_writer import CardWriter
from paper_archive.plugin.languages import read_languages, untranslated_lines
from paper_archive.plugin.last_build import LastBuild
from paper_archive.plugin.late_file import late_file
from paper_archive.plugin.linked_files import LinkedFiles
from paper_archive.plugin.loaded_archive import LoadedArchive, load_archive
from paper_archive.plugin.made_page import MadePage
from paper_archive.plugin.own_pages import OwnPages
from paper_archive.plugin.page_renderer import PageRenderer
from paper_archive.plugin.page_writer import PageWriter
from paper_archive.plugin.shared_key import has_templates, shared_key
from paper_archive.plugin.sitemap import add_robot_files
from paper_archive.plugin.template_faults import template_fault
from paper_archive.plugin.theme import joined_scripts, joined_styles, use_theme
from paper_archive.plugin.watching import hear_of_changes
from paper_archive.plugin.whole_site import WholeSite, problem_site
from paper_archive.publish.addresses import SITEMAP, file_of
from paper_archive.publish.files import is_unused
from paper_archive.publish.github_blocks import GitHubBlocks
from paper_archive.publish.page_keys import PageKeys
from paper_archive.publish.pages import SitePage
from paper_archive.publish.settings import Settings, read_settings, site_mistakes
from paper_archive.publish.site_size import size_warning
from paper_archive.publish.templates import Assets, prepare_templates

_log: Final = logging.getLogger("mkdocs.plugins.paper_archive")


class PaperArchivePlugin(BasePlugin[LegacyConfig]):
    """Reads the content folder and adds its papers and listings to the site."""

    _settings: Settings
    _loaded: LoadedArchive
    _folder = Path("site")
    """Where the site is written."""
    _assets: Assets
    _own: OwnPages
    _writer: PageWriter
    _cards: CardWriter
    _nav: Navigation
    _is_served = False
    _templates: str | None = None
    """The folder of the templates that a person wrote."""
    _rendered = ""
    """The page that is being rendered."""

    def __init__(self) -> None:
        self._last = LastBuild()

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

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> None:  # noqa: ARG002  # MkDocs passes them
        """Let the server hear of changes without looking at all files."""
        hear_of_changes(server)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Let all pages be read as on GitHub, and look like those of the site."""
        if mistakes := site_mistakes(config.site_name, config.site_url or ""):
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
        gc.disable()  # records form no cycles, and looking for some takes a tenth of the time
        served = self._last.words if self._is_served else None
        self._loaded = load_archive(config, self._settings, served)
        content = self._loaded.content
        for line in warning_lines(content.warnings, content.problems):
            _log.info("%s", line)
        if content.problems and not (self._is_served and content.is_walkable):
            raise PluginError(problem_list(content.problems))
        if self._settings.cache:
            cache = Path(config.config_file_path).parent / self._settings.cache
            # The site of `mkdocs serve` is as temporary as this process.
            self._last.set_aside(self._folder, None if self._is_served else cache)

    def on_build_error(self, *, error: Exception) -> None:
        """Show mistakes in templates, and what the system refused; other errors are bugs."""
        gc.enable()
        problem = refused(error, self._folder) if isinstance(error, OSError) else None
        said = template_fault(error, self._templates) or (problem and problem_list([problem]))
        if said:
            _log.error("%s", said)
            raise Abort("The site is not complete.") from error
        if self._rendered:  # by a template, or an extension of Markdown that knows no pages
            error.add_note(f"The page is {self._rendered}")

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Replace the pages of the content folder by those of the site, or by its problems."""
        content, site, old = self._loaded
        if old is not None:
            self._last.put_back()
        kept = frozenset() if content.problems else content.other_files
        for file in list(files):
            path, is_own = file.src_uri, file.src_dir == config.docs_dir
            if path not in kept if is_own else is_unused(path):
                files.remove(file)
        styles = joined_styles(files, config, self._settings.accent)
        scripts = joined_scripts(files, config, self._settings.language)
        self._assets = Assets(scripts.version, styles.is_markdown_everywhere)
        if old is None:
            _log.info("The site shows these problems:\n%s", problem_list(content.problems))
            config.nav = None
            parts = problem_site(site)
        else:
            parts = WholeSite(site, content, old, partial(self._last.write, self._folder)).parts(
                description=config.site_description or "",
                version=scripts.version,
                has_front_page=any(file.dest_uri == "index.html" for file in files),
            )
        texts = {**styles.files, **scripts.files}
        joined = {path: text.encode() for path, text in texts.items()}
        for made in (joined, *parts.files):
            for path in made:
                files.append(late_file(config, path, made))
        return self._linked(files, parts.pages, config)

    def _linked(self, files: Files, pages: Iterable[SitePage], config: MkDocsConfig) -> LinkedFiles:
        """Return the files, among which are those of the pages that MkDocs has to render."""
        content, site, _ = self._loaded
        # MkDocs prints the day of the build, which would make two builds of one archive differ.
        self._own = own = OwnPages(config, pages, content, site.last_day)
        events = acting_on_pages(config.plugins, self)
        if events:
            _log.info("MkDocs makes all pages, as others act on them (%s).", ", ".join(events))
        former = content.files.former_paths()
        linked = own.linked(files, former, is_all=bool(events or content.problems))
        self._cards = CardWriter(site.cards, linked)
        names = may_stay(map(file_of, own.pages), config.plugins, self)
        self._last.keep_only(names | {*self._cards.paths})
        return linked

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002  # MkDocs passes them
        """Keep the navigation, which is on all pages."""
        self._nav = nav

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
        self._remember((folder / page.file.src_uri).as_posix())

    def _remember(self, page: str) -> None:
        self._rendered = page

    def on_env(self, env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
        """Prepare the templates, and render the notes of papers."""
        content, site, _ = self._loaded
        # `mkdocs serve` adds a script of its own, which a policy would forbid.
        prepare_templates(
            env, site, self._assets, has_policy=not self._is_served, problems=content.problems
        )
        self._own.set_day(files)
        add_robot_files(files, self._own, site.address, config)
        for page in self._own.noted():
            self._rendered = (content.folder / page.source).as_posix()
            page.render(config, files)
        self._rendered = ""
        gc.enable()  # templates form cycles
        renderer = PageRenderer(config, env, files, self._nav)
        self._writer = PageWriter(self._own, renderer, self._folder, self._remember)

    @event_priority(100)  # what others do with the site, they do with all pages
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the pages that MkDocs did not make."""
        shared = shared_key(config, self._nav, (self._assets, self._is_served))
        keys = PageKeys(shared, self._loaded.site, shows_all=has_templates(self._templates))
        written = self._writer.write_changed(keys, self._last.standing, self._settings.processes)
        written |= self._cards.write_changed(self._last.standing, self._folder)
        if self._settings.cache:
            self._last.replace(written)
        if not self._is_served and (warning := size_warning(tar_sizes(self._folder))):
            _log.info("%s", warning)

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
