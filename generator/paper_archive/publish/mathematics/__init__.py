"""Formulas in titles and abstracts: MathML on pages, Unicode where only plain text is possible.

A formula that cannot be converted reliably is shown as TeX.
"""

from functools import cache
from typing import Final

from markupsafe import Markup

from paper_archive.publish.markup import between_tags
from paper_archive.publish.mathematics.mathml import UnreadError, mathml
from paper_archive.publish.mathematics.unicode import unicode_formula
from paper_archive.text import MATHEMATICS

_LONGEST_PLAIN: Final = 80
"""Longer formulas are not readable in plain text."""


def with_mathematics(text: str) -> Markup:
    """Return the text as HTML, with formulas as MathML, or as TeX in `<code>`."""
    if not _may_hold_formula(text):
        return between_tags(text)
    return Markup("").join(
        _shown(part) if number % 2 else between_tags(part)
        for number, part in enumerate(MATHEMATICS.split(text))
    )


def plain_mathematics(text: str) -> str:
    r"""Return the text with formulas in Unicode, where that is reliable; other formulas stay TeX.

    `$k$-means` becomes k-means, `$O(n^2)$` O(n²), `$\alpha$` α; `$\frac{a}{b}$` stays.
    """
    if not _may_hold_formula(text):
        return text
    return MATHEMATICS.sub(lambda formula: _plain(formula[0]), text)


def _may_hold_formula(text: str) -> bool:
    """Return a quick no for most texts without formulas."""
    return "$" in text or "\\" in text


@cache
def _shown(formula: str) -> Markup:
    try:
        return mathml(_inner(formula), block=formula.startswith(("$$", r"\[")))
    except UnreadError:
        return Markup('<code class="tex" translate="no">{}</code>').format(formula)


@cache
def _plain(formula: str) -> str:
    if len(formula) > _LONGEST_PLAIN:
        return formula
    return unicode_formula(_inner(formula)) or formula


def _inner(formula: str) -> str:
    return formula[2:-2] if formula.startswith(("$$", "\\")) else formula[1:-1]
