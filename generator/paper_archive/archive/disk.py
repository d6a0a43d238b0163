"""Files and folders: the one module that touches the disk.

A file is written beside its place, under a temporary name, and then given its own name, so that
whoever stops the work finds whole old or whole new files. A file that replaces another is on the
disk (`fsync`) before it does: after a power loss there is the old text or the new one. A new file
is left to the operating system.
"""

import errno
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final

from paper_archive.errors import ArchiveError, Problem, Where, not_utf8

_TEMPORARY: Final = re.compile(r"\..+\.\d+\.tmp\Z")
_NO_HARD_LINKS: Final = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}


@dataclass(slots=True)
class Listing:
    """What lies below a folder; links to files and folders are followed."""

    files: list[Path] = field(default_factory=list)
    """All that is not a folder, in order of the paths; hidden ones are left out."""
    folder_links: list[Path] = field(default_factory=list)
    """The links to folders."""
    leftovers: list[Path] = field(default_factory=list)
    """Temporary files of commands that were killed, or that are at work."""
    problems: list[Problem] = field(default_factory=list)
    """The folders that cannot be read."""


def named_files(path: Path) -> Listing:
    """Return what a person names by a path: a file, or all files below a folder."""
    return list_files(path) if path.is_dir() else Listing([path])


def list_files(folder: Path) -> Listing:
    """Return what lies below a folder; nothing if there is no such folder.

    A folder to which several paths lead is read once, by a path without links if there is one.
    """
    found = Listing()
    seen: set[tuple[int, int]] = set()
    folders: list[Path] = []
    links: list[Path] = []
    try:
        folders += [folder] * is_there(folder)
    except ArchiveError as error:
        found.problems.extend(error.problems)
    while folders or links:
        each = folders.pop() if folders else links.pop()
        found.folder_links += [each] * each.is_symlink()
        try:
            status = each.stat()
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            with os.scandir(each) as entries:
                for entry in entries:
                    path = each / entry.name
                    if entry.name.startswith("."):
                        found.leftovers.extend([path] * is_temporary(path))
                    elif _is_folder(entry):
                        (links if entry.is_symlink() else folders).append(path)
                    else:
                        found.files.append(path)
        except OSError as error:
            message = f"cannot read the folder: {error.strerror}"
            found.problems.append(Problem(Where(each.as_posix()), "file-read", message))
        links.sort(reverse=True)
    found.files.sort()
    return found


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:  # whoever reads it says why it cannot be read
        return False


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


def is_temporary(path: Path) -> bool:
    """Tell whether the name is that of a temporary file of ours."""
    return _TEMPORARY.match(path.name) is not None


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
