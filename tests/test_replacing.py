"""Replacing pages: what a person does to a page in the last moment stays done."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from command_line import put, run
from interruptions import AtLast, edit, files_of, topics
from made_up import CAPTURE_HEAD, entry, paper
from paper_archive.archive import store
from paper_archive.archive.ledger.entry import digest
from paper_archive.archive.writing import replacing
from paper_archive.archive.writing.recovery import recover
from paper_archive.archive.writing.saving import save
from test_saving import change, names, rules, saved

EDIT: Final = "## Mine\n\nAn edit.\n"
ACTS: Final = ("save in place", "save by renaming", "delete", "move", "make it a folder")


def act_on(page: Path, act: str) -> None:
    """Do to a page what a person may do."""
    match act:
        case "save in place":
            edit(page, "# A title", f"{EDIT}\n# A title")
        case "save by renaming":
            beside = page.with_name(f".{page.name}.swp")
            put(beside, page.read_text(encoding="utf-8") + EDIT)
            beside.replace(page)
        case "move":
            page.rename(page.parents[1] / page.name)
        case _:
            page.unlink()
            if act != "delete":
                page.mkdir()


def state(folder: Path) -> dict[str, str]:
    """Return path → text of all that is below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8") if path.is_file() else "folder"
        for path in folder.rglob("*")
    }


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("date", ["", "2024"], ids=["replaced", "moved"])
def test_what_a_person_does_to_a_page_at_the_last_moment_stays_done(
    tmp_path: Path, at_last: AtLast, date: str, act: str
) -> None:
    content, left = tmp_path / "content", tmp_path / "left"
    for each in (content, left):
        saved(each, change(each, paper()))
    page = Path("papers/undated/a-title.md")
    act_on(left / page, act)
    ledger = store.load_ledger(content)
    at_last(content / page, lambda: act_on(content / page, act))
    new = change(content, paper(date=date, venue="ICML"), otherwise=ledger)
    assert rules(saved(content, new, before=ledger)) == {"a-title": ["page-changed"]}
    if date:
        (content / "papers/2024").rmdir()
    assert state(content) == state(left)


def test_a_page_that_a_person_makes_a_link_at_the_last_moment_stays_a_link(
    tmp_path: Path, at_last: AtLast
) -> None:
    saved(tmp_path, change(tmp_path, paper()))
    page, elsewhere = tmp_path / "papers/undated/a-title.md", tmp_path / "elsewhere.md"
    text = page.read_text(encoding="utf-8")

    def link() -> None:
        page.rename(elsewhere)
        page.symlink_to(elsewhere)

    at_last(page, link)
    assert list(rules(saved(tmp_path, change(tmp_path, paper(venue="ICML"))))) == ["a-title"]
    assert page.readlink() == elsewhere
    assert elsewhere.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("again", [1, 2, 3, 4])
@pytest.mark.parametrize("act", ["save in place", "save by renaming"])
def test_of_several_edits_at_the_last_moment_the_last_stays(
    tmp_path: Path, at_last: AtLast, act: str, again: int
) -> None:
    saved(tmp_path, change(tmp_path, paper()))
    page = tmp_path / "papers/undated/a-title.md"

    def save(number: int) -> None:
        text = f"---\ntitle: A title\n---\n\nEdit {number}.\n"
        if act == "save in place":
            put(page, text)
        else:
            put(page.with_name("x"), text).replace(page)

    at_last(page, *(lambda number=number: save(number) for number in range(1, again + 1)))
    assert list(rules(saved(tmp_path, change(tmp_path, paper(venue="ICML"))))) == ["a-title"]
    assert f"Edit {again}." in page.read_text(encoding="utf-8")
    assert names(tmp_path) == [store.LEDGER, "papers/undated/a-title.md"]


def test_an_edit_of_a_page_that_is_moved_before_the_edit_is_back_is_there_beside_it(
    tmp_path: Path, at_last: AtLast
) -> None:
    saved(tmp_path, change(tmp_path, paper()))
    page, moved = tmp_path / "papers/undated/a-title.md", tmp_path / "papers/a-title.md"
    at_last(page, lambda: edit(page, "# A title", EDIT), lambda: page.rename(moved))
    assert list(rules(saved(tmp_path, change(tmp_path, paper(venue="ICML"))))) == ["a-title"]
    assert EDIT in page.read_text(encoding="utf-8")
    assert "ICML" in moved.read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells who writes to a file")
def test_a_page_that_an_editor_is_still_writing_is_left_to_it(tmp_path: Path) -> None:
    saved(tmp_path, change(tmp_path, paper()))
    page = tmp_path / "papers/undated/a-title.md"
    with page.open("r+", encoding="utf-8") as editor:
        new = change(tmp_path, paper(venue="ICML"))
        assert rules(saved(tmp_path, new)) == {"a-title": ["page-changed"]}
        editor.write(EDIT)
        editor.truncate()
    assert page.read_text(encoding="utf-8") == EDIT
    page.write_text(new.page.text if new.page else "", encoding="utf-8")
    assert saved(tmp_path, new).written == 1, "a page that is only read, or was saved, is free"


@pytest.mark.parametrize("is_link", [True, False])
@pytest.mark.parametrize("is_edited", [True, False])
def test_a_command_that_was_killed_before_it_compared_the_page_puts_an_edit_back(
    tmp_path: Path,
    at_last: AtLast,
    monkeypatch: pytest.MonkeyPatch,
    *,
    is_edited: bool,
    is_link: bool,
) -> None:
    saved(tmp_path, change(tmp_path, paper()))
    ledger = store.load_ledger(tmp_path)
    page = tmp_path / "papers/undated/a-title.md"
    if is_link:
        page.rename(tmp_path / "elsewhere.md")
        page.symlink_to(tmp_path / "elsewhere.md")
    before = files_of(tmp_path)
    if is_edited:
        at_last(page.resolve(), lambda: edit(page, "# A title", f"# A title\n\n{EDIT}"))

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(replacing, "came_out", stop)
        with pytest.raises(KeyboardInterrupt):
            save(tmp_path, [change(tmp_path, paper(venue="ICML"))], ledger, {}, lambda *_: None)
    assert len(files_of(tmp_path)) == len(before) + 2, "the other page, and the journal"
    recover(tmp_path)
    assert set(files_of(tmp_path)) == set(before)
    text = page.read_text(encoding="utf-8")
    assert (EDIT in text, "ICML" in text) == (is_edited, not is_edited)
    assert store.load_ledger(tmp_path)["a-title"].paper.venue == ("" if is_edited else "ICML")


@pytest.mark.parametrize("later", ["edit", "deletion"])
def test_what_a_person_does_after_such_a_kill_stays_done(
    tmp_path: Path, at_last: AtLast, monkeypatch: pytest.MonkeyPatch, later: str
) -> None:
    saved(tmp_path, change(tmp_path, paper()))
    page = tmp_path / "papers/undated/a-title.md"
    at_last(page, lambda: edit(page, "# A title", "# A title\n\nAn earlier edit.\n"))

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(replacing, "came_out", stop)
        with pytest.raises(KeyboardInterrupt):
            save(tmp_path, [change(tmp_path, paper(venue="ICML"))], {}, {}, lambda *_: None)
    if later == "edit":
        edit(page, "# A title", f"# A title\n\n{EDIT}")
    else:
        page.unlink()
    recover(tmp_path)
    assert page.exists() == (later == "edit")
    if later == "edit":
        assert EDIT in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("aside", "path", "stays"),
    [
        ("old", "", ""),
        ("edited", "", "edited"),
        ("edited", "later", "later"),
        ("old", "old", "old"),
    ],
)
def test_a_page_that_was_renamed_to_be_deleted_is_deleted_or_comes_back(
    tmp_path: Path, aside: str, path: str, stays: str
) -> None:
    page = tmp_path / "a.md"
    put(tmp_path / ".a.md.0.tmp", aside)
    if path:
        put(page, path)
    replacing.delete(page, digest("old"))
    recover(tmp_path)
    assert (page.read_text(encoding="utf-8") if page.exists() else "") == stays


def test_a_page_is_replaced_where_files_cannot_be_exchanged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(tmp_path, change(tmp_path, paper()))
    monkeypatch.setattr(replacing, "exchange", lambda *_: False)
    assert saved(tmp_path, change(tmp_path, paper(venue="ICML"))).written == 1
    assert store.load(tmp_path).papers == [paper(venue="ICML")]
    assert names(tmp_path) == [store.LEDGER, "papers/undated/a-title.md"]


WAVES_PAGE: Final = Path("content/papers/2022/12/waves-in-sand.md")


@pytest.mark.parametrize("act", ["edit", "rename", "delete"])
@pytest.mark.parametrize("command", ["tag", "import"])
def test_a_command_reckons_with_what_a_person_does_at_the_last_moment(
    folder: Path, at_last: AtLast, act: str, command: str
) -> None:
    run("import", "good-2025-10-30.txt")
    put(folder / "content/topics.yml", topics("sand"))
    put(folder / "later-2025-11-30.txt", CAPTURE_HEAD + entry(date="Dec 15, 2022 7"))
    moved = WAVES_PAGE.with_name("sandy-waves.md")
    acts: dict[str, Callable[[], object]] = {
        "edit": lambda: edit(WAVES_PAGE, "---\n\n#", "rating: 5\n---\n\n#"),
        "rename": lambda: WAVES_PAGE.rename(moved),
        "delete": WAVES_PAGE.unlink,
    }
    at_last(WAVES_PAGE, acts[act])
    args = [command, *(["later-2025-11-30.txt"] if command == "import" else [])]
    assert run(*args).exit_code == 0
    pages = store.load(folder / "content").pages
    expected = {"edit": ["maps", "waves-in-sand"], "rename": ["maps", "sandy-waves"]}
    assert list(pages) == expected.get(act, ["maps"])
    assert list(store.load_ledger(folder / "content")) == expected.get(
        act, ["maps", "waves-in-sand"]
    )
    for slug in list(pages)[1:]:
        page = pages[slug].paper
        assert page.extra == ({"rating": 5} if act == "edit" else {})
        assert (page.tags, page.comments) == (
            (("sand",), None) if command == "tag" else (("waves",), 7)
        )
