"""JavaScript without comments, and without the blanks that it does not need.

Pygments tells code from strings, templates and regular expressions. Names and statements stay, so
that imports and exports can be found in it; `minified` shortens what is joined.
"""

import re
from functools import lru_cache
from typing import ClassVar, Final

from pygments.lexer import inherit
from pygments.lexers.javascript import JavascriptLexer
from pygments.token import Comment, Error, Name, Operator, Punctuation, Text, Whitespace

_LICENSE: Final = "/*!"
_LINE_GOES_ON: Final = re.compile(r"[;{(\[,=>&|?:*<]\n|\n[})\],;.=>&|?:*<]")
"""A line break that cannot end a statement."""
_APART: Final = re.compile(r"[\w$] [\w$]|\+ \+|- -|/ [/*]|\d \.")
"""A blank without which the code would mean something else."""
_COMMENTS: Final = frozenset((Comment, Comment.Hashbang, Comment.Multiline, Comment.Single))
_NAMES: Final = (
    r"(?:\.?(?!(?:async|await|break|case|catch|continue|debugger|default|delete|do|else|export|extends"
    r"|finally|for|if|import|in|instanceof|new|of|return|static|super|switch|this|throw|try|typeof|void"
    r"|while|yield)\b)[A-Za-z_$][\w$]*)+"
)
"""Names with dots between, without words that a regular expression may follow."""
_MODULES: Final = 256
"""How many modules are remembered: `mkdocs serve` joins the same ones after each edit."""


class _Lexer(JavascriptLexer):  # type: ignore[misc]  # Pygments has no types
    """Knows, too, that a regular expression may follow an arrow.

    It tries first what most of the code is: Pygments looks for names last.
    """

    tokens: ClassVar = {
        "root": [(_NAMES, Name), (r"=>", Punctuation, "slashstartsregex"), inherit],
        "slashstartsregex": [(r"(?=[^\s/<])", Text, "#pop"), inherit],
    }


_LEXER: Final = _Lexer(stripnl=False, ensurenl=False)


@lru_cache(_MODULES)
def compact(code: str) -> str:
    """Return code that does the same, with only those comments that begin with `/*!`.

    Raises:
        ValueError: if something in it cannot be read for certain.

    """
    kept: list[str] = []
    blank = ""
    is_division = False
    for _, kind, text in _LEXER.get_tokens_unprocessed(code):
        if not text:
            continue
        is_blank = kind is Whitespace
        if kind is Error or (is_division and not is_blank):
            raise ValueError(f"cannot read `{text}`")
        # A division that has no blank behind it may be a regular expression.
        is_division = text == "/" and kind in Operator
        if is_blank or (kind in _COMMENTS and not text.startswith(_LICENSE)):
            blank = "\n" if "\n" in blank + text else " "
            continue
        if blank and kept and _is_needed(blank, kept[-1][-1], text[0]):
            kept.append(blank)
        kept.append(text)
        blank = ""
    return "".join(kept)


def _is_needed(blank: str, before: str, after: str) -> bool:
    """Tell whether code needs a blank between two characters."""
    place = before + blank + after
    return bool(_APART.match(place)) if blank == " " else not _LINE_GOES_ON.search(place)
