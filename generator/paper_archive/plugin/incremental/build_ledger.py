"""What the last build wrote: each file made of papers, and the key of all that it was made of."""

import json
import logging
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple, TypeVar

from paper_archive.errors import ArchiveError, problem_list
from paper_archive.hashing import digest_of
from paper_archive.plugin.incremental.sealed_file import read_sealed, write_sealed

_log: Final = logging.getLogger("mkdocs.plugins.paper_archive.cache")

_Entry = TypeVar("_Entry")
_PER_PIECE: Final = 1_000
_FORM: Final = b"4\n"
"""Changes when ledgers hold something else, so that no other version reads them."""


class Written(NamedTuple):
    """A file as it was written."""

    key: str
    """Of all that the file was made of: a page, or the group of files that it is in."""
    digest: str
    """Of the bytes of the file."""
    size: int
    changed: int
    """When it was written, in nanoseconds."""
    moved: int
    """When it was written or renamed, in nanoseconds; nobody can set this back."""

    def is_still(self, path: Path | str, status: os.stat_result) -> bool:
        """Tell whether a file with this status is still as it was written.

        It is read only if its times differ, as in a copy.

        Raises:
            OSError: when it cannot be read.

        """
        if status.st_size != self.size:
            return False
        if (status.st_mtime_ns, status.st_ctime_ns) == (self.changed, self.moved):
            return True
        return digest_of(Path(path).read_bytes()) == self.digest


class Group(NamedTuple):
    """Files that were made together."""

    files: int
    """How many."""
    value: Any
    """What is known of them beside their bytes, as JSON has it."""


class Ledger(NamedTuple):
    """What a build left."""

    files: Mapping[str, Written] = MappingProxyType({})
    """Path below the folder of the site → entry."""
    groups: Mapping[str, Group] = MappingProxyType({})
    """By the key of their files."""


def write(folder: Path, name: str, data: bytes, key: str) -> Written:
    """Write a file at a path below the folder of the site, and return its entry.

    Raises:
        OSError: when it cannot be written.

    """
    path = os.path.join(folder, name)  # noqa: PTH118  # there are many files, and paths are slow
    try:
        file = open(path, "wb")  # noqa: PTH123, SIM115  # likewise; closed below
    except FileNotFoundError:  # most often, its folder is there
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        file = open(path, "wb")  # noqa: PTH123, SIM115  # likewise
    with file:
        file.write(data)
    status = os.stat(path)  # noqa: PTH116  # likewise
    return Written(key, digest_of(data), len(data), status.st_mtime_ns, status.st_ctime_ns)


def load_ledger(path: Path) -> Ledger:
    """Return what the last build left; an empty one if there is no ledger."""
    try:
        data = read_sealed(path, _FORM)
    except ArchiveError as error:
        _log.info("All pages are made anew: %s", problem_list(error.problems))
        return Ledger()
    if not data:
        if data is None:
            _log.info("All pages are made anew: %s is of another version.", os.path.relpath(path))
        return Ledger()
    text = data.decode()
    del data  # it is as large as the text
    files, groups = json.loads(text)
    return Ledger(
        {name: Written(*entry) for name, entry in files.items()},
        {key: Group(*group) for key, group in groups.items()},
    )


def save_ledger(path: Path, ledger: Ledger) -> None:
    """Keep what was written for the next build, which is only slower without it."""
    try:
        write_sealed(path, _pieces(ledger), _FORM)
    except ArchiveError as error:
        _log.info("The next build makes all pages anew: %s", problem_list(error.problems))


def _pieces(ledger: Ledger) -> Iterator[bytes]:
    """Yield a ledger as JSON, piece by piece: one text of it would be there several times."""
    yield b"[{"
    yield from _joined(ledger.files.items(), lambda some: _json(dict(some))[1:-1])
    yield b"},{"
    for number, (key, (files, value)) in enumerate(ledger.groups.items()):
        yield b"," * bool(number) + _json(key) + b":[" + _json(files) + b","
        if isinstance(value, list):
            yield b"["
            yield from _joined(value, lambda some: _json(some)[1:-1])
            yield b"]]"
        else:
            yield _json(value) + b"]"
    yield b"}]"


def _joined(entries: Iterable[_Entry], written: Callable[[list[_Entry]], bytes]) -> Iterator[bytes]:
    """Yield entries as they are written, some at a time, with commas between."""
    rest = iter(entries)
    between = b""
    while some := list(islice(rest, _PER_PIECE)):
        yield between + written(some)
        between = b","


def _json(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()
