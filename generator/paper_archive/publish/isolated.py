"""Texts that browsers are to set apart from those around them, or whose direction they are to find.

Source: Unicode Bidirectional Algorithm, https://www.unicode.org/reports/tr9/. In a page that is
read from left to right, only a text with a letter that is read from right to left needs either.
"""

import re
from typing import Final

from markupsafe import Markup, escape

_RIGHT_TO_LEFT: Final = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufeff"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Blocks of such letters, and signs that stand for one."""
_DIRECTION: Final = Markup(" dir=auto")
_NONE: Final = Markup("")


def isolated(name: str, *, is_right_to_left: bool = False) -> Markup:
    """Return a name among others, in an element if it needs one, or holds a comma itself.

    `is_right_to_left` is the direction of the page, where all do.
    """
    is_apart = is_right_to_left or "," in name or _RIGHT_TO_LEFT.search(name)
    return Markup("<bdi>{}</bdi>").format(name) if is_apart else escape(name)


def direction_of(text: str, *, is_right_to_left: bool = False) -> Markup:
    """Return the attribute by which browsers find the direction of a text, if it needs one."""
    return _DIRECTION if is_right_to_left or _RIGHT_TO_LEFT.search(text) else _NONE
