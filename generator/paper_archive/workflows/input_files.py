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
_PURPOSES: Final = {
    f"../{_SETTINGS}": "the settings of the site",
    "../archive.yml": "what `update` and `digest` do",
    store.TOPICS: "the topics of the archive",
    store.REDIRECTS: "where former addresses lead",
}
"""File that configures the archive, relative to the content folder → what it says."""


def named_files(path: Path, content: Path) -> Listing:
    """Return the files that a path names, without those of the archive in a folder around it.

    It is a problem if the path is the archive itself, or what imports wrote: its pages and lists
    would be read as other papers. A file that configures the archive has none.
    """
    named, inside = _real(path), _real(content)
    papers = inside / store.PAPERS
    archive = inside.parent if disk.is_there(inside.parent / _SETTINGS) else inside
    if named in {archive, inside} or papers in {named, *named.parents}:
        return _refused(path, "the archive itself cannot be imported")
    purpose = next((_PURPOSES[own] for own in _PURPOSES if named == _real(inside / own)), "")
    if purpose:
        return _refused(path, f"the file says {purpose}, and has no papers to import")
    listing = folders.named_files(path)
    if named in archive.parents:
        own = path / archive.relative_to(named)
        listing.files = [file for file in listing.files if own not in file.parents]
    return listing


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _refused(path: Path, message: str) -> Listing:
    return Listing(problems=[Problem(Where(path.as_posix()), "archive-itself", message)])


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
