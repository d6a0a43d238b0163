"""Saving: pages and ledger agree, whatever people do to pages meanwhile."""

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from command_line import put
from interruptions import Meanwhile, edit, file_size_limit, files_of
from made_up import paper
from paper_archive.archive import store
from paper_archive.archive.files import whole_file
from paper_archive.archive.ledger.entry import Entry, Ledger
from paper_archive.archive.writing import journal
from paper_archive.archive.writing.journal import JOURNAL, Intent
from paper_archive.archive.writing.recovery import recover
from paper_archive.archive.writing.saving import Change, Saved, save, writing
from paper_archive.errors import ArchiveError
from paper_archive.paper import Paper


def change(content: Path, new: Paper, **more: Any) -> Change:
    """Return the change of what is there of a paper."""
    page = store.load(content).pages.get(new.slug)
    return Change(paper=new, page=page, entry=Entry(replace(new, abstract="", notes="")), **more)


def saved(content: Path, *changes: Change, before: Ledger | None = None) -> Saved:
    """Save changes as a command does."""
    before = before or {}
    after = dict(before)
    for each in changes:
        for slug in each.drops:
            after.pop(slug, None)
        if each.entry:
            after[each.paper.slug] = each.entry
    with writing(content, "paper-archive import", print):
        return save(content, changes, before, after, lambda *_: None)


def names(content: Path) -> list[str]:
    return sorted(files_of(content))


def rules(saved: Saved) -> dict[str, list[str]]:
    return {slug: [each.rule for each in problems] for slug, problems in saved.unsaved.items()}


@pytest.mark.parametrize(
    ("date", "folder"),
    [
        ("2024-05-22", "papers/2024/05"),
        ("2024-05", "papers/2024/05"),
        ("2024", "papers/2024"),
        ("", "papers/undated"),
    ],
)
def test_pages_lie_in_folders_by_date(tmp_path: Path, date: str, folder: str) -> None:
    assert saved(tmp_path, change(tmp_path, paper(date=date))).written == 1
    assert names(tmp_path) == sorted([f"{folder}/a-title.md", store.LEDGER])
    assert store.load(tmp_path).papers == [paper(date=date)]
    assert store.load_ledger(tmp_path) == {"a-title": Entry(paper(date=date))}


def test_a_page_moves_when_its_date_becomes_known(tmp_path: Path) -> None:
    saved(tmp_path, change(tmp_path, paper()))
    saved(tmp_path, change(tmp_path, paper(date="2024-05")))
    assert names(tmp_path) == ["papers/2024/05/a-title.md", store.LEDGER]
    assert store.load(tmp_path).papers == [paper(date="2024-05")]


@pytest.mark.parametrize(
    ("notes", "stays"),
    [
        ("## Notes\n\n![f](fig.png)\n", True),
        ("## Notes\n\n[two][r]\n\n[r]: ../2024/two.md\n", True),
        ("## Notes\n\n<img src='fig.png'>\n", True),
        ("## Notes\n\nRead [it].\n", False),
    ],
)
def test_a_page_stays_where_its_links_lead_from(tmp_path: Path, notes: str, *, stays: bool) -> None:
    saved(tmp_path, change(tmp_path, paper(notes=notes)))
    saved(tmp_path, change(tmp_path, paper(notes=notes, date="2024-05")))
    folder = "undated" if stays else "2024/05"
    assert names(tmp_path) == sorted([f"papers/{folder}/a-title.md", store.LEDGER])
    assert store.load(tmp_path).papers == [paper(notes=notes, date="2024-05")]


def test_a_page_does_not_move_for_a_day_of_the_same_month(tmp_path: Path) -> None:
    saved(tmp_path, change(tmp_path, paper(date="2024-05")))
    saved(tmp_path, change(tmp_path, paper(date="2024-05-22")))
    assert names(tmp_path) == ["papers/2024/05/a-title.md", store.LEDGER]


@pytest.mark.parametrize("is_link", [True, False])
def test_a_page_stays_where_a_person_put_or_linked_it(tmp_path: Path, *, is_link: bool) -> None:
    text = "---\ntitle: A title\n---\n"
    if is_link:
        put(tmp_path / "elsewhere.md", text)
        (tmp_path / "content/papers/undated").mkdir(parents=True)
        path = tmp_path / "content/papers/undated/a-title.md"
        path.symlink_to(tmp_path / "elsewhere.md")
    else:
        path = put(tmp_path / "content/papers/favourites/a-title.md", text)
    content = tmp_path / "content"
    saved(content, change(content, paper(date="2024-05", comments=1)))
    assert set(names(content)) == {store.LEDGER, path.relative_to(content).as_posix()}
    assert path.is_symlink() == is_link
    assert store.load(content).papers == [paper(date="2024-05", comments=1)]


def test_an_edit_keeps_what_a_person_wrote(tmp_path: Path) -> None:
    text = "---\r\n# mine\r\ntitle: A title\r\nrating: 5\r\n---\r\n\r\n## Notes\r\n\r\n*x*\r\n"
    path = put(tmp_path / "papers/undated/a-title.md", text)
    path.chmod(0o640)
    (mine,) = store.load(tmp_path).papers
    saved(tmp_path, change(tmp_path, replace(mine, venue="ICML")))
    assert path.read_bytes().decode() == text.replace(
        "title: A title\r\n", 'title: A title\r\nvenue: "ICML"\r\n'
    )
    assert path.stat().st_mode & 0o777 == 0o640


EDIT = "an edit that was saved meanwhile"


@pytest.mark.parametrize("date", ["", "2024-05"], ids=["in place", "moving"])
@pytest.mark.parametrize("act", ["edit", "delete", "move", "replace by a folder"])
def test_what_a_person_does_to_a_page_meanwhile_stays_done(
    tmp_path: Path, meanwhile: Meanwhile, date: str, act: str
) -> None:
    saved(tmp_path, change(tmp_path, paper()))
    before, ledger = files_of(tmp_path), store.load_ledger(tmp_path)
    path = tmp_path / "papers/undated/a-title.md"
    moved = tmp_path / "papers/a-title.md"

    def act_now() -> None:
        match act:
            case "edit":
                edit(path, "# A title", f"# A title\n\n{EDIT}")
            case "move":
                path.rename(moved)
            case _:
                path.unlink()
                if act != "delete":
                    path.mkdir()

    meanwhile(act_now)
    new = change(tmp_path, paper(date=date, venue="ICML"), otherwise=ledger)
    result = saved(tmp_path, new, before=ledger)
    assert rules(result) == {"a-title": ["page-changed"]}
    assert (result.is_outdated, result.written) == (True, 0)
    after = files_of(tmp_path)
    pages = {"edit": [path], "move": [moved]}.get(act, [])
    assert set(after) == {store.LEDGER, *(page.relative_to(tmp_path).as_posix() for page in pages)}
    assert after[store.LEDGER] == before[store.LEDGER]
    if act == "edit":
        assert EDIT in path.read_text(encoding="utf-8")


def test_a_page_that_appears_where_a_new_one_belongs_is_not_replaced(
    tmp_path: Path, meanwhile: Meanwhile
) -> None:
    path = tmp_path / "papers/undated/a-title.md"
    meanwhile(lambda: put(path, "theirs"))
    result = saved(tmp_path, change(tmp_path, paper()))
    assert rules(result) == {"a-title": ["page-taken"]}
    assert result.is_outdated
    assert path.read_text(encoding="utf-8") == "theirs"
    assert store.load_ledger(tmp_path) == {}


def test_a_page_that_appears_where_another_one_moves_to_is_not_replaced(
    tmp_path: Path, meanwhile: Meanwhile
) -> None:
    saved(tmp_path, change(tmp_path, paper()))
    ledger = store.load_ledger(tmp_path)
    path = tmp_path / "papers/2024/a-title.md"
    meanwhile(lambda: put(path, "theirs"))
    new = change(tmp_path, paper(date="2024"), otherwise=ledger)
    assert rules(saved(tmp_path, new, before=ledger)) == {"a-title": ["page-taken"]}
    assert path.read_text(encoding="utf-8") == "theirs"
    assert (tmp_path / "papers/undated/a-title.md").exists()
    assert store.load_ledger(tmp_path) == ledger


def test_what_a_person_does_to_the_ledger_meanwhile_stays_done(
    tmp_path: Path, meanwhile: Meanwhile
) -> None:
    saved(tmp_path, *(change(tmp_path, paper(slug=slug)) for slug in "abc"))
    ledger = store.load_ledger(tmp_path)
    path = tmp_path / store.LEDGER
    added = '{"fields": {"slug": "z", "title": "Z"}}\n'

    def forget_and_add() -> None:
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join([*lines[1:], added]), encoding="utf-8")

    meanwhile(forget_and_add)
    saved(tmp_path, change(tmp_path, paper(slug="b", date="2024")), before=ledger)
    after = store.load_ledger(tmp_path)
    assert list(after) == ["b", "c", "z"]
    assert after["b"].paper.date == "2024"


@pytest.mark.parametrize("obstacle", ["file", "link to nowhere", "full disk", "broken page"])
def test_a_page_that_cannot_be_written_is_refused_and_the_others_are_written(
    tmp_path: Path, obstacle: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_the_way = tmp_path / "papers/2024"
    first = change(tmp_path, paper(slug="a", date="2024"))
    match obstacle:
        case "file":
            put(in_the_way, "")
        case "link to nowhere":
            (tmp_path / "papers").mkdir()
            in_the_way.symlink_to("gone")
        case "full disk":
            prepare = whole_file.prepare

            def fail_one(path: Path, text: str, old: Path | None = None) -> Path:
                if path.name == "a.md":
                    raise OSError(28, "No space left on device")
                return prepare(path, text, old)

            monkeypatch.setattr(whole_file, "prepare", fail_one)
        case _:
            page = store.Page(put(in_the_way / "a.md", "no page").as_posix(), "no page", paper())
            first = replace(first, page=page)
    result = saved(tmp_path, first, change(tmp_path, paper(slug="b")))
    assert list(result.unsaved) == ["a"]
    assert all(str(each).startswith(in_the_way.as_posix()) for each in result.unsaved["a"])
    assert result.written == 1
    assert list(store.load_ledger(tmp_path)) == ["b"]
    assert list(store.load(tmp_path).pages) == ["b"]


def test_a_full_disk_leaves_nothing_half_done(tmp_path: Path) -> None:
    with file_size_limit(100):
        result = saved(
            tmp_path,
            change(tmp_path, paper(slug="a", abstract="word " * 100)),
            change(tmp_path, paper(slug="b")),
        )
    assert list(result.unsaved) == ["a", "b"], "the journal had no room"
    assert names(tmp_path) == []


def test_pages_that_a_full_disk_has_no_room_for_take_no_room_from_the_ledger(
    tmp_path: Path,
) -> None:
    long = {"z": Entry(paper(slug="z"), titles=("word " * 1000,))}
    store.save_ledger(tmp_path, long)
    with file_size_limit(1000):
        result = saved(
            tmp_path, *(change(tmp_path, paper(slug=slug)) for slug in "abcdefgh"), before=long
        )
    assert "h" in result.unsaved
    assert result.problems, "the ledger was not written, either"
    written = [f"papers/undated/{slug}.md" for slug in "abcdefgh" if slug not in result.unsaved]
    assert written
    assert names(tmp_path) == sorted([JOURNAL, store.LEDGER, *written])


def test_a_ledger_that_cannot_be_written_is_written_by_the_next_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(whole_file, "replace", fail)
        result = saved(tmp_path, change(tmp_path, paper()))
    assert [str(each).partition("papers")[2] for each in result.problems] == [
        "/imported.jsonl: cannot write the file: No space left on device [file-write]"
    ]
    assert (tmp_path / JOURNAL).exists()
    assert store.load_ledger(tmp_path) == {}
    assert journal.load_ledger(tmp_path) == {"a-title": Entry(paper())}
    with writing(tmp_path, "paper-archive tag", print):
        pass
    assert names(tmp_path) == [store.LEDGER, "papers/undated/a-title.md"]
    assert store.load_ledger(tmp_path) == {"a-title": Entry(paper())}


@pytest.mark.parametrize("call", ["replace", "create"])
def test_a_command_that_is_interrupted_finishes_what_it_began(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    saved(tmp_path, change(tmp_path, paper(slug="b")))
    ledger = store.load_ledger(tmp_path)
    new = [change(tmp_path, paper(slug=slug, comments=1)) for slug in "abc"]
    real = getattr(whole_file, call)

    def interrupt(temporary: Path, path: Path) -> None:
        monkeypatch.setattr(whole_file, call, real)
        real(temporary, path)
        raise KeyboardInterrupt

    monkeypatch.setattr(whole_file, call, interrupt)
    with pytest.raises(KeyboardInterrupt):
        saved(tmp_path, *new, before=ledger)
    pages, ledger = store.load(tmp_path).pages, store.load_ledger(tmp_path)
    assert {slug: page.paper for slug, page in pages.items()} == {
        slug: entry.paper for slug, entry in ledger.items()
    }
    assert all(name.endswith((".md", ".jsonl")) for name in names(tmp_path))


def test_a_move_that_was_killed_halfway_is_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(tmp_path, change(tmp_path, paper()))
    new = change(tmp_path, paper(date="2024"))

    def stop(_: Intent) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Intent, "finish", stop)
        with pytest.raises(KeyboardInterrupt):
            save(tmp_path, [new], {}, {}, lambda *_: None)
    assert len(names(tmp_path)) == 4, "two pages, the ledger and the journal"
    recover(tmp_path)
    assert names(tmp_path) == ["papers/2024/a-title.md", store.LEDGER]
    assert store.load_ledger(tmp_path) == {"a-title": Entry(paper(date="2024"))}


def test_a_page_is_created_where_there_are_no_hard_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "link", refuse)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", stop)
        with pytest.raises(KeyboardInterrupt):
            save(tmp_path, [change(tmp_path, paper())], {}, {}, lambda *_: None)
    assert (tmp_path / "papers/undated/a-title.md").read_bytes() == b""
    recover(tmp_path)
    assert names(tmp_path) == []
    assert saved(tmp_path, change(tmp_path, paper())).written == 1


def test_a_paper_takes_in_its_other_pages(tmp_path: Path) -> None:
    saved(tmp_path, *(change(tmp_path, paper(slug=slug)) for slug in ("a", "a-2")))
    ledger = store.load_ledger(tmp_path)
    other = store.load(tmp_path).pages["a-2"]
    fold = change(tmp_path, paper(slug="a"), folded=(other,), drops=("a-2",))
    assert saved(tmp_path, fold, before=ledger).written == 1
    assert names(tmp_path) == [store.LEDGER, "papers/undated/a.md"]
    assert list(store.load_ledger(tmp_path)) == ["a"]


def test_leftovers_of_killed_commands_are_deleted_and_nothing_else(tmp_path: Path) -> None:
    put(tmp_path / "elsewhere/b.md", "---\ntitle: B\n---\n")
    put(tmp_path / "elsewhere/.b.md.7.tmp", "")
    put(tmp_path / "elsewhere/.c.md.7.tmp", "")
    content = tmp_path / "content"
    for name in (".a.md.7.tmp", "2024/.a.md.7.tmp", ".mine.tmp", ".imported.jsonl.7.tmp"):
        put(content / "papers" / name, "")
    (content / "papers/b.md").symlink_to(tmp_path / "elsewhere/b.md")
    with writing(content, "paper-archive tag", print):
        assert names(content) == ["papers/.lock", "papers/.mine.tmp", "papers/b.md"]
    assert names(tmp_path / "elsewhere") == [".c.md.7.tmp", "b.md"]


def test_a_damaged_ledger_stops_a_command_and_the_journal_stays(tmp_path: Path) -> None:
    put(tmp_path / store.LEDGER, "<<<<<<< HEAD\n")
    put(tmp_path / JOURNAL, "")
    with (
        pytest.raises(ArchiveError, match=r"imported\.jsonl:1: .*\[conflict-marker\]"),
        writing(tmp_path, "paper-archive tag", print),
    ):
        pass
    assert names(tmp_path) == [JOURNAL, store.LEDGER]


@pytest.mark.parametrize("date", ["", "2024"], ids=["in place", "moving"])
def test_a_page_keeps_its_mode_and_its_byte_order_mark(tmp_path: Path, date: str) -> None:
    path = put(tmp_path / "papers/undated/a-title.md", b"\xef\xbb\xbf---\ntitle: A title\n---\n")
    path.chmod(0o640)
    assert saved(tmp_path, change(tmp_path, paper(date=date, venue="ICML"))).written == 1
    (page,) = store.load(tmp_path).pages.values()
    assert page.paper == paper(date=date, venue="ICML")
    assert page.path.read_bytes().startswith(b"\xef\xbb\xbf---\ntitle: A title\n")
    assert page.path.stat().st_mode & 0o777 == 0o640
