"""The lock of an archive: only one command at a time may write, and only one may mail.

The operating system releases the lock when the process ends, however it ends. A file that a killed
process has left is therefore no obstacle: the next command locks it. The file says which command
holds the lock, and is deleted with it.

Source: filelock 4 notices when a file that it has just locked is deleted, and tries again.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from paper_archive.archive.files import disk
from paper_archive.archive.store import PAPERS
from paper_archive.errors import ArchiveError, Problem, Where

LOCK: Final = f"{PAPERS}/.lock"
WAIT_SECONDS: Final = 5.0


@contextmanager
def locked(content: Path, command: str, show: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock of an archive, without which nothing is written to its pages; see `held`."""
    with held(content / LOCK, command, show):
        yield


@contextmanager
def held(
    path: Path, command: str, show: Callable[[str], None], what: str = "archive"
) -> Iterator[None]:
    """Hold a lock; `show` is called with a message if another command holds it.

    `what` names what is locked.

    Raises:
        ArchiveError: when another command holds it for more than `WAIT_SECONDS`, or its folder
            cannot be written.

    """
    with disk.failing("file-write", "cannot write to the folder", path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
    with disk.failing("file-write", f"cannot lock the {what}", path):
        lock = FileLock(path, mode=0o666, fallback_to_soft=False)
        try:
            _acquire(lock, path, show)
        except Timeout as error:
            message = f"{what} is in use by {_holder(path)}"
            raise ArchiveError(
                [Problem(Where(path.as_posix()), "archive-locked", message)]
            ) from error
    try:
        with suppress(OSError):  # the text is only for people; the lock works without it
            since = datetime.now().astimezone().isoformat(sep=" ", timespec="seconds")
            path.write_text(f"{command} (process {os.getpid()}, since {since})", encoding="utf-8")
        yield
    finally:
        with suppress(OSError):
            path.unlink()
        lock.release()


def _acquire(lock: FileLock, path: Path, show: Callable[[str], None]) -> None:
    try:
        lock.acquire(blocking=False)
    except Timeout:
        show(f"waiting for {_holder(path)}")
        lock.acquire(timeout=WAIT_SECONDS)


def _holder(path: Path) -> str:
    """Return which command holds the lock, and since when."""
    try:
        return path.read_text(encoding="utf-8", errors="replace") or "another command"
    except OSError:
        return "another command"
