r"""TeX in bibliographic data, converted to Unicode.

`\'{e}` becomes é, `{\ss}` ß, `\emph{word}` word, ``--`` –. Formulas stay TeX, for the site to show.
An unknown command with an argument is replaced by the argument; any other stays unchanged. The
symbols are those of pylatexenc; its parser is not used, because it fails on some input and drops
unknown commands.

Source: Leslie Lamport, LaTeX, 2nd edition, 1994, tables 3.1 and 3.2.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Final

from pylatexenc import latex2text

from paper_archive.text import MATHEMATICS, normalised

ACCENTS: Final = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306",
    ".": "\u0307", '"': "\u0308", "h": "\u0309", "r": "\u030a", "H": "\u030b", "v": "\u030c",
    "d": "\u0323", "c": "\u0327", "k": "\u0328", "b": "\u0331", "t": "\u0361", "U": "\u030e",
    "G": "\u030f",
}  # fmt: skip
"""Accent command → the combining character that follows the letter."""
_SYMBOLS: Final = {
    "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "dj": "đ", "DJ": "Đ", "th": "þ", "TH": "Þ",
    "ng": "ŋ", "NG": "Ŋ", "textgreater": ">", "textless": "<", "textbar": "|",
    "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textunderscore": "_",
    "textbraceleft": "{", "textbraceright": "}", "textdollar": "$", "textquotesingle": "'",
    "textasciigrave": "`", "textquotedbl": '"', "lbrace": "{", "rbrace": "}", "slash": "/",
    "newline": " ", "par": "\n\n", "space": " ", "quad": " ", "qquad": " ", "enspace": " ",
    "thinspace": " ", "nobreakspace": " ", "allowbreak": "", "linebreak": " ", "protect": "",
    "hyphen": "-", "relax": "", "xspace": "", "textendash": "–", "textemdash": "—",
    "TeX": "TeX", "LaTeX": "LaTeX", "BibTeX": "BibTeX", "LaTeXe": "LaTeX2e", "XeTeX": "XeTeX",
    "ie": "i.e.", "eg": "e.g.", "etal": "et al.", "etc": "etc.", "cf": "cf.",
    "guillemotleft": "«", "guillemotright": "»", "glqq": "„", "grqq": "“", "flqq": "«", "frqq": "»",
    "ldots": "…", "dots": "…", "textellipsis": "…", "textmu": "µ",
    "textsuperscript": "", "textsubscript": "", "ensuremath": "", "textregistered": "®",
    "copyright": "©", "textcopyright": "©", "pounds": "£", "textsterling": "£",
    "texttrademark": "™", "textperiodcentered": "·",
}  # fmt: skip
_SWITCHES: Final = re.compile(
    r"it|bf|em|tt|sc|rm|sl|sf|(?:it|bf|sc|up|md)(?:shape|series)|(?:rm|tt|sf)family|normalfont|tiny"
    r"|scriptsize|footnotesize|small|normalsize|[lL]arge|LARGE|[hH]uge"
)
"""Commands that change the look of the text after them."""
_SKIPPED: Final = re.compile(
    r"[Nn]ocite|cite\w*|footnote|thanks|label|ref|index|noopsort|SortNoop|noop|[hv]?phantom|[hv]space"
    r"|color|selectlanguage|href|textcolor|foreignlanguage|bibinfo|bibfield|natexlab"
)
"""Commands whose first argument is not text."""
_ESCAPED: Final = {
    **{sign: sign for sign in "&%#_$ {}"},
    **dict.fromkeys("\\\n\t,;:>", " "),
    **dict.fromkeys("-/!@()", ""),
}
"""Character after a backslash → its meaning."""
_TOKEN: Final = re.compile(
    r"\\(?P<word>[A-Za-z]+)\*?|\\(?P<sign>[\W\d_])|(?P<brace>[{}])|(?P<tie>~)"
    r"|(?P<quote>``|''|,,(?=\w))|(?P<dash>-{2,3})|(?P<mark>[?!]`)|(?P<grave>`)",
    re.DOTALL,
)
_COMMAND: Final = re.compile(r"\\(?:[A-Za-z]+|.)(?:\{\})?[ ]?", re.DOTALL)
_BRACE: Final = re.compile("[{}]")
_SIGNS: Final = {
    "``": "“", "''": "”", ",,": "„", "--": "–", "---": "—", "?`": "¿", "!`": "¡", "`": "‘",
}  # fmt: skip
_IN_BRACES: Final = (
    r"\{(?>(?:[^{}\\]++|\\.|\{(?>(?:[^{}\\]++|\\.|\{(?>(?:[^{}\\]++|\\.)*)\})*)\})*)\}"
)
_CHOICE: Final = re.compile(
    rf"\\texorpdfstring\s*+(?P<typeset>{_IN_BRACES})\s*+{_IN_BRACES}"
    r"|\\ifmmode(?![A-Za-z])(?>(?:(?!\\else|\\ifmmode).){0,200})"
    r"\\else\s*+(?P<text>(?>(?:(?!\\fi|\\ifmmode).){0,200}))\\fi(?![A-Za-z])(?:\{\}|[ ])?"
    rf"|\\(?:enquote|textquote|mkbibquote)(?P<star>\*?)\s*+(?P<quoted>{_IN_BRACES})",
    re.DOTALL,
)
"""Commands that a formula may be part of: two ways to write one thing, and quotations.

Sources: the manual of hyperref, section 4.1.2, "Replacement macros"; that of csquotes, section 3.
`\\ifmmode` is in what the American Physical Society exports, once for each accent of a name.
"""
_ARGUMENT_CHARS: Final = 2_000
"""Longest argument that is read, so that time grows only with the length of the text."""
_ACCENTED_CHARS: Final = 40
"""Longest argument of an accent, which may contain further accents."""


def from_tex(text: str) -> str:
    """Return the text with its TeX converted to Unicode; formulas are not changed."""
    if not _is_tex(text):
        return text
    parts = MATHEMATICS.split(_CHOICE.sub(_chosen, text))
    return "".join(part if number % 2 else _prose(part) for number, part in enumerate(parts))


def _is_tex(text: str) -> bool:
    return any(sign in text for sign in ("\\", "{", "}", "~", "``", "''", "--", "`", ",,"))


def _chosen(match: re.Match[str]) -> str:
    """Return what a reader of the printed paper sees of a command, still as TeX."""
    if quoted := match["quoted"]:
        return f"‘{quoted}’" if match["star"] else f"“{quoted}”"
    return match["typeset"] or match["text"]


def _prose(text: str) -> str:
    return normalised("".join(_pieces(text)), "NFC")


def _pieces(text: str) -> Iterator[str]:
    at = 0
    while found := _TOKEN.search(text, at):
        yield text[at : found.start()]
        at = found.end()
        if word := found["word"]:
            piece, at = _command(word, text, at)
            yield piece
        elif sign := found["sign"]:
            piece, at = _sign(sign, text, at)
            yield piece
        elif found["tie"]:
            yield " "
        elif not found["brace"]:
            yield _SIGNS[found[0]]
    yield text[at:]


def _command(word: str, text: str, at: int) -> tuple[str, int]:
    """Return the meaning of a command of letters, and where the text continues after it."""
    after = _skip_blanks(text, at)
    if word in ACCENTS and after < len(text) and (after > at or text[at] in "{\\"):
        return _accented(word, text, after)
    if _SKIPPED.fullmatch(word):
        argument, end = _argument(text, after)
        return "", after if argument is None else end
    symbol = _symbol(word)
    if symbol is not None:
        after = at if symbol.endswith(".") else after
        return symbol, after + 2 if text.startswith("{}", after) else after
    if _SWITCHES.fullmatch(word) or text.startswith("{", after):
        return "", after
    if word[:2] in {"cc", "cC"}:  # arXiv loses the blank of `Fran\c cois`
        return f"{_accented('c', word[1], 0)[0]}{word[2:]}", at
    return f"\\{word}", at


def _sign(sign: str, text: str, at: int) -> tuple[str, int]:
    """Return the meaning of a command of one other character, and where the text continues."""
    is_literal = text.startswith("{}", at) or at == len(text) or text[at].isspace()
    if sign in ACCENTS and not (sign in "~^" and is_literal):
        return _accented(sign, text, _skip_blanks(text, at))
    if sign in "~^":
        return sign, at + 2 if text.startswith("{}", at) else at
    return _ESCAPED.get(sign, f"\\{sign}"), at


def _accented(accent: str, text: str, at: int) -> tuple[str, int]:
    """Return a letter with its accent, and where the text continues after it."""
    argument, end = _argument(text, at, _ACCENTED_CHARS)
    if argument is None:
        return f"\\{accent}", at
    letters = _prose(argument).strip() if argument else ""
    if not letters or not letters[0].isalpha():
        return letters, end
    letter = {"ı": "i", "ȷ": "j"}.get(letters[0], letters[0])
    return unicodedata.normalize("NFC", letter + ACCENTS[accent]) + letters[1:], end


def _argument(text: str, at: int, chars: int = _ARGUMENT_CHARS) -> tuple[str | None, int]:
    """Return the argument that begins at a position, without its braces, and where it ends."""
    if at >= len(text) or text[at] == "}":
        return None, at
    if text[at] == "\\":
        found = _COMMAND.match(text, at)
        return (found[0], found.end()) if found else (None, at)
    if text[at] != "{":
        return text[at], at + 1
    depth = 0
    for brace in _BRACE.finditer(text, at, at + chars):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return text[at + 1 : brace.start()], brace.end()
    return None, at


def _skip_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


@cache
def _symbol(word: str) -> str | None:
    """Return the character that a command prints, if any."""
    if word in _SYMBOLS:
        return _SYMBOLS[word]
    spec = latex2text.get_default_latex_context_db().get_macro_spec(word)
    symbol = getattr(spec, "simplify_repl", None)
    return symbol if isinstance(symbol, str) and "<" not in symbol and symbol.strip() else None
