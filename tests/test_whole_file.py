"""Files are written whole or not at all."""

import os
from pathlib import Path

import pytest

from command_line import put
from paper_archive.archive.files import disk, whole_file
from paper_archive.errors import ArchiveError


def everything(folder: Path) -> list[str]:
    """Return all files below a folder, hidden ones too."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in paths)


def test_a_file_is_written_with_the_line_ends_of_its_text(tmp_path: Path) -> None:
    whole_file.write(tmp_path / "new" / "a.md", "a\r\nb\n")
    assert (tmp_path / "new" / "a.md").read_bytes() == b"a\r\nb\n"
    assert disk.read_text(tmp_path / "new" / "a.md") == "a\r\nb\n"


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755])
def test_a_file_that_is_written_again_keeps_its_mode(tmp_path: Path, mode: int) -> None:
    path = put(tmp_path / "a.md", "old")
    path.chmod(mode)
    whole_file.write(path, "new")
    assert path.stat().st_mode & 0o777 == mode


def test_a_file_of_another_user_stays_with_its_group(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(tmp_path / "a.md", "old")
    groups = []

    def chown(_: Path, user: int, group: int) -> None:
        if user != -1:
            raise PermissionError(1, "Operation not permitted")
        groups.append(group)

    monkeypatch.setattr(os, "chown", chown)
    whole_file.write(path, "new")
    assert groups == [path.stat().st_gid]


def test_a_new_file_has_the_mode_that_the_system_gives(tmp_path: Path) -> None:
    put(tmp_path / "a.md", "")
    whole_file.write(tmp_path / "b.md", "")
    assert (tmp_path / "b.md").stat().st_mode == (tmp_path / "a.md").stat().st_mode


def test_a_link_to_a_file_stays_a_link_when_the_file_is_written(tmp_path: Path) -> None:
    put(tmp_path / "elsewhere/real.md", "old")
    link = tmp_path / "a.md"
    link.symlink_to("elsewhere/real.md")
    whole_file.write(link, "new")
    assert link.is_symlink()
    assert (tmp_path / "elsewhere/real.md").read_text(encoding="utf-8") == "new"
    assert everything(tmp_path) == ["a.md", "elsewhere/real.md"]


@pytest.mark.parametrize("call", ["replace", "fsync", "open"])
@pytest.mark.parametrize("is_new", [True, False])
def test_a_write_that_fails_leaves_the_old_file_whole_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, *, is_new: bool
) -> None:
    path = tmp_path / "a.md"
    if not is_new:
        put(path, "old")
    elif call == "fsync":
        pytest.skip("a new file is not waited for")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os if call == "fsync" else Path, call, fail)
        with pytest.raises(ArchiveError, match=r"a.md: .*No space left on device \[file-write\]"):
            whole_file.write(path, "new")
    assert everything(tmp_path) == ([] if is_new else ["a.md"])
    assert is_new or path.read_text(encoding="utf-8") == "old"


def test_what_replaces_a_file_is_on_the_disk_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(tmp_path / "a.md", "old")
    synced: list[str] = []
    monkeypatch.setattr(os, "fsync", lambda _: synced.append(path.read_text(encoding="utf-8")))
    whole_file.write(path, "new")
    assert synced == ["old"]
    assert path.read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize("has_hard_links", [True, False])
@pytest.mark.parametrize("kind", ["file", "folder", "dangling link", "pipe"])
def test_what_is_created_replaces_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, *, has_hard_links: bool
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    if not has_hard_links:
        monkeypatch.setattr(os, "link", refuse)
    path = tmp_path / "a.md"
    match kind:
        case "file":
            put(path, "theirs")
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
        case _:
            path.symlink_to("gone")
    before = path.lstat()
    temporary = whole_file.prepare(tmp_path / "b.md", "ours")
    with pytest.raises(FileExistsError):
        whole_file.create(temporary, path)
    assert (path.lstat().st_ino, path.lstat().st_mode) == (before.st_ino, before.st_mode)
    whole_file.create(temporary, tmp_path / "b.md")
    assert (tmp_path / "b.md").read_text(encoding="utf-8") == "ours"
    assert not temporary.exists()
