r"""Formulas between dollars in Markdown that a person wrote, in notes or on pages of their own.

Without this, `\|` and `\\` lost a backslash, and `*` and `_` were emphasis. As on GitHub, `\$` is a
dollar, and there are no formulas in code, in attributes of HTML and in addresses.
"""

import re
from html import unescape
from typing import Final
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import (
    AutolinkInlineProcessor,
    HtmlInlineProcessor,
    InlineProcessor,
)
from markdown.postprocessors import Postprocessor
from markdown.util import STX, AtomicString

from paper_archive.publish.mathematics import with_mathematics
from paper_archive.text import MATHEMATICS

FORMULAS: Final = "formulas"
"""The name under which Python-Markdown knows what reads and what shows them."""
_CLASS: Final = "formula"
_KEPT: Final = re.compile(rf'<code class="{_CLASS}">(\$[^<]*\$)</code>')
_HTML: Final = r"""(?x)(
    <(?P<tag>code|kbd|samp|tt)\b[^<>]*+>(?=[^<$]*+\$)[^<]*+</(?P=tag)>
  | <[A-Za-z][\w-]*+
    (?>(?:\s++[\w:-]++(?>(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'<>=`]++))?))+)\s*+/?>
)"""
"""Code, or a tag with attributes."""
_AUTOLINK: Final = r"<(https?://[^<>\s$]*+\$[^<>\s]*+)>"
_BEFORE_FORMULAS: Final = 187
_AFTER_CODE: Final = 185
"""The priority of what comes after code (190), and before escapes (180)."""
_LAST: Final = 5


class WrittenFormulas(Extension):
    """Shows formulas as MathML."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # the name is Python-Markdown's
        """Add what reads formulas, and what shows them at the end."""
        md.ESCAPED_CHARS.append("$")
        md.inlinePatterns.register(_Html(_HTML, md), "html-with-dollars", _BEFORE_FORMULAS)
        link = AutolinkInlineProcessor(_AUTOLINK, md)
        md.inlinePatterns.register(link, "link-with-dollars", _BEFORE_FORMULAS)
        md.inlinePatterns.register(_Reader(md), FORMULAS, _AFTER_CODE)
        md.postprocessors.register(_Shower(md), FORMULAS, _LAST)


def with_formulas(html: str) -> str:
    """Return HTML with MathML in place of the elements in which formulas were kept."""
    return _KEPT.sub(lambda found: with_mathematics(unescape(found[1])), html)


class _Html(HtmlInlineProcessor):
    """Keeps HTML with dollars that begin no formula."""

    def handleMatch(  # type: ignore[override]  # noqa: N802  # likewise
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        """Return a placeholder for the HTML, and where it is; nothing without dollars."""
        return super().handleMatch(m, data) if "$" in m[0] else (None, None, None)


class _Reader(InlineProcessor):
    """Keeps a formula as it is written, in an element that is safe to publish."""

    def __init__(self, markdown: Markdown) -> None:
        super().__init__(r"\$", markdown)
        self.compiled_re = MATHEMATICS

    def handleMatch(  # type: ignore[override]  # noqa: N802  # likewise
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002  # likewise
    ) -> tuple[Element | None, int | None, int | None]:
        """Return an element for a formula between dollars, and where the formula is."""
        if not m[0].startswith("$") or STX in m[0]:
            return None, None, None
        element = Element("code", {"class": _CLASS})
        element.text = AtomicString(m[0])
        return element, m.start(), m.end()


class _Shower(Postprocessor):
    def run(self, text: str) -> str:
        return with_formulas(text)
