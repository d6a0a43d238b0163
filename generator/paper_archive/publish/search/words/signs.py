"""Signs in texts: those that nobody sees, and those that are spoken, as in `A*` and `β-VAE`.

`search/signs.js` has the same rules, letter for letter; both are held together by the vectors in
`tests/fixtures/search/words.json`.
"""

import re
from typing import Final

# Of a text as it was typed.
_INVISIBLE: Final = re.compile(
    "\u00ad[ \\t\\r\\n]+(?=[^\\W_])"
    "|[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff"
    "\uffa0\ufff9-\ufffb]"
)
# What begins with a sign, and looks behind it only then, is found several times faster.
_BROKEN: Final = re.compile(r"[-\u2010\u2011](?<=[^\W_][-\u2010\u2011])[ \t\r\n]+(?=[^\W_])")
_THOUSANDS: Final = re.compile(
    r"(?<![^\W_])(?<![.,\u2044])([0-9]{1,3})((?:[ \u00a0\u2009\u202f][0-9]{3})+)(?![^\W_])"
)
_GROUPED: Final = re.compile("[0-9][ \u00a0\u2009\u202f][0-9]")
_STARRED: Final = re.compile(r"(?<![^\W_])(?<!\*)([A-Z][A-Z0-9]{1,4})\*(?![^\W_])(?!\*)")

# Of a text without case and accents.
_WITH_VARIANTS: Final = "epsilon|kappa|phi|pi|rho|sigma|theta"
"""The letters of which TeX has a second form, as in `varepsilon`."""
_SIGNS: Final = (
    (",", re.compile(r",(?<=\d,)(?=\d{3}(?!\d))"), ""),
    ("'", re.compile(r"'s(?![^\W_])"), ""),
    ("\u2019", re.compile(r"\u2019s(?![^\W_])"), ""),
    ("\\", re.compile(r"\\infty(?![^\W_])"), "\u221e"),
    ("\\", re.compile(r"\\ell(?![a-z])"), "l"),
    ("\\", re.compile(r"\\var(?=[a-z])"), ""),
    ("var", re.compile(rf"var(?<![^\W_]var)(?=(?:{_WITH_VARIANTS})(?![^\W_]))"), ""),
    ("\u2206", re.compile("\u2206"), "\u03b4"),
    ("++", re.compile(r"(?<=[^\W_])\+\+"), "plusplus"),
    ("#", re.compile(r"(?<=[^\W_])#(?![^\W_])"), "sharp"),
    ("*", re.compile(r"(?<![^\W_])(?<!\*)([a-z\u03b1-\u03c9])\*(?![^\W_])(?!\*)"), r"\1-star"),
    (".net", re.compile(r"(?<![^\W_])\.net(?![^\W_])"), "dot-net"),
)
"""Names with signs, as they are spoken, each with what a text must hold to have any."""
_SYMBOL: Final = re.compile(r"(?<![\u03b1-\u03c9])[\u03b1-\u03c9](?![\u03b1-\u03c9])|\u221e")
_GREEK: Final = (
    *("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa"),
    *("lambda", "mu", "nu", "xi", "omicron", "pi", "rho", "sigma", "sigma", "tau", "upsilon"),
    *("phi", "chi", "psi", "omega"),
)
_ALPHA: Final = ord("\u03b1")
_GROUP_CHARS: Final = 4


def cleaned(text: str) -> str:
    """Return a text without what nobody sees and without breaks in words and numbers."""
    if not text.isascii():
        text = _INVISIBLE.sub("", text)
    text = _BROKEN.sub("-", text)
    if _GROUPED.search(text):
        text = _THOUSANDS.sub(_joined, text)
    return _STARRED.sub(r"\1-star", text) if "*" in text else text


def spoken(text: str) -> str:
    """Return a text without case and accents in which names with signs are as they are spoken.

    `c++` gives `cplusplus`, `β-vae` gives `beta-vae`, `h∞` gives `h-infinity`.
    """
    for sign, pattern, name in _SIGNS:
        if sign in text:
            text = pattern.sub(name, text)
    return text if text.isascii() else _SYMBOL.sub(_name, text)


def _joined(match: re.Match[str]) -> str:
    """Return `1000000` for `1 000 000`, but `3 175` as it is: two numbers may stand together."""
    is_number = len(match[2]) > _GROUP_CHARS or match[2].endswith("000") or " " not in match[2]
    return "".join(re.findall("[0-9]", match[0])) if is_number else match[0]


def _name(match: re.Match[str]) -> str:
    """Return the name of a Greek letter, or of infinity, as a part of the word that it is in."""
    symbol, text = match[0], match.string
    name = _GREEK[ord(symbol) - _ALPHA] if symbol != "\u221e" else "infinity"
    before = text[max(match.start() - 1, 0) : match.start()]
    after = text[match.end() : match.end() + 1]
    return f"{'-' * before.isalnum()}{name}{'-' * after.isalnum()}"
