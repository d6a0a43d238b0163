r"""TeX in captures of websites, some of which has lost its backslashes.

What can be read in only one way is converted to Unicode: ``` ``deep'' ``` becomes “deep”, `90\%`
90%, `est\'an` están, `\etal` et al., `{\it word}` word. Everything else stays as it is, formulas
included: nobody knows what `Oleft(N^2right)` was.
"""

import re
import unicodedata
from typing import Final

from paper_archive.sources.field_values.tex import ACCENTS
from paper_archive.text import MATHEMATICS

_SYMBOLS: Final = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ",
    "OE": "Œ", "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ",
    "ie": "i.e.", "eg": "e.g.", "etal": "et al.", "etc": "etc.",
}  # fmt: skip
_ACCENTED: Final = re.compile(
    r"""\{?\\(?:([`'^~=."])\s*|([uvHckr])(?:\s+|(?=\{)))(?:\{(\\?[A-Za-z])\}|(\\[ij]\b|[A-Za-z]))\}?"""
)
_SYMBOL: Final = re.compile(
    r"\{?\\(ss|ae|AE|oe|OE|aa|AA|ie|eg|etal|etc|[oOlLij])(?![A-Za-z])(?:\{\}|\})?\.?"
)
_QUOTED: Final = re.compile(r"``((?>(?:(?!``|'').)+))''")
_STYLED: Final = re.compile(
    r"\{\\(?:it|bf|em|emph|sc|tt|rm|sl)\s+([^{}\\]*)\}|\\(?:emph|textit|textbf|texttt|textsc|url)\{([^{}\\]*)\}"
    r"|\\href\{[^{}\\]*\}\{([^{}\\]*)\}"
)


def restore_tex(text: str) -> str:
    """Return the text with unambiguous TeX converted to Unicode."""
    if "\\" not in text and "``" not in text:
        return text
    return "".join(
        part if number % 2 else _restore_prose(part)
        for number, part in enumerate(MATHEMATICS.split(text))
    )


def _restore_prose(text: str) -> str:
    text = _QUOTED.sub("“\\1”", text)
    text = re.sub(r"\\([%&#_])", r"\1", text)
    text = _ACCENTED.sub(_accented, text)
    text = _SYMBOL.sub(_symbol, text)
    return _STYLED.sub(lambda match: next(filter(None, match.groups()), "").strip(), text)


def _accented(match: re.Match[str]) -> str:
    letter = (match[3] or match[4]).removeprefix("\\")
    return unicodedata.normalize("NFC", letter + ACCENTS[match[1] or match[2]])


def _symbol(match: re.Match[str]) -> str:
    symbol = _SYMBOLS[match[1]]
    stop = "." if match[0].endswith(".") and not symbol.endswith(".") else ""
    return symbol + stop
