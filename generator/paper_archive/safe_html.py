"""The HTML that notes may contain: only what formats text, and nothing that runs or loads code.

The check of a content folder warns about anything else, and the site leaves it out.

Source: the list of Ammonia (https://docs.rs/ammonia), which nh3 binds, with what the extensions of
Python-Markdown write.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Final

import nh3

TAGS: Final = frozenset(nh3.ALLOWED_TAGS - {"area", "center", "map"} | {"input", "label", "tfoot"})
SCHEMES: Final = frozenset({"http", "https", "mailto"})
"""Allowed in links to other sites."""
_EVERYWHERE: Final = {"class", "dir", "id", "lang", "role", "title"}
_PREFIXES: Final = {"aria-"}
_ATTRIBUTES: Final = {
    "*": _EVERYWHERE,
    "a": {"href", "hreflang", "name"},
    "col": {"span"},
    "colgroup": {"span"},
    "data": {"value"},
    "del": {"datetime"},
    "details": {"open"},
    "img": {"alt", "height", "src", "width"},
    "input": {"checked"},
    "ins": {"datetime"},
    "label": {"for"},
    "li": {"value"},
    "ol": {"reversed", "start", "type"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan", "scope"},
    "time": {"datetime"},
    **{tag: {"align"} for tag in ("div", "h1", "h2", "h3", "h4", "h5", "h6", "p")},
}
_VALUES: Final = {"input": {"type": {"checkbox"}}}
"""The only values of attributes: inputs are the boxes of task lists."""
_FIXED: Final = {"input": {"disabled": ""}}
_ADDRESSES: Final = {"href", "src"}
_FRAME_CLASS: Final = re.compile(
    r"md-|js\Z|(cite-tools|notice|page|paper-line|save|search-key|skip|unseen)\Z"
)
"""Classes of the theme and of Material that move an element, even in front of the page."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag."""

    name: str
    attributes: dict[str, str]
    line: int
    """Counted from 0."""
    is_end: bool = False

    def left_out(self) -> Iterator[str]:
        """Yield the parts that the site leaves out, as they are written."""
        if self.is_end:
            return
        if self.name not in TAGS:
            yield f"<{self.name}>"
            return
        for name, value in self.attributes.items():
            if not self._may_have(name):
                yield f"{name} of <{self.name}>"
            elif not self._may_be(name, value):
                yield f'{name}="{value}"'

    def _may_have(self, name: str) -> bool:
        known = (_EVERYWHERE, *(each.get(self.name, ()) for each in (_ATTRIBUTES, _VALUES, _FIXED)))
        # The extension `md_in_html` removes `markdown` itself.
        return name.startswith((*_PREFIXES, "markdown")) or any(name in each for each in known)

    def _may_be(self, name: str, value: str) -> bool:
        if name in _ADDRESSES:
            return is_safe_address(value)
        if name == "class":
            return _without_frame(value) == value
        allowed = _VALUES.get(self.name, {}).get(name)
        return allowed is None or value.lower() in allowed


def tags(html: str) -> list[Tag]:
    """Return the tags of a piece of HTML, in order."""
    reader = _TagReader()
    reader.feed(html)
    reader.close()
    return reader.found


def is_safe_address(address: str) -> bool:
    """Tell whether a link may lead there: to the same site, by http, https or mailto."""
    kept = nh3.clean_text(address)
    return "href" in nh3.clean(f'<a href="{kept}">', url_schemes={*SCHEMES}, link_rel=None)


def safe_html(html: str, link: Callable[[str], str]) -> str:
    """Return the HTML with what notes may hold; `link` rewrites links within the site."""
    return nh3.clean(
        html,
        tags={*TAGS},
        attributes=_ATTRIBUTES,
        attribute_filter=lambda _, name, value: _without_frame(value) if name == "class" else value,
        generic_attribute_prefixes=_PREFIXES,
        tag_attribute_values=_VALUES,
        set_tag_attribute_values=_FIXED,
        url_schemes={*SCHEMES},
        url_relative=link,
        link_rel=None,
    )


def _without_frame(classes: str) -> str:
    """Return the classes that only format text, as they are written if all do."""
    found = classes.split()
    kept = [each for each in found if not _FRAME_CLASS.match(each)]
    return " ".join(kept) if len(kept) < len(found) else classes


class _TagReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Tag] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.found.append(Tag(tag, attributes, self.getpos()[0] - 1))

    def handle_endtag(self, tag: str) -> None:
        self.found.append(Tag(tag, {}, self.getpos()[0] - 1, is_end=True))
