"""A new folder, and a zip of it, that are written whole or not at all.

They are written under temporary names and moved at the end, and nothing that exists is replaced.
"""

import shutil
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Final

from paper_archive.archive.files.disk import failing, is_there
from paper_archive.archive.files.moves import move_all, take_back
from paper_archive.errors import ArchiveError, Problem, Where

_TEMPORARY: Final = ".paper-archive.tmp"
_LIST: Final = ".paper-archive.moves"
_MAY_BE_THERE: Final = {".git", _TEMPORARY}
"""What a folder may hold that is otherwise empty, as a repository does that was just cloned."""
_MODE: Final = 0o100644 << 16
_UNIX: Final = 3


def write_folder(
    folder: Path, files: Iterable[tuple[str, bytes]], zip_file: Path | None = None
) -> int:
    """Write files into a new folder, and into a new zip, and return how many they are.

    `files` are path and contents, and are written one by one as they come. The same files make the
    same zip. A folder that is empty, or holds only a repository, is filled, and stays the same one:
    the shell of the person may be in it.

    Raises:
        ArchiveError: when something is there already, or cannot be written; then neither is there.

    """
    undo_killed(folder)
    targets = [folder, *([zip_file] if zip_file else [])]
    if problems := [problem for target in targets for problem in _taken(target)]:
        raise ArchiveError(problems)
    is_filled = folder.is_dir()
    temporary, list_ = _inside(folder) if is_filled else _beside(folder)
    packed = _beside(zip_file)[0] if zip_file else None
    count = 0
    with _temporary(temporary, folder), _temporary_zip(packed):
        with _zip(packed, zip_file) as zipped:
            for name, data in files:
                path = temporary / name
                with failing("file-write", "cannot write the file", folder / name):
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(data)
                if zipped and zip_file:
                    with failing("file-write", "cannot write the file", zip_file):
                        zipped.writestr(_entry(PurePosixPath(zip_file.stem, name)), data)
                count += 1
        with failing("file-write", "cannot write the folder", folder):
            entries = sorted(temporary.iterdir()) if is_filled else [temporary]
            places = [folder / each.name if is_filled else folder for each in entries]
            moves = [*zip(entries, places, strict=True)]
            move_all([(packed, zip_file), *moves] if packed and zip_file else moves, list_)
    with failing("file-write", "cannot write the folder", folder):
        list_.unlink()
    return count


def undo_killed(folder: Path) -> None:
    """Undo what a command did that was killed before it had made the folder.

    Raises:
        ArchiveError: when that is not possible.

    """
    with failing("file-write", "cannot write the folder", folder):
        if folder.name not in {"", ".."}:
            take_back(*_beside(folder))
        if folder.is_dir():
            take_back(*_inside(folder))


def _inside(folder: Path) -> tuple[Path, Path]:
    """Return where files wait for their places in a folder that is filled, and their list."""
    return folder / _TEMPORARY, folder / _LIST


def _beside(target: Path) -> tuple[Path, Path]:
    """Return where a new folder or zip waits for its place, and the list."""
    temporary, list_ = (target.with_name(f".{target.name}{end}") for end in (_TEMPORARY, _LIST))
    return temporary, list_


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
def _temporary(path: Path, folder: Path) -> Iterator[None]:
    """Make a folder that is deleted when the body is done, if it is still there."""
    with failing("file-write", "cannot write the folder", folder):
        shutil.rmtree(path, ignore_errors=True)  # of a command that was killed
        path.mkdir(parents=True)
    try:
        yield
    finally:
        shutil.rmtree(path, ignore_errors=True)


@contextmanager
def _temporary_zip(path: Path | None) -> Iterator[None]:
    """Delete a zip when the body is done, if it is still there."""
    try:
        yield
    finally:
        if path:
            path.unlink(missing_ok=True)


@contextmanager
def _zip(path: Path | None, zip_file: Path | None) -> Iterator[zipfile.ZipFile | None]:
    """Yield a zip that is written to a temporary path; problems name the one that it will have."""
    if not (path and zip_file):
        yield None
        return
    with failing("file-write", "cannot write the file", zip_file):
        zipped = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED)
    with failing("file-write", "cannot write the file", zip_file), zipped:
        yield zipped


def _entry(path: PurePosixPath) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path.as_posix())  # of the first day that a zip can have
    entry.compress_type, entry.external_attr, entry.create_system = (
        zipfile.ZIP_DEFLATED,
        _MODE,
        _UNIX,
    )
    return entry
