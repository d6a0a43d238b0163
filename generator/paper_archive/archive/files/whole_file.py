"""Writing files, always whole.

A file is written under a temporary name and then renamed, so that it is old or new after an
interruption. One that replaces another is flushed to the disk (`fsync`) before, so that this holds
after a power failure too. When a new file is flushed is left to the system.
"""

import errno
import os
import stat
from codecs import BOM_UTF8
from contextlib import suppress
from pathlib import Path
from typing import Final

from paper_archive.archive.files.disk import failing, resolved

_NO_HARD_LINKS: Final = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}


def write(path: Path, data: str | bytes) -> None:
    """Write a whole file, or leave the old one; links are followed, mode and BOM are kept.

    Raises:
        ArchiveError: when it cannot be written.

    """
    with failing("file-write", "cannot write the file", path):
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = prepare(path, data)
        try:
            replace(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)


def prepare(path: Path, data: str | bytes, old: Path | None = None) -> Path:
    """Write a temporary file beside its future path, and return the path of that file.

    It gets owner, mode and byte order mark of the file that it will replace: `path`, or `old`.

    Raises:
        OSError: when it cannot be written; no temporary file is left.

    """
    target, replaced = resolved(path), resolved(old or path)
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    temporary.unlink(missing_ok=True)
    try:
        with temporary.open("xb") as stream:
            whole = data.encode() if isinstance(data, str) else data
            stream.write(_byte_order_mark(replaced) + whole)
            if replaced.exists():
                _copy_owner(replaced, temporary)
                stream.flush()
                os.fsync(stream.fileno())
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def replace(temporary: Path, path: Path) -> None:
    """Replace a file with a prepared one; a link to the file stays a link."""
    temporary.replace(resolved(path))


def create(temporary: Path, path: Path) -> None:
    """Rename a prepared file to a path that must be free.

    Raises:
        FileExistsError: when anything exists there; it is not changed.

    """
    try:
        os.link(temporary, path)
    except OSError as error:
        if error.errno not in _NO_HARD_LINKS:
            raise
        path.touch(exist_ok=False)
        temporary.replace(path)
    else:
        temporary.unlink()


def _byte_order_mark(path: Path) -> bytes:
    if not path.is_file():
        return b""
    with path.open("rb") as stream:
        return BOM_UTF8 if stream.read(len(BOM_UTF8)) == BOM_UTF8 else b""


def _copy_owner(target: Path, temporary: Path) -> None:
    """Give a file the owner (or else only the group) and the mode of another, as far as allowed."""
    status = target.stat()
    if hasattr(os, "chown"):
        for user in (-1, status.st_uid):
            with suppress(PermissionError):
                os.chown(temporary, user, status.st_gid)
    with suppress(PermissionError):
        temporary.chmod(stat.S_IMODE(status.st_mode))
