"""The bytes of the files of the content folder, each read once, with one digest of all."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from paper_archive.archive import store
from paper_archive.archive.files import disk, folders
from paper_archive.errors import ArchiveError
from paper_archive.hashing import digest_of, running_digest

_PIECE: Final = 1 << 20
"""How many bytes of a file are read at once."""


@dataclass(slots=True)
class ContentBytes:
    """What is in the content folder, before anything of it is parsed."""

    listing: folders.Listing
    pages: dict[Path, bytes] = field(default_factory=dict)
    """Path → bytes of the pages of papers, which whoever parses them takes out."""
    digest: str = ""
    """Of the paths and bytes of all files, and of links to folders; empty if one cannot be read."""


def read_content_bytes(folder: Path) -> ContentBytes:
    """Return the bytes of the content folder; what cannot be read is left to whoever parses it."""
    read = ContentBytes(folders.list_files(folder))
    digest = running_digest()
    papers, is_whole = folder / store.PAPERS, not read.listing.problems
    depth = len(papers.parts)
    for link in read.listing.folder_links:  # one that leads into itself adds no file: a problem
        digest.update(b"%r" % [os.fsencode(link), os.fsencode(os.path.realpath(link))])
    for path in read.listing.files:
        is_page = path.suffix == ".md" and path.parts[:depth] == papers.parts
        try:
            if is_page:
                read.pages[path] = disk.read_bytes(path)
            found = digest_of(read.pages[path]) if is_page else _digest_of_file(path)
        except ArchiveError:
            is_whole = False
            continue
        digest.update(b"%r" % [os.fsencode(path), found])
    read.digest = digest.hexdigest() if is_whole else ""
    return read


def _digest_of_file(path: Path) -> str:
    """Return the digest of a file, which may be a film.

    Raises:
        ArchiveError: when it cannot be read.

    """
    digest = running_digest()
    failing = disk.failing("file-read", "cannot read the file", path)
    with failing, disk.open_file(path, 0) as stream:
        while piece := stream.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()
