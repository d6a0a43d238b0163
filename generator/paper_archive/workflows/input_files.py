"""The files that a person names: those on the disk, and standard input."""

from collections.abc import Callable
from functools import cache, partial
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final

from paper_archive.archive.files import disk
from paper_archive.errors import ArchiveError, Problem, Where
from paper_archive.sources.source_file import TEXT_BYTES, SourceFile

STANDARD_INPUT: Final = Path("-")
_NAME: Final = "standard input"


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
