"""A command in a folder that is no archive says so, and makes none."""

from pathlib import Path
from typing import Final

import pytest

from command_line import put, run

BIB: Final = "@article{b, title = {Ripples}, year = 2020}"


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder without an archive, in which commands run."""
    monkeypatch.chdir(tmp_path)
    put(tmp_path / "some.bib", BIB)
    return tmp_path


@pytest.mark.parametrize("args", [["check"], ["tag"], ["merge", "one", "another"]], ids=str)
def test_a_command_in_the_wrong_folder_says_so(elsewhere: Path, args: list[str]) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert "run the command in the one with mkdocs.yml" in result.stderr
    assert [path.name for path in elsewhere.iterdir()] == ["some.bib"]


@pytest.mark.parametrize(
    "args", [["check"], ["import", "some.bib"], ["fetch", "arxiv", "2401.00001"]], ids=str
)
def test_a_command_within_an_archive_names_its_folder(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch, args: list[str]
) -> None:
    put(elsewhere / "mkdocs.yml", "docs_dir: content")
    put(elsewhere / "content/captures/some.bib", BIB)
    monkeypatch.chdir(elsewhere / "content/captures")
    result = run(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    words = " ".join(result.stderr.split())
    assert f"run the command in {str(elsewhere)[:40]!r}"[:-1] in words
    assert not (elsewhere / "content/captures/content").exists()


def test_a_content_folder_that_is_named_is_made_by_an_import(elsewhere: Path) -> None:
    result = run("import", "some.bib", "--content", "papers")
    assert (result.exit_code, result.stderr) == (0, "")
    assert (elsewhere / "papers/papers/2020/ripples.md").is_file()


def test_an_import_makes_the_content_folder_of_an_archive_that_has_none(elsewhere: Path) -> None:
    put(elsewhere / "mkdocs.yml", "docs_dir: content")
    assert run("import", "some.bib").exit_code == 0
    assert (elsewhere / "content/papers/2020/ripples.md").is_file()


def test_a_content_folder_that_is_named_and_not_there_is_named(elsewhere: Path) -> None:
    result = run("check", "--content", "papers")
    assert result.exit_code == 2
    assert "Directory 'papers' does not exist" in result.stderr
    assert not (elsewhere / "papers").exists()


def test_a_copy_for_a_disk_needs_a_site_that_is_built(elsewhere: Path) -> None:
    result = run("offline", "copy")
    assert result.exit_code == 2
    assert "there is no folder 'site': run `mkdocs build` first" in result.stderr
    assert not (elsewhere / "copy").exists()
