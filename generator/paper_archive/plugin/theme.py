"""Where MkDocs finds our templates, scripts and styles: between a person's own and Material's."""

from pathlib import Path
from typing import Final

from mkdocs.theme import Theme

_FOLDER: Final = Path(__file__).parents[1] / "theme"
_ICON: Final = "assets/icon.svg"
_ICON_OF_MATERIAL: Final = "assets/images/favicon.png"


def use_theme(theme: Theme) -> None:
    """Let our files come before those of the theme, and after those in its `custom_dir`.

    A file of the same name in `custom_dir`, or below the content folder, replaces one of ours.
    """
    theme.dirs.insert(1 if theme.custom_dir else 0, str(_FOLDER))
    if theme.get("favicon") in {None, _ICON_OF_MATERIAL}:
        theme["favicon"] = _ICON
