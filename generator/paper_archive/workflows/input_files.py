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
from paper_archive.text import counted

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
_PAGES: Final = (".html", ".htm", ".xhtml")
_OF_PAGE: Final = "_files"
"""Ends the name of the folder in which a browser saves what a page loads."""
_FOLDER_ICON: Final = "Icon\r"
"""A file of macOS, which it hides like those that begin with a dot."""


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
    return _without_files_of_pages(path, listing)


def _without_files_of_pages(path: Path, listing: Listing) -> Listing:
    """Pass over what browsers saved below a folder with the pages there, and icons of folders."""
    pages = {file.with_suffix("") for file in listing.files if file.suffix.lower() in _PAGES}
    depth = len(path.parts)
    saved = {
        file: None
        for file in listing.files
        if any(_page_of(each) in pages for each in file.parents if len(each.parts) > depth)
    }
    listing.files = [
        file
        for file in listing.files
        if file not in saved and (file.name != _FOLDER_ICON or file == path)
    ]
    if saved:
        first = next(iter(saved))
        skipped = counted(len(saved), "file")
        message = f"skipped {skipped} that a browser saved with a page, such as {first.as_posix()}"
        where = Where(first.parent.as_posix())
        listing.warnings.append(Problem(where, "files-skipped", message))
    return listing


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _refused(path: Path, message: str) -> Listing:
    return Listing(problems=[Problem(Where(path.as_posix()), "archive-itself", message)])


def _page_of(folder: Path) -> Path | None:
    """Return the path, without its ending, of the page that a folder may have been saved with."""
    name = folder.name.removesuffix(_OF_PAGE)
    return folder.with_name(name) if name not in {"", folder.name} else None


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
