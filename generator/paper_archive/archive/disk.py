"""Files: read whole or not at all, written whole or not at all.

Nothing else touches the disk, but for folders.py, which lists folders, and lock.py. A file is
written beside its place, under a temporary name, and then given its own name, so that whoever stops
the work finds whole old or whole new files. A file that replaces another is on the
disk (`fsync`) before it does: after a power loss there is the old text or the new one. A new file
is left to the operating system.
"""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from paper_archive.errors import ArchiveError, Problem, Where, not_utf8

_NO_HARD_LINKS: Final = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}


def is_there(path: Path) -> bool:
    """Tell whether anything has this name.

    Raises:
        ArchiveError: when that cannot be known.

    """
    with failing("file-read", "cannot read the folder of the file", path):
        try:
            path.lstat()
        except FileNotFoundError:
            return False
        return True


def is_same(one: Path, other: Path) -> bool:
    """Tell whether two paths lead to one file; a link to nowhere leads to none."""
    with failing("file-read", "cannot read the folder of the file", one):
        try:
            return one.samefile(other)
        except FileNotFoundError:
            return False


def open_file(path: Path) -> BinaryIO:
    """Return a file, open for reading; the caller closes it.

    Raises:
        OSError: when it cannot be opened, or is a pipe, a socket or a device, which is not opened.

    """
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(errno.EINVAL, "it is not a regular file")
    return path.open("rb")


def unreadable(path: Path) -> list[Problem]:
    """Return the problem that a file cannot be read, if it cannot."""
    try:
        with failing("file-read", "cannot read the file", path), open_file(path):
            return []
    except ArchiveError as error:
        return [*error.problems]


def read_bytes(path: Path) -> bytes:
    """Return what a file holds.

    Raises:
        ArchiveError: when it cannot be read.

    """
    with failing("file-read", "cannot read the file", path), open_file(path) as stream:
        return stream.read()


def read_text(path: Path) -> str:
    """Return the text of a file with its line ends as they are.

    Raises:
        ArchiveError: when it cannot be read or is not UTF-8.

    """
    data = read_bytes(path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ArchiveError([not_utf8(error, Where(path.as_posix()))]) from error


def write_text(path: Path, text: str) -> None:
    """Write a file whole, or leave the old one; links are followed, and its mode stays.

    Raises:
        ArchiveError: when it cannot be written.

    """
    with failing("file-write", "cannot write the file", path):
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = prepare(path, text)
        try:
            replace(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)


def append_text(path: Path, text: str) -> None:
    """Add a text to the end of a file, or leave the file as it is.

    Raises:
        ArchiveError: when it cannot be written.

    """
    rest = memoryview(text.encode())
    with failing("file-write", "cannot write the file", path), path.open("ab", 0) as stream:
        end = stream.tell()
        try:
            while rest:
                rest = rest[stream.write(rest) :]
        except OSError:
            stream.truncate(end)
            raise


def delete(path: Path) -> None:
    """Delete a file, if it is there.

    Raises:
        ArchiveError: when it cannot be deleted.

    """
    with failing("file-write", "cannot delete the file", path):
        path.unlink(missing_ok=True)


def delete_if_empty(path: Path) -> None:
    """Delete a file that holds nothing.

    Raises:
        ArchiveError: when it cannot be deleted.

    """
    with failing("file-write", "cannot delete the file", path):
        if is_there(path) and path.is_file() and not path.stat().st_size:
            path.unlink()


def prepare(path: Path, text: str) -> Path:
    """Write a text under a temporary name beside the file that it will be, and return that name.

    Raises:
        OSError: when it cannot be written; no temporary file is left.

    """
    target = resolved(path)
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    temporary.unlink(missing_ok=True)
    try:
        with temporary.open("xb") as stream:
            stream.write(text.encode())
            if target.exists():
                _copy_owner(target, temporary)
                stream.flush()
                os.fsync(stream.fileno())
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def replace(temporary: Path, path: Path) -> None:
    """Put a prepared file in the place of another; a link to that file stays a link."""
    temporary.replace(resolved(path))


def create(temporary: Path, path: Path) -> None:
    """Give a prepared file its name, which nothing may have yet.

    Raises:
        FileExistsError: when something has the name, whatever it is; it stays as it is.

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
    """Return the path of the file itself, if the path is a link to it."""
    return Path(os.path.realpath(path)) if path.is_symlink() else path


@contextmanager
def failing(rule: str, message: str, path: Path) -> Iterator[None]:
    """Show an error of the operating system as a problem of this path.

    Raises:
        ArchiveError: when the body raises OSError.

    """
    try:
        yield
    except OSError as error:
        shown = f"{message}: {error.strerror or error}"
        raise ArchiveError([Problem(Where(path.as_posix()), rule, shown)]) from error


def _copy_owner(target: Path, temporary: Path) -> None:
    """Give a temporary file owner and mode of the file that it will replace, as far as allowed."""
    status = target.stat()
    with suppress(PermissionError):
        if hasattr(os, "chown"):
            os.chown(temporary, status.st_uid, status.st_gid)
    with suppress(PermissionError):
        temporary.chmod(stat.S_IMODE(status.st_mode))
