"""The bytes of the files of the content folder, each read once, with one digest of all."""

import os
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from paper_archive.archive import disk, folders, store
from paper_archive.errors import ArchiveError


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
    digest = blake2b(digest_size=16)
    papers, is_whole = folder / store.PAPERS, not read.listing.problems
    depth = len(papers.parts)
    # One that leads into itself adds no file, and is a problem.
    digest.update(b"%r" % [*map(os.fsencode, read.listing.folder_links)])
    for path in read.listing.files:
        try:
            data = disk.read_bytes(path)
        except ArchiveError:
            is_whole = False
            continue
        name = os.fsencode(path)
        digest.update(b"%d %d " % (len(name), len(data)) + name)
        digest.update(data)
        if path.suffix == ".md" and path.parts[:depth] == papers.parts:
            read.pages[path] = data
    read.digest = digest.hexdigest() if is_whole else ""
    return read
