"""Formulas in titles and abstracts: MathML on pages, Unicode where only plain text is possible.

A formula that cannot be converted reliably is shown as TeX. Prose is shown as a typesetter would.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import Final, TypeVar

from markupsafe import Markup

from paper_archive.publish.markup import between_tags
from paper_archive.publish.mathematics.mathml import UnreadError, mathml
from paper_archive.publish.mathematics.stripped import may_hold_stripped, pieces, with_signs
from paper_archive.publish.mathematics.typeset import may_be_typed, typeset, with_quotes
from paper_archive.publish.mathematics.unicode import unicode_formula
from paper_archive.text import MATHEMATICS

_Shown = TypeVar("_Shown", bound=str)
_LONGEST_PLAIN: Final = 80
"""Longer formulas are not readable in plain text."""
_KEPT: Final = re.compile(
    r"((?:https?:|www\.|(?<=\.)(?:com|org|net|edu|io)/)\S++|(?<!`)`(?!`)[^`'\n]{1,200}`(?!`))"
)
"""Addresses and code, in which nothing is prose; in `split`, odd parts."""


def with_mathematics(text: str) -> Markup:
    """Return the text as HTML, with formulas as MathML, or as TeX in `<code>`."""
    if not _may_hold_formula(text):
        return between_tags(text)
    return Markup("").join(_read(text, _shown, _shown_stripped, between_tags))


def plain_mathematics(text: str) -> str:
    r"""Return the text with formulas in Unicode, where that is reliable; other formulas stay TeX.

    `$k$-means` becomes k-means, `$O(n^2)$` O(n²), `$\alpha$` α; `$\frac{a}{b}$` stays.
    """
    if not _may_hold_formula(text):
        return text
    return "".join(_read(text, _plain, _plain_stripped, str))


def is_prose(text: str) -> bool:
    """Tell whether pages surely show the text as `plain_mathematics` has it."""
    return not ("$" in text or "\\" in text or may_hold_stripped(text))


def _may_hold_formula(text: str) -> bool:
    """Return a quick no for most texts without formulas."""
    return may_be_typed(text) or not is_prose(text)


def _may_be_kept(text: str) -> bool:
    """Return a quick no for texts without addresses and code."""
    return "/" in text or "`" in text or "www." in text or (":" in text and "http" in text)


def _read(
    text: str,
    formula: Callable[[str], _Shown],
    stripped: Callable[[str, str], _Shown],
    prose: Callable[[str], _Shown],
) -> Iterator[_Shown]:
    """Yield the text in parts; `stripped` takes a formula as it stands, and its TeX."""
    text = with_quotes(text)
    # Most texts have neither, and looking for them takes longer than all else.
    for number, part in enumerate(
        MATHEMATICS.split(text) if "$" in text or "\\" in text else [text]
    ):
        if number % 2:
            yield formula(part)
            continue
        for at, words in enumerate(_KEPT.split(part) if _may_be_kept(part) else [part]):
            if at % 2:
                yield prose(words)
            elif not may_hold_stripped(words):
                yield prose(typeset(words))
            else:
                for each in pieces(typeset(words)):
                    yield stripped(*each) if each.tex else prose(with_signs(each.text))


@cache
def _shown(formula: str) -> Markup:
    try:
        return mathml(_inner(formula), block=formula.startswith(("$$", r"\[")))
    except UnreadError:
        return Markup('<code class="tex" translate="no">{}</code>').format(formula)


@lru_cache(4_096)
def _shown_stripped(text: str, tex: str) -> Markup:
    try:
        return mathml(tex)
    except UnreadError:
        return between_tags(text)


@cache
def _plain(formula: str) -> str:
    if len(formula) > _LONGEST_PLAIN:
        return formula
    return unicode_formula(_inner(formula)) or formula


def _plain_stripped(text: str, tex: str) -> str:
    return unicode_formula(tex) or text


def _inner(formula: str) -> str:
    return formula[2:-2] if formula.startswith(("$$", "\\")) else formula[1:-1]
