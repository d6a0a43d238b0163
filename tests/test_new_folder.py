"""A new folder and a zip of it: whole or not at all, and nothing is replaced."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from paper_archive.archive.files.new_folder import write_folder
from paper_archive.errors import ArchiveError

FILES = [("index.html", b"<p>"), ("papers/waves/index.html", b"waves" * 100), ("b.bin", b"\x00")]


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_folder_and_zip_hold_the_files(tmp_path: Path) -> None:
    assert write_folder(tmp_path / "new" / "copy", FILES, tmp_path / "new" / "copy.zip") == 3
    for name, data in FILES:
        assert (tmp_path / "new" / "copy" / name).read_bytes() == data
    with zipfile.ZipFile(tmp_path / "new" / "copy.zip") as zipped:
        assert zipped.testzip() is None
        assert {name: zipped.read(name) for name in zipped.namelist()} == {
            f"copy/{name}": data for name, data in FILES
        }
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == ["copy", "copy.zip"]


def test_the_same_files_make_the_same_zip(tmp_path: Path) -> None:
    for place in ("a", "b"):
        write_folder(tmp_path / place / "copy", FILES, tmp_path / place / "copy.zip")
    one, other = ((tmp_path / place / "copy.zip").read_bytes() for place in ("a", "b"))
    assert one == other
    assert b"paper-archive" not in one  # no name of the folder in which it was made


@pytest.mark.parametrize("taken", ["copy/mine.txt", "copy.zip", "copy"])
def test_nothing_that_exists_is_replaced(tmp_path: Path, taken: str) -> None:
    path = tmp_path / taken
    path.parent.mkdir(exist_ok=True)
    path.write_text("mine", encoding="utf-8")
    before = names(tmp_path)
    with pytest.raises(ArchiveError) as caught:
        write_folder(tmp_path / "copy", FILES, tmp_path / "copy.zip")
    assert [each.rule for each in caught.value.problems] == ["output-taken"]
    assert path.read_text(encoding="utf-8") == "mine"
    assert names(tmp_path) == before


@pytest.mark.parametrize("target", ["nowhere", "empty"])
def test_a_link_is_not_replaced(tmp_path: Path, target: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "copy").symlink_to(target)
    with pytest.raises(ArchiveError, match="already a link"):
        write_folder(tmp_path / "copy", FILES)
    assert names(tmp_path) == ["copy", "empty"]


@pytest.mark.parametrize("name", ["-new", "naïve 新", ".new", "above/new"])
def test_a_folder_may_have_any_name_and_the_usual_rights(tmp_path: Path, name: str) -> None:
    write_folder(tmp_path / name, FILES)
    (tmp_path / "other").mkdir()
    assert (tmp_path / name).stat().st_mode == (tmp_path / "other").stat().st_mode
    assert (tmp_path / name / "index.html").exists()


def test_a_repository_that_is_otherwise_empty_is_filled_and_stays_the_same_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    write_folder(Path(), FILES)
    assert (Path.cwd() / "index.html").exists()
    assert names(tmp_path) == [".git", "b.bin", "index.html", "papers", *_below_papers()]


def _below_papers() -> list[str]:
    return ["papers/waves", "papers/waves/index.html"]


def test_what_cannot_be_moved_into_a_folder_is_moved_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def fail(path: Path, target: Path) -> Path:
        if target == tmp_path / "index.html":
            target.write_text("another's", encoding="utf-8")
            raise OSError(5, "Input/output error")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(ArchiveError, match="Input/output error"):
        write_folder(tmp_path, FILES)
    assert names(tmp_path) == ["index.html"]
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == "another's"


@pytest.mark.parametrize("is_there", [False, True])
def test_a_disk_that_is_full_leaves_nothing_and_writing_again_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_there: bool
) -> None:
    folder = tmp_path / "copy"
    if is_there:
        folder.mkdir()
    write = Path.write_bytes

    def fail(path: Path, data: bytes) -> int:
        if path.name == "b.bin":
            raise OSError(28, "No space left on device")
        return write(path, data)

    with monkeypatch.context() as full:
        full.setattr(Path, "write_bytes", fail)
        with pytest.raises(ArchiveError, match="No space left on device"):
            write_folder(folder, FILES)
    assert names(tmp_path) == ["copy"] * is_there
    write_folder(folder, FILES)
    assert (folder / "b.bin").exists()


def test_what_fails_halfway_leaves_nothing(tmp_path: Path) -> None:
    def failing() -> Iterator[tuple[str, bytes]]:
        yield FILES[0]
        raise ArchiveError([])

    with pytest.raises(ArchiveError):
        write_folder(tmp_path / "copy", failing(), tmp_path / "copy.zip")
    assert names(tmp_path) == []


def test_a_disk_that_refuses_is_a_problem_with_the_place(tmp_path: Path) -> None:
    files = [("a", b""), ("a/b", b"")]  # a file where a folder must be
    with pytest.raises(ArchiveError) as caught:
        write_folder(tmp_path / "copy", files, tmp_path / "copy.zip")
    (problem,) = caught.value.problems
    assert (problem.rule, problem.where.path) == ("file-write", f"{tmp_path}/copy/a/b")
    assert names(tmp_path) == []


def test_what_a_killed_command_left_is_cleared(tmp_path: Path) -> None:
    left = tmp_path / ".copy.paper-archive.tmp"
    left.mkdir()
    (left / "half.html").touch()
    (tmp_path / ".copy.zip.paper-archive.tmp").touch()
    write_folder(tmp_path / "copy", FILES, tmp_path / "copy.zip")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy", "copy.zip"]
    assert not (tmp_path / "copy" / "half.html").exists()
