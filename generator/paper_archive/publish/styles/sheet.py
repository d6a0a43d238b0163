"""Style sheets as rules, and rules as a style sheet without comments and needless blanks.

Only what is between braces is told apart: the preludes of rules, and their declarations. A full
parser of CSS takes a third of a second for the sheets of Material, and this takes hundredths.

Source: CSS Syntax Module Level 3, https://www.w3.org/TR/css-syntax-3/, of which nested style rules
are kept as they are.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

_STRING: Final = r"\"(?:\\.|[^\"\\])*(?:\"|\Z)|'(?:\\.|[^'\\])*(?:'|\Z)"
LITERAL: Final = rf"{_STRING}|url\(\s*(?![\"'\s])(?:\\.|[^)\\])*(?:\)|\Z)"
"""What holds text that means nothing: strings, and addresses without quotes."""
_COMMENT: Final = r"(?>/\*.*?(?:\*/|\Z))"
_BRACE: Final = re.compile(rf"{_COMMENT}|{LITERAL}|\\.|(?P<mark>[{{}};])", re.DOTALL)
_PART: Final = re.compile(rf"{LITERAL}|\\.|(?P<mark>[()\[\],])", re.DOTALL)
_BLANKS: Final = rf"(?>(?:\s|{_COMMENT})+)"
_BLANK: Final = re.compile(
    rf"(?P<literal>{LITERAL})|(?P<blank>{_BLANKS})(?:(?P<before>[{{}};,>]){_BLANKS}?)?"
    rf"|(?P<after>[{{}};,>]){_BLANKS}",
    re.DOTALL,
)
_CONDITIONS: Final = ("@media", "@supports", "@layer", "@container", "@scope", "@document")
"""At-rules that hold style rules."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A style rule or an at-rule."""

    prelude: str
    """What is before the brace: the selectors, or the at-rule."""
    declarations: Sequence[str] = ()
    rules: Sequence["Rule"] = ()
    """Of an at-rule that is a condition."""
    is_statement: bool = False
    """Whether it has no block, as `@import`."""

    def __str__(self) -> str:
        """Return the rule as it is written; nothing if it is empty."""
        if self.is_statement:
            return f"{self.prelude};"
        inner = ";".join(self.declarations) + "".join(map(str, self.rules))
        return inner and f"{self.prelude}{{{inner}}}"


def read_sheet(text: str) -> list[Rule]:
    """Return the rules of a style sheet, in their order, compact.

    As in browsers, the end of the sheet closes what is open.
    """
    return list(_rules(compact(text)))


def compact(text: str) -> str:
    """Return a style sheet that says the same, without comments and needless blanks."""
    shorter = _BLANK.sub(_without_blank, text).lstrip()
    whole = shorter.rstrip()
    # A blank after a backslash means itself.
    return (shorter if whole.endswith("\\") else whole).removeprefix("/**/")


def selectors(prelude: str) -> list[str]:
    """Return the selectors of a list."""
    return list(_split(prelude, _PART, ","))


def _without_blank(found: re.Match[str]) -> str:
    if found["blank"] is None:
        return found["literal"] or found["after"]
    # A comment alone is kept as one, because without it two words or classes would be joined.
    has_space = re.sub(_COMMENT, "", found["blank"], flags=re.DOTALL)
    return found["before"] or (" " if has_space else "/**/")


def _rules(text: str) -> Iterator[Rule]:
    for prelude, block in _blocks(text):
        if block is None:
            yield Rule(prelude, is_statement=True)
        elif prelude.startswith(_CONDITIONS):
            yield Rule(prelude, rules=list(_rules(block)))
        else:
            yield Rule(prelude, declarations=list(_split(block, _BRACE, ";")))


def _blocks(text: str) -> Iterator[tuple[str, str | None]]:
    """Yield what is before each block, and the block; none for a statement."""
    depth = start = opened = 0
    for found in _BRACE.finditer(text):
        mark = found["mark"]
        if mark == "{":
            opened = opened if depth else found.start()
            depth += 1
        elif mark == "}" and depth:
            depth -= 1
            if not depth:
                yield text[start:opened].strip(), text[opened + 1 : found.start()]
                start = found.end()
        elif mark == ";" and not depth:
            yield text[start : found.start()].strip(), None
            start = found.end()
    if depth:
        yield text[start:opened].strip(), text[opened + 1 :]


def _split(text: str, tokens: re.Pattern[str], separator: str) -> Iterator[str]:
    """Yield the parts between separators that are in no brackets."""
    depth = start = 0
    for found in tokens.finditer(text):
        mark = found["mark"]
        if mark == separator and not depth:
            if part := text[start : found.start()].strip():
                yield part
            start = found.end()
        elif mark and mark in "([{":
            depth += 1
        elif mark and mark in ")]}":
            depth -= 1
    if part := text[start:].strip():
        yield part
