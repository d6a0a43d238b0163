r"""Formulas between dollars in Markdown that a person wrote, in notes or on pages of their own.

Without this, `\|` and `\\` lost a backslash, and `*` and `_` were emphasis.
"""

import re
from html import unescape
from typing import Final
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.util import STX, AtomicString

from paper_archive.publish.mathematics import with_mathematics
from paper_archive.text import MATHEMATICS

FORMULAS: Final = "formulas"
"""The name under which Python-Markdown knows what reads and what shows them."""
_CLASS: Final = "formula"
_KEPT: Final = re.compile(rf'<code class="{_CLASS}">(\$[^<]*\$)</code>')
_AFTER_CODE: Final = 185
"""The priority of what comes after code (190), and before escapes (180)."""
_LAST: Final = 5


class WrittenFormulas(Extension):
    """Shows formulas as MathML."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # the name is Python-Markdown's
        """Add what reads formulas, and what shows them at the end."""
        md.inlinePatterns.register(_Reader(md), FORMULAS, _AFTER_CODE)
        md.postprocessors.register(_Shower(md), FORMULAS, _LAST)


def with_formulas(html: str) -> str:
    """Return HTML with MathML in place of the elements in which formulas were kept."""
    return _KEPT.sub(lambda found: with_mathematics(unescape(found[1])), html)


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
