"""Packed files: gzip is read as what it holds, and a zip as the one file in it.

Sources: RFC 1952 (gzip); PKWARE, .ZIP File Format Specification (APPNOTE).
"""

import gzip
import zipfile
from dataclasses import replace
from typing import BinaryIO, Final, cast

from paper_archive.errors import ArchiveError, Problem
from paper_archive.sources.source_file import SourceFile

_GZIP: Final = b"\x1f\x8b"
_ZIP: Final = b"PK\x03\x04"
_MOST_BYTES: Final = 1 << 30
_MOST_TIMES: Final = 200
"""How many times larger than packed a file in a zip may be, from `_FREE_BYTES` on."""
_FREE_BYTES: Final = 1 << 26
_SHOWN_FILES: Final = 3


def unpacked(file: SourceFile) -> SourceFile:
    """Return a file as it is, or the file that is packed in it.

    Raises:
        ArchiveError: when a zip does not hold exactly one file that can be read.
        OSError: when the file cannot be read.

    """
    with file.opened() as stream:
        begin = stream.read(len(_ZIP))
    if begin.startswith(_GZIP):
        return replace(file, opened=lambda: cast("BinaryIO", gzip.GzipFile(fileobj=file.opened())))
    if begin == _ZIP:
        name = _only_file(file)
        return replace(file, opened=lambda: cast("BinaryIO", _archive(file).open(name)))
    return file


def _archive(file: SourceFile) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file.opened())
    except zipfile.BadZipFile as error:
        raise _refused(file, "the zip file is damaged") from error


def _only_file(file: SourceFile) -> str:
    """Return the name of the one file in a zip that people put there."""
    with _archive(file) as archive:
        members = [
            each
            for each in archive.infolist()
            if not each.is_dir()
            and not each.filename.startswith("__MACOSX/")
            and not each.filename.rpartition("/")[2].startswith(".")
        ]
    if len(members) != 1:
        names = ", ".join(each.filename for each in members[:_SHOWN_FILES]) or "none"
        more = " and more" if len(members) > _SHOWN_FILES else ""
        raise _refused(file, f"the zip file must hold one file, not {names}{more}")
    (member,) = members
    is_bomb = member.file_size > max(_FREE_BYTES, member.compress_size * _MOST_TIMES)
    if member.file_size > _MOST_BYTES or is_bomb:
        raise _refused(file, f"{member.filename} in the zip file is too large")
    if member.flag_bits & 1:
        raise _refused(file, "the zip file is encrypted")
    return member.filename


def _refused(file: SourceFile, message: str) -> ArchiveError:
    return ArchiveError([Problem(file.where, "file-packed", message)])
