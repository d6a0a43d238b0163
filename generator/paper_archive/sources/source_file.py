"""A file to import, as formats read it: its beginning, its text or its lines.

Nothing here reads the disk: `opened` is how the bytes are read.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from io import BytesIO, TextIOWrapper
from typing import BinaryIO, Final

from paper_archive.errors import ArchiveError, Problem, Where, not_utf8
from paper_archive.sources.encodings import declared_encoding, encoding_of, legacy_line

HEAD_BYTES: Final = 1 << 16
"""How much of a file is used to detect its format."""
ZIP_BEGIN: Final = b"PK\x03\x04"
"""How a zip begins; the only zips that formats see are workbooks."""
TEXT_BYTES: Final = 1 << 28
"""The most that is read at once, 256 MiB: of a file, or of a line if it is read line by line."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file: where it is, when it was captured, and its bytes."""

    where: Where
    opened: Callable[[], BinaryIO]
    """Opens the file at its beginning, or raises OSError; the caller closes it."""
    captured: str = ""
    """ISO day on which the file was saved, if known."""
    columns: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Field → name of the column that holds it, where a person said so."""
    is_wanted: Callable[[str, Mapping[str, str]], bool] = field(
        default=lambda _title, _ids: True, compare=False
    )
    """Tells by title and identifiers whether a record is of use. Formats of large files ask it, so
    that a few papers among a million are found in a minute."""

    @classmethod
    def of_bytes(cls, data: bytes, where: Where, captured: str = "") -> "SourceFile":
        """Return a file that holds these bytes."""
        return cls(where, lambda: BytesIO(data), captured)

    @property
    def name(self) -> str:
        """The name of the file without its folder."""
        return self.where.path.rpartition("/")[2]

    def head(self) -> bytes:
        r"""Return the first `HEAD_BYTES` of the file in UTF-8, with `\n` as line ends."""
        with self.opened() as stream:
            head = stream.read(HEAD_BYTES)
        encoding = encoding_of(head)
        if encoding != "utf-8":
            head = head.decode(encoding, errors="ignore").encode()
        return head.replace(b"\r\n", b"\n").replace(b"\r", b"\n")

    def data(self) -> bytes:
        """Return all bytes of the file.

        Raises:
            ArchiveError: when the file is too large to be read at once.

        """
        with self.opened() as stream:
            data = stream.read(TEXT_BYTES + 1)
        if len(data) > TEXT_BYTES:
            message = f"file is larger than {TEXT_BYTES >> 20} MiB"
            raise ArchiveError([Problem(self.where, "file-size", message)])
        return data

    def text(self) -> str:
        r"""Return the whole text, with `\n` as line ends.

        Bytes that are not UTF-8 become lone surrogates (PEP 383); `admit` refuses records with one.

        Raises:
            ArchiveError: when the file is too large to be read at once.

        """
        data = self.data()
        encoding = encoding_of(data[:HEAD_BYTES])
        return _with_line_ends(data.decode(encoding, _errors_of(encoding)))

    def western_text(self) -> tuple[str, Problem | None]:
        """Return the whole text like `text`, and a warning if it is not in one Unicode encoding.

        A file that is not UTF-8 is read in the encoding that it declares; without one, each line
        that is not UTF-8 is read as Windows-1252 if it looks like it.

        Raises:
            ArchiveError: when the file is too large to be read at once.

        """
        data = self.data()
        encoding = encoding_of(data[:HEAD_BYTES])
        try:
            return _with_line_ends(data.decode(encoding)), None
        except UnicodeDecodeError as error:
            broken = error
        if not encoding.startswith("utf-8"):
            return _with_line_ends(data.decode(encoding, "replace")), not_utf8(broken, self.where)
        with suppress(UnicodeDecodeError):
            if declared := declared_encoding(data):
                return _with_line_ends(data.decode(declared)), None
        place = not_utf8(broken, self.where)
        return _with_line_ends("".join(map(_western, data.splitlines(keepends=True)))), Problem(
            place.where, "encoding", "lines that are not UTF-8 were read as Windows-1252"
        )

    def lines(self) -> Iterator[tuple[int, str]]:
        """Yield number, from 1, and text of each line, without its line end.

        Raises:
            ArchiveError: when a line is too large to be read at once.

        """
        with self.opened() as stream:
            encoding = encoding_of(stream.read(HEAD_BYTES))
        with TextIOWrapper(self.opened(), encoding, _errors_of(encoding)) as text:
            lines = iter(partial(text.readline, TEXT_BYTES + 1), "")
            for number, line in enumerate(lines, start=1):
                self._check_size(number, line)
                yield number, line.rstrip("\n")

    def undecodable(self) -> Problem | None:
        """Return the problem that the file is not UTF-8, at the first bad byte, if any."""
        with self.opened() as stream:
            head = stream.read(HEAD_BYTES)
        if head.startswith(ZIP_BEGIN) or not encoding_of(head).startswith("utf-8"):
            return None
        with self.opened() as stream:
            lines = iter(partial(stream.readline, TEXT_BYTES + 1), b"")
            for number, line in enumerate(lines, start=1):
                self._check_size(number, line)
                try:
                    line.decode()
                except UnicodeDecodeError as error:
                    return not_utf8(error, self.where, number)
        return None

    def _check_size(self, number: int, line: str | bytes) -> None:
        if len(line) > TEXT_BYTES:
            message = f"line is larger than {TEXT_BYTES >> 20} MiB"
            raise ArchiveError([Problem(Where(self.where.path, number), "file-size", message)])


def _errors_of(encoding: str) -> str:
    return "surrogateescape" if encoding.startswith("utf-8") else "replace"


def _with_line_ends(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _western(line: bytes) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return legacy_line(line) or line.decode(errors="surrogateescape")
