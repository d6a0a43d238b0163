"""Listing folders: links are followed, and whatever cannot be read is reported."""

import glob
import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Final

from paper_archive.archive.files import disk
from paper_archive.errors import ArchiveError, Problem, Where

_TAR_BLOCK: Final = 512
_TEMPORARY: Final = re.compile(r"\..+\.\d+\.tmp\Z")
"""Names of the temporary files of `whole_file.prepare`."""


@dataclass(slots=True)
class Listing:
    """What is below a folder; links to files and folders are followed."""

    files: list[Path] = field(default_factory=list)
    """Everything that is not a folder, sorted by path, without hidden files."""
    file_links: list[Path] = field(default_factory=list)
    """Those of the files that are links."""
    folder_links: list[Path] = field(default_factory=list)
    """The links to folders."""
    leftovers: list[Path] = field(default_factory=list)
    """Temporary files of commands that were killed or are running."""
    problems: list[Problem] = field(default_factory=list)
    """The folders that cannot be read."""
    warnings: list[Problem] = field(default_factory=list)
    """What is none of the files, although it is there."""


def named_files(path: Path) -> Listing:
    """Return the files that a path on the command line names: one, or all below a folder."""
    return list_files(path) if path.is_dir() else Listing([path])


def matching(path: Path) -> list[Path]:
    """Return the path itself if it exists, or else those that match it as a pattern, sorted."""
    if os.path.lexists(path):
        return [path]
    # `Path.glob` takes no absolute pattern.
    return [Path(each) for each in sorted(glob.glob(str(path), recursive=True))]  # noqa: PTH207


def list_files(folder: Path) -> Listing:
    """Return what is below a folder; nothing if it does not exist.

    A folder with several paths is read only once, under a path without links if there is one.
    """
    found = Listing()
    seen: set[tuple[int, int]] = set()
    folders: list[Path] = []
    links: list[Path] = []
    try:
        folders += [folder] * disk.is_there(folder)
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
                        found.leftovers.extend([path] * _is_temporary(path))
                    elif _is_folder(entry):
                        (links if entry.is_symlink() else folders).append(path)
                    else:
                        found.files.append(path)
                        found.file_links.extend([path] * entry.is_symlink())
        except OSError as error:
            message = f"cannot read the folder: {error.strerror}"
            found.problems.append(Problem(Where(each.as_posix()), "file-read", message))
        links.sort(reverse=True)
    found.files.sort(key=lambda path: path.parts)
    return found


def listed_below(folder: Path, around: Listing) -> Listing:
    """Return what `list_files` does, from the listing of a folder around it where that tells it.

    It does not where a link leads to a folder: a file with several paths is listed under one.
    """
    names = folder.parts
    depth = len(names)
    files = [path for path in around.files if path.parts[:depth] == names and path != folder]
    if not files or around.folder_links or around.problems:
        return list_files(folder)
    links, leftovers = (
        [path for path in paths if folder in path.parents]
        for paths in (around.file_links, around.leftovers)
    )
    return Listing(files, file_links=links, leftovers=leftovers)


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:  # reading it later says why
        return False


def leftovers(folder: Path) -> list[Path]:
    """Return the temporary files below a folder, and beside the targets of links in it."""
    listing = list_files(folder)
    found = list(listing.leftovers)
    for target in map(disk.resolved, listing.file_links):
        if target.parent.is_dir():
            pattern = f".{glob.escape(target.name)}.*.tmp"
            found.extend(path for path in target.parent.glob(pattern) if _is_temporary(path))
    return found


def _is_temporary(path: Path) -> bool:
    """Tell whether a file is one of our temporary files, by its name."""
    return _TEMPORARY.match(path.name) is not None


def all_below(folder: Path) -> Iterator[tuple[str, os.stat_result | None]]:
    """Yield path below the folder of each file and folder, and what the system says of a file.

    They come in any order, hidden ones too; no links to folders are followed.

    Raises:
        OSError: when a folder or a file cannot be read.

    """
    for path, entry in _entries(folder):
        yield path, None if entry.is_dir() else entry.stat()


def _entries(folder: Path, *passed_over: type[OSError]) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """Yield path below a folder, and entry, of each file and folder, as `all_below` does.

    A folder that fails with an error that is passed over is as if it were empty.
    """
    prefixes = [""]
    for prefix in prefixes:  # and those that are found
        with suppress(*passed_over), os.scandir(f"{folder}/{prefix}") as entries:
            for entry in entries:
                path = f"{prefix}{entry.name}"
                prefixes += [f"{path}/"] if entry.is_dir(follow_symlinks=False) else []
                yield path, entry


def tar_sizes(
    found: Iterable[tuple[str, os.stat_result | None]],
) -> Iterator[tuple[str, int]]:
    """Yield path and bytes in a tar of each file and folder of `all_below`.

    Source: POSIX.1-2017, pax: a header of 512 bytes, and contents in blocks of as many.
    """
    for path, status in found:
        blocks = -(-status.st_size // _TAR_BLOCK) if status else 0
        yield path, _TAR_BLOCK * (1 + blocks)


def stamp(path: Path) -> tuple[int, int] | None:
    """Return size of a file, and time of its last change in nanoseconds; None if it is gone."""
    try:
        status = path.stat()
    except OSError:  # reading it says why
        return None
    return status.st_size, status.st_mtime_ns


def has_changed_since(time: float, path: Path) -> bool:
    """Tell whether a path, or anything below it, changed since a time in seconds since 1970.

    What is deleted changes its folder.
    """
    below = (entry.stat for _, entry in _entries(path, OSError))
    return any(_changed(status) >= time for status in chain((path.stat,), below))


def _changed(status: Callable[[], os.stat_result]) -> float:
    """Return when a file or a folder changed, in seconds since 1970; 0 if it is gone."""
    try:
        found = status()
    except OSError:
        return 0
    return max(found.st_mtime, found.st_ctime)  # an older file may have been moved there
