"""How `mkdocs serve` hears of changes: from Linux, instead of looking at all files all the time.

MkDocs looks at each file twice a second, which takes a tenth of a core for 5,000 papers. It does so
because not all file systems tell Linux what changed; those named here do.
"""

import os
import re
from pathlib import Path
from typing import Any, Final

from mkdocs.livereload import LiveReloadServer
from watchdog.events import (
    DirDeletedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch
from watchdog.observers.polling import PollingObserver

from paper_archive.archive.files.folders import has_changed_since

_MOUNTS: Final = Path("/proc/self/mounts")
_TOLD: Final = {"btrfs", "ext2", "ext3", "ext4", "f2fs", "overlay", "tmpfs", "xfs", "zfs"}
"""File systems on which nothing changes without the knowledge of this system."""
_CHANGES: Final = (
    *(FileClosedEvent, FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent),
    DirDeletedEvent,
)
_ESCAPE: Final = re.compile(r"\\([0-7]{3})")
"""A blank or a backslash in a path, as `/proc/self/mounts` has it: proc(5)."""
_PAUSE: Final = 0.5
"""Seconds between two looks, as in MkDocs."""


def hear_of_changes(server: LiveReloadServer, begun: float) -> None:
    """Let the server hear of changes where the system tells them; call it before it serves.

    It builds again if something changed while it built first, `begun` seconds after 1970.
    """
    paths = list(server._watched_paths)  # noqa: SLF001  # only the server knows them
    if any(has_changed_since(begun, Path(path)) for path in paths):
        server._want_rebuild = True  # noqa: SLF001  # likewise
    if not paths or not all(map(_is_told, paths)):
        return
    for path in paths:
        server.unwatch(path)
    server.observer = _Changes()
    for path in paths:
        server.watch(path)


class _GoneFolders(FileSystemEventHandler):
    """Tells of a folder that is moved away as of a file: MkDocs wants to hear of files only."""

    def __init__(self, told: FileSystemEventHandler) -> None:
        self._told = told

    def dispatch(self, event: FileSystemEvent) -> None:
        is_gone = isinstance(event, DirDeletedEvent)
        self._told.dispatch(FileDeletedEvent(event.src_path) if is_gone else event)


class _Changes(Observer):  # type: ignore[misc,valid-type]  # which class it is depends on the system
    """Hears of changes only: a build opens and reads all files."""

    def __init__(self) -> None:
        super().__init__()
        self._folders: list[tuple[FileSystemEventHandler, str, dict[str, Any]]] = []
        # Editors replace a file; nothing would be heard of the new one.
        self._looking = PollingObserver(timeout=_PAUSE)

    def schedule(
        self, event_handler: FileSystemEventHandler, path: str, **options: Any
    ) -> ObservedWatch:
        if Path(path).is_file():
            return self._looking.schedule(event_handler, path, **options)
        self._folders.append((event_handler, path, options))
        watch: ObservedWatch = super().schedule(
            _GoneFolders(event_handler), path, event_filter=list(_CHANGES), **options
        )
        return watch

    def start(self) -> None:
        try:
            super().start()
        except OSError:  # Linux limits how many folders a person's programs may watch
            for event_handler, path, options in self._folders:
                self._looking.schedule(event_handler, path, **options)
        self._looking.start()

    def stop(self) -> None:
        super().stop()
        self._looking.stop()

    def join(self, timeout: float | None = None) -> None:
        if self.is_alive():
            super().join(timeout)


def _is_told(path: str, mounts: Path = _MOUNTS) -> bool:
    """Tell whether the system hears of all changes of a path, which exists."""
    if not mounts.is_file():
        return False
    real = Path(os.path.realpath(path))
    found: dict[Path, str] = {}
    for line in mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines():
        _, place, kind, *_ = line.split(" ")
        found[Path(_ESCAPE.sub(lambda escape: chr(int(escape[1], 8)), place))] = kind
    nearest = next((each for each in (real, *real.parents) if each in found), None)
    return nearest is not None and found[nearest] in _TOLD
