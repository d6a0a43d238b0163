"""Where MkDocs finds our templates, scripts and styles: between a person's own and Material's."""

import logging
from pathlib import Path
from typing import Final

import mkdocs.contrib.search
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.theme import Theme

from paper_archive.publish.accent import accent_changes, accent_style
from paper_archive.publish.language import Language
from paper_archive.publish.scripts import Scripts, is_module, site_scripts

_log: Final = logging.getLogger("mkdocs.plugins.paper_archive")

_FOLDER: Final = Path(__file__).parents[1] / "theme"
_LUNR_JS: Final = Path(mkdocs.contrib.search.__file__).parent / "templates/search/lunr.js"
_STYLE: Final = "assets/archive.css"
_ICON: Final = "assets/icon.svg"
_ICON_OF_MATERIAL: Final = "assets/images/favicon.png"


def use_theme(theme: Theme) -> None:
    """Let our files come before those of the theme, and after those in its `custom_dir`.

    A file of the same name in `custom_dir`, or below the content folder, replaces one of ours.
    """
    theme.dirs.insert(1 if theme.custom_dir else 0, str(_FOLDER))
    if theme.get("favicon") in {None, _ICON_OF_MATERIAL}:
        theme["favicon"] = _ICON


def use_accent(files: Files, config: MkDocsConfig, accent: str) -> None:
    """Add the accent to our style, if one is set; a style that a person wrote stays as it is."""
    style = files.get_file_from_path(_STYLE)
    if not accent or not style or style.src_dir == config.docs_dir:
        return
    for line in accent_changes(accent):
        _log.info("%s", line)
    files.remove(style)
    text = style.content_string + accent_style(accent)
    files.append(File.generated(config, _STYLE, content=text))


def joined_scripts(files: Files, config: MkDocsConfig, language: Language) -> Scripts:
    """Take the modules out of the files, and return the scripts that they are joined into.

    What they say is in the language.

    Raises:
        PluginError: when they cannot be joined, such as one that replaces ours and lacks an export.

    """
    modules: dict[str, str] = {}
    try:
        for file in list(files):
            is_own = file.src_dir == config.docs_dir
            if is_module(file.src_uri) and (not is_own or (_FOLDER / file.src_uri).is_file()):
                modules[file.src_uri] = file.content_string
                files.remove(file)
        return site_scripts(modules, _LUNR_JS.read_text(encoding="utf-8"), language)
    except ValueError as error:
        raise PluginError(f"The scripts cannot be joined: {error}") from error
