"""Which version of each library of Zotero was fetched, in `captures/.versions.json`.

    {"zotero 12345": 77, "zotero 12345/ABCD2345": 80}

It lies beside the captures and is kept in git with them. Without it, whole libraries are fetched.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Final

from paper_archive.archive import disk, store
from paper_archive.archive.lock import locked
from paper_archive.errors import ArchiveError, Problem, Where
from paper_archive.network.zotero import Library

FILE: Final = f"{store.CAPTURES}/.versions.json"


def version_of(content: Path, library: Library) -> int:
    """Return the version of a library that was fetched; 0 if it never was.

    Raises:
        ArchiveError: when the file cannot be read.

    """
    return _versions(content).get(_key(library), 0)


def remember(content: Path, library: Library, version: int, show: Callable[[str], None]) -> None:
    """Write the version of a library that was fetched, if it is another one.

    Raises:
        ArchiveError: when the file cannot be read or written, or another command is running.

    """
    if version_of(content, library) == version:
        return
    with locked(content, "paper-archive fetch", show):
        versions = _versions(content) | {_key(library): version}
        text = json.dumps(versions, indent=2, sort_keys=True)
        disk.write_text(content / FILE, f"{text}\n")


def _versions(content: Path) -> dict[str, int]:
    path = content / FILE
    if not disk.is_there(path):
        return {}
    try:
        versions = json.loads(disk.read_text(path))
    except (ValueError, RecursionError) as error:
        raise _damaged(path) from error
    is_whole = isinstance(versions, dict) and all(
        isinstance(number, int) and not isinstance(number, bool) and number >= 0
        for number in versions.values()
    )
    if not is_whole:
        raise _damaged(path)
    return dict(versions)


def _key(library: Library) -> str:
    return f"zotero {library.name}"


def _damaged(path: Path) -> ArchiveError:
    message = "file must be an object of names and versions"
    return ArchiveError([Problem(Where(path.as_posix()), "versions", message)])
