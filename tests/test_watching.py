"""Changes that `mkdocs serve` hears of, and those that it does not."""

import errno
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue

import pytest
from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from paper_archive.plugin.serving.watching import _is_told, hear_of_changes

SECONDS = 60
"""How long a change may take to be heard on a busy machine."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the content folder of a project."""
    (tmp_path / "content/papers").mkdir(parents=True)
    (tmp_path / "content/about.md").write_text("about", encoding="utf-8")
    (tmp_path / "content/papers/a.md").write_text("old", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: A", encoding="utf-8")
    return tmp_path / "content"


@pytest.fixture
def no_more_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the system refuse to watch anything, as when other programs watch a lot."""

    def refuse(_observer: object) -> None:
        raise OSError(errno.ENOSPC, "inotify watch limit reached")

    monkeypatch.setattr(Observer, "start", refuse)


@pytest.fixture
def server(folder: Path) -> Iterator[LiveReloadServer]:
    """Return a server whose observer runs, and which was not told to build yet."""
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(folder))
    server.watch(str(folder))
    server.watch(str(folder.parent / "mkdocs.yml"))
    hear_of_changes(server, time.time())
    server.observer.start()
    for path in (folder / "about.md", folder.parent / "mkdocs.yml"):
        wait_until_heard(server, path)
    yield server
    server.observer.stop()
    server.observer.join()
    server.server_close()


def is_told(server: LiveReloadServer, seconds: float = SECONDS) -> bool:
    """Return whether the server is told of a change, and forget it."""
    with server._rebuild_cond:
        found = server._rebuild_cond.wait_for(lambda: server._want_rebuild, seconds)
        server._want_rebuild = False
    return found


def wait_until_heard(server: LiveReloadServer, path: Path) -> None:
    """Wait until changes of a file are heard: threads begin to listen a while after they start."""
    for _ in range(SECONDS):
        path.write_bytes(path.read_bytes())
        if is_told(server, seconds=1):
            return
    pytest.fail(f"{path} is not heard of")


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "about.md").write_text("more", encoding="utf-8"),
        lambda folder: (folder / "about.md").unlink(),
        lambda folder: (folder / "about.md").rename(folder / "us.md"),
        lambda folder: (folder / "papers/b.md").write_text("new", encoding="utf-8"),
        lambda folder: os.utime(folder.parent / "mkdocs.yml", (1, 1)),
    ],
    ids=["change", "delete", "rename", "add", "settings"],
)
def test_a_change_is_heard(
    server: LiveReloadServer, folder: Path, change: Callable[[Path], object]
) -> None:
    change(folder)
    assert is_told(server)


def test_a_folder_that_is_moved_away_is_heard(
    server: LiveReloadServer, folder: Path, tmp_path: Path
) -> None:
    (folder / "papers").rename(tmp_path / "trash")
    assert is_told(server)


def next_tick(probe: Path) -> float:
    """Return the time that changes of files have from now on, later than that of earlier ones.

    The clock of a file system ticks a few hundred times a second.
    """
    probe.touch()
    before = now = probe.stat().st_ctime
    while now == before:
        probe.touch()
        now = probe.stat().st_ctime
    return now


@pytest.mark.parametrize(
    ("change", "is_built"),
    [
        (lambda folder: (folder / "papers/a.md").write_text("more", encoding="utf-8"), True),
        (lambda folder: (folder / "papers/a.md").unlink(), True),
        (lambda folder: (folder / "papers/a.md").rename(folder / "papers/b.md"), True),
        (lambda folder: (folder.parent / "mkdocs.yml").write_text("more", encoding="utf-8"), True),
        (lambda folder: (folder.parent / "old.yml").replace(folder.parent / "mkdocs.yml"), True),
        (lambda folder: (folder / "papers/a.md").read_text(encoding="utf-8"), False),
    ],
    ids=["change", "delete", "rename", "settings", "older settings", "read"],
)
def test_what_changes_during_the_first_build_is_built(
    folder: Path, change: Callable[[Path], object], *, is_built: bool
) -> None:
    (folder.parent / "old.yml").write_text("old", encoding="utf-8")
    (folder / "nowhere").symlink_to("gone")
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(folder))
    server.watch(str(folder))
    server.watch(str(folder.parent / "mkdocs.yml"))
    begun = next_tick(folder.parent / "clock")
    change(folder)
    hear_of_changes(server, begun)
    server.server_close()
    assert server._want_rebuild is is_built


def test_settings_that_an_editor_replaces_are_heard_each_time(
    server: LiveReloadServer, folder: Path
) -> None:
    for number in (1, 2):
        new = folder.parent / "new"
        new.write_text(f"site_name: {number}", encoding="utf-8")
        new.replace(folder.parent / "mkdocs.yml")
        assert is_told(server)


@pytest.mark.usefixtures("no_more_watches")
def test_where_the_system_hears_of_no_more_folders_they_are_looked_at(
    server: LiveReloadServer, folder: Path
) -> None:
    (folder / "papers/b.md").write_text("new", encoding="utf-8")
    assert is_told(server)


class Heard(FileSystemEventHandler):
    """Keeps the paths of what it hears of, in their order."""

    def __init__(self) -> None:
        self.paths: Queue[str] = Queue()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Keep the path of an event."""
        self.paths.put(os.fsdecode(event.src_path))


def test_reading_is_no_change(server: LiveReloadServer, folder: Path) -> None:
    heard = Heard()
    server.observer.schedule(heard, str(folder), recursive=True)
    (folder / "papers/a.md").read_text(encoding="utf-8")
    list((folder / "papers").iterdir())
    (folder / "papers/b.md").write_text("new", encoding="utf-8")
    while (path := heard.paths.get(timeout=SECONDS)) == str(folder / "about.md"):
        pass  # the fixture changed it
    assert path == str(folder / "papers/b.md")


@pytest.mark.parametrize(
    ("kind", "told"), [("ext4", True), ("nfs4", False), ("fuse.sshfs", False), ("9p", False)]
)
def test_only_file_systems_that_tell_changes_are_listened_to(
    tmp_path: Path, kind: str, *, told: bool
) -> None:
    place = str(tmp_path.resolve()).replace(" ", "\\040")
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/a / ext4 rw 0 0\nhost:/b {place} {kind} rw 0 0\n", encoding="utf-8")
    (tmp_path / "content").mkdir()
    assert _is_told(str(tmp_path / "content"), mounts) is told
    assert _is_told("/", mounts)
    assert not _is_told("/", tmp_path / "none")


@pytest.mark.parametrize("name", ["日本", "Größe", "a b", "a\\b", "\udcff"])
def test_file_systems_are_known_by_any_path(tmp_path: Path, name: str) -> None:
    folder = tmp_path.resolve() / name
    folder.mkdir()
    place = str(folder).replace("\\", "\\134").replace(" ", "\\040")
    mounts = tmp_path / "mounts"
    lines = f"/dev/a / ext4 rw 0 0\nhost:/b {place} nfs4 rw 0 0\n"
    mounts.write_text(lines, encoding="utf-8", errors="surrogateescape")
    assert not _is_told(str(folder), mounts)
    assert _is_told(str(tmp_path), mounts)
