"""The MkDocs plugin: it hands what `publish` computes to MkDocs, and decides nothing itself.

No other folder imports MkDocs. What is made of papers is rendered here, beside what MkDocs renders:
its objects, contexts and links would take longer than all templates.
"""

import logging
import os
from pathlib import Path
from time import time
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

from paper_archive.archive.content_files.content_bytes import read_content_bytes
from paper_archive.archive.files.refused import refused
from paper_archive.errors import problem_list
from paper_archive.plugin import cycles
from paper_archive.plugin.acting_plugins import acting_on_pages, may_stay
from paper_archive.plugin.files.card_writer import CardWriter
from paper_archive.plugin.files.sitemap import robot_files_task
from paper_archive.plugin.incremental.last_build import LastBuild
from paper_archive.plugin.incremental.same_build import SameBuild
from paper_archive.plugin.incremental.shared_key import has_templates, printed_day, shared_key
from paper_archive.plugin.incremental.site_state import measured_state
from paper_archive.plugin.incremental.whole_key import whole_key
from paper_archive.plugin.loaded_archive import LoadedArchive, content_folder, load_archive
from paper_archive.plugin.pages.late_file import late_file
from paper_archive.plugin.pages.linked_files import remove_unpublished
from paper_archive.plugin.pages.made_page import MadePage
from paper_archive.plugin.pages.made_pages import MadePages
from paper_archive.plugin.pages.page_renderer import PageRenderer
from paper_archive.plugin.pages.page_writer import PageWriter
from paper_archive.plugin.serving.preview import Preview, PromptBuilds
from paper_archive.plugin.serving.watching import hear_of_changes
from paper_archive.plugin.settings import load_settings
from paper_archive.plugin.site_writer import SiteWriter
from paper_archive.plugin.template_faults import template_fault
from paper_archive.plugin.theme import joined_scripts, joined_styles, use_theme
from paper_archive.plugin.whole_site import WholeSite, problem_parts
from paper_archive.publish.addresses import SITEMAP, file_of
from paper_archive.publish.keys import Keys
from paper_archive.publish.page_keys import PageKeys
from paper_archive.publish.paper_parts.github_blocks import GitHubBlocks
from paper_archive.publish.paper_parts.notes import footnote_options
from paper_archive.publish.paper_parts.written_formulas import WrittenFormulas
from paper_archive.publish.redirect_page import old_files
from paper_archive.publish.rendering.templates import Assets, prepare_templates
from paper_archive.publish.settings import Settings, site_mistakes

_log: Final = logging.getLogger("mkdocs.plugins.paper_archive")


class PaperArchivePlugin(BasePlugin[LegacyConfig]):
    """Reads the content folder and adds its papers and listings to the site."""

    _settings: Settings
    _shared: str
    _loaded: LoadedArchive
    _folder = Path("site")
    """Where the site is written."""
    _assets: Assets
    _keys: Keys
    _made_pages: MadePages
    _pages: PageWriter
    _preview: Preview | None = None
    _nav: Navigation
    _is_served = _may_end = False
    _begun = 0.0
    _templates: str | None = None  # the folder of those that a person wrote
    _rendered = ""  # the page that is being rendered

    def __init__(self) -> None:
        self._last = LastBuild()
        self._same = SameBuild(self._folder, self._folder, key="")
        self._writer = SiteWriter(self._last, self._folder, processes=1)

    def load_config(
        self,
        options: dict[str, Any],
        config_file_path: str | None = None,
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Read the settings, and return what is wrong with them."""
        folder = Path(config_file_path or ".").parent
        self._settings, mistakes = load_settings(options, folder)
        return [(name, ValidationError(message)) for name, message in mistakes], []

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002  # MkDocs passes it
        """Remember whether this is `build`, `serve` or `gh-deploy`, and when it was begun."""
        self._is_served = command == "serve"
        self._may_end = command == "build"  # `mkdocs gh-deploy` goes on
        self._begun = time()

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> None:  # noqa: ARG002  # MkDocs passes them
        """Let the server hear of changes without looking at all files, and show edits at once."""
        hear_of_changes(server, self._begun)
        server.builder = PromptBuilds(server, server.builder, lambda: self._preview)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Let all pages be read as on GitHub, and look like those of the site."""
        if mistakes := site_mistakes(config.site_name, config.site_url or ""):
            raise PluginError("\n".join(mistakes))
        config.markdown_extensions += [GitHubBlocks(), WrittenFormulas()]  # type: ignore[list-item]  # names only, MkDocs says
        if "footnotes" not in config.markdown_extensions:
            config.markdown_extensions.append("footnotes")
        config.mdx_configs.setdefault("footnotes", footnote_options(self._settings.language))
        # Pages may hold no styles of their own.
        config.mdx_configs.setdefault("tables", {"use_align_attribute": True})
        self._templates = config.theme.custom_dir
        use_theme(config.theme)
        config.theme.static_templates.discard(SITEMAP)  # ours has several files
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read the content folder, before MkDocs walks it and meets links without end."""
        self._folder = Path(config.site_dir)
        self._rendered = ""
        cycles.begin_build()
        read = read_content_bytes(content_folder(config))
        self._shared = shared_key(config, self._is_served)
        cache = Path(config.config_file_path).parent / self._settings.cache
        key = whole_key(self._shared, config, self._settings, read, self) if self._may_end else ""
        self._same = SameBuild(cache, self._folder, key)
        self._same.end_if_done()
        self._loaded = load_archive(config, self._settings, read, is_served=self._is_served)
        content = self._loaded.content
        if content.problems and not (self._is_served and content.is_walkable):
            raise PluginError(problem_list(content.problems))
        if self._settings.cache:
            # The site of `mkdocs serve` is as temporary as this process.
            self._last.set_aside(self._folder, None if self._is_served else cache)

    def on_build_error(self, *, error: Exception) -> None:
        """Show mistakes in templates, and what the system refused; other errors are bugs."""
        cycles.end_reading(is_last=False)
        self._preview = None
        self._same.close()
        self._writer.give_up()
        problem = refused(error, self._folder) if isinstance(error, OSError) else None
        if said := template_fault(error, self._templates) or (problem and problem_list([problem])):
            _log.error("%s", said)
            raise Abort("The site is not complete.") from error
        if self._rendered:  # by a template, or an extension of Markdown that knows no pages
            error.add_note(f"The page is {self._rendered}")

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Replace the pages of the content folder by those of the site, or by its problems."""
        content, site, old, *_ = self._loaded
        if old is not None:
            self._last.put_back()
        remove_unpublished(files, content, config)
        styles = joined_styles(files, config, self._settings.accent)
        self._writer = writer = SiteWriter(self._last, self._folder, self._settings.processes)
        shared, language = self._shared, self._settings.language
        scripts = joined_scripts(files, config, language, writer.groups, Keys(shared))
        self._assets = Assets(scripts.version, styles.is_markdown_everywhere)
        self._keys = Keys(f"{shared} {self._assets}")
        made = {path: text.encode() for path, text in {**styles.files, **scripts.files}.items()}
        if old is None:
            config.nav = None
            parts = problem_parts(site)
        else:
            whole = WholeSite(self._loaded, self._keys, config, files, scripts.version)
            parts = whole.parts(writer.groups)
            made |= old_files(old, site.address, site.settings.language)
        for path in made:
            files.append(late_file(config, path, made))
        # MkDocs prints the day of the build: two builds of one archive would differ.
        self._made_pages = made_pages = MadePages(config, parts, content, site.last_day)
        is_all = bool(acting_on_pages(config.plugins, self) or content.problems)
        return made_pages.linked(files, content.files.former_paths(), is_all=is_all)

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
        self._remember(Path(os.path.relpath(config.docs_dir), page.file.src_uri).as_posix())

    def _remember(self, page: str) -> None:
        self._rendered = page

    def on_env(self, env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
        """Prepare the templates, and render the notes of papers."""
        content, site, *_ = self._loaded
        # `mkdocs serve` adds a script of its own, which a policy would forbid.
        policy, problems = not self._is_served, content.problems
        prepare_templates(env, site, self._assets, has_policy=policy, problems=problems)
        made_pages, writer = self._made_pages, self._writer
        made_pages.set_day(files)
        made_pages.render_notes(files, self._remember)
        names = may_stay(map(file_of, made_pages.pages), config.plugins, self)
        taken = {file.dest_uri for file in files}
        writer.make_room(names, CardWriter(site.cards, files), taken)
        writer.groups.make([robot_files_task(files, made_pages, site.address, self._keys)])
        cycles.end_reading(is_last=not self._is_served)  # templates form cycles
        renderer = PageRenderer(config, env, files, self._nav)
        self._pages = PageWriter(made_pages, renderer, self._folder, self._remember)
        if self._loaded.old is None:
            self._preview = None  # the site shows problems, and no papers
        elif self._is_served:
            self._preview = Preview(self._loaded, made_pages, self._pages, config, files)

    @event_priority(100)  # what others do with the site, they do with all pages
    def on_post_build(self, *, config: MkDocsConfig) -> None:  # noqa: ARG002  # MkDocs passes it
        """Write the pages that MkDocs did not make."""
        has_own = has_templates(self._templates)
        shown = f"{self._nav} {printed_day(has_own_templates=has_own)}"
        keys = PageKeys(self._keys, self._loaded.site, shown, has_own_templates=has_own)
        is_kept = self._settings.cache != "" and self._loaded.old is not None
        self._writer.write(self._pages, keys, is_kept=is_kept, is_last=not self._is_served)
        if not self._is_served:
            self._same.keep(measured_state(self._folder))
        self._last.end()

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
            context |= page.variables  # type: ignore[typeddict-item]  # ours, beside MkDocs' own
        return context
