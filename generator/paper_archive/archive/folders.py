"""Folders: what lies below one, with links followed and nothing passed over in silence."""

import glob
import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from paper_archive.archive import disk
from paper_archive.errors import ArchiveError, Problem, Where

_TEMPORARY: Final = re.compile(r"\..+\.\d+\.tmp\Z")
"""The names that `disk.prepare` gives."""


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


def leftovers(folder: Path) -> list[Path]:
    """Return the temporary files below a folder, and beside the files that links lead to."""
    listing = list_files(folder)
    found = list(listing.leftovers)
    for target in (disk.resolved(path) for path in listing.files if path.is_symlink()):
        if target.parent.is_dir():
            pattern = f".{glob.escape(target.name)}.*.tmp"
            found.extend(path for path in target.parent.glob(pattern) if is_temporary(path))
    return found


def is_temporary(path: Path) -> bool:
    """Tell whether the name is that of a temporary file of ours."""
    return _TEMPORARY.match(path.name) is not None
