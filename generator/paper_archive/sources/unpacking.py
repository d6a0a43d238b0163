"""Packed files: gzip is read as what it holds, and a zip as the one file in it.

Sources: RFC 1952 (gzip); PKWARE, .ZIP File Format Specification (APPNOTE).
"""

import gzip
import io
import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import IO, TYPE_CHECKING, BinaryIO, Final, cast

from paper_archive.errors import ArchiveError, Problem, shown
from paper_archive.sources.source_file import SourceFile

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_GZIP: Final = b"\x1f\x8b"
_ZIPS: Final = (b"PK\x03\x04", b"PK\x05\x06")
"""How a zip begins, and how one without files does."""
_MOST_BYTES: Final = 1 << 30
_MOST_TIMES: Final = 200
"""How many times larger than packed a file in a zip may be, from `_FREE_BYTES` on."""
_FREE_BYTES: Final = 1 << 26
_OF_OFFICE: Final = frozenset(("[Content_Types].xml", "content.xml"))
"""Files in each zip that is a document of Office (ECMA-376), or of LibreOffice (OpenDocument)."""
_SHOWN_FILES: Final = 3
_BUFFER: Final = 1 << 16
_ENCRYPTED: Final = 1
_DAMAGES: Final = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, ValueError)
"""What unpacking raises if the bytes are damaged: OSError in gzip and bzip2, ValueError where the
places and names in a zip are impossible."""


def unpacked(file: SourceFile) -> SourceFile:
    """Return a file as it is, or the file that is packed in it.

    Raises:
        ArchiveError: when a zip does not hold exactly one file that can be read.
        OSError: when the file cannot be read.

    """
    with file.opened() as stream:
        begin = stream.read(len(_ZIPS[0]))
    if begin.startswith(_GZIP):
        inner = replace(file, opened=lambda: _opened(file, "gzip", _gunzipped))
    elif begin in _ZIPS:
        with file.opened() as stream:
            name = _only_file(file, stream)
        inner = replace(
            file, opened=lambda: _opened(file, "zip", lambda stream: _member(file, stream, name))
        )
    else:
        return file
    with inner.opened() as stream:
        begin = stream.read(len(_ZIPS[0]))
    if begin.startswith(_GZIP) or begin in _ZIPS:
        raise _refused(file, "the packed file holds another packed file")
    return inner


def _opened(file: SourceFile, kind: str, unpack: Callable[[BinaryIO], IO[bytes]]) -> BinaryIO:
    with ExitStack() as on_error:
        packed = on_error.enter_context(file.opened())
        stream = io.BufferedReader(_Unpacking(file, kind, packed, unpack(packed)), _BUFFER)
        on_error.pop_all()
    return stream


def _gunzipped(packed: BinaryIO) -> IO[bytes]:
    return cast("IO[bytes]", gzip.GzipFile(fileobj=packed))


class _Unpacking(io.RawIOBase):
    """What is packed in a file, as a stream; damage is a problem of that file."""

    def __init__(self, file: SourceFile, kind: str, packed: BinaryIO, content: IO[bytes]) -> None:
        super().__init__()
        self._file = file
        self._kind = kind
        self._packed = packed
        self._content = content

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        view = memoryview(buffer).cast("B")
        with _refusing_damage(self._file, self._kind):
            data = self._content.read(len(view))
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._packed.close()
        super().close()


def _only_file(file: SourceFile, stream: BinaryIO) -> str:
    """Return the name of the one file in a zip that people put there."""
    with _refusing_damage(file, "zip"), zipfile.ZipFile(stream) as archive:
        members = [
            each
            for each in archive.infolist()
            if not each.filename.endswith("/")  # `is_dir` fails on an empty name before Python 3.12
            and not each.filename.startswith("__MACOSX/")
            and not each.filename.rpartition("/")[2].startswith(".")
        ]
    if len(members) != 1:
        if any(each.filename in _OF_OFFICE for each in members):
            what = "file is of an office program, such as Excel, and not text"
            raise _refused(file, what, "file-office")
        names = ", ".join(shown(each.filename) for each in members[:_SHOWN_FILES]) or "none"
        more = len(members) - _SHOWN_FILES
        names += f" and {more:,} more" if more > 0 else ""
        raise _refused(file, f"the zip file must hold one file, not {names}")
    (member,) = members
    is_bomb = member.file_size > max(_FREE_BYTES, member.compress_size * _MOST_TIMES)
    if member.file_size > _MOST_BYTES or is_bomb:
        raise _refused(file, f"{shown(member.filename)} in the zip file is too large")
    if member.flag_bits & _ENCRYPTED:
        raise _refused(file, "the zip file is encrypted")
    return member.filename


def _member(file: SourceFile, stream: BinaryIO, name: str) -> IO[bytes]:
    with _refusing_damage(file, "zip"):
        return zipfile.ZipFile(stream).open(name)


@contextmanager
def _refusing_damage(file: SourceFile, kind: str) -> Iterator[None]:
    try:
        yield
    except NotImplementedError as error:
        raise _refused(file, f"the {kind} file is packed in an unknown way") from error
    except RuntimeError as error:  # zipfile raises it where only a part of the zip is encrypted
        raise _refused(file, f"the {kind} file is encrypted") from error
    except EOFError as error:
        raise _refused(file, f"the {kind} file ends too early") from error
    except _DAMAGES as error:
        if isinstance(error, OSError) and error.errno:
            raise  # the disk, not the bytes
        raise _refused(file, f"the {kind} file is damaged") from error


def _refused(file: SourceFile, message: str, rule: str = "file-packed") -> ArchiveError:
    return ArchiveError([Problem(file.where, rule, message)])
