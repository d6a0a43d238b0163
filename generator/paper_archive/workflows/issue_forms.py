"""Issues that people wrote with the forms in `.github/ISSUE_TEMPLATE`: read as data, and quoted.

Source: GitHub Docs, "Syntax for issue forms" (each answer is below a heading that is the label of
its field, and an empty one is `_No response_`) and "Webhook events and payloads", `issues`.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from paper_archive.archive.files import disk
from paper_archive.errors import ArchiveError, Problem, Where, printable, shown

CORRECTION: Final = "correction"
SUBMISSION: Final = "submission"
FORMS: Final[Mapping[str, Mapping[str, str]]] = {
    CORRECTION: {
        "Page": "page",
        "Right title": "title",
        "Right authors": "authors",
        "Right date": "date",
        "Right venue": "venue",
        "Right abstract": "abstract",
        "Right DOI": "doi",
        "Right arXiv identifier": "arxiv",
        "Address of the PDF": "pdf",
        "Address of the code": "code",
        "How you know": "reason",
    },
    SUBMISSION: {"Papers": "papers", "Why they belong here": "reason"},
}
"""Label of a form → label of each field, in order → name of the field."""
_EMPTY: Final = "_No response_"
_MOST_CHARS: Final = 65_536
"""What GitHub lets people write into an issue."""
_MOST_QUOTED: Final = 4_000


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A form as a person filled it in."""

    number: int
    """Of the issue."""
    kind: str
    """`CORRECTION` or `SUBMISSION`."""
    answers: Mapping[str, str]
    """Name of a field → what was written into it; empty ones are left out."""

    @property
    def where(self) -> Where:
        """The place of problems."""
        return Where(f"issue {self.number}")


def read_form(event: Path) -> FilledForm:
    """Return the form in the file of an event, as GitHub writes it for a workflow.

    Raises:
        ArchiveError: when it is not such a file, or the issue was not written with a form.

    """
    where = Where(event.as_posix())
    try:
        issue = json.loads(disk.read_text(event))["issue"]
        number, body = issue["number"], issue["body"] or ""
        labels = {label["name"] for label in issue["labels"]}
        is_event = isinstance(number, int) and isinstance(body, str)
    except (ValueError, KeyError, TypeError, RecursionError):
        is_event = False
    if not is_event:
        raise ArchiveError([Problem(where, "json", "file must be the event of an issue")])
    kinds = [kind for kind in FORMS if kind in labels]
    place = Where(f"issue {number}")
    if len(kinds) != 1:
        message = f"issue must have one of the labels {' and '.join(FORMS)}"
        raise ArchiveError([Problem(place, "issue-form", message)])
    if len(body) > _MOST_CHARS:
        message = f"issue must have at most {_MOST_CHARS:,} characters"
        raise ArchiveError([Problem(place, "issue-form", message)])
    return FilledForm(number, kinds[0], _answers(body, FORMS[kinds[0]], place))


def quoted(text: str) -> str:
    """Return Markdown that shows a text as it is: no link or mention in it has an effect."""
    lines = text.replace("\r\n", "\n").split("\n")
    cut = "\n".join(map(printable, lines))[:_MOST_QUOTED]
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", cut)), default=0))
    return f"{fence}text\n{cut}\n{fence}\n"


def problems_answer(problems: Sequence[Problem]) -> str:
    """Return the answer to an issue with which nothing can be done."""
    listed = "\n".join(str(each) for each in problems)
    return (
        "Nothing was changed, because of this:\n\n"
        f"{quoted(listed)}\nEdit the issue, and it is read again.\n"
    )


def _answers(body: str, fields: Mapping[str, str], where: Where) -> dict[str, str]:
    """Return name → answer.

    Raises:
        ArchiveError: when the headings are not those of the form, each once and in order.

    """
    found: dict[str, list[str]] = {}
    for line in body.replace("\r\n", "\n").split("\n"):
        label = line.removeprefix("### ").strip() if line.startswith("### ") else ""
        if label in fields:
            if fields[label] in found:
                message = f"form must have {label!r} once"
                raise ArchiveError([Problem(where, "issue-form", message)])
            found[fields[label]] = []
        elif found:
            [*_, last] = found.values()
            last.append(line)
        elif line.strip():
            message = f"issue must begin with a field of the form, not {shown(line)}"
            raise ArchiveError([Problem(where, "issue-form", message)])
    answers = {name: "\n".join(lines).strip() for name, lines in found.items()}
    return {name: answer for name, answer in answers.items() if answer not in {"", _EMPTY}}
