"""Notes as HTML: the Markdown that people write below an abstract."""

import re
from collections.abc import Callable, Mapping, Sequence
from html import unescape
from typing import Any, Final
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor, ReferenceInlineProcessor
from markdown.util import STX, AtomicString

from paper_archive.errors import ArchiveError, Problem, Where
from paper_archive.links import Anchors
from paper_archive.publish.mathematics import with_mathematics
from paper_archive.safe_html import safe_html
from paper_archive.text import MATHEMATICS

_CLASS: Final = "formula"
_FORMULA: Final = re.compile(rf'<code class="{_CLASS}">(\$[^<]*\$)</code>')
_AFTER_CODE: Final = 185
"""The priority of a pattern that comes after code (190), and before escapes (180)."""
_LABEL: Final = re.compile(r"\[([^\[\]]*)\]")


def render_notes(
    notes: str,
    extensions: Sequence[str | Extension],
    options: Mapping[str, Mapping[str, Any]],
    link: Callable[[str], str],
    where: Where,
) -> str:
    """Return notes as HTML that is safe to publish; `link` rewrites what leads within the site.

    Extensions and their options are those of Python-Markdown. Headings have the anchors that they
    have on GitHub. Formulas between dollars are shown as in abstracts.

    Raises:
        ArchiveError: when lists and the like are nested too deeply; `where` is the page.

    """
    toc = {**options.get("toc", {}), "slugify": Anchors()}
    markdown = Markdown(extensions=extensions, extension_configs={**options, "toc": toc})
    markdown.inlinePatterns.register(_Formulas(markdown), "formulas", _AFTER_CODE)
    for pattern in markdown.inlinePatterns:
        if isinstance(pattern, ReferenceInlineProcessor):
            # No space before it: `[a] [b]` are two links.
            pattern.RE_LINK = _LABEL  # type: ignore[misc]  # a class variable in the stubs
    try:
        html = safe_html(markdown.convert(notes), link)
    except RecursionError as error:
        problem = Problem(where, "nesting-depth", "notes must be nested less deeply")
        raise ArchiveError([problem]) from error
    return _FORMULA.sub(lambda found: with_mathematics(unescape(found[1])), html)


class _Formulas(InlineProcessor):
    r"""Keeps formulas as they are written, before `\|` and `_` mean something else in Markdown.

    They are elements that are safe to publish, of which MathML is made afterwards.
    """

    def __init__(self, markdown: Markdown) -> None:
        super().__init__(r"\$", markdown)
        self.compiled_re = MATHEMATICS

    def handleMatch(  # type: ignore[override]  # noqa: N802  # the name is Python-Markdown's
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
