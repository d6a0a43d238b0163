"""Files of the cache that end in a digest: one that is damaged counts as missing."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from paper_archive.archive.files.disk import is_there, read_bytes
from paper_archive.archive.files.new_file import write_file
from paper_archive.hashing import digest_of, running_digest


def read_sealed(path: Path, form: bytes) -> bytes | None:
    """Return what was written to a file in this form; None if the file holds anything else.

    Without a file, that is nothing.

    Raises:
        ArchiveError: when it cannot be read.

    """
    if not is_there(path):
        return b""
    data = read_bytes(path)
    end = data.rfind(b"\n")
    digest = running_digest(form)
    digest.update(memoryview(data)[: max(end, 0)])
    return data[:end] if data[end + 1 :] == digest.hexdigest().encode() else None


def write_sealed(path: Path, pieces: Iterable[bytes], form: bytes) -> None:
    """Write pieces of JSON, without line ends; `form` changes when they hold something else.

    Raises:
        ArchiveError: when the disk refuses it.

    """
    write_file(path, _with_digest(pieces, form), may_replace=True)


def cached_path(cache: Path, site: Path, kind: str) -> Path:
    """Return where the cache has a file of this kind for the folder of a site."""
    place = os.path.relpath(site, cache)
    return cache / f"{kind}-{digest_of(os.fsencode(place))}.json"


def _with_digest(pieces: Iterable[bytes], form: bytes) -> Iterator[bytes]:
    """Yield pieces, and then their digest on a line of its own: no piece has to be kept."""
    digest = running_digest(form)
    for piece in pieces:
        digest.update(piece)
        yield piece
    yield b"\n" + digest.hexdigest().encode()
