"""Sources: the bytes of a file become papers. Each format has one module.

Nothing here reads the disk or knows what is in the archive.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from paper_archive.errors import ArchiveError, Problem, Where, shown
from paper_archive.paper import Paper, admit_partly
from paper_archive.sources import (
    acl_xml,
    archive_export,
    arxiv_atom,
    arxiv_json,
    arxiv_oai,
    bibtex,
    crossref_json,
    csl_json,
    daily_papers,
    daily_papers_json,
    endnote_xml,
    markdown_list,
    openalex_json,
    openreview_json,
    pubmed_xml,
    semantic_scholar_json,
    table,
    zotero_json,
)
from paper_archive.sources.field_values.dates import Unread
from paper_archive.sources.field_values.people import with_et_al
from paper_archive.sources.field_values.title_marks import with_status_of_title
from paper_archive.sources.format import Format, Record, Rejected, Unwanted, Warned
from paper_archive.sources.identifier_lists import fetching_command
from paper_archive.sources.source_file import HEAD_BYTES, ZIP_BEGIN, SourceFile
from paper_archive.sources.table.workbook import has_papers
from paper_archive.sources.tagged import endnote_tagged, nbib, ris, web_of_science
from paper_archive.sources.unpacking import unpacked
from paper_archive.values import is_day

FORMATS: Final[tuple[Format, ...]] = (
    daily_papers,
    daily_papers_json,
    archive_export,
    bibtex,
    csl_json,
    zotero_json,
    crossref_json,
    openalex_json,
    semantic_scholar_json,
    openreview_json,
    arxiv_json,
    arxiv_atom,
    arxiv_oai,
    acl_xml,
    pubmed_xml,
    endnote_xml,
    ris,
    nbib,
    endnote_tagged,
    web_of_science,
    markdown_list,
    table,
)
"""All formats; the content of a file tells which one it has."""

_UNREADABLE: Final = (ArchiveError, OSError)
"""What opening and reading a file may raise without a bug of ours."""
_NO_SOURCE: Final = frozenset(
    ("encoding", "file-empty", "file-office", "file-packed", "source-unknown")
)
"""Rules of problems of files that were never meant to be imported."""
_DAY: Final = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)")


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


@dataclass(frozen=True, slots=True)
class SourceRead:
    """A file that is being read."""

    path: str
    format: str
    """Name of the format; empty if unknown."""
    captured: str
    """ISO day on which the file was saved, if known."""
    outcomes: Iterator[Outcome]
    """What became of each record, with warnings and other problems, in the order of the file."""
    is_other: bool = False
    """Whether it has no known format, like a picture in a folder of libraries."""


def read_source(file: SourceFile, format_name: str = "") -> SourceRead:
    """Return what is in a file; its records are read lazily.

    Without a day of capture, the day in the name of the file is used, if there is one.
    """
    file = replace(file, captured=file.captured or _day_in(file.name))
    try:
        file = unpacked(file)
        format_ = _format_of(file, format_name)
    except _UNREADABLE as error:
        failed = _failed(error, file.where)
        is_other = all(problem.rule in _NO_SOURCE for problem in failed.problems)
        return SourceRead(file.where.path, "", file.captured, iter([failed]), is_other)
    return SourceRead(file.where.path, format_.NAME, file.captured, _outcomes(file, format_))


def _format_of(file: SourceFile, format_name: str) -> Format:
    """Return the format of a file.

    Raises:
        ArchiveError: when the file is neither text nor a workbook, or is not claimed by exactly
            one format.

    """
    head = file.head()
    if head.startswith(ZIP_BEGIN):
        return _format_of_workbook(file, format_name)
    _refuse_no_text(file, head)
    candidates = [each for each in FORMATS if format_name in {"", each.NAME}]
    if not format_name:
        candidates = [each for each in candidates if each.claims(head)]
        if not candidates and table.has_chosen_title(file):
            return table
    if len(candidates) > 1:
        names = " and ".join(each.NAME for each in candidates)
        raise _failure(file, "source-ambiguous", f"file can be read as {names}")
    if not candidates and (command := fetching_command(head)):
        message = (
            f"file is a list of identifiers; run `{command} {file.where.path}` to get their papers"
        )
        raise _failure(file, "source-identifiers", message)
    if not candidates:
        raise _failure(file, "source-unknown", "file has no known format")
    return candidates[0]


def _refuse_no_text(file: SourceFile, head: bytes) -> None:
    if not head.strip():
        is_long = len(head) == HEAD_BYTES
        message = "file begins with nothing but blanks" if is_long else "file is empty"
        raise _failure(file, "file-empty", message)
    if head.count(0) > len(head) // 10:
        raise _failure(file, "encoding", "file is binary, not text")


def _format_of_workbook(file: SourceFile, format_name: str) -> Format:
    if format_name not in {"", table.NAME}:
        message = f"file is a workbook, which can be read as {table.NAME}, not as {format_name}"
        raise _failure(file, "source-unknown", message)
    if not has_papers(file):
        raise _failure(file, "source-unknown", "workbook has no sheet with a column of titles")
    return table


def _outcomes(file: SourceFile, format_: Format) -> Iterator[Outcome]:
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
    try:
        for item in format_.read(file):
            yield from _admitted(item, source) if isinstance(item, Record) else (item,)
    except _UNREADABLE as error:
        yield _failed(error, file.where)


def _admitted(record: Record, source: dict[str, str]) -> Iterator[Outcome]:
    """Yield the paper of a record, and what is wrong with fields that the paper is left without."""
    try:
        is_as_written = record.is_notice or record.page is not None
        fields = record.fields if record.page is not None else with_et_al(record.fields)
        fields = fields if is_as_written else with_status_of_title(fields)
        date = fields.get("date")
        if isinstance(date, Unread):
            what = "day" if date.certain else "date"
            message = f"no {what} can be read from {shown(date.text)}"
            yield Warned(Problem(record.where, "date-unread", message))
            fields = {**fields, "date": date.certain}
        paper, problems = admit_partly({"sources": [source], **fields}, record.where)
    except ArchiveError as error:
        yield Rejected(error.problems)
        return
    is_named = paper.slug == record.fields.get("slug")
    yield Admitted(paper, record.where, is_named, record.page, record.not_kept)
    if problems:
        yield Reported(tuple(problems))


def _failed(error: Exception, where: Where) -> Reported:
    if isinstance(error, ArchiveError):
        return Reported(error.problems)
    reason = getattr(error, "strerror", None) or str(error)
    return Reported((Problem(where, "file-read", f"cannot read the file: {reason}"),))


def _undecodable(file: SourceFile) -> Problem | None:
    try:
        return file.undecodable()
    except _UNREADABLE:  # reported when it was read
        return None


def _failure(file: SourceFile, rule: str, message: str) -> ArchiveError:
    return ArchiveError([Problem(file.where, rule, message)])


def _day_in(name: str) -> str:
    return next(filter(is_day, _DAY.findall(name)), "")
