"""Which sources fail, in `captures/.failing.json`: source → the day since which it fails.

    {"arxiv cs.CL since 2026-11-01": "2026-11-26"}

An update writes it. It only says since when, so that it stays the same until a source works again,
and an update that brings nothing new changes nothing. Where no source fails, there is no file.
"""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from paper_archive.archive import disk, store
from paper_archive.archive.lock import locked
from paper_archive.errors import ArchiveError, Problem, Where
from paper_archive.values import is_day

FILE: Final = f"{store.CAPTURES}/.failing.json"


def failing_sources(content: Path) -> Mapping[str, str]:
    """Return source → the day since which it fails, sorted.

    Raises:
        ArchiveError: when the file cannot be read.

    """
    path = content / FILE
    if not disk.is_there(path):
        return {}
    try:
        found = json.loads(disk.read_text(path))
    except (ValueError, RecursionError) as error:
        raise _damaged(path) from error
    is_table = isinstance(found, dict) and all(isinstance(day, str) for day in found.values())
    if not (is_table and all(map(is_day, found.values()))):
        raise _damaged(path)
    return dict(sorted(found.items()))


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
            text = json.dumps(after, indent=2, sort_keys=True, ensure_ascii=False)
            disk.write_text(content / FILE, f"{text}\n")
        else:
            disk.delete(content / FILE)


def _damaged(path: Path) -> ArchiveError:
    message = "file must be an object of sources and days"
    return ArchiveError([Problem(Where(path.as_posix()), "versions", message)])
