"""The tags of a page that programs read: `<meta>` with their contents, and JSON-LD in scripts.

Comments, scripts and styles are passed over, so that a tag within them is none. A tag or an element
that is never closed ends the page, so that the time grows with the page only.

Source: WHATWG, HTML Living Standard, 13.2.5 (tokenization).
"""

import html
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_PASSED_OVER: Final = ("script", "style", "noscript", "template", "textarea", "title", "svg")
_BEGIN: Final = re.compile(
    rf"<(?:(?P<comment>!--)|(?P<raw>{'|'.join(_PASSED_OVER)})(?=[\s/>])"
    r"|(?P<tag>meta|article)(?=[\s/>]))",
    re.IGNORECASE,
)
_ATTRIBUTE: Final = re.compile(
    r"[\s/]*+([^\s=>/]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|(?![\"'])([^\s>]*+)))?"
)
_END: Final = re.compile(r"[\s/]*+>")
_CLOSING: Final = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _PASSED_OVER}


class PageTag(NamedTuple):
    """A tag of a page."""

    name: str
    attributes: dict[str, str]
    text: str
    """What a script contains; empty for any other tag."""
    at: int
    """Where it begins in the page."""


def tags_in(page: str) -> Iterator[PageTag]:
    """Yield the tags `meta`, `article` and `script` of a page, in its order."""
    at = 0
    while begin := _BEGIN.search(page, at):
        if begin["comment"]:
            at = page.find("-->", begin.end()) + 1
            if not at:
                return
            continue
        attributes, at = _attributes(page, begin.end())
        if at < 0:
            return
        text = ""
        if raw := (begin["raw"] or "").lower():
            closing = _CLOSING[raw].search(page, at)
            if not closing:
                return
            text, at = page[at : closing.start()], closing.end()
        name = raw or begin["tag"].lower()
        if name in {"script", "meta", "article"}:
            yield PageTag(name, attributes, text, begin.start())


def _attributes(page: str, at: int) -> tuple[dict[str, str], int]:
    """Return the attributes of a tag, the first of each name, and where it ends; -1 if nowhere."""
    found: dict[str, str] = {}
    while not (end := _END.match(page, at)):
        attribute = _ATTRIBUTE.match(page, at)
        if not attribute:
            return found, -1
        name, *values = attribute.groups()
        found.setdefault(name.lower(), html.unescape(next(filter(None, values), "")))
        at = attribute.end()
    return found, end.end()
