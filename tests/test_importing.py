"""An import: what it does about files and folders that are not as they should be."""

import os
from pathlib import Path

import pytest

from command_line import problems_of, put, run
from made_up import CAPTURE_HEAD, entry
from paper_archive.archive import store

COMMANDS = pytest.mark.parametrize(
    "command", [("check",), ("tag",), ("import", "good-2025-10-30.txt")], ids=lambda args: args[0]
)


@COMMANDS
def test_every_command_reports_a_folder_of_papers_that_cannot_be_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    put(folder / "content/papers/2024/a.md", "---\ntitle: A\n---\n")
    scandir = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "2024":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    result = run(*command)
    assert result.exit_code == 1
    assert problems_of(result) == [("content/papers/2024", "file-read")]


def test_nothing_is_imported_while_there_may_be_pages_that_nobody_knows_of(folder: Path) -> None:
    put(folder / "content/papers", "no folder")
    result = run("import", "good-2025-10-30.txt")
    assert (result.exit_code, problems_of(result)) == (1, [("content/papers", "file-read")])
    assert (folder / "content/papers").read_text(encoding="utf-8") == "no folder"


@COMMANDS
def test_every_command_reports_a_page_that_is_no_file(
    folder: Path, command: tuple[str, ...]
) -> None:
    (folder / "content/papers").mkdir()
    os.mkfifo(folder / "content/papers/maps.md")
    result = run(*command)
    assert result.exit_code == 1
    assert ("content/papers/maps.md", "file-read") in problems_of(result)


def test_a_pipe_among_the_files_to_import_is_reported_and_the_rest_imported(folder: Path) -> None:
    put(folder / "saved/a.txt", CAPTURE_HEAD + entry("One"))
    os.mkfifo(folder / "saved/b.txt")
    (folder / "saved/c.txt").symlink_to("gone.txt")
    (folder / "saved/d").symlink_to("d")
    result = run("import", "saved")
    assert result.exit_code == 1
    assert problems_of(result) == [
        (f"saved/{name}", "file-read") for name in ("b.txt", "c.txt", "d")
    ]
    assert list(store.load(folder / "content").pages) == ["one"]


def test_a_folder_to_import_that_cannot_be_read_is_reported(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder / "saved/a.txt", CAPTURE_HEAD + entry("One"))
    put(folder / "saved/closed/b.txt", "")
    scandir = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    result = run("import", "saved")
    assert (result.exit_code, problems_of(result)) == (1, [("saved/closed", "file-read")])
    assert list(store.load(folder / "content").pages) == ["one"]
