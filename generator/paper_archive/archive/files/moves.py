"""Finished files and folders get their places together, or the next command takes them back.

A list of them is written before the first is moved, and deleted once all is done: who finds it
knows that a command was killed in between. Nothing is taken back that somebody changed since.
"""

import errno
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from paper_archive.archive.files.disk import is_there


def move_all(moves: Sequence[tuple[Path, Path]], listed: Path) -> None:
    """Move each file or folder to its place, which must be free: all, or none if one fails.

    `listed` is where their list is written; delete it once nothing is left to do.

    Raises:
        OSError: when one cannot be moved.

    """
    moved: list[tuple[Path, Path]] = []
    lines = (
        f"{source.lstat().st_ino} {os.path.relpath(target, listed.parent)}\n"
        for source, target in moves
    )
    try:
        listed.write_bytes(os.fsencode("".join(lines)))
        for source, target in moves:
            if is_there(target):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
            source.rename(target)
            moved.append((source, target))
    except OSError:
        for source, target in moved:
            target.rename(source)
        listed.unlink(missing_ok=True)
        raise


def take_back(temporary: Path, listed: Path) -> None:
    """Move what a killed command moved, as its list says, into a temporary folder.

    Raises:
        OSError: when it cannot be moved.

    """
    if not is_there(listed):
        return
    found = [line.partition(" ") for line in os.fsdecode(listed.read_bytes()).split("\n")]
    moved = [
        target
        for number, _, name in found
        if name
        and is_there(target := listed.parent / name)
        and f"{target.lstat().st_ino}" == number
    ]
    if any(_is_changed_since(listed, target) for target in moved):
        return
    shutil.rmtree(temporary, ignore_errors=True)
    temporary.mkdir()
    for place, target in enumerate(moved):
        target.rename(temporary / str(place))
    listed.unlink()


def _is_changed_since(listed: Path, target: Path) -> bool:
    last = listed.stat().st_mtime_ns
    return any(path.lstat().st_mtime_ns > last for path in (target, *target.rglob("*")))
