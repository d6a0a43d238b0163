"""The content folder: where pages lie, and that files are whole."""

import gc
import os
from pathlib import Path

import pytest

from made_up import paper
from paper_archive.archive import store
from paper_archive.archive.ledger.entry import Entry
from paper_archive.errors import ArchiveError


def files(folder: Path) -> list[str]:
    """Return all files below a folder, hidden ones too."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in paths)


def put(path: Path, text: str | bytes = "---\ntitle: A title\n---\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def shown(stored: store.Stored, content: Path) -> list[str]:
    prefix = f"{content.as_posix()}/papers/"
    return [str(problem).replace(prefix, "") for problem in stored.problems]


def test_a_folder_without_pages_holds_no_papers(tmp_path: Path) -> None:
    assert store.load(tmp_path / "none") == store.Stored()
    assert store.load_ledger(tmp_path) == {}
    assert store.load_topics(tmp_path) == ()


def test_papers_come_in_order_of_their_slugs(tmp_path: Path) -> None:
    for path in ("2024/05/c.md", "2021/a.md", "undated/b.md"):
        put(tmp_path / "papers" / path)
    assert list(store.load(tmp_path).pages) == ["a", "b", "c"]


def test_two_pages_with_one_slug_are_a_problem_that_names_both(tmp_path: Path) -> None:
    put(tmp_path / "papers/2024/a.md")
    put(tmp_path / "papers/undated/a.md")
    put(tmp_path / "papers/undated/b.md")
    stored = store.load(tmp_path)
    assert shown(stored, tmp_path) == ["undated/a.md: 2024/a.md has the same name [slug-unique]"]
    assert list(stored.pages) == ["b"]
    assert stored.broken == {"a"}


def test_linked_folders_and_pages_are_read(tmp_path: Path) -> None:
    put(tmp_path / "elsewhere/2024/a.md")
    put(tmp_path / "elsewhere/b.md")
    (tmp_path / "content/papers").mkdir(parents=True)
    (tmp_path / "content/papers/2024").symlink_to(tmp_path / "elsewhere/2024")
    (tmp_path / "content/papers/b.md").symlink_to(tmp_path / "elsewhere/b.md")
    assert list(store.load(tmp_path / "content").pages) == ["a", "b"]


def test_a_page_that_is_no_file_is_a_problem_and_its_slug_is_taken(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    os.mkfifo(tmp_path / "papers/a.md")
    (tmp_path / "papers/b.md").symlink_to("gone.md")
    put(tmp_path / "papers/c.md")
    stored = store.load(tmp_path)
    assert shown(stored, tmp_path) == [
        "a.md: cannot read the file: not a regular file [file-read]",
        "b.md: cannot read the file: No such file or directory [file-read]",
    ]
    assert (list(stored.pages), stored.is_whole) == (["c"], True)
    assert stored.broken == {"a", "b"}


def test_papers_behind_a_folder_that_cannot_be_read_are_a_problem(tmp_path: Path) -> None:
    put(tmp_path / "papers", "no folder")
    stored = store.load(tmp_path)
    assert [problem.rule for problem in stored.problems] == ["file-read"]
    assert not stored.is_whole


@pytest.mark.parametrize("name", [store.TOPICS, store.LEDGER])
def test_a_link_to_nowhere_is_not_taken_for_a_file_that_is_not_there(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / name).symlink_to("gone")
    with pytest.raises(ArchiveError, match="file-read"):
        (store.load_topics if name == store.TOPICS else store.load_ledger)(tmp_path)


def test_a_page_that_is_no_utf8_is_a_problem_with_its_line(tmp_path: Path) -> None:
    put(tmp_path / "papers/a.md", b"---\ntitle: A\nvenue: caf\xe9\n---\n")
    stored = store.load(tmp_path)
    assert shown(stored, tmp_path) == ["a.md:3: file is not UTF-8: found byte 0xe9 [encoding]"]
    assert stored.broken == {"a"}


def test_all_problems_of_all_pages_are_shown(tmp_path: Path) -> None:
    put(tmp_path / "papers/a.md", "---\ntitle: 1\ndate: soon\n---\n")
    put(tmp_path / "papers/b.md", "# No front-matter\n")
    put(tmp_path / "papers/C D.md")
    rules = [problem.rule for problem in store.load(tmp_path).problems]
    assert sorted(rules) == ["date-iso", "front-matter", "slug-shape", "title-text"]


def test_hidden_files_and_other_files_are_no_pages(tmp_path: Path) -> None:
    put(tmp_path / "papers/.a.md.123.tmp", "torn")
    put(tmp_path / "papers/.hidden.md", "no page")
    put(tmp_path / "papers/.git/x.md", "no page")
    put(tmp_path / "papers/figure.png", b"\x89PNG")
    put(tmp_path / "about.md", "# About\n")
    assert store.load(tmp_path) == store.Stored()


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    put(tmp_path / "papers/a-title.md", b"\xef\xbb\xbf---\ntitle: A title\n---\n")
    assert store.load(tmp_path).papers == [paper()]


def test_the_ledger_is_written_only_when_it_says_something_new(tmp_path: Path) -> None:
    entries = {"a": Entry(paper(slug="a"))}
    store.save_ledger(tmp_path, entries)
    path = tmp_path / store.LEDGER
    os.utime(path, (1, 1))
    store.save_ledger(tmp_path, entries)
    assert path.stat().st_mtime == 1
    store.save_ledger(tmp_path, {})
    assert path.read_bytes() == b""


def test_a_folder_in_which_nothing_was_imported_gets_no_ledger(tmp_path: Path) -> None:
    store.save_ledger(tmp_path, {})
    assert [*tmp_path.iterdir()] == []


def test_pages_keep_their_paths_as_text(tmp_path: Path) -> None:
    path = put(tmp_path / "papers/2024/a.md")
    page = store.load(tmp_path).pages["a"]
    assert page.place == path.as_posix()
    assert page.path == path
    assert not any(isinstance(each, Path) for each in gc.get_referents(page))
