"""A key of all that files share beside the archive: code, templates, settings."""

import inspect
import os
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from platform import python_version
from typing import Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.utils import get_build_date

from paper_archive.hashing import digest_of
from paper_archive.package_folders import PACKAGE, THEME

_TEMPLATES: Final = ".html"
_CODE: Final = (".py", ".json", ".tsv", ".woff2", _TEMPLATES)
_PACKAGES: Final = (
    *("mkdocs", "mkdocs-material", "jinja2", "markupsafe", "markdown", "babel", "latex2mathml"),
    *("lunr", "nh3", "pillow", "pygments", "pylatexenc"),
)
_NOT_SHOWN: Final = {
    *("config_file_path", "docs_dir", "site_dir", "plugins", "hooks", "theme", "watch", "dev_addr"),
    *("markdown_extensions", "mdx_configs", "nav"),
}
"""Settings of MkDocs that no page shows, or that show in what else has a part in the key."""


def shared_key(config: MkDocsConfig, more: object) -> str:
    """Return the key; `more` has a representation that is the same for what is the same."""
    return digest_of("\n".join(map(repr, _parts(config, more))).encode())


def printed_day(*, has_own_templates: bool) -> str:
    """Return the day, which templates in the folder of a person may print; empty without any.

    Ours do not.
    """
    return get_build_date() if has_own_templates else ""


def has_templates(folder: str | None) -> bool:
    """Tell whether there are templates in the folder of a person, if there is one."""
    return any(path.suffix == _TEMPLATES for path in files_in(folder))


def _parts(config: MkDocsConfig, more: object) -> Iterator[object]:
    yield python_version(), [version(name) for name in _PACKAGES]
    yield more
    for name in sorted(set(config) - _NOT_SHOWN):
        yield name, config[name]
    yield config.theme.name, sorted(config.theme.items(), key=str)
    for name, plugin in config.plugins.items():
        if isinstance(plugin, BasePlugin):
            yield name, type(plugin), sorted(plugin.config.items(), key=str)
        else:  # a hook
            yield name, Path(inspect.getfile(plugin)).read_bytes()
    for folder in (PACKAGE, THEME):
        for path in sorted(folder.rglob("*")):
            if path.suffix in _CODE:
                yield path.relative_to(folder).as_posix(), path.read_bytes()
    for path in sorted(files_in(config.theme.custom_dir)):  # a template may include any of them
        yield os.path.relpath(path, config.theme.custom_dir), path.read_bytes()


def files_in(folder: str | None) -> Iterator[Path]:
    """Yield the files below a folder, if there is one, hidden ones and those behind links too."""
    seen = set()
    for root, folders, names in os.walk(folder or "", followlinks=True):
        place = os.path.realpath(root)
        if place in seen:  # a link to a folder that it is in
            folders.clear()
            continue
        seen.add(place)
        yield from (path for name in names if (path := Path(root, name)).is_file())
