"""What services were asked for pages, in `captures/.asked.jsonl`, so that none is asked twice.

    {"service": "arxiv", "question": "title waves in sand", "day": "2026-11-27", "found": [["arxiv", "2405.00001"]]}
    {"service": "arxiv", "question": "arxiv 2405.00001", "day": "2026-11-27"}
    {"service": "crossref", "question": "title waves in sand", "day": "2026-11-27", "reason": "has no paper of this title"}

A line is added for each answer. Until its answer has filled in the pages, a line names the capture
that has it (`"capture": "arxiv-2026-11-27-2405.00001.xml"`), so that a command which was stopped can
be continued. The last line may be incomplete then, and is dropped.
"""  # noqa: E501  # a line is an example

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from paper_archive.archive import store
from paper_archive.archive.files import disk, whole_file
from paper_archive.archive.writing.lock import locked
from paper_archive.errors import ArchiveError, Problem, Where
from paper_archive.values import is_day

FILE: Final = f"{store.CAPTURES}/.asked.jsonl"
DAYS_UNTIL_AGAIN: Final = 30
"""How long a question without an answer is not asked again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question to a service, and what came of it."""

    service: str
    question: str
    day: str
    """ISO day of the answer."""
    found: tuple[tuple[str, str], ...] = ()
    """Identifiers of the paper, as scheme and normal form, if it was asked for by title."""
    reason: str = ""
    """Why nothing was found; empty if something was."""
    capture: str = ""
    """Name of the capture, until it has filled in the pages."""

    def is_old(self, today: str) -> bool:
        """Tell whether nothing was found long ago, so that the service may be asked again."""
        until = date.fromisoformat(self.day) + timedelta(days=DAYS_UNTIL_AGAIN)
        return bool(self.reason) and until.isoformat() <= today


class AskedQuestions:
    """The file, and what is in it."""

    def __init__(self, content: Path, show: Callable[[str], None]) -> None:
        """Read the file.

        Raises:
            ArchiveError: when it cannot be read.

        """
        self._path = content / FILE
        self._content = content
        self._show = show
        self._known: dict[tuple[str, str], Asked] = {}
        self._is_cut = False
        if disk.is_there(self._path):
            *lines, rest = disk.read_text(self._path).split("\n")
            self._is_cut = bool(rest)
            for number, line in enumerate(lines, start=1):
                self._know(_asked(line, Where(self._path.as_posix(), number)))

    def find(self, service: str, question: str) -> Asked | None:
        """Return what came of a question, if it was asked."""
        return self._known.get((service, question))

    @property
    def captures(self) -> list[str]:
        """The names of the captures that have not filled in the pages yet."""
        return sorted({each.capture for each in self._known.values()} - {""})

    def add(self, questions: Iterable[Asked], *, is_kept: bool = True) -> None:
        """Add questions, to the file as well if `is_kept`; `finish` must have been called before.

        Raises:
            ArchiveError: when the file cannot be written, or another command is running.

        """
        added = list(questions)
        for each in added:
            self._know(each)
        if not (added and is_kept):
            return
        with locked(self._content, "paper-archive enrich", self._show):
            with disk.failing("file-write", "cannot write the file", self._path):
                self._path.parent.mkdir(parents=True, exist_ok=True)
            disk.append(self._path, "".join(map(_line, added)))

    def finish(self, *, is_filled: bool) -> None:
        """Write each question once, in order; with `is_filled`, no capture is left to fill in.

        Raises:
            ArchiveError: when the file cannot be written, or another command is running.

        """
        for key, each in self._known.items() if is_filled else ():
            self._known[key] = replace(each, capture="")
        if self._known or self._is_cut:
            self._write()

    def _write(self) -> None:
        text = "".join(_line(each) for _, each in sorted(self._known.items()))
        with locked(self._content, "paper-archive enrich", self._show):
            if not disk.is_there(self._path) or disk.read_text(self._path) != text:
                whole_file.write(self._path, text)

    def _know(self, asked: Asked) -> None:
        self._known[asked.service, asked.question] = asked


def _line(asked: Asked) -> str:
    values = {name: value for name, value in asdict(asked).items() if value}
    return json.dumps(values) + "\n"


def _asked(line: str, where: Where) -> Asked:
    """Return what a line says.

    Raises:
        ArchiveError: when it says something else.

    """
    try:
        values: dict[str, Any] = json.loads(line)
        found = tuple((str(scheme), str(text)) for scheme, text in values.pop("found", ()))
        asked = Asked(**values, found=found)
        texts = (asked.service, asked.question, asked.day, asked.reason, asked.capture)
        is_whole = is_day(asked.day) and all(isinstance(each, str) for each in texts)
    except (ValueError, TypeError, AttributeError, RecursionError):
        is_whole = False
    if not is_whole or "/" in asked.capture:
        message = "line must be an object with service, question and day"
        raise ArchiveError([Problem(where, "asked", message)])
    return asked
