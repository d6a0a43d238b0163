"""Files and folders: read whole or not at all, written whole or not at all."""

import os
import socket
from itertools import pairwise
from pathlib import Path

import pytest

from command_line import put
from paper_archive.archive import disk
from paper_archive.errors import ArchiveError


def names(listing: disk.Listing, folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in listing.files]


def everything(folder: Path) -> list[str]:
    """Return all files below a folder, hidden ones too."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in paths)


@pytest.fixture
def closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that cannot be read, not even by root."""
    folder = tmp_path / "closed"
    put(folder / "a.md", "x")
    scandir = os.scandir

    def refuse(path: Path) -> object:
        if Path(path) == folder:
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    return folder


def test_a_folder_lists_all_its_files_but_hidden_ones(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.txt", ".git/x", "a/.hidden"):
        put(tmp_path / name, "")
    assert names(disk.list_files(tmp_path), tmp_path) == ["a/c.txt", "b.txt"]
    assert disk.named_files(tmp_path) == disk.list_files(tmp_path)
    assert disk.named_files(tmp_path / "b.txt").files == [tmp_path / "b.txt"]


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert disk.list_files(tmp_path / "none") == disk.Listing()


@pytest.mark.parametrize("kind", ["file", "dangling link", "below a file"])
def test_a_folder_that_is_none_is_a_problem(tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "papers"
    if kind == "file":
        put(folder, "")
    elif kind == "dangling link":
        folder.symlink_to(tmp_path / "gone")
    else:
        folder = put(tmp_path / "file", "") / "papers"
    (problem,) = disk.list_files(folder).problems
    assert str(problem).startswith(f"{folder.as_posix()}: cannot read the folder")
    assert problem.rule == "file-read"


def test_a_folder_that_cannot_be_read_is_a_problem_and_the_rest_is_listed(
    tmp_path: Path, closed: Path
) -> None:
    put(tmp_path / "open/b.md", "")
    listing = disk.list_files(tmp_path)
    assert names(listing, tmp_path) == ["open/b.md"]
    assert [str(problem) for problem in listing.problems] == [
        f"{closed.as_posix()}: cannot read the folder: Permission denied [file-read]"
    ]


def test_linked_folders_are_followed_and_loops_end(tmp_path: Path) -> None:
    put(tmp_path / "elsewhere/c.md", "")
    put(tmp_path / "papers/2024/a.md", "")
    put(tmp_path / "papers/z/b.md", "")
    for name, target in {
        "0-again": "papers/z",
        "2024/loop": "papers",
        "2024/other": "elsewhere",
        "2024/other-again": "elsewhere",
    }.items():
        (tmp_path / "papers" / name).symlink_to(tmp_path / target)
    found = names(disk.list_files(tmp_path / "papers"), tmp_path / "papers")
    assert found == ["2024/a.md", "2024/other/c.md", "z/b.md"]


def test_many_links_between_folders_take_one_look_at_each(tmp_path: Path) -> None:
    folders = [tmp_path / f"{number:02}" for number in range(30)]
    for folder in folders:
        put(folder / "a.md", "")
    for folder, target in pairwise(folders):
        for name in ("one", "two"):
            (folder / name).symlink_to(target)
    assert len(disk.list_files(tmp_path).files) == 30


def test_a_linked_file_is_listed_wherever_it_leads(tmp_path: Path) -> None:
    put(tmp_path / "elsewhere/a.md", "text")
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers/a.md").symlink_to(tmp_path / "elsewhere/a.md")
    (tmp_path / "papers/b.md").symlink_to(tmp_path / "gone.md")
    (tmp_path / "papers/c.md").symlink_to("c.md")
    assert names(disk.list_files(tmp_path / "papers"), tmp_path) == [
        f"papers/{name}.md" for name in "abc"
    ]
    assert disk.read_text(tmp_path / "papers/a.md") == "text"
    for name in "bc":
        with pytest.raises(ArchiveError, match=rf"{name}\.md: cannot read the file: .*file-read"):
            disk.read_text(tmp_path / f"papers/{name}.md")


def test_temporary_files_of_ours_are_told_from_other_hidden_ones(tmp_path: Path) -> None:
    for name in (".a.md.123.tmp", ".imported.jsonl.9.tmp", ".a.md.tmp", ".a.md.x.tmp", "a.1.tmp"):
        put(tmp_path / "x" / name, "")
    assert sorted(path.name for path in disk.list_files(tmp_path).leftovers) == [
        ".a.md.123.tmp",
        ".imported.jsonl.9.tmp",
    ]


@pytest.mark.parametrize("kind", ["pipe", "socket", "device", "folder"])
def test_what_is_no_regular_file_is_never_opened(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "x.md"
    if kind == "pipe":
        os.mkfifo(path)  # opening it would wait for a writer, for ever
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(str(path))
    elif kind == "device":
        path.symlink_to("/dev/zero")
    else:
        path.mkdir()
    with pytest.raises(ArchiveError, match=r"x\.md: cannot read the file: it is not a regular"):
        disk.read_bytes(path)


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=r"gone\.txt: cannot read the file: .* \[file-read\]"):
        disk.read_bytes(tmp_path / "gone.txt")


def test_a_name_that_is_not_utf8_is_listed_and_shown(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.md")).write_bytes(b"caf\xe9")
    (path,) = disk.list_files(tmp_path).files
    with pytest.raises(ArchiveError) as raised:
        disk.read_text(path)
    str(raised.value).encode()


def test_a_file_is_written_with_the_line_ends_of_its_text(tmp_path: Path) -> None:
    disk.write_text(tmp_path / "new" / "a.md", "a\r\nb\n")
    assert (tmp_path / "new" / "a.md").read_bytes() == b"a\r\nb\n"
    assert disk.read_text(tmp_path / "new" / "a.md") == "a\r\nb\n"


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755])
def test_a_file_that_is_written_again_keeps_its_mode(tmp_path: Path, mode: int) -> None:
    path = put(tmp_path / "a.md", "old")
    path.chmod(mode)
    disk.write_text(path, "new")
    assert path.stat().st_mode & 0o777 == mode


def test_a_new_file_has_the_mode_that_the_system_gives(tmp_path: Path) -> None:
    put(tmp_path / "a.md", "")
    disk.write_text(tmp_path / "b.md", "")
    assert (tmp_path / "b.md").stat().st_mode == (tmp_path / "a.md").stat().st_mode


def test_a_link_to_a_file_stays_a_link_when_the_file_is_written(tmp_path: Path) -> None:
    put(tmp_path / "elsewhere/real.md", "old")
    link = tmp_path / "a.md"
    link.symlink_to("elsewhere/real.md")
    disk.write_text(link, "new")
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
            disk.write_text(path, "new")
    assert everything(tmp_path) == ([] if is_new else ["a.md"])
    assert is_new or path.read_text(encoding="utf-8") == "old"


def test_what_replaces_a_file_is_on_the_disk_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(tmp_path / "a.md", "old")
    synced: list[str] = []
    monkeypatch.setattr(os, "fsync", lambda _: synced.append(path.read_text(encoding="utf-8")))
    disk.write_text(path, "new")
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
    temporary = disk.prepare(tmp_path / "b.md", "ours")
    with pytest.raises(FileExistsError):
        disk.create(temporary, path)
    assert (path.lstat().st_ino, path.lstat().st_mode) == (before.st_ino, before.st_mode)
    disk.create(temporary, tmp_path / "b.md")
    assert (tmp_path / "b.md").read_text(encoding="utf-8") == "ours"
    assert not temporary.exists()
