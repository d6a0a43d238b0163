"""Reading files, adding to them and deleting them; whole_file.py writes them.

Besides, only folders.py, new_folder.py, lock.py, replacing.py and what the network keeps use the
disk.
"""

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from paper_archive.errors import ArchiveError, Problem, Where, not_utf8

BYTE_ORDER_MARK: Final = "\ufeff"


def is_there(path: Path) -> bool:
    """Tell whether a file, folder or link with this path exists.

    Raises:
        ArchiveError: when its folder cannot be read.

    """
    with failing("file-read", "cannot read the folder of the file", path):
        try:
            path.lstat()
        except FileNotFoundError:
            return False
        return True


def is_same(one: Path, other: Path) -> bool:
    """Tell whether two paths lead to the same file; a dangling link leads to none."""
    with failing("file-read", "cannot read the folder of the file", one):
        try:
            return one.samefile(other)
        except FileNotFoundError:
            return False


def read_standard_input(most_bytes: int) -> bytes:
    """Return what standard input gives, at most one byte more than `most_bytes`.

    Raises:
        OSError: when it cannot be read, or is closed.

    """
    if not sys.stdin:
        raise OSError(errno.EBADF, "standard input is closed")
    return sys.stdin.buffer.read(most_bytes + 1)


def open_file(path: Path, buffering: int = -1) -> BinaryIO:
    """Open a file for reading and return it; the caller closes it.

    Raises:
        OSError: when it cannot be opened, or is a pipe, a socket or a device.

    """
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(errno.EINVAL, "not a regular file")
    return path.open("rb", buffering)


def unreadable(path: Path) -> list[Problem]:
    """Return the problem that a file cannot be read, or no problem."""
    try:
        with failing("file-read", "cannot read the file", path), open_file(path):
            return []
    except ArchiveError as error:
        return [*error.problems]


def read_bytes(path: Path) -> bytes:
    """Return the contents of a file.

    Raises:
        ArchiveError: when it cannot be read.

    """
    with failing("file-read", "cannot read the file", path), open_file(path, 0) as stream:
        return stream.read()


def read_text(path: Path, data: bytes | None = None, *, with_mark: bool = False) -> str:
    """Return the text of a file, of these bytes if they were read, by default without its mark.

    Raises:
        ArchiveError: when it cannot be read or is not UTF-8.

    """
    data = read_bytes(path) if data is None else data
    try:
        return data.decode("utf-8" if with_mark else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise ArchiveError([not_utf8(error, Where(path.as_posix()))]) from error


def append(path: Path, data: str | bytes, *, is_flushed: bool = False) -> None:
    """Append to a file, or leave the file unchanged; wait for the disk if `is_flushed`.

    Raises:
        ArchiveError: when it cannot be written.

    """
    rest = memoryview(data.encode() if isinstance(data, str) else data)
    with failing("file-write", "cannot write the file", path), path.open("ab", 0) as stream:
        end = stream.tell()
        try:
            while rest:
                rest = rest[stream.write(rest) :]
            if is_flushed:
                os.fsync(stream.fileno())
        except OSError:
            stream.truncate(end)
            raise


def delete(path: Path) -> None:
    """Delete a file, if it exists.

    Raises:
        ArchiveError: when it cannot be deleted.

    """
    with failing("file-write", "cannot delete the file", path):
        path.unlink(missing_ok=True)


def delete_if_empty(path: Path) -> None:
    """Delete a file if it is empty.

    Raises:
        ArchiveError: when it cannot be deleted.

    """
    with failing("file-write", "cannot delete the file", path):
        if is_there(path) and path.is_file() and not path.stat().st_size:
            path.unlink()


def resolved(path: Path) -> Path:
    """Return the path of the file that a link leads to, or the path itself."""
    return Path(os.path.realpath(path)) if path.is_symlink() else path


@contextmanager
def failing(rule: str, message: str, path: Path) -> Iterator[None]:
    """Turn an error of the operating system into a problem with this path.

    Raises:
        ArchiveError: when the body raises OSError.

    """
    try:
        yield
    except OSError as error:
        shown = f"{message}: {error.strerror or error}"
        raise ArchiveError([Problem(Where(path.as_posix()), rule, shown)]) from error
