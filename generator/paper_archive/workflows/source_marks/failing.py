"""Which sources fail, in `captures/.failing.json`: source → the day since which it fails.

    {"arxiv cs.CL since 2026-11-01": "2026-11-26"}

An update writes it. It only says since when, so that it stays the same until a source works again,
and an update that brings nothing new changes nothing. Where no source fails, there is no file.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from paper_archive.archive import store
from paper_archive.archive.files import disk
from paper_archive.archive.writing.lock import locked
from paper_archive.values import is_day
from paper_archive.workflows.source_marks import read_marks, write_marks

FILE: Final = f"{store.CAPTURES}/.failing.json"
_MARKS: Final = "sources and days"


def failing_sources(content: Path) -> Mapping[str, str]:
    """Return source → the day since which it fails, sorted.

    Raises:
        ArchiveError: when the file cannot be read.

    """
    marks = read_marks(content / FILE, _is_day, _MARKS)
    return dict(sorted(marks.items()))


def note_outcomes(
    content: Path, outcomes: Mapping[str, bool], today: str, show: Callable[[str], None]
) -> None:
    """Write which sources fail: `outcomes` is source → whether it failed, for all of them.

    Raises:
        ArchiveError: when the file cannot be read or written, or another command is running.

    """
    before = failing_sources(content)
    after = {name: before.get(name, today) for name, failed in outcomes.items() if failed}
    if after == before:
        return
    with locked(content, "paper-archive update", show):
        if after:
            write_marks(content / FILE, after)
        else:
            disk.delete(content / FILE)


def _is_day(value: object) -> bool:
    return isinstance(value, str) and is_day(value)
