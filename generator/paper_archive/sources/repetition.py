"""Long texts that many records of a file share, though the file holds them once.

A string of a workbook, a merged cell, or an entry that others inherit from can stand in a million
records: what is written for them would be thousands of times larger than the file.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Final

from paper_archive.errors import ArchiveError, Problem
from paper_archive.sources.format import Record
from paper_archive.sources.source_file import SourceFile

_LONG: Final = 1_000
_MOST_KNOWN: Final = 100_000
_MOST_REPEATED: Final = 1 << 26
_MOST_READ_TIMES: Final = 4
_CHUNK: Final = 1 << 20


class Repetition:
    """What was repeated so far of the texts in a file."""

    def __init__(self, file: SourceFile) -> None:
        """Begin before the first record of a file."""
        self._file = file
        self._known: set[int] = set()
        self._chars = 0

    def problem_of(self, record: Record) -> Problem | None:
        """Return the problem that a record repeats a text once too often, if it does.

        What the file itself holds many times may be as long as the file.

        Raises:
            ArchiveError: when so much is repeated that it would take hours to read all of it.

        """
        for name, text in _long_texts(record):
            digest = hash(text)
            if digest not in self._known:
                if len(self._known) < _MOST_KNOWN:
                    self._known.add(digest)
                continue
            self._chars += len(text)
            if self._chars > _MOST_REPEATED and self._chars > self._file_bytes:
                if self._chars > _MOST_READ_TIMES * _MOST_REPEATED:
                    message = f"{name} has a long text again; the rest of the file is not read"
                    raise ArchiveError([Problem(record.where, "text-repeated", message)])
                message = f"{name} has a long text that too many records repeat"
                return Problem(record.where, "text-repeated", message)
        return None

    @cached_property
    def _file_bytes(self) -> int:
        with self._file.opened() as stream:
            return sum(map(len, iter(lambda: stream.read(_CHUNK), b"")))


def _long_texts(record: Record) -> Iterator[tuple[str, str]]:
    for name, value in record.fields.items():
        text = value if isinstance(value, str) else _joined(value)
        if len(text) >= _LONG:
            yield name, text


def _joined(value: object) -> str:
    """Return the texts of a list, such as names, as one; empty for anything else."""
    texts = value if isinstance(value, list) else []
    return "\n".join(each for each in texts if isinstance(each, str))
