"""The key of everything that a site is built from, known before any of it is parsed."""

import sys
from functools import partial
from pathlib import Path
from types import FunctionType
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin

from paper_archive.archive.content_files.content_bytes import ContentBytes
from paper_archive.hashing import digest_of
from paper_archive.package_folders import THEME
from paper_archive.plugin.acting_plugins import is_alone, read_only_pages
from paper_archive.plugin.incremental.shared_key import files_in, has_templates, printed_day
from paper_archive.publish.keys import Keys
from paper_archive.publish.settings import Settings


def whole_key(
    shared: str,
    config: MkDocsConfig,
    settings: Settings,
    content: ContentBytes,
    ours: BasePlugin,  # type: ignore[type-arg]  # of any settings
) -> str:
    """Return the key; empty if something unknown takes part in the build, or nothing is kept."""
    extensions = [each for each in config.markdown_extensions if isinstance(each, str)]
    is_known = is_alone(config.plugins, ours) and read_only_pages(extensions)
    if not (is_known and content.digest and settings.cache):
        return ""
    # Any package may be the theme, or extend Markdown; its version says what is in it.
    installed = {path.name for folder in sys.path for path in Path(folder).glob("*.dist-info")}
    has_own = bool(config.extra_templates) or has_templates(config.theme.custom_dir)
    day = printed_day(has_own_templates=has_own)
    places = [config.docs_dir, config.site_dir, f"{Path.cwd()}"]  # which messages name
    theme = [(f"{path}", digest_of(path.read_bytes())) for path in sorted(files_in(f"{THEME}"))]
    rest = repr([*map(_named, (extensions, config.mdx_configs, config.nav))])
    return Keys(shared).of(settings, content.digest, installed, theme, day, places, rest)


def _named(value: Any) -> object:
    """Return a value of YAML with functions by their names, not by their places in memory."""
    if isinstance(value, dict):
        return [(key, _named(each)) for key, each in value.items()]
    if isinstance(value, list | tuple):
        return [*map(_named, value)]
    if isinstance(value, partial):
        return _named([value.func, value.args, value.keywords])
    if isinstance(value, FunctionType | type):
        return f"{value.__module__}.{value.__qualname__}"
    return value
