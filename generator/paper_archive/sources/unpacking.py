"""Packed files: gzip is read as what it holds, and a zip as the one file in it, or as a workbook.

Sources: RFC 1952 (gzip); PKWARE, .ZIP File Format Specification (APPNOTE).
"""

import gzip
import io
import lzma
import zipfile
import zlib
from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import IO, TYPE_CHECKING, BinaryIO, Final, cast

from paper_archive.errors import ArchiveError, Problem, shown
from paper_archive.sources.source_file import ZIP_BEGIN, SourceFile
from paper_archive.text import listed

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_GZIP: Final = b"\x1f\x8b"
_ZIPS: Final = (ZIP_BEGIN, b"PK\x05\x06")
"""How a zip begins, and how one without files does."""
WORKBOOK: Final = "xl/workbook.xml"
"""A file in each zip that is a workbook of Excel since 2007 (ECMA-376)."""
OPEN_DOCUMENT: Final = "content.xml"
"""A file in each zip that is a document of LibreOffice (OpenDocument)."""
_SPREADSHEET: Final = b"application/vnd.oasis.opendocument.spreadsheet"
"""How the file `mimetype` of a spreadsheet begins (OpenDocument 1.3, part 2, 3.3)."""
_ENCRYPTED_OPEN_DOCUMENT: Final = "encrypted-package"
"""What a document of LibreOffice with a password may have in place of its other files."""
PROTECTED: Final = "file is protected by a password"
_OLD_OFFICE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
"""How files of Office before 2007 begin, and encrypted ones of today (MS-CFB)."""
_ENCRYPTED_OFFICE: Final = "EncryptedPackage".encode("utf-16-le")
_MOST_BYTES: Final = 1 << 30
_MOST_TIMES: Final = 200
"""How many times larger than packed a file in a zip may be, from `_FREE_BYTES` on."""
_FREE_BYTES: Final = 1 << 26
_OF_OFFICE: Final = frozenset(("[Content_Types].xml", OPEN_DOCUMENT))
"""Files in each zip that is a document of Office (ECMA-376), or of LibreOffice."""
_SHOWN_FILES: Final = 3
_BUFFER: Final = 1 << 16
_ENCRYPTED: Final = 1
_DAMAGES: Final = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, ValueError)
"""What unpacking raises if the bytes are damaged: OSError in gzip and bzip2, ValueError where the
places and names in a zip are impossible."""


def unpacked(file: SourceFile) -> SourceFile:
    """Return a file as it is, or the file that is packed in it; a workbook stays a zip.

    Raises:
        ArchiveError: when a zip that is not a workbook does not hold exactly one file that can be
            read, or the file is an office document that cannot be read.
        OSError: when the file cannot be read.

    """
    with file.opened() as stream:
        begin = stream.read(_BUFFER)
    if begin.startswith(_GZIP):
        inner = replace(file, opened=lambda: _opened(file, "gzip", _gunzipped))
    elif begin.startswith(_ZIPS):
        sizes = sizes_in(file)
        if WORKBOOK in sizes or _is_spreadsheet(file, sizes):
            return file
        inner = member_of(file, _only_file(file, [*sizes]))
    else:
        _refuse_old_office(file, begin)
        return file
    with inner.opened() as stream:
        begin = stream.read(len(_ZIPS[0]))
    if begin.startswith((_GZIP, *_ZIPS)):
        raise _refused(file, "the packed file holds another packed file")
    return inner


def sizes_in(file: SourceFile) -> dict[str, int]:
    """Return name → size of the files in a zip that people or programs put there.

    Raises:
        ArchiveError: when the zip is damaged; and when a workbook, or the only file, is encrypted
            or too large.

    """
    with file.opened() as stream, _refusing_damage(file, "zip"), zipfile.ZipFile(stream) as archive:
        members = [
            each
            for each in archive.infolist()
            if not each.filename.endswith("/")  # `is_dir` fails on an empty name before Python 3.12
            and not each.filename.startswith("__MACOSX/")
            and not each.filename.rpartition("/")[2].startswith(".")
        ]
    is_workbook = any(each.filename in {WORKBOOK, OPEN_DOCUMENT} for each in members)
    if len(members) == 1 or is_workbook:
        _check(file, members)
    return {each.filename: each.file_size for each in members}


def member_of(file: SourceFile, name: str) -> SourceFile:
    """Return a file that is in a zip."""
    return replace(
        file, opened=lambda: _opened(file, "zip", lambda stream: _member(file, stream, name))
    )


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


def _is_spreadsheet(file: SourceFile, names: Collection[str]) -> bool:
    if not {"mimetype", OPEN_DOCUMENT} <= set(names):
        return False
    with member_of(file, "mimetype").opened() as stream:
        return stream.read(len(_SPREADSHEET)) == _SPREADSHEET


def _only_file(file: SourceFile, names: list[str]) -> str:
    """Return the name of the one file in a zip."""
    if len(names) == 1:
        return names[0]
    if {"mimetype", _ENCRYPTED_OPEN_DOCUMENT} <= set(names):
        raise _refused(file, PROTECTED, "file-office")
    if not _OF_OFFICE.isdisjoint(names):
        raise _refused(
            file, "file is an office document, but not a spreadsheet (.xlsx, .ods)", "file-office"
        )
    files = listed([*map(shown, names)], _SHOWN_FILES) or "none"
    raise _refused(file, f"the zip file must hold one file, not {files}")


def _check(file: SourceFile, members: list[zipfile.ZipInfo]) -> None:
    """Refuse files in a zip that cannot be read, or are too large for how they are packed."""
    for each in members:
        is_bomb = each.file_size > max(_FREE_BYTES, each.compress_size * _MOST_TIMES)
        if is_bomb or each.file_size > _MOST_BYTES:
            raise _refused(file, f"{shown(each.filename)} in the zip file is too large")
        if each.flag_bits & _ENCRYPTED:
            raise _refused(file, "the zip file is encrypted")
    if sum(each.file_size for each in members) > _MOST_BYTES:
        raise _refused(file, "the files in the zip file are too large")


def _refuse_old_office(file: SourceFile, begin: bytes) -> None:
    if not begin.startswith(_OLD_OFFICE):
        return
    what = (
        PROTECTED
        if _ENCRYPTED_OFFICE in begin
        else "file was saved by Office before 2007, or is protected by a password"
    )
    raise _refused(file, what, "file-office")


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
