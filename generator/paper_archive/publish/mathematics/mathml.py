"""Converts a TeX formula to MathML with latex2mathml, so that pages need no script for it.

Only what MathML Core knows is passed on (https://www.w3.org/TR/mathml-core/): few elements, no
styles or links, and only the fonts that Unicode has letters for. What may be misread is refused.
"""

import html
import re
import unicodedata
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element

from latex2mathml import commands, exceptions
from latex2mathml.converter import convert_to_element
from latex2mathml.symbols_parser import convert_symbol
from markupsafe import Markup, escape

_LONGEST: Final = 400
"""Characters of the longest formula that is converted."""
_DEEPEST: Final = 20
"""Levels of nested braces."""
_REFUSALS: Final = (
    exceptions.DenominatorNotFoundError,
    exceptions.DoubleSubscriptsError,
    exceptions.DoubleSuperscriptsError,
    exceptions.ExtraLeftOrMissingRightError,
    exceptions.InvalidAlignmentError,
    exceptions.InvalidStyleForGenfracError,
    exceptions.InvalidWidthError,
    exceptions.LimitsMustFollowMathOperatorError,
    exceptions.MissingEndError,
    exceptions.MissingSuperScriptOrSubscriptError,
    exceptions.NoAvailableTokensError,
    exceptions.NumeratorNotFoundError,
    *(IndexError, RecursionError, StopIteration, TypeError, ValueError),
)
"""What latex2mathml raises: its own exceptions, and others when an argument is missing."""

_BRACES: Final = re.compile(r"\\.|([{}])", re.DOTALL)
_PERCENT: Final = re.compile(r"(\\.)|%", re.DOTALL)
_UPRIGHT: Final = re.compile(r"(\\mathrm)(\{[A-Za-z]\})")
_COMMAND: Final = re.compile(r"(\\[A-Za-z]+)(\{[A-Za-z]\})?")
_DEFINING: Final = {r"\def", r"\newcommand", r"\newenvironment", r"\DeclareMathOperator"}
"""Commands with which a short formula can expand without end."""
_ENVIRONMENT: Final = re.compile(r"\\(begin|end)\s*\{([^{}]*)\}")
_ENVIRONMENTS: Final = {
    **{name[1:]: name[1:] for name in commands.MATRICES},
    # These have other names in latex2mathml, or get numbers there that no page has.
    "align": "align*", "aligned": "split", "dcases": "cases", "equation": "", "equation*": "",
    "gathered": "matrix",
}  # fmt: skip
"""Environment → what is converted in its place. Of others, `&` would be taken for a letter."""
_ROW_END: Final = re.compile(r"(\\\\)(?:\*|\s*\[-?[\d.]+\s*[a-z]{2}\])")
"""The end of a row that says how far the next one is, or that it is on the same page."""
_MATH_COMMANDS: Final = {*commands.LOCAL_FONTS, *commands.CONVERSION_MAP}

_TOKENS: Final = {"mi", "mn", "mo", "mtext"}
_ROWS: Final = {"mrow", "mstyle", "msqrt", "mtd", "mtr", "mtable"}
_SCRIPTS: Final = {
    "mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "munder": 2, "mover": 2,
    "msubsup": 3, "munderover": 3,
}  # fmt: skip
"""Element → number of children."""
_EM: Final = r"-?0?\.\d+em|[012]em"
_KEPT: Final = {
    "form": "prefix|postfix", "linethickness": "0", "lspace": _EM, "maxsize": r"[12]\.\d+em",
    "minsize": r"[12]\.\d+em", "rspace": _EM, "stretchy": "true|false",
}  # fmt: skip
"""Attribute → allowed values."""
_DROPPED: Final = {
    *("accent", "columnalign", "columnspacing", "displaystyle", "fence", "largeop", "mathvariant"),
    *("movablelimits", "rowspacing", "scriptlevel", "separator"),
}
"""Attributes that can be dropped without changing the meaning."""
_WIDTHS: Final = {
    "negativethinmathspace": "-.167em", "negativemediummathspace": "-.222em",
    "negativethickmathspace": "-.278em", "thinmathspace": ".167em", "thickmathspace": ".278em",
}  # fmt: skip
_GAP: Final = '<mspace width=".17em"/>'
_ACCENTS: Final = set("^~¯´˘ˇ˙¨`˚→")
_FONTS: Final = {
    "bold": ("MATHEMATICAL BOLD",),
    "bold-italic": ("MATHEMATICAL BOLD ITALIC", "MATHEMATICAL BOLD"),
    "double-struck": ("MATHEMATICAL DOUBLE-STRUCK", "DOUBLE-STRUCK"),
    "fraktur": ("MATHEMATICAL FRAKTUR", "BLACK-LETTER"),
    "monospace": ("MATHEMATICAL MONOSPACE",),
    "sans-serif": ("MATHEMATICAL SANS-SERIF",),
    "sans-serif-italic": ("MATHEMATICAL SANS-SERIF ITALIC",),
    "script": ("MATHEMATICAL SCRIPT", "SCRIPT"),
}
"""Font → prefix of the Unicode names of its letters."""


class UnreadError(Exception):
    """The formula cannot be converted reliably."""


class _Piece(NamedTuple):
    html: str
    kind: str = ""
    """`name` of a function, `open`, `op`, `group` in brackets, `upright` letter, or any thing."""
    text: str = ""


def mathml(tex: str, *, block: bool = False) -> Markup:
    """Return the formula as a `<math>` element.

    Raises:
        UnreadError: if it may be misread.

    """
    _check(tex)
    # A comment in TeX, but people mean a percent sign.
    tex = _PERCENT.sub(lambda found: found[1] or r"\%", tex)
    # latex2mathml makes the letter of `\mathrm{F}` italic, and not that of `\mathrm{{F}}`.
    tex = _UPRIGHT.sub(r"\1{\2}", tex)
    tex = _ROW_END.sub(r"\1", _ENVIRONMENT.sub(_environment, tex))
    try:
        root = convert_to_element(tex, display="block" if block else "inline")
    except _REFUSALS as refusal:
        raise UnreadError from refusal
    content = _row([_piece(child) for row in root for child in row])
    if not re.sub(r"<[^>]*>|\s", "", content):
        raise UnreadError
    # A wide formula scrolls, also by keyboard.
    display = ' display="block" tabindex="0"' if block else ""
    return Markup(f"<math{display}>{content}</math>")  # noqa: S704 - its texts are escaped


def _environment(found: re.Match[str]) -> str:
    name = _ENVIRONMENTS.get(found[2])
    if name is None:
        raise UnreadError
    return f"\\{found[1]}{{{name}}}" if name else ""


def _check(tex: str) -> None:
    steps = [1 if brace == "{" else -1 for brace in _BRACES.findall(tex) if brace]
    depths = list(accumulate(steps, initial=0))
    if len(tex) > _LONGEST or depths[-1] or min(depths) < 0 or max(depths) > _DEEPEST:
        raise UnreadError
    for command, letter in _COMMAND.findall(tex):
        is_known = command in _MATH_COMMANDS or convert_symbol(command + letter)
        if command in _DEFINING or (command.startswith(r"\math") and not is_known):
            raise UnreadError


def _piece(element: Element) -> _Piece:
    tag = element.tag
    if tag in _TOKENS and len(element) == 0:
        return _token(element)
    if tag == "mspace" and element.keys() == ["width"]:
        width = element.get("width", "")
        return _Piece(f'<mspace width="{_checked(_WIDTHS.get(width, width), _EM)}"/>', "op")
    children = [_piece(child) for child in element]
    if element.text or not (tag in _ROWS or len(children) == _SCRIPTS.get(tag)):
        raise UnreadError
    attributes = _attributes(element)
    if tag in ("mrow", "mstyle"):
        return _group(children)
    if tag in _ROWS:
        return _Piece(f"<{tag}>{_row(children)}</{tag}>")
    if tag == "mover" and children[1].text in _ACCENTS:
        attributes += ' accent="true"'
    content = "".join(child.html for child in children)
    kind = "" if tag == "mfrac" or children[0].kind == "upright" else children[0].kind
    return _Piece(f"<{tag}{attributes}>{content}</{tag}>", kind)


def _group(children: Sequence[_Piece]) -> _Piece:
    if len(children) == 1:
        return children[0]
    if children and all(child.kind == "upright" for child in children):  # letters of one word
        word = "".join(child.text for child in children)
        return _Piece(f"<mi>{escape(word)}</mi>", "", word)
    kind = "group" if children and children[0].kind == "open" else ""
    return _Piece(f"<mrow>{_row(children)}</mrow>", kind)


def _row(children: Sequence[_Piece]) -> str:
    """Return the pieces in a row, with a space between the name of a function and its argument."""
    parts = [child.html for child in children[:1]]
    for one, other in pairwise(children):
        is_named = (one.kind == "name" and other.kind in ("", "upright")) or (
            other.kind == "name" and one.kind not in ("op", "open")
        )
        parts += [_GAP, other.html] if is_named else [other.html]
    row = "".join(parts)
    # Brackets stretch only around tall content.
    return row.replace(' stretchy="false"', "") if all(child.text for child in children) else row


def _token(element: Element) -> _Piece:
    tag, font = element.tag, element.get("mathvariant", "")
    text = html.unescape(element.text or "")
    if tag == "mo" and text.startswith("\\"):  # the argument of \big
        text = chr(int(convert_symbol(text) or "5c", 16))
    if "\\" in text or "&#" in text:  # an unknown command
        raise UnreadError
    attributes = _attributes(element)
    if tag in ("mi", "mo") and re.fullmatch(r"[A-Za-z\s]{2,}", text):
        return _Piece(f"<mi>{text}</mi>", "name", text)
    if len(text) == 1 and (font == "normal" if tag == "mi" else tag == "mo" and text.isalpha()):
        return _Piece(f'<mi mathvariant="normal">{escape(text)}</mi>', "upright", text)
    if text == "|":  # TeX puts no space around it
        attributes += ' lspace="0" rspace="0"'
    if tag == "mi" and text and text in ":;":
        tag = "mo"
    if tag in ("mi", "mn") and font in _FONTS:
        text = "".join(_in_font(letter, _FONTS[font]) for letter in text)
    kind = ("open" if text and text in "([{⟨⌊⌈" else "op") if tag == "mo" else ""
    kind = "" if text and text in ")]}⟩⌋⌉" else kind
    return _Piece(f"<{tag}{attributes}>{escape(text)}</{tag}>", kind, text)


def _in_font(letter: str, prefixes: Sequence[str]) -> str:
    if not letter.isalnum() or letter > "\U0001d400":  # no font changes it, or it has one
        return letter
    name = re.sub("^LATIN |^GREEK | LETTER", "", unicodedata.name(letter, ""))
    for prefix in prefixes:
        try:
            return unicodedata.lookup(f"{prefix} {name}")
        except KeyError:
            continue
    raise UnreadError


def _attributes(element: Element) -> str:
    kept = {name: value for name, value in element.items() if name not in _DROPPED}
    return "".join(
        f' {name}="{_checked(value, _KEPT.get(name, "(?!)"))}"' for name, value in kept.items()
    )


def _checked(value: str, pattern: str) -> str:
    if not re.fullmatch(pattern, value):
        raise UnreadError
    return value
