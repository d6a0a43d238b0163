"""Problems in the input: collected as data, then shown all at once with places and remedies."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from paper_archive.text import counted

RULES: Final = {
    "abstract-text": "Write the abstract as plain text below the heading.",
    "address-gone": "Write into `redirects.yml` where it leads now, or that it was removed.",
    "address-taken": "Rename the file: the site uses this address itself, or another file has it.",
    "addresses-list": "Download `addresses.txt` of the published site again, or delete the file.",
    "answer-noted": "Nothing to do; the message says what the answer lacks.",
    "archive-empty": "Import papers, or name the archive's folder with `--content`.",
    "archive-locked": "Wait until the other command is done, then run this one again.",
    "asked": "Restore the file from git, or delete it; services are then asked everything again.",
    "authors-list": 'Write the authors as a list of names: `["Ada Lovelace", "Alan Turing"]`.',
    "bibtex-entry": "Close its braces and quotes, define its abbreviations, give each field once.",
    "brackets-open": "Close the brackets, or put the text into a fenced code block.",
    "capture-cut": "Save the complete page again, then import it.",
    "capture-date": "Give the day on which the page was saved with `--captured YYYY-MM-DD`.",
    "capture-empty": "Save the page again: this file contains no papers.",
    "capture-entry": "Check these lines: an entry is a title, an abstract, authors and a date.",
    "capture-gap": "Check these lines: the abstract between two titles is missing.",
    "conflict-marker": "Keep one of the two versions, and delete the marker lines.",
    "count-number": "Write a whole number without quotes, 0 or more; delete the key if unknown.",
    "date-iso": "Write a valid date in quotes: `2024-05-22`, `2024-05` or `2024`.",
    "date-unread": "Correct the date in the source, and import it again; the paper lacks it now.",
    "digest-choice": "Name a topic of the archive; search by words, quotes, fields and years only.",
    "digest-mailed": "Restore the file; without it, everybody named in it is mailed again.",
    "encoding": "Save the file as UTF-8.",
    "export-cut": "Copy the whole export again; the papers that are there were read.",
    "export-empty": "Correct the tag or the year, which is that of publication.",
    "export-version": "Upgrade paper-archive, or export the papers again with this version.",
    "field-value": "Write the value as the message says.",
    "file-empty": "Save or export the file again.",
    "file-ignored": "Rename the file to end in `.md` if it is a page; otherwise move it elsewhere.",
    "file-name": "Rename the file: its name must be UTF-8.",
    "file-office": "Save the table as .xlsx or CSV, without a password, and import that file.",
    "file-packed": "Unpack the file and import its contents; download it again if it is damaged.",
    "file-read": "Check that the file exists and that you may read it.",
    "file-size": "Split the file.",
    "file-write": "Check that the disk has space and that you may write there, then run it again.",
    "files-skipped": "Nothing to do if they are not papers; otherwise import one of them by name.",
    "folder-empty": "Name a file, or a folder with files; hidden files are skipped.",
    "folder-loop": "Delete the link: it leads to a folder that contains it.",
    "formula": r"Write `$$…$$` for `\[…\]`, a space after a line break, and `\{` for a brace.",
    "front-matter": "Put the front-matter between two `---` lines, one `key: value` per line.",
    "heading": "Make the heading match the title in the front-matter, which the site shows.",
    "ids-doubtful": "Correct the identifier on the page; nothing to do if it is right.",
    "ids-shared": "Correct the id of one page, or run `paper-archive merge` if it is one paper.",
    "ids-text": 'Correct or delete it; on a page, write it in quotes: `{"arxiv": "1706.03762"}`.',
    "issue-form": "Edit the issue, and fill in the form as it says.",
    "joined-weakly": "Nothing to do if it is one paper; otherwise run `paper-archive split PAGE`.",
    "json": "Export the file again, or fix it on the line shown.",
    "key-once": "Delete one of the two lines.",
    "language-tag": 'Write the language as a tag: `"en"`, `"de"`, `"zh-Hans"`.',
    "ledger": "Restore the file from git, or delete it; imports then only fill in empty fields.",
    "link-dead": "Correct the link, or add the file or heading that it leads to.",
    "links-http": 'Write each link as an http(s) address: `{"code": "https://…"}`.',
    "listed-days": 'Write the days as a list: `["2024-05-22"]`.',
    "mail-refused": "Correct or delete the address; run the command again if the fault may pass.",
    "mail-server": "Correct archive.yml or the environment, then run the command again.",
    "mail-unsure": "Nothing to do: the digest is not sent again, as it may have arrived.",
    "name-shape": "Write an identifier that the service knows, or a title of several words.",
    "nesting-depth": "Nest the lists, quotes or HTML less deeply.",
    "network-unreachable": "Check the network and the proxy, then run the command again.",
    "not-filled": "If it is this paper, add the page's name to the record, under `slug`.",
    "not-joined": "Nothing to do if these are two papers; otherwise run `paper-archive merge`.",
    "notes-heading": "Start the notes with a heading, such as `## Notes`.",
    "notes-html": "Use HTML that only formats text: no scripts, styles, forms or frames.",
    "notes-image": "Save the image beside the page: the site loads nothing from other sites.",
    "orcids-authors": (
        'Write each iD beside the name in `authors`: `{"Ada King": "0000-0002-1825-0097"}`.'
    ),
    "output-taken": "Delete or move it, or name another place.",
    "page-broken": "Fix the page, then import again.",
    "page-changed": "Run the command again.",
    "page-deleted": "Nothing to do; to get it back, delete its line in `papers/imported.jsonl`.",
    "page-empty": "Import its source again, or delete the page.",
    "page-joined": "Nothing to do; the deleted page is in the git history.",
    "page-misplaced": "Move the page into `papers/` if it is a paper.",
    "page-renamed": "Run `paper-archive rename` with both names.",
    "page-taken": "Rename or delete that file, then run the command again.",
    "page-titled": "Correct the name of the page in the source, or the title on the page.",
    "page-unknown": "Name a page by its file name, without `.md`.",
    "pages-alike": "If it is one paper, run `paper-archive merge` with the names of both pages.",
    "paper-unknown": "Check the identifier or the title, or ask another service.",
    "recipient": "Write one address in each line: `ada@example.org` or `Ada <ada@example.org>`.",
    "record-unknown": "List the records of the page with `paper-archive split PAGE`.",
    "redirect-dead": "Write the address of a page, as on the site: `papers/attention-as-an-rnn/`.",
    "redirect-once": "Delete one of the two redirects.",
    "redirect-taken": "Delete the redirect, or rename the page.",
    "redirects": "Write one redirect on each line: `old/address/: new/address/`.",
    "redirects-list": 'Write the former names as a list of slugs: `["attention-as-an-rnn"]`.',
    "rendering-slow": "Put blank lines around headings, rules and paragraphs, or split the page.",
    "same-title": "Nothing to do if these are two papers; otherwise run `paper-archive merge`.",
    "service-failed": "Run the command again later: what was fetched before is kept.",
    "service-limit": "Run the command again later: what was fetched before is kept.",
    "service-refused": "Correct the request, or the key in the environment.",
    "service-setting": "Correct the environment variable, or unset it.",
    "setting": "Correct the line as the message says.",
    "setting-secret": "Delete it, and set it in the environment; replace it if others saw it.",
    "site-missing": "Build the site with `mkdocs build`, or name its folder with `--site`.",
    "slug-shape": "Rename the page: lowercase letters, digits and hyphens, at most 80 characters.",
    "slug-unique": "Rename or delete one of the two pages.",
    "source-ambiguous": "Name the format of the file with `--format`.",
    "source-empty": "Check that this is the right file, or export it again.",
    "source-error": "Download the file again: it contains an error message from the service.",
    "source-identifiers": "Run the command in the message: it fetches what services know of them.",
    "source-unknown": "Convert it to BibTeX, RIS or CSV, or name its format with `--format`; in a"
    " table, name the column of titles, as in `--map title=Name`.",
    "sources-list": 'Write the sources as a list: `[{"name": "…", "captured": "2024-05-22"}]`.',
    "status-known": "Write the status as the message says; give a key of your own another name.",
    "table-cell": "Correct the cells if that is wrong; Excel calculates formulas when it saves.",
    "table-columns": "Name the column of a field with `--map`, such as `--map title=Name`.",
    "table-row": "Put quotes around a cell with quotes or separators, and double those inside.",
    "tag-known": "Add the topic to `topics.yml`, or remove the tag from the page.",
    "tags-list": 'Write the tags as a list of slugs: `["attention", "graph-neural-networks"]`.',
    "title-text": 'Give the paper a title; on a page, write it in quotes, such as `"1984"`.',
    "topic-broad": "Make its phrases more specific, or split it into several topics.",
    "topics": "Write the topic like the others in `topics.yml`.",
    "type-known": "Write one of the types in the message, or delete the key.",
    "update-behind": "Nothing to do: the next update continues there.",
    "venue-text": "Write the venue as text, in quotes.",
    "versions": "Restore the file from git, or delete it; everything is then fetched again.",
    "xml": "Export the file again, or fix it on the line shown.",
    "yaml": "Put the value in double quotes, and close every quote and bracket.",
}
"""Rule → how to fix what breaks it; docs/problems.md has the same table."""


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
    return text if len(text) <= chars else f"{text[: chars - 1]}…"
