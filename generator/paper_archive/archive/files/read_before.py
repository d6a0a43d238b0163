"""What texts were read as before, so that those that did not change are not parsed again.

Most of a large archive never changes, and parsing 87,000 pages takes a minute. For each large
content folder, the cache of the person has what each page and each line of the ledger was read as,
under the digest of its bytes, and the words of each paper. Nothing depends on it: it may be deleted
at any time.

A file begins with the digest of the program that wrote it; another program starts a new one. Then
come segments: digest and length of what follows, and a pickled mapping. The digest of a segment
depends on the program, too, as another one may append to the file at the same time. What follows a
segment that is not whole is not read.
"""

import hashlib
import os
import pickle
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache, cached_property
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO, Final, Generic, TypeVar

from paper_archive.archive.files import disk, pickled_records
from paper_archive.archive.files.new_file import write_file
from paper_archive.cache_folder import cache_folder
from paper_archive.errors import ArchiveError
from paper_archive.package_folders import PACKAGE

FEWEST: Final = 2_000
"""How many pages a folder has at least for which it is worth while."""
_DIGEST_BYTES: Final = 16
_LENGTH_BYTES: Final = 8
_PER_SEGMENT: Final = 1_000
_MOST_STALE: Final = 2
"""How many times what was used of a file it may have before it is written anew."""

_Value = TypeVar("_Value")


class ReadBefore(Generic[_Value]):
    """Digest → what the text with this digest was read as; made by `read_before`."""

    def __init__(self, path: Path | None) -> None:
        """Start with what the file has; without a file, nothing is remembered.

        It is read when something is looked for.
        """
        self._path = path
        self._used: dict[bytes, _Value] = {}
        self._new: dict[bytes, _Value] = {}
        self._added = 0
        """How many were new, and are in the file."""
        self._is_whole = False
        """Whether the file may be appended to, once it was read."""

    def key(self, *parts: str) -> bytes:
        """Return the digest of a text with its parts."""
        return _digest("\0".join(parts).encode(errors="surrogatepass")) if self._path else b""

    def get(self, key: bytes) -> _Value | None:
        """Return what the text with this digest was read as; None if that is not known."""
        value = self._known.get(key)
        if value is not None:
            self._used[key] = value
        return value

    def put(self, key: bytes, value: _Value) -> None:
        """Remember what the text with this digest was read as.

        It is soon written, since what is remembered of a large archive fills half a gigabyte.
        """
        if self._path:
            self._new[key] = value
            if len(self._new) == _PER_SEGMENT:
                self._add(self._path)

    def save(self) -> None:
        """Write what is new, and keep nothing in memory.

        If the disk refuses it, the next command reads again.
        """
        if self._path and self._new:
            self._add(self._path)
        in_use = len(self._used) + self._added
        if self._path and self._added and len(self._known) > _MOST_STALE * in_use:
            # What was added is no longer in memory: the next command finds it anew, which is rare.
            with suppress(ArchiveError):
                _write(self._path, self._used)
        vars(self).pop("_known", None)
        self._used, self._new, self._added = {}, {}, 0

    def _add(self, path: Path) -> None:
        """Add what is new to the file; the disk may refuse it."""
        known = self._known  # before it is asked whether the file is whole
        with suppress(ArchiveError):
            if self._is_whole:
                for segment in _segments(self._new):
                    disk.append(path, segment)
            else:
                _write(path, known | self._new)
                self._is_whole = True
            self._added += len(self._new)
        self._new = {}

    @cached_property
    def _known(self) -> dict[bytes, _Value]:
        """What the file has."""
        known: dict[bytes, _Value] = {}
        self._is_whole = self._path is not None and _load(self._path, known)
        return known


def _write(path: Path, values: dict[bytes, Any]) -> None:
    """Write a new file, segment by segment.

    Raises:
        ArchiveError: when the disk refuses it; what is there remains readable.

    """
    write_file(path, chain([_program()], _segments(values)), may_replace=True)


def _load(path: Path, known: dict[bytes, Any]) -> bool:
    """Read a file into `known`, and return whether it is whole, so that it may be appended to."""
    try:
        if not disk.is_there(path):
            return False
        failing = disk.failing("file-read", "cannot read the file", path)
        with failing, disk.open_file(path) as stream:
            return stream.read(_DIGEST_BYTES) == _program() and _load_segments(stream, known)
    except ArchiveError:
        return False


def _load_segments(stream: BinaryIO, known: dict[bytes, Any]) -> bool:
    size = os.fstat(stream.fileno()).st_size
    while digest := stream.read(_DIGEST_BYTES):
        length = int.from_bytes(stream.read(_LENGTH_BYTES), "big")
        segment = stream.read(min(length, size))  # a damaged length may be beyond all memory
        if digest != _digest(segment, _program()):
            return False
        known |= pickle.loads(segment)  # noqa: S301  # this program wrote it
    return True


def read_before(content: Path, kind: str, count: int) -> ReadBefore[Any]:
    """Return what is remembered of so many texts of a kind in a folder; nothing if they are few."""
    folder = cache_folder(os.environ) if count >= FEWEST else None
    name = hashlib.sha256(os.fsencode(content.resolve())).hexdigest()[:32]
    return ReadBefore(folder / "read" / f"{name}.{kind}" if folder else None)


def _segments(values: dict[bytes, Any]) -> Iterator[bytes]:
    rest = iter(values.items())
    while some := dict(islice(rest, _PER_SEGMENT)):
        data = pickled_records.dumps(some)
        yield _digest(data, _program()) + len(data).to_bytes(_LENGTH_BYTES, "big") + data


def _digest(data: bytes, program: bytes = b"") -> bytes:
    return hashlib.blake2b(data, digest_size=_DIGEST_BYTES, key=program).digest()


@cache
def _program() -> bytes:
    """Return the digest of Python, which knows letters, and of all modules.

    Any of them may change what is read.
    """
    modules = sorted(PACKAGE.rglob("*.py"))
    digests = [_digest(module.read_bytes()) for module in modules]
    return _digest(b"".join([sys.version.encode(), *digests]))
