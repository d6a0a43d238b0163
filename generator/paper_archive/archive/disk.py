"""Reading and writing files, always whole.

Besides, only folders.py, new_folder.py, lock.py, replacing.py and what the network keeps use the
disk. A file is written under a temporary name and then renamed, so that it is old or new after an
interruption. One that replaces another is flushed to the disk (`fsync`) before, so that this holds
after a power failure too. When a new file is flushed is left to the system.
"""

import errno
import os
import stat
import sys
from codecs import BOM_UTF8
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from paper_archive.errors import ArchiveError, Problem, Where, not_utf8

BYTE_ORDER_MARK: Final = "\ufeff"
_NO_HARD_LINKS: Final = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}


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


def write(path: Path, data: str | bytes) -> None:
    """Write a whole file, or leave the old one; links are followed, mode and BOM are kept.

    Raises:
        ArchiveError: when it cannot be written.

    """
    with failing("file-write", "cannot write the file", path):
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = prepare(path, data)
        try:
            replace(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)


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


def prepare(path: Path, data: str | bytes, old: Path | None = None) -> Path:
    """Write a temporary file beside its future path, and return the path of that file.

    It gets owner, mode and byte order mark of the file that it will replace: `path`, or `old`.

    Raises:
        OSError: when it cannot be written; no temporary file is left.

    """
    target, replaced = resolved(path), resolved(old or path)
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    temporary.unlink(missing_ok=True)
    try:
        with temporary.open("xb") as stream:
            whole = data.encode() if isinstance(data, str) else data
            stream.write(_byte_order_mark(replaced) + whole)
            if replaced.exists():
                _copy_owner(replaced, temporary)
                stream.flush()
                os.fsync(stream.fileno())
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def replace(temporary: Path, path: Path) -> None:
    """Replace a file with a prepared one; a link to the file stays a link."""
    temporary.replace(resolved(path))


def create(temporary: Path, path: Path) -> None:
    """Rename a prepared file to a path that must be free.

    Raises:
        FileExistsError: when anything exists there; it is not changed.

    """
    try:
        os.link(temporary, path)
    except OSError as error:
        if error.errno not in _NO_HARD_LINKS:
            raise
        path.touch(exist_ok=False)
        temporary.replace(path)
    else:
        temporary.unlink()


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


def _byte_order_mark(path: Path) -> bytes:
    if not path.is_file():
        return b""
    with path.open("rb") as stream:
        return BOM_UTF8 if stream.read(len(BOM_UTF8)) == BOM_UTF8 else b""


def _copy_owner(target: Path, temporary: Path) -> None:
    """Give a file the owner (or else only the group) and the mode of another, as far as allowed."""
    status = target.stat()
    if hasattr(os, "chown"):
        for user in (-1, status.st_uid):
            with suppress(PermissionError):
                os.chown(temporary, user, status.st_gid)
    with suppress(PermissionError):
        temporary.chmod(stat.S_IMODE(status.st_mode))
