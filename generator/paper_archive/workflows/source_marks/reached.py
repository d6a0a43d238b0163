"""How far each source was fetched, in `captures/.versions.json`.

    {"arxiv cs.CL since 2026-11-01": "2026-11-26", "zotero 12345": 77}

A day: all that the source says of it and of the days before is in the archive. A number: the
version of a library of Zotero. The file lies beside the captures and is kept in git with them.
Without it, everything is fetched again, which changes nothing that is there.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeAlias

from paper_archive.archive import store
from paper_archive.archive.writing.lock import locked
from paper_archive.values import is_day
from paper_archive.workflows.source_marks import damaged, read_marks, write_marks

FILE: Final = f"{store.CAPTURES}/.versions.json"
_MARKS: Final = "sources, and versions or days"
Mark: TypeAlias = int | str
"""A version, or an ISO day."""


def version_reached(content: Path, source: str) -> int:
    """Return the version of a library that was fetched; 0 if it never was.

    Raises:
        ArchiveError: when the file cannot be read.

    """
    mark = _marks(content / FILE).get(source, 0)
    if not isinstance(mark, int):
        raise damaged(content / FILE, _MARKS)
    return mark


def day_reached(content: Path, source: str) -> str:
    """Return the last day of which everything was fetched; empty if there is none.

    Raises:
        ArchiveError: when the file cannot be read.

    """
    mark = _marks(content / FILE).get(source, "")
    if not isinstance(mark, str):
        raise damaged(content / FILE, _MARKS)
    return mark


def remember(content: Path, source: str, mark: Mark, show: Callable[[str], None]) -> None:
    """Write how far a source was fetched, if that is not what the file says.

    Raises:
        ArchiveError: when the file cannot be read or written, or another command is running.

    """
    path = content / FILE
    if _marks(path).get(source, 0) == mark:
        return
    with locked(content, "paper-archive fetch", show):
        marks = _marks(path) | {source: mark}
        write_marks(path, marks)


def _marks(path: Path) -> dict[str, Mark]:
    return read_marks(path, _is_mark, _MARKS)


def _is_mark(value: object) -> bool:
    if isinstance(value, str):
        return is_day(value)
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0
