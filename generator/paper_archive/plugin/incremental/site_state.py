"""The folder of a site as a build left it: the state of its files, and how large it is."""

import logging
import os
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from paper_archive.archive.files.folders import all_below, tar_sizes
from paper_archive.hashing import running_digest
from paper_archive.plugin.incremental.kept_site import LOCK
from paper_archive.publish.site_size import size_warning

_log: Final = logging.getLogger("mkdocs.plugins.paper_archive")


def state_of(site: Path) -> str:
    """Return the state of all files: every write changes a time that no program can set.

    Raises:
        OSError: when a folder or a file cannot be read.

    """
    state = _State()
    deque(state.of(all_below(site)), maxlen=0)
    return state.key


def measured_state(site: Path) -> str:
    """Return the state of a site that was just written; the log says if it is large.

    Raises:
        OSError: when a folder or a file cannot be read.

    """
    state = _State()
    if warning := size_warning(tar_sizes(state.of(all_below(site)))):
        _log.info("%s", warning)
    return state.key


class _State:
    """Takes down the state of files while something else goes through them."""

    def __init__(self) -> None:
        self._digest = running_digest()

    def of(
        self, found: Iterable[tuple[str, os.stat_result | None]]
    ) -> Iterator[tuple[str, os.stat_result | None]]:
        """Pass on what `all_below` yields, without the lock of the site, and take it down."""
        for path, status in found:
            if path == LOCK:
                continue
            times = (status.st_size, status.st_mtime_ns, status.st_ctime_ns) if status else ()
            self._digest.update(f"{path}\0{times}\0".encode(errors="surrogateescape"))
            yield path, status

    @property
    def key(self) -> str:
        """The key of the files that were passed on."""
        return self._digest.hexdigest()
