"""The files that a person names: those on the disk, but not the archive itself; standard input."""

import os
from collections.abc import Callable
from functools import cache, partial
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final

from paper_archive.archive import store
from paper_archive.archive.files import disk, folders
from paper_archive.archive.files.folders import Listing
from paper_archive.errors import ArchiveError, Problem, Where
from paper_archive.sources.source_file import TEXT_BYTES, SourceFile

STANDARD_INPUT: Final = Path("-")
_NAME: Final = "standard input"
_SETTINGS: Final = "mkdocs.yml"


def named_files(path: Path, content: Path) -> Listing:
    """Return the files that a path names, without those of the archive in a folder around it.

    It is a problem if the path is the archive itself, or what imports wrote: its pages and lists
    would be read as other papers.
    """
    named, inside = (Path(os.path.realpath(each)) for each in (path, content))
    papers = inside / store.PAPERS
    archive = inside.parent if disk.is_there(inside.parent / _SETTINGS) else inside
    if named in {archive, inside} or papers in {named, *named.parents}:
        problem = Problem(
            Where(path.as_posix()), "archive-itself", "the archive itself cannot be imported"
        )
        return Listing(problems=[problem])
    listing = folders.named_files(path)
    if named in archive.parents:
        own = path / archive.relative_to(named)
        listing.files = [file for file in listing.files if own not in file.parents]
    return listing


def input_file(path: Path) -> SourceFile:
    """Return the file at a path, or standard input; nothing is read yet."""
    if path == STANDARD_INPUT:
        return SourceFile(Where(_NAME), _standard_input())
    return SourceFile(Where(path.as_posix()), partial(disk.open_file, path))


def _standard_input() -> Callable[[], BinaryIO]:
    """Return what opens standard input at its beginning, although it can be read only once."""

    @cache
    def data() -> bytes:
        return disk.read_standard_input(TEXT_BYTES)

    def opened() -> BinaryIO:
        if len(data()) > TEXT_BYTES:
            message = f"{_NAME} is larger than {TEXT_BYTES >> 20} MiB"
            raise ArchiveError([Problem(Where(_NAME), "file-size", message)])
        return BytesIO(data())

    return opened
