"""The styles that pages load: ours, and as much of the theme's as a page can use.

The frame of our pages has none of the theme's classes, so most pages need only its rules for
elements, which are joined with ours. Markdown needs the rules for text, and those for the classes
that extensions write, such as `admonition`, where it has classes. A page loads one of the two
sheets for Markdown, or none, before ours.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from paper_archive.publish.styles.parts import theme_parts
from paper_archive.publish.styles.sheet import compact

OURS: Final = "assets/archive.css"
TEXT: Final = "assets/text.css"
"""For Markdown without classes."""
MARKDOWN: Final = "assets/markdown.css"
"""For Markdown with classes."""
_SHEETS_OF_THEME: Final = "assets/stylesheets/"
_OF_THEME: Final = re.compile(r"(?:data-)?md-[\w-]+")
_VARIABLE: Final = re.compile(r"[\"'(]\s*(--[\w-]+)")
"""Where a variable is used: `var(--x)`, or its name in a script."""
_FOR_ALL_PAGES: Final = (".html", ".js")


class Styles(NamedTuple):
    """What is made of the styles of the theme, of ours, and of those of a person."""

    files: Mapping[str, str]
    """Address → sheet."""
    is_markdown_everywhere: bool
    """Whether any page may have classes of the theme, since a template or script names them."""


def is_sheet_of_theme(path: str) -> bool:
    """Tell whether a file of the theme is a style sheet that the styles are made of."""
    return path.startswith(_SHEETS_OF_THEME) and path.endswith(".css")


def site_styles(theme: Sequence[str], ours: str, written: Mapping[str, str]) -> Styles:
    """Return the styles of a site.

    `theme` are the sheets of the theme in their order. `written` is path → text of the templates,
    scripts, styles and pages that a person wrote: they may use what our pages do not.
    """
    named = {path: frozenset(_OF_THEME.findall(text)) for path, text in written.items()}
    used = frozenset(_VARIABLE.findall("\n".join([ours, *written.values()])))
    parts = theme_parts(tuple(theme), frozenset().union(*named.values()), used)
    files = {OURS: parts.elements + compact(ours), TEXT: parts.text, MARKDOWN: parts.markdown}
    everywhere = any(names for path, names in named.items() if path.endswith(_FOR_ALL_PAGES))
    return Styles(files, everywhere)
