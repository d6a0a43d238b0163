"""Minimal HTML escaping."""

from typing import Final

from markupsafe import Markup

_SIGNS: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def between_tags(text: str) -> Markup:
    """Return the text escaped for an element; in an attribute, quotes must be escaped too.

    Source: https://html.spec.whatwg.org/multipage/syntax.html#text.
    """
    return Markup(text.translate(_SIGNS))  # noqa: S704  # escaped in the line itself
