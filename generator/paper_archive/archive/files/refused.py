"""What the operating system refuses during a build, as a problem."""

import errno
import os
from pathlib import Path
from typing import Final

from paper_archive.errors import Problem, Where

_FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS)


def refused(error: OSError, site: Path) -> Problem | None:
    """Return the problem that a file cannot be read or written; none if no file is known."""
    named = [name for name in (error.filename2, error.filename) if isinstance(name, str)]
    written = [name for name in named if Path(name).is_relative_to(site)]
    if error.errno in _FULL or written:
        where = Where(os.path.relpath(next(iter(written), site)))
        return Problem(where, "file-write", f"cannot write the site: {error.strerror}")
    if named:
        where = Where(os.path.relpath(named[0]))
        return Problem(where, "file-read", f"cannot read the file: {error.strerror}")
    return None
