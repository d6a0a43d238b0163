"""Converts a TeX formula to plain text in Unicode."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from paper_archive.text import clean

_GREEK: Final = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau "
    "upsilon phi chi psi omega"
)
_FUNCTIONS: Final = "log ln exp min max sup inf sin cos tan tanh det dim ker lim gcd Pr"
_SIGNS: Final = {
    # The marks show where a space may be needed.
    **{rf"\{name}": f"\x00{name}\x01" for name in _FUNCTIONS.split()},
    **{
        command: unicodedata.lookup(f"GREEK {size} LETTER {name.replace('lambda', 'lamda')}")
        for name in _GREEK.split()
        for command, size in ((rf"\{name}", "SMALL"), (rf"\{name.title()}", "CAPITAL"))
    },
    r"\varepsilon": "ε", r"\varphi": "φ", r"\vartheta": "ϑ", r"\ell": "ℓ", r"\infty": "∞",
    r"\times": "×", r"\cdot": "·", r"\pm": "±", r"\le": "≤", r"\leq": "≤", r"\ge": "≥",
    r"\geq": "≥", r"\ll": "≪", r"\gg": "≫", r"\ne": "≠", r"\neq": "≠", r"\approx": "≈",
    r"\sim": "∼", r"\equiv": "≡", r"\to": "→", r"\rightarrow": "→", r"\leftarrow": "←",
    r"\leftrightarrow": "↔", r"\uparrow": "↑", r"\downarrow": "↓", r"\in": "∈", r"\notin": "∉",
    r"\subset": "⊂", r"\subseteq": "⊆", r"\cup": "∪", r"\cap": "∩", r"\partial": "∂",
    r"\nabla": "∇", r"\ldots": "…", r"\dots": "…", r"\prime": "′", r"\circ": "∘", r"\%": "%",
    r"\$": "$", r"\#": "#", r"\&": "&", r"\_": "_", r"\{": "{", r"\}": "}", r"\|": "‖", r"\,": " ",
    r"\ ": " ", r"\;": " ", r"\!": "", r"\left": "", r"\right": "", "'": "′", "~": " ",
}  # fmt: skip
_PLAIN: Final = re.compile(r"[A-Za-z0-9 .,:;!?()\[\]/|<>=+*%-]|[^\x00-\x7f]")
_PLAIN_FONTS: Final = (
    *(r"\bm", r"\boldsymbol", r"\emph", r"\mathbf", r"\mathcal", r"\mathit", r"\mathrm"),
    *(r"\mathsf", r"\mathtt", r"\mbox", r"\operatorname", r"\text", r"\textbf", r"\textit"),
    *(r"\textrm", r"\textsf", r"\texttt"),
)
_FONTS: Final = {
    **{command: str.maketrans("", "") for command in _PLAIN_FONTS},
    r"\mathbb": str.maketrans("CHNPQRZ", "ℂℍℕℙℚℝℤ"),
}
"""Font command → characters that it replaces."""
_ACCENTS: Final = {r"\hat": "\u0302", r"\widehat": "\u0302", r"\tilde": "\u0303",
                   r"\widetilde": "\u0303", r"\bar": "\u0304"}  # fmt: skip
_RAISED: Final = dict(
    zip("0123456789+-=()abcdefghijklmnoprstuvwxyz′*", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ′*",
        strict=True)
)  # fmt: skip
_LOWERED: Final = dict(
    zip("0123456789+-=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True)
)
_SCRIPTS: Final = {"^": _RAISED, "_": _LOWERED}
_SMALL: Final = re.escape("".join([*_RAISED.values(), *_LOWERED.values()]))
_NAME_EDGE: Final = re.compile(rf"((?<=[\w)\]])\x00|\x01(?![{_SMALL}])(?=[\w√]))|[\x00\x01]")
_RELATION: Final = re.compile("([≤≥≪≫≠≈∼≡→←↔∈∉⊂⊆])")
_SIGN_BLANK: Final = re.compile(r"(?<=\S)([×·±∪∩∘]) (?=\S)")
"""TeX needs that space to end the command; readers do not."""
_TOKEN: Final = re.compile(r"\\(?:left|right)\s*\.|\\[A-Za-z]+|\\?.", re.DOTALL)


def unicode_formula(tex: str) -> str:
    """Return the formula as text; empty if it cannot be converted reliably."""
    try:
        text = _group(iter(_TOKEN.findall(tex)), ends=None)
    except KeyError:
        return ""
    text = _NAME_EDGE.sub(lambda found: " " if found[1] else "", text)
    text = clean(_SIGN_BLANK.sub(r"\1", _RELATION.sub(r" \1 ", text)))
    # In `√ab` it is not clear what is under the root.
    return "" if re.search(r"√\w\w", text) else text


def _group(tokens: Iterator[str], ends: str | None) -> str:
    """Return the tokens up to the end of their group as text.

    Raises:
        KeyError: at a token that is not known.

    """
    parts = []
    while (token := next(tokens, None)) != ends:
        parts.append(_read(token or "", tokens))
    return "".join(parts)


def _argument(tokens: Iterator[str]) -> str:
    """Return the argument of a command, `^` or `_`; one in brackets may be optional."""
    found = next((each for each in tokens if not each.isspace()), "[")
    return _SIGNS[found] if found == "[" else _read(found, tokens)


def _letter(text: str) -> str:
    if len(text) != 1:
        raise KeyError(text)
    return text


def _read(token: str, tokens: Iterator[str]) -> str:
    if token in _SCRIPTS:
        return "".join(_SCRIPTS[token][each] for each in _argument(tokens))
    if token in _FONTS:
        return _argument(tokens).translate(_FONTS[token])
    if token in _ACCENTS:
        return unicodedata.normalize("NFC", _letter(_argument(tokens)) + _ACCENTS[token])
    match token:
        case "{":
            return _group(tokens, ends="}")
        case r"\sqrt":
            root = _argument(tokens)
            return f"√{root}" if len(root) == 1 else f"√({root})"
    return token if _PLAIN.fullmatch(token) else _SIGNS[token]
