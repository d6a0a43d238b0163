"""What becomes of the records in a file: papers, or problems that say why not."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from paper_archive.errors import ArchiveError, Problem, Where
from paper_archive.paper import Paper, admit_partly
from paper_archive.sources.field_values.dates import Unread
from paper_archive.sources.field_values.people import with_et_al
from paper_archive.sources.field_values.title_marks import with_status_of_title
from paper_archive.sources.format import Format, Record, Rejected, Unwanted, Warned
from paper_archive.sources.repetition import Repetition
from paper_archive.sources.source_file import SourceFile

UNREADABLE: Final = (ArchiveError, OSError)
"""What opening and reading a file may raise without a bug of ours."""


@dataclass(frozen=True, slots=True)
class Admitted:
    """A record that became a paper."""

    paper: Paper
    where: Where
    is_named: bool = False
    """Whether the source says on which page the paper is: its slug is not made from the title."""
    page: str | None = None
    """The text of `Record.page`."""
    not_kept: tuple[str, ...] = ()
    """`Record.not_kept`."""


@dataclass(frozen=True, slots=True)
class Reported:
    """Problems without a rejected record: a file that cannot be read, a field that is left out."""

    problems: tuple[Problem, ...]


Outcome: TypeAlias = Admitted | Rejected | Warned | Reported | Unwanted


def outcomes_of(file: SourceFile, format_: Format) -> Iterator[Outcome]:
    """Yield what becomes of each record of a file, and the problems of the file as a whole."""
    is_empty, is_decoded = True, True
    for outcome in _admitted_items(file, format_):
        if isinstance(outcome, Warned):
            is_decoded &= outcome.problem.rule != "encoding"
            yield outcome
            continue
        is_empty = False
        if isinstance(outcome, (Rejected, Reported)):
            is_decoded &= all(problem.rule != "encoding" for problem in outcome.problems)
        yield outcome
    undecodable = _undecodable(file) if is_decoded else None
    if undecodable:
        yield Reported((undecodable,))
    elif is_empty:
        yield Reported((Problem(file.where, "source-empty", "file contains no papers"),))


def _admitted_items(file: SourceFile, format_: Format) -> Iterator[Outcome]:
    source = {"name": file.name} | ({"captured": file.captured} if file.captured else {})
    repetition = Repetition(file)
    try:
        for item in format_.read(file):
            if not isinstance(item, Record):
                yield item
            elif problem := repetition.problem_of(item):
                yield Rejected((problem,))
            else:
                yield from _admitted(item, source)
    except UNREADABLE as error:
        yield failed(error, file.where)


def _admitted(record: Record, source: dict[str, str]) -> Iterator[Outcome]:
    """Yield the paper of a record, and what is wrong with fields that the paper is left without."""
    try:
        is_as_written = record.is_notice or record.page is not None
        fields = record.fields if record.page is not None else with_et_al(record.fields)
        fields = fields if is_as_written else with_status_of_title(fields)
        date = fields.get("date")
        if isinstance(date, Unread):
            yield Warned(Problem(record.where, "date-unread", date.message))
            fields = {**fields, "date": date.certain}
        paper, problems = admit_partly({"sources": [source], **fields}, record.where)
    except ArchiveError as error:
        yield Rejected(error.problems)
        return
    is_named = paper.slug == record.fields.get("slug")
    yield Admitted(paper, record.where, is_named, record.page, record.not_kept)
    if problems:
        yield Reported(tuple(problems))


def failed(error: Exception, where: Where) -> Reported:
    """Return the problems of a file that cannot be opened or read."""
    if isinstance(error, ArchiveError):
        return Reported(error.problems)
    reason = getattr(error, "strerror", None) or str(error)
    return Reported((Problem(where, "file-read", f"cannot read the file: {reason}"),))


def _undecodable(file: SourceFile) -> Problem | None:
    try:
        return file.undecodable()
    except UNREADABLE:  # reported when it was read
        return None
