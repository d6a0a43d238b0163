"""Changes that `mkdocs serve` hears of, and those that it does not."""

import errno
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from mkdocs.livereload import LiveReloadServer
from watchdog.observers import Observer

from paper_archive.plugin.watching import _is_told, hear_of_changes

SECONDS = 10


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the content folder of a project."""
    (tmp_path / "content/papers").mkdir(parents=True)
    (tmp_path / "content/about.md").write_text("about", encoding="utf-8")
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


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "about.md").write_text("more", encoding="utf-8"),
        lambda folder: (folder / "about.md").unlink(),
        lambda folder: (folder / "about.md").rename(folder / "us.md"),
        lambda folder: (folder / "papers/a.md").write_text("new", encoding="utf-8"),
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
    (folder / "papers/a.md").write_text("new", encoding="utf-8")
    assert is_told(server)
    while is_told(server, seconds=1):
        pass
    (folder / "papers").rename(tmp_path / "trash")
    assert is_told(server)


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
    (folder / "papers/a.md").write_text("new", encoding="utf-8")
    (folder.parent / "old.yml").write_text("old", encoding="utf-8")
    (folder / "nowhere").symlink_to("gone")
    time.sleep(0.1)
    begun = time.time()
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(folder))
    server.watch(str(folder))
    server.watch(str(folder.parent / "mkdocs.yml"))
    time.sleep(0.1)
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
    (folder / "papers/a.md").write_text("new", encoding="utf-8")
    assert is_told(server)


def test_reading_is_no_change(server: LiveReloadServer, folder: Path) -> None:
    (folder / "about.md").read_text(encoding="utf-8")
    list(folder.iterdir())
    time.sleep(1)
    assert not server._want_rebuild


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
