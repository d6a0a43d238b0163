"""A file that is written piece by piece, and is there whole or not at all."""

import stat
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from paper_archive.archive.files.disk import failing, is_same, is_there
from paper_archive.archive.files.whole_file import create, replace
from paper_archive.errors import ArchiveError, Problem, Where

_TEMPORARY: Final = ".{}.paper-archive.tmp"


def write_file(path: Path, pieces: Iterable[bytes], *, may_replace: bool = False) -> None:
    """Write a file under a temporary name, and rename it at the end; its folder is created.

    A pipe or a device is written to as it is. What a command left that was killed is replaced.

    Raises:
        ArchiveError: when a file is there and may not be replaced, or when it cannot be written;
            what was there before is unchanged then.

    """
    is_taken = is_there(path)
    if is_taken and not _is_regular(path):
        with failing("file-write", "cannot write to it", path), path.open("wb", 0) as stream:
            stream.writelines(pieces)
        return
    temporary = path.with_name(_TEMPORARY.format(path.name))
    may_replace = may_replace or (is_taken and _was_left_by_killed(path, temporary))
    if is_taken and not may_replace:
        raise ArchiveError([_taken(path)])
    with failing("file-write", "cannot write the file", path):
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.unlink(missing_ok=True)  # which may be the same file as the one to replace
        try:
            with temporary.open("wb") as stream:
                stream.writelines(pieces)
            _rename(temporary, path, may_replace=may_replace)
        finally:
            temporary.unlink(missing_ok=True)


def _rename(temporary: Path, path: Path, *, may_replace: bool) -> None:
    if may_replace:
        replace(temporary, path)
        return
    try:
        create(temporary, path)
    except FileExistsError as error:  # since the beginning
        raise ArchiveError([_taken(path)]) from error


def _was_left_by_killed(path: Path, temporary: Path) -> bool:
    """Tell whether a command was killed while it gave the temporary file its name."""
    with failing("file-read", "cannot read the file", path):
        return is_there(temporary) and (is_same(path, temporary) or not path.stat().st_size)


def _is_regular(path: Path) -> bool:
    with failing("file-read", "cannot read the file", path):
        return not path.exists() or stat.S_ISREG(path.stat().st_mode)


def _taken(path: Path) -> Problem:
    return Problem(Where(path.as_posix()), "output-taken", "is there already")
