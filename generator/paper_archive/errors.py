"""What is wrong with an input, and where: problems are data, collected and shown all at once."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from paper_archive.text import counted

RULES: Final = {
    "abstract-text": "Write the abstract as text, in quotes where YAML would read something else.",
    "archive-empty": "Import papers, or name the folder of the archive with `--content`.",
    "authors-list": 'Write the authors as a list of names: `["Ada Lovelace", "Alan Turing"]`.',
    "capture-cut": "Save the page again, whole, and import it again.",
    "capture-date": "Say when the page was saved, with `--captured YYYY-MM-DD`.",
    "capture-empty": "Save the page again: this file holds the page's frame and no paper.",
    "capture-entry": "Look at the lines named: an entry is a title, an abstract, authors, a date.",
    "capture-gap": "Look at the lines named: no abstract stands between two titles.",
    "count-number": "Write a whole number from 0 on, without quotes; delete the key if unknown.",
    "date-iso": "Write a real day, month or year in quotes: `2024-05-22`, `2024-05`, `2024`.",
    "encoding": "Save the file as UTF-8.",
    "field-value": "Write the value as the table of front-matter keys says.",
    "file-empty": "Save the file again: it holds nothing.",
    "file-ignored": "If it is a page, end its name in `.md`; else move it out of the folder.",
    "file-name": "Rename the file, so that its name is UTF-8.",
    "file-read": "See that the file is there and may be read.",
    "file-size": "Split the file.",
    "file-write": "See that the disk has room and the folder may be written.",
    "folder-empty": "Name a folder that has files, or a file; hidden ones are left out.",
    "front-matter": "Open and close the front-matter with a line `---`, one `key: value` between.",
    "heading": "Make the first heading the title; the site shows the title of the front-matter.",
    "ids-text": 'Write each id in quotes: `{"arxiv": "1706.03762"}`.',
    "key-once": "Keep one of the two lines.",
    "ledger": "Restore the file from git, or delete it: imports then only fill what is empty.",
    "language-tag": 'Write the language as a tag: `"en"`, `"de"`, `"zh-Hans"`.',
    "links-http": 'Write each link as an address: `{"code": "https://…"}`.',
    "listed-days": 'Write the days as a list: `["2024-05-22"]`.',
    "notes-heading": "Begin the notes with a heading, such as `## Notes`.",
    "page-broken": "Mend the page, then import again.",
    "page-deleted": "Nothing; to have the page again, delete its line in `papers/imported.jsonl`.",
    "page-misplaced": "Move the page into `papers/` if it is a paper.",
    "same-title": "Nothing, if these are two papers; else delete one of the two pages.",
    "slug-shape": "Name the page with small letters, digits and hyphens, at most 80.",
    "slug-unique": "Rename or delete one of the two pages.",
    "source-ambiguous": "Name the format of the file with `--format`.",
    "source-empty": "See that this is the right file; export it again.",
    "source-unknown": "Convert the file, or name its format with `--format`.",
    "sources-list": 'Write the sources as a list: `[{"name": "…", "captured": "2024-05-22"}]`.',
    "tag-known": "Add the topic to `topics.yml`, or take the tag off the page.",
    "tags-list": 'Write the tags as a list of slugs: `["attention", "graph-neural-networks"]`.',
    "title-text": "Write the title as text, in quotes where YAML would read something else.",
    "topics": "Compare the topic with its neighbours in `topics.yml`.",
    "type-known": "Write one of the types that the message names, or delete the key.",
    "venue-text": "Write the venue as text.",
    "yaml": "Put the value in double quotes, and end what was begun.",
}
"""Every rule, and what a person does about it; README shows the same table."""


@dataclass(frozen=True, slots=True)
class Where:
    """A place in an input, shown as `path:line (item)`."""

    path: str
    """As the person wrote it, with forward slashes; see `printable`."""
    line: int | None = None
    """Counted from 1."""
    item: str | None = None
    """What has no line, or helps to find it: `entry 3`."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "path", printable(self.path))
        object.__setattr__(self, "item", self.item and printable(self.item))

    def __str__(self) -> str:
        line = f":{self.line}" if self.line else ""
        item = f" ({self.item})" if self.item else ""
        return f"{self.path}{line}{item}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: where it is, the rule it breaks, and what must be what."""

    where: Where
    rule: str
    """A key of `RULES`; never changes once published."""
    message: str
    """*field* must be *what*, not *value*."""

    def __post_init__(self) -> None:
        if self.rule not in RULES:
            raise KeyError(self.rule)
        object.__setattr__(self, "message", printable(self.message))

    def __str__(self) -> str:
        return f"{self.where}: {self.message} [{self.rule}]"

    def as_json(self) -> dict[str, str]:
        """Return the problem as reports hold it."""
        return {"where": str(self.where), "rule": self.rule, "message": self.message}


class ArchiveError(Exception):
    """What a person must mend in the input: all problems that were found, in reading order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def not_utf8(error: UnicodeDecodeError, where: Where, first_line: int = 1) -> Problem:
    """Return the problem that a file is not UTF-8, at the line of the first byte that is not.

    `first_line` is the number of the first line of what was decoded.
    """
    line = error.object.count(b"\n", 0, error.start) + first_line
    message = f"file must be UTF-8 text, not hold the byte 0x{error.object[error.start]:02x}"
    return Problem(Where(where.path, line), "encoding", message)


def problem_list(problems: Collection[Problem]) -> str:
    """Return the problems as a person reads them: one a line, then remedies, their count last."""
    count = counted(len(problems), "problem")
    return "\n".join((*map(str, problems), "", *remedies(problems), "", count))


def remedies(problems: Iterable[Problem]) -> list[str]:
    """Return for each rule that is broken, in order of the rules, a line that says what to do."""
    broken = {problem.rule for problem in problems}
    return [f"{rule}: {RULES[rule].replace('`', '')}" for rule in RULES if rule in broken]


# Controls, marks that change the direction of text, and bytes of a file name that are not UTF-8
# (lone surrogates, PEP 383).
_UNPRINTABLE: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def printable(text: str) -> str:
    """Return the text on one line and as valid UTF-8, with escapes for what is neither."""
    return _UNPRINTABLE.sub(lambda match: _escape(match[0]), text)


def _escape(character: str) -> str:
    byte = ord(character) - 0xDC00  # of a file name, if it was no UTF-8
    return f"\\x{byte:02x}" if 0x80 <= byte <= 0xFF else repr(character)[1:-1]


def shown(value: object, chars: int = 60) -> str:
    """Return the value as a message quotes it: on one line, cut to `chars` characters."""
    text = repr(value)
    return text if len(text) <= chars else f"{text[: chars - 1]}…"
