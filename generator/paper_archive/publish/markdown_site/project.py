"""The files beside the pages: the settings of Zensical, and what to do with them.

Source: https://zensical.org/docs/setup/basics/ and the parser of its settings, 0.0.73.
"""

import json
from collections.abc import Sequence

_SETTINGS: Sequence[str] = ("[project.theme]", "font = false")
_EXTENSIONS: Sequence[str] = ("tables", "fenced_code", "toc")
"""Those that MkDocs has. With others, pages would show some texts differently."""
_README = """\
# {name}

Plain Markdown in `docs/`, one file for each paper in `docs/papers/`. To see it as a site:

    pip install zensical
    zensical serve

`zensical build` writes the site to `site/`. Its settings are in `zensical.toml`.
"""


def project_files(
    name: str, description: str, address: str, navigation: Sequence[tuple[str, str]]
) -> dict[str, str]:
    """Return path → text; `navigation` is title → page in `docs/`, for the header."""
    settings = {"site_name": name, "site_description": description, "site_url": address}
    pages = ", ".join(f"{{{_text(title)} = {_text(path)}}}" for title, path in navigation)
    lines = [
        "[project]",
        *(f"{key} = {_text(value)}" for key, value in settings.items() if value),
        'docs_dir = "docs"',
        f"nav = [{pages}]",
        "",
        *_SETTINGS,
        "",
        *(f"[project.markdown_extensions.{each}]" for each in _EXTENSIONS),
    ]
    return {
        "zensical.toml": "\n".join(lines) + "\n",
        "README.md": _README.format(name=name),
        ".gitignore": "/site/\n/.cache/\n",
    }


def _text(value: str) -> str:
    """Return a string of TOML, whose escapes are those of JSON."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
