"""Where MkDocs finds our templates, scripts and styles: between a person's own and Material's."""

import logging
import os
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Final

import jinja2
import mkdocs.contrib.search
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.theme import Theme

from paper_archive.archive.files.disk import read_bytes
from paper_archive.archive.files.folders import Listing, list_files
from paper_archive.errors import problem_list
from paper_archive.package_folders import THEME
from paper_archive.plugin.files.file_groups import FileGroups, Task, Write
from paper_archive.publish.accent import accent_changes, accent_style
from paper_archive.publish.keys import Keys
from paper_archive.publish.languages.language import Language
from paper_archive.publish.scripts import Scripts, is_blocking, is_module, site_scripts
from paper_archive.publish.scripts.minified import minifier
from paper_archive.publish.styles import OURS, Styles, is_sheet_of_theme, site_styles

_log: Final = logging.getLogger("mkdocs.plugins.paper_archive")

_LUNR_JS: Final = Path(mkdocs.contrib.search.__file__).parent / "templates/search/lunr.js"
_TEXTS: Final = (".css", ".js", ".md")
_NO_MINIFIER: Final = (
    "Scripts keep their long names: minify-go, which some systems lack, is missing."
)
_ICON: Final = "assets/icon.svg"
_ICON_OF_MATERIAL: Final = "assets/images/favicon.png"


class _VisibleFiles(jinja2.FileSystemLoader):
    """Finds hidden files as well, but lists none of them.

    MkDocs lists all files of a theme, and leaves out hidden ones: Material has 15,000 icons.
    """

    def list_templates(self) -> list[str]:
        """Return the paths of all files but hidden ones and those in hidden folders, sorted."""
        return sorted({path for folder in self.searchpath for path in _visible(folder)})


def _visible(folder: str) -> Iterator[str]:
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        place = Path(root).relative_to(folder)
        yield from ((place / name).as_posix() for name in names if not name.startswith("."))


def use_theme(theme: Theme) -> None:
    """Let our files come before those of the theme, and after those in its `custom_dir`.

    A file of the same name in `custom_dir`, or below the content folder, replaces one of ours.
    """
    get_env = theme.get_env

    def environment() -> jinja2.Environment:
        found = get_env()
        found.loader = _VisibleFiles(theme.dirs)
        return found

    theme.get_env = environment  # type: ignore[method-assign]  # MkDocs has no event for it
    theme.dirs.insert(1 if theme.custom_dir else 0, str(THEME))
    if theme.get("favicon") in {None, _ICON_OF_MATERIAL}:
        theme["favicon"] = _ICON


def joined_styles(files: Files, config: MkDocsConfig, accent: str) -> Styles:
    """Take the style sheets of the theme and ours out of the files, and return what they become.

    The accent, if one is set, is added to our style; a style that a person wrote has no other.

    Raises:
        PluginError: when a template of a person cannot be read.

    """
    written = _written(files, config.theme)
    style = files.get_file_from_path(OURS)
    ours = style.content_string if style else ""
    if accent and style and style.src_dir != config.docs_dir:
        for line in accent_changes(accent):
            _log.info("%s", line)
        ours += accent_style(accent)
    sheets = sorted((each for each in files if is_sheet_of_theme(each.src_uri)), key=_path)
    for each in [*sheets, *([style] if style else [])]:
        files.remove(each)
    return site_styles([each.content_string for each in sheets], ours, written)


def _path(file: File) -> str:
    return file.src_uri


def _written(files: Files, theme: Theme) -> dict[str, str]:
    """Return path → text of what a person wrote: templates, pages, scripts, styles."""
    packaged = {*theme.dirs} - {theme.custom_dir}
    own = [file for file in files if file.src_dir not in packaged]
    written = {file.src_uri: file.content_bytes for file in own if file.src_uri.endswith(_TEXTS)}
    found = list_files(Path(theme.custom_dir)) if theme.custom_dir else Listing()
    if found.problems:
        raise PluginError(problem_list(found.problems))
    written |= {f"{each}": read_bytes(each) for each in found.files if each.suffix == ".html"}
    # Only names in ASCII are looked for.
    return {path: text.decode(errors="replace") for path, text in written.items()}


def joined_scripts(
    files: Files, config: MkDocsConfig, language: Language, groups: FileGroups, keys: Keys
) -> Scripts:
    """Take the modules out of the files, and return the scripts that they are joined into.

    What they say is in the language. The last build knows them if it had the same modules.

    Raises:
        PluginError: when they cannot be joined, such as one that replaces ours and lacks an export.

    """
    modules: dict[str, str] = {}
    try:
        for file in list(files):
            is_own = file.src_dir == config.docs_dir
            if is_module(file.src_uri) and (not is_own or (THEME / file.src_uri).is_file()):
                modules[file.src_uri] = file.content_string
                files.remove(file)
        blocking = {
            file.src_uri: file.content_string for file in files if is_blocking(file.src_uri)
        }
        made_of = (modules, _LUNR_JS.read_text(encoding="utf-8"), language, blocking)

        def make(_: Write) -> object:
            scripts = site_scripts(*made_of)
            return scripts.version, {**scripts.files}

        if not (shortened_by := minifier()):
            _log.info("%s", _NO_MINIFIER)
        tools = version("pygments"), shortened_by
        task = Task(keys.of("scripts", tools, *made_of), make)
        groups.make([task])
        return Scripts(*groups.value(task.key))
    except ValueError as error:
        raise PluginError(f"The scripts cannot be joined: {error}") from error
