"""Folders: all that lies below one is listed, or reported."""

import os
from itertools import pairwise
from pathlib import Path

import pytest

from command_line import put
from paper_archive.archive.files import disk, folders
from paper_archive.errors import ArchiveError


def names(listing: folders.Listing, folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in listing.files]


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
    assert names(folders.list_files(tmp_path), tmp_path) == ["a/c.txt", "b.txt"]
    assert folders.named_files(tmp_path) == folders.list_files(tmp_path)
    assert folders.named_files(tmp_path / "b.txt").files == [tmp_path / "b.txt"]


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert folders.list_files(tmp_path / "none") == folders.Listing()


@pytest.mark.parametrize("kind", ["file", "dangling link", "below a file"])
def test_a_folder_that_is_none_is_a_problem(tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "papers"
    if kind == "file":
        put(folder, "")
    elif kind == "dangling link":
        folder.symlink_to(tmp_path / "gone")
    else:
        folder = put(tmp_path / "file", "") / "papers"
    (problem,) = folders.list_files(folder).problems
    assert str(problem).startswith(f"{folder.as_posix()}: cannot read the folder")
    assert problem.rule == "file-read"


def test_a_folder_that_cannot_be_read_is_a_problem_and_the_rest_is_listed(
    tmp_path: Path, closed: Path
) -> None:
    put(tmp_path / "open/b.md", "")
    listing = folders.list_files(tmp_path)
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
    found = names(folders.list_files(tmp_path / "papers"), tmp_path / "papers")
    assert found == ["2024/a.md", "2024/other/c.md", "z/b.md"]


def test_many_links_between_folders_take_one_look_at_each(tmp_path: Path) -> None:
    chain = [tmp_path / f"{number:02}" for number in range(30)]
    for folder in chain:
        put(folder / "a.md", "")
    for folder, target in pairwise(chain):
        for name in ("one", "two"):
            (folder / name).symlink_to(target)
    assert len(folders.list_files(tmp_path).files) == 30


def test_a_linked_file_is_listed_wherever_it_leads(tmp_path: Path) -> None:
    put(tmp_path / "elsewhere/a.md", "text")
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers/a.md").symlink_to(tmp_path / "elsewhere/a.md")
    (tmp_path / "papers/b.md").symlink_to(tmp_path / "gone.md")
    (tmp_path / "papers/c.md").symlink_to("c.md")
    assert names(folders.list_files(tmp_path / "papers"), tmp_path) == [
        f"papers/{name}.md" for name in "abc"
    ]
    assert disk.read_text(tmp_path / "papers/a.md") == "text"
    for name in "bc":
        with pytest.raises(ArchiveError, match=rf"{name}\.md: cannot read the file: .*file-read"):
            disk.read_text(tmp_path / f"papers/{name}.md")


def test_temporary_files_of_ours_are_told_from_other_hidden_ones(tmp_path: Path) -> None:
    for name in (".a.md.123.tmp", ".imported.jsonl.9.tmp", ".a.md.tmp", ".a.md.x.tmp", "a.1.tmp"):
        put(tmp_path / "x" / name, "")
    assert sorted(path.name for path in folders.list_files(tmp_path).leftovers) == [
        ".a.md.123.tmp",
        ".imported.jsonl.9.tmp",
    ]


def test_a_name_that_is_not_utf8_is_listed_and_shown(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.md")).write_bytes(b"caf\xe9")
    (path,) = folders.list_files(tmp_path).files
    with pytest.raises(ArchiveError) as raised:
        disk.read_text(path)
    str(raised.value).encode()


@pytest.mark.usefixtures("closed")
@pytest.mark.parametrize("case", ["plain", "link", "file", "none", "unread"])
def test_a_folder_is_listed_alike_from_the_listing_around_it(tmp_path: Path, case: str) -> None:
    archive = tmp_path if case == "unread" else tmp_path / "archive"
    papers = archive / "papers"
    for name in ("papers2/x.md", "captures/c.md", "about.md", ".about.md.1.tmp"):
        put(archive / name, "x")
    if case == "file":
        put(papers, "x")
    elif case != "none":
        for name in ("2024/b.md", "2021/a.md", "c.md", "2024/.b.md.12.tmp"):
            put(papers / name, "x")
        (papers / "d.md").symlink_to(archive / "about.md")
    if case == "link":
        (papers / "more").symlink_to(archive / "captures")
    around = folders.list_files(archive)
    assert bool(around.problems) == (case == "unread")
    assert folders.listed_below(papers, around) == folders.list_files(papers)


def test_what_is_listed_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(tmp_path / "papers/a.md", "x")
    around = folders.list_files(tmp_path)
    monkeypatch.setattr(folders, "list_files", pytest.fail)
    assert folders.listed_below(tmp_path / "papers", around).files == [path]
