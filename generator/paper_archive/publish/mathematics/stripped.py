r"""Formulas whose TeX lost its backslashes or dollar signs, as in `Oleft(N^2right)` and `L_2^2`.

Sources strip TeX by halves. Only what can be nothing else is read as a formula: a name in code
(`snake_case`, `a_b`, `gpt_4`), a word or an address is left as it is.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from paper_archive.publish.mathematics.unicode import unicode_formula

_GREEK: Final = (
    "alpha|beta|gamma|delta|varepsilon|epsilon|zeta|eta|vartheta|theta|iota|kappa|lambda|mu|nu|xi"
    "|pi|rho|sigma|tau|upsilon|varphi|phi|chi|psi|omega|Gamma|Delta|Theta|Lambda|Sigma|Phi|Psi|Omega"
    "|ell|infty"
)
_NAMES: Final = rf"{_GREEK}|log|ln|exp|sum|prod|leq|geq|times|cdot|dots|ldots|circ"
_FONT: Final = r"math(?:cal|bb|bf|frak|scr)(?:\s?\{[A-Z]\}|\s[A-Z](?![A-Za-z]))"
_IN_BRACES: Final = rf"(?:(?:{_NAMES})(?![a-z])|[A-Za-z]{{1,2}}(?![A-Za-z])|[α-ωΑ-Ω]|\d+|[-+*/,=.])"
_BELOW: Final = rf"""(?: _\{{ (?>{_IN_BRACES}+) \}}
  | _(?:\d\d? | [ijkt](?![-+]\d) | (?<=[lL]_)[pq] | {_GREEK})(?![A-Za-z0-9]) )"""
_ABOVE: Final = rf"""(?: \^\{{ (?>{_IN_BRACES}+) \}}
  | \^(?:-?\d{{1,4}}+(?![\d/.]*+\w) | [dkmnpqrstDKMNT](?![\w(]|[-+]\d) | \*) )"""
_SCRIPTS: Final = rf"(?:{_BELOW}{_ABOVE}?|{_ABOVE}{_BELOW}?)"
_INNER: Final = rf"""(?:
    {_FONT} | (?:{_NAMES})(?![a-z]) | [A-Za-z](?![A-Za-z])
  | [A-Z]{{1,3}}(?=[^A-Za-z]|log|ln|right|big)
  | [α-ωΑ-Ω] | \d+(?:\.\d+)? | [_^]\{{(?>{_IN_BRACES}+)\}}
  | [-+*/=<>|,] | [_^](?=[A-Za-z0-9*-])(?!-?\w{{1,9}}/)
)"""
_ARGUMENT: Final = rf"(?>(?:\s?{_INNER})+)\s?"
_BEFORE: Final = r"(?<![\w.\\$#@^_{}&/`'\"])(?<!\w-)(?<!\d,)"
_AFTER: Final = r"(?![\w_^{}\\`/]|[.:=@-]\w*[_/]|\.\w|,\d|\(\))"
_FORMULA: Final = re.compile(
    rf"""
      (?<![\w\\]) (?:{_GREEK}|[A-Za-z])? (?:left|[bB]igg?l?) [(\[] {_ARGUMENT}
          (?:right|[bB]igg?r?) [)\]] (?!\w)
    | {_BEFORE} (?:[OΘΩ]|Theta|Omega) \((?=[^()]*\w[_^]) {_ARGUMENT} \) (?!\w)
    | {_BEFORE} {_FONT} {_SCRIPTS}? {_AFTER}
    | {_BEFORE} (?:[A-Za-z] | {_GREEK} | \d+(?=\^) | \[-?\d,\s?\d\](?=\^)) {_SCRIPTS} {_AFTER}
    | {_BEFORE} (?:[a-z]_[ijk]){{2}} {_AFTER}
    | (?<![\w\\]) [a-z]circ\ [a-z](?![\w'-])
    """,
    re.VERBOSE,
)
_SIZED: Final = re.compile(r"(left|right|[bB]igg?[lr]?)(?=[()\[\]])")
_CALLED: Final = {"left": r"\left", "right": r"\right"}
_GLUED: Final = re.compile(r"(?<=[A-Za-z])(?=circ |(?:log|ln) )")
_COMMAND: Final = re.compile(
    rf"(?<![A-Za-z\\])(?=(?:{_NAMES}|math(?:cal|bb|bf|frak|scr))(?![a-z]))"
)
_LONG_SCRIPT: Final = re.compile(r"([_^])(-\d+|\d\d+)")
"""A script of several characters, which TeX has in braces."""

_SIGNS: Final = {"leq": "≤", "geq": "≥", "varepsilon": "ε", "mapsto": "↦", "infty": "∞"}
_SIGN: Final = re.compile(
    r"""(?<![\w\\$.{_^/-])(leq|geq|varepsilon|mapsto|infty)(?![\w}_^/.-]\w|[\w}_^/-])
      | (?<=\d)(?<!×\d)(?<!×\d\d)(?<!×\d\.\d)(?<!×\d\d\.\d)times(?![A-Za-z]|10\d)
      | (?<=,)l?dots(?=,)""",
    re.VERBOSE,
)
_THIN_SPACE: Final = re.compile(rf"(?<![\w\\])(?:{_GREEK})(?:,!(?:{_GREEK}))+(?!\w)")
_MARKS: Final = ("_", "^", "circ ", "dots,", "leq", "geq", "vareps", "mapsto", "infty")
_IN_BRACKETS: Final = ("left(", "left[", "igl(", "igg(", "big(", "Big(")
_FONTS: Final = ("mathc", "mathb", "mathf", "mathr", "maths")
_TIMES: Final = re.compile(r"\dtimes")


class Piece(NamedTuple):
    """A part of a text."""

    text: str
    tex: str = ""
    """The formula that the part is, without delimiters; empty if it is none."""


def pieces(text: str) -> Iterator[Piece]:
    """Yield the parts of a text without formulas in TeX: prose, and formulas that lost theirs."""
    at = 0
    for found in _FORMULA.finditer(text):
        yield Piece(text[at : found.start()])
        yield Piece(found[0], _tex(found[0]))
        at = found.end()
    yield Piece(text[at:])


@lru_cache(256)  # a page asks more than once of its abstract
def may_hold_stripped(text: str) -> bool:
    """Return a quick no for most texts."""
    return (
        _holds(text, _MARKS)
        or (("(" in text or "[" in text) and _holds(text, _IN_BRACKETS))
        or ("math" in text and _holds(text, _FONTS))
        or ("!" in text and ",!" in text)
        or ("times" in text and bool(_TIMES.search(text)))
    )


def _holds(text: str, marks: Iterable[str]) -> bool:
    for mark in marks:  # noqa: SIM110  # a generator would take longer than looking
        if mark in text:
            return True
    return False


def with_signs(text: str) -> str:
    """Return prose with the signs whose commands lost their backslash: `10times` is 10×."""
    text = _THIN_SPACE.sub(lambda found: _letters(found[0]), text) if ",!" in text else text
    return _SIGN.sub(lambda found: _SIGNS.get(found[0], "…" if "dots" in found[0] else "×"), text)


def _letters(names: str) -> str:
    return ",".join(unicode_formula(f"\\{name}") for name in names.split(",!"))


def _tex(text: str) -> str:
    text = _SIZED.sub(lambda found: _CALLED.get(found[1], ""), text)
    text = _COMMAND.sub(r"\\", _GLUED.sub(" ", text))
    return _LONG_SCRIPT.sub(r"\1{\2}", text)
