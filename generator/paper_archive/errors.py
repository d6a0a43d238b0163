"""Problems in the input: collected as data, then shown all at once with places and remedies."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from paper_archive.rules import RULES
from paper_archive.text import counted


@dataclass(frozen=True, slots=True)
class Where:
    """A place in an input, shown as `path:line (item)`."""

    path: str
    """As the person wrote it, with forward slashes; see `printable`."""
    line: int | None = None
    """Counted from 1."""
    item: str | None = None
    """The part of the file, where there is no line or it helps to find it: `entry 3`."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "path", printable(self.path))
        object.__setattr__(self, "item", self.item and printable(self.item))

    def below(self, lines: int) -> "Where":
        """Return the place that is `lines` further down."""
        return Where(self.path, (self.line or 1) + lines, self.item)

    def __str__(self) -> str:
        line = f":{self.line}" if self.line else ""
        item = f" ({self.item})" if self.item else ""
        return f"{self.path}{line}{item}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem: where it is, the rule it breaks, and what is wrong."""

    where: Where
    rule: str
    """A key of `RULES`; never changes once published."""
    message: str
    """Usually *field* must be *what*, not *value*."""

    def __post_init__(self) -> None:
        if self.rule not in RULES:
            raise KeyError(self.rule)
        object.__setattr__(self, "message", printable(self.message))

    def __str__(self) -> str:
        return f"{self.where}: {self.message} [{self.rule}]"

    @property
    def remedy(self) -> str:
        """How to fix it."""
        return _remedy(self.rule)

    def as_json(self) -> dict[str, str]:
        """Return the problem as in reports."""
        return {"where": str(self.where), "rule": self.rule, "message": self.message}


class ArchiveError(Exception):
    """Input that a person must fix: all problems that were found, in reading order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def not_utf8(error: UnicodeDecodeError, where: Where, first_line: int = 1) -> Problem:
    """Return the problem that a file is not UTF-8, at the line of the first byte that is not.

    `first_line` is the number of the first line of what was decoded.
    """
    line = error.object.count(b"\n", 0, error.start) + first_line
    message = f"file is not UTF-8: found byte 0x{error.object[error.start]:02x}"
    return Problem(Where(where.path, line), "encoding", message)


def problem_list(problems: Collection[Problem]) -> str:
    """Return the problems as a person reads them: one per line, the remedies, then the count."""
    count = counted(len(problems), "problem")
    return "\n".join((*map(str, problems), "", *remedies(problems), "", count))


def warning_lines(warnings: Collection[Problem], problems: Iterable[Problem] = ()) -> list[str]:
    """Return the warnings as a person reads them; remedies of `problems` follow in their list."""
    rules = {problem.rule for problem in problems}
    lines = remedies(warning for warning in warnings if warning.rule not in rules)
    listed = [f"warning: {warning}" for warning in warnings]
    return [*listed, "", *lines, ""] if lines else listed


def remedies(problems: Iterable[Problem]) -> list[str]:
    """Return one line for each broken rule, in the order of `RULES`: how to fix it."""
    broken = {problem.rule for problem in problems}
    return [f"{rule}: {_remedy(rule)}" for rule in RULES if rule in broken]


def _remedy(rule: str) -> str:
    return RULES[rule].replace("`", "")


# Control characters, marks that change the direction of text, and bytes of a file name that are not
# UTF-8 (lone surrogates, PEP 383).
_UNPRINTABLE: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def printable(text: str) -> str:
    """Return the text on one line, with escapes for control characters and lone surrogates."""
    return _UNPRINTABLE.sub(lambda match: _escape(match[0]), text)


def _escape(character: str) -> str:
    byte = ord(character) - 0xDC00  # if it was a byte of a file name
    return f"\\x{byte:02x}" if 0x80 <= byte <= 0xFF else repr(character)[1:-1]


def shown(value: object, chars: int = 60) -> str:
    """Return the value as a message quotes it: on one line, at most `chars` characters."""
    text = repr(value)
    if len(text) <= chars:
        return text
    end = text[-1] if text[-1] in "'\"])}" else ""
    return f"{text[: chars - 1 - len(end)]}…{end}"
