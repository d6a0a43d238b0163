"""Sources: the bytes of a file become papers. Each format has one module.

Nothing here reads the disk or knows what is in the archive.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from paper_archive.errors import ArchiveError, Problem
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
    saved_page,
    semantic_scholar_json,
    table,
    zotero_json,
)
from paper_archive.sources.format import Format
from paper_archive.sources.identifier_lists import fetching_command
from paper_archive.sources.outcomes import UNREADABLE, Outcome, failed, outcomes_of
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
    saved_page,
    table,
)
"""All formats; the content of a file tells which one it has."""

_NO_SOURCE: Final = frozenset(
    ("encoding", "file-empty", "file-office", "file-packed", "source-unknown")
)
"""Rules of problems of files that were never meant to be imported."""
_DAY: Final = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)")


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
    except UNREADABLE as error:
        outcome = failed(error, file.where)
        is_other = all(problem.rule in _NO_SOURCE for problem in outcome.problems)
        return SourceRead(file.where.path, "", file.captured, iter([outcome]), is_other)
    return SourceRead(file.where.path, format_.NAME, file.captured, outcomes_of(file, format_))


def _format_of(file: SourceFile, format_name: str) -> Format:
    """Return the format of a file.

    Raises:
        ArchiveError: when the file is neither text nor a workbook, or is not claimed by exactly
            one format.

    """
    head = file.head()
    if head.startswith(ZIP_BEGIN):
        return _format_of_workbook(file, format_name)
    _refuse_empty_or_binary(file, head)
    candidates = [each for each in FORMATS if format_name in {"", each.NAME}]
    if not format_name:
        candidates = [each for each in candidates if each.claims(head)]
        if not candidates and table.has_chosen_title(file):
            return table
        if not candidates and saved_page.describes_paper(file):
            return saved_page
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


def _refuse_empty_or_binary(file: SourceFile, head: bytes) -> None:
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


def _failure(file: SourceFile, rule: str, message: str) -> ArchiveError:
    return ArchiveError([Problem(file.where, rule, message)])


def _day_in(name: str) -> str:
    return next(filter(is_day, _DAY.findall(name)), "")
