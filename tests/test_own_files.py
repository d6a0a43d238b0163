"""An archive is never imported into itself: its pages, lists and exports are not new papers."""

from pathlib import Path

import pytest

from command_line import problems_of, put, run
from paper_archive.archive import store


def imported_pages(folder: Path) -> set[str]:
    return {*store.load(folder / "content").pages}


@pytest.fixture
def archive(folder: Path) -> Path:
    """Return the folder of an archive with a built site and a page that somebody deleted."""
    run("import", "good-2025-10-30.txt")
    next((folder / "content").rglob("maps.md")).unlink()
    put(folder / "mkdocs.yml", "docs_dir: content")
    put(folder / "site/search/manifest.json", '[{"name": "title"}]')
    return folder


@pytest.mark.parametrize(
    "path", [".", "content", "content/papers", "content/papers/imported.jsonl"]
)
def test_the_archive_itself_is_not_imported(archive: Path, path: str) -> None:
    result = run("import", path)
    assert (result.exit_code, problems_of(result)) == (1, [(path, "archive-itself")])
    assert imported_pages(archive) == {"waves-in-sand"}


@pytest.mark.parametrize(
    ("path", "purpose"),
    [
        ("mkdocs.yml", "the settings of the site"),
        ("archive.yml", "what `update` and `digest` do"),
        ("content/topics.yml", "the topics of the archive"),
        ("content/redirects.yml", "where former addresses lead"),
    ],
)
def test_a_file_of_the_archive_is_named_for_what_it_says(
    archive: Path, path: str, purpose: str
) -> None:
    put(archive / path, "# nothing yet\n")
    result = run("import", path)
    assert (result.exit_code, problems_of(result)) == (1, [(path, "archive-itself")])
    assert f"the file says {purpose}, and has no papers to import" in result.stderr


def test_a_file_elsewhere_may_have_the_name_of_one_of_the_archive(archive: Path) -> None:
    put(archive / "inbox/topics.yml", "- title: Dunes\n  year: 2020\n")
    assert run("import", "inbox/topics.yml").exit_code == 0
    assert "dunes" in imported_pages(archive)


def test_a_folder_around_the_archive_is_imported_without_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    put(tmp_path / "some.bib", "@article{b, title = {Ripples}, year = 2020}")
    assert run("new", "archive", "--from", ".").exit_code == 0
    monkeypatch.chdir(tmp_path / "archive")
    put(tmp_path / "more.bib", "@article{a, title = {Dunes}, year = 2020}")
    result = run("import", "..")
    assert (result.exit_code, result.stderr) == (0, "")
    assert imported_pages(tmp_path / "archive") == {"dunes", "ripples"}


def test_a_link_to_the_archive_is_not_imported(archive: Path) -> None:
    (archive / "link").symlink_to("content/papers")
    assert problems_of(run("import", "link")) == [("link", "archive-itself")]


def test_what_is_kept_in_the_archive_is_imported(archive: Path) -> None:
    put(archive / "content/captures/more.bib", "@article{a, title = {Dunes}, year = 2020}")
    put(archive / "inbox/some.bib", "@article{b, title = {Ripples}, year = 2020}")
    result = run("import", "content/captures", "inbox", "good-2025-10-30.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    assert imported_pages(archive) == {"dunes", "ripples", "waves-in-sand"}


def test_an_update_does_not_import_the_archive_itself(archive: Path) -> None:
    put(archive / "archive.yml", "sources:\n  - import: content\n  - import: inbox/*.bib\n")
    put(archive / "inbox/some.bib", "@article{b, title = {Ripples}, year = 2020}")
    result = run("update")
    assert (result.exit_code, problems_of(result)) == (1, [("content", "archive-itself")])
    assert imported_pages(archive) == {"ripples", "waves-in-sand"}
