"""A new folder and a zip of it: whole or not at all, and nothing is replaced."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from paper_archive.archive.new_folder import write_folder
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


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "copy").mkdir()
    write_folder(tmp_path / "copy", FILES)
    assert (tmp_path / "copy" / "index.html").exists()


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
