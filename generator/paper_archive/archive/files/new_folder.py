"""A new folder, and a zip of it, that are written whole or not at all.

They are written under temporary names and renamed at the end, and nothing that exists is replaced.
"""

import errno
import os
import shutil
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Final

from paper_archive.archive.files.disk import failing, is_there
from paper_archive.errors import ArchiveError, Problem, Where

_TEMPORARY: Final = ".{}.paper-archive.tmp"
_INSIDE: Final = ".paper-archive.tmp"
_MAY_BE_THERE: Final = {".git", _INSIDE}
"""What a folder may hold that is otherwise empty, as a repository does that was just cloned."""
_MODE: Final = 0o100644 << 16
_UNIX: Final = 3


def write_folder(
    folder: Path, files: Iterable[tuple[str, bytes]], zip_file: Path | None = None
) -> int:
    """Write files into a new folder, and into a new zip, and return how many they are.

    `files` are path and contents, and are written one by one as they come. The same files make the
    same zip. A folder that is empty, or holds only a repository, is filled.

    Raises:
        ArchiveError: when something is there already, or cannot be written; then neither is there.

    """
    targets = [folder, *([zip_file] if zip_file else [])]
    if problems := [problem for target in targets for problem in _taken(target)]:
        raise ArchiveError(problems)
    count = 0
    with _temporary(folder) as new, _zip(zip_file) as zipped:
        for name, data in files:
            path = new / name
            with failing("file-write", "cannot write the file", folder / name):
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
            if zipped and zip_file:
                with failing("file-write", "cannot write the file", zip_file):
                    zipped.writestr(_entry(PurePosixPath(zip_file.stem, name)), data)
            count += 1
    return count


def _taken(target: Path) -> list[Problem]:
    with failing("file-read", "cannot read the folder", target):
        if not is_there(target):
            return []
        if target.is_symlink():
            found = "a link"
        elif not target.is_dir():
            found = "a file"
        elif {entry.name for entry in target.iterdir()} <= _MAY_BE_THERE:
            return []
        else:
            found = "a folder with files"
    message = f"there is already {found} with this name"
    return [Problem(Where(target.as_posix()), "output-taken", message)]


@contextmanager
def _temporary(folder: Path) -> Iterator[Path]:
    """Yield a folder whose files get their place when the body is done, and else are deleted.

    A folder that is there stays the same one: the shell of the person may be in it.
    """
    is_filled = folder.is_dir()
    temporary = folder / _INSIDE if is_filled else folder.with_name(_TEMPORARY.format(folder.name))
    with failing("file-write", "cannot write the folder", folder):
        shutil.rmtree(temporary, ignore_errors=True)  # of a command that was killed
        temporary.mkdir(parents=True)
    try:
        yield temporary
        with failing("file-write", "cannot write the folder", folder):
            if is_filled:
                _move_entries(temporary, folder)
            else:
                temporary.rename(folder)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _move_entries(temporary: Path, folder: Path) -> None:
    """Move what is in one folder to another: everything, or nothing if one of them fails."""
    moved: list[Path] = []
    try:
        for entry in sorted(temporary.iterdir()):
            target = folder / entry.name
            if is_there(target):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
            moved.append(entry.rename(target))
    except OSError:
        for target in moved:
            target.rename(temporary / target.name)
        raise


@contextmanager
def _zip(path: Path | None) -> Iterator[zipfile.ZipFile | None]:
    """Yield a zip that gets its name when the body is done, and else is deleted."""
    if not path:
        yield None
        return
    temporary = path.with_name(_TEMPORARY.format(path.name))
    try:
        with failing("file-write", "cannot write the file", path):
            zipped = zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED)
        with failing("file-write", "cannot write the file", path), zipped:
            yield zipped
        with failing("file-write", "cannot write the file", path):
            temporary.rename(path)
    finally:
        temporary.unlink(missing_ok=True)


def _entry(path: PurePosixPath) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path.as_posix())  # of the first day that a zip can have
    entry.compress_type, entry.external_attr, entry.create_system = (
        zipfile.ZIP_DEFLATED,
        _MODE,
        _UNIX,
    )
    return entry
