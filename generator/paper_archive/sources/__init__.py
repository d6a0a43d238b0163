"""Sources: the bytes of a file become papers, through one module per format and the one gate.

A format is a module with `NAME`, `claims(data) -> bool` and `read(text, where, captured) ->
Harvest`. It translates names and shapes and judges nothing that the gate judges. Knows neither
disks nor what the archive holds already.
"""

import re
from dataclasses import dataclass, field
from types import ModuleType
from typing import Final

from paper_archive.errors import ArchiveError, Problem, Where, not_utf8
from paper_archive.paper import Paper, admit
from paper_archive.sources import daily_papers
from paper_archive.values import is_day

FORMATS: Final[dict[str, ModuleType]] = {module.NAME: module for module in (daily_papers,)}

_HEAD_BYTES: Final = 2_000
_ISO_DAY: Final = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class SourceRead:
    """What one file held; each of its records is in `papers` or was rejected."""

    path: str
    format: str = ""
    """Name of the format; empty when none claims the file."""
    captured: str = ""
    """ISO day on which the file was saved, if known."""
    papers: list[tuple[Paper, Where]] = field(default_factory=list)
    rejected: int = 0
    problems: list[Problem] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)
    """What a person should know though nothing was rejected."""


def read_source(data: bytes, where: Where, format_name: str = "", captured: str = "") -> SourceRead:
    """Return the papers of a file, in its order, and the problems of those that are none.

    `captured` is the ISO day on which the file was saved; without it the day is taken from the
    file's name, if that holds one.
    """
    format_name = format_name or _claimant(data)
    captured = captured or _day_in(where.path)
    problem = _unreadable(data, where, format_name)
    if problem:
        return SourceRead(where.path, format_name, captured, problems=[problem])
    text = data.decode("utf-8-sig", errors="surrogateescape")
    harvest = FORMATS[format_name].read(text, where, captured)
    papers: list[tuple[Paper, Where]] = []
    problems = list(harvest.rejected)
    for fields, place in harvest.records:
        try:
            papers.append((admit(fields, place), place))
        except ArchiveError as error:
            problems.extend(error.problems)
    if not any(problem.rule == "encoding" for problem in problems):
        problems.extend(_undecoded(data, where))
    rejected = len(harvest.rejected) + len(harvest.records) - len(papers)
    if not papers and not problems:
        problems.append(Problem(where, "capture-empty", "file must hold a paper, not none"))
    problems.sort(key=lambda problem: problem.where.line or 0)
    return SourceRead(
        where.path, format_name, captured, papers, rejected, problems, harvest.notices
    )


def _claimant(data: bytes) -> str:
    return next((name for name, module in FORMATS.items() if module.claims(data)), "")


def _unreadable(data: bytes, where: Where, format_name: str) -> Problem | None:
    if not data.strip():
        return Problem(where, "file-empty", "file must hold papers, not nothing")
    head = data[:_HEAD_BYTES]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or head.count(0) > len(head) // 10:
        return Problem(where, "encoding", "file must be UTF-8 text, not UTF-16 or binary")
    if not format_name:
        known = ", ".join(FORMATS)
        return Problem(where, "source-unknown", f"file must be of a known format ({known})")
    return None


def _undecoded(data: bytes, where: Where) -> list[Problem]:
    """Return the problem that the file is not UTF-8, at its first byte that is not, or nothing."""
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return [not_utf8(error, where)]
    return []


def _day_in(path: str) -> str:
    days = _ISO_DAY.findall(path.rpartition("/")[2])
    return next(filter(is_day, days), "")
