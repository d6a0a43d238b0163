"""What Linux can do with files that other programs may write at the same moment, and processes.

Python's library has no names for some of it; where the system cannot do it, the callers are told.

Sources: renameat2(2), fcntl(2) and prctl(2) in the Linux man-pages.
"""

import ctypes
import errno
import os
import signal
import sys
from pathlib import Path
from typing import Final

from paper_archive.archive.files import disk

if sys.platform == "linux":
    import fcntl

_RENAME_EXCHANGE: Final = 2
_AT_FDCWD: Final = -100
_SET_SIGNAL_OF_PARENT: Final = 1
"""PR_SET_PDEATHSIG."""
_UNKNOWN_TO_SYSTEM: Final = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}
"""What a kernel or a file system answers that cannot exchange files."""


def exchange(one: Path, other: Path) -> bool:
    """Exchange the names of two files in one step; return False where this is not possible.

    Raises:
        OSError: when one does not exist, or its folder cannot be written.

    """
    rename = getattr(_c_library(), "renameat2", None)
    if rename is None:
        return False
    sys.audit("os.rename", one, other, -1, -1)  # as os.rename does
    paths = (_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other))
    if not rename(*paths, ctypes.c_uint(_RENAME_EXCHANGE)):
        return True
    number = ctypes.get_errno()
    if number in _UNKNOWN_TO_SYSTEM:
        return False
    raise OSError(number, os.strerror(number), str(one), None, str(other))


def is_open_for_writing(path: Path) -> bool:
    """Tell whether a program has a file open for writing; False where this cannot be told.

    A read lease is refused as long as there is a writer.

    Raises:
        OSError: when it cannot be opened, or is no regular file.

    """
    if sys.platform != "linux":
        return False
    with disk.open_file(path) as stream:  # the lease ends when it is closed
        try:
            # Whoever opens the file meanwhile waits, and we get a signal: one that does nothing.
            fcntl.fcntl(stream, fcntl.F_SETSIG, signal.SIGURG)
            fcntl.fcntl(stream, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        except OSError as error:
            return error.errno == errno.EAGAIN
    return False


def end_with_parent() -> None:
    """Let the system end this process once its parent ends; nothing happens where it cannot."""
    control = getattr(_c_library(), "prctl", None)
    if control is not None:
        control(_SET_SIGNAL_OF_PARENT, ctypes.c_ulong(signal.SIGKILL))


def _c_library() -> ctypes.CDLL | None:
    return ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
