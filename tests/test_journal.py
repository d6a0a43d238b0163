"""The journal: after a kill it tells what was written, and no more."""

from dataclasses import replace
from pathlib import Path

import pytest

from command_line import put
from interruptions import file_size_limit
from made_up import paper
from paper_archive.archive import store
from paper_archive.archive.files import whole_file
from paper_archive.archive.ledger.entry import Entry, digest
from paper_archive.archive.writing import journal
from paper_archive.archive.writing.journal import JOURNAL, Intent
from paper_archive.errors import ArchiveError


def intent(content: Path, slug: str = "a-title", text: str | None = None) -> Intent:
    """Return the intent to write a page; its temporary file is there."""
    page = content / "papers/2024" / f"{slug}.md"
    page.parent.mkdir(parents=True, exist_ok=True)
    temporary = whole_file.prepare(page, text or f"{slug}\n")
    return Intent(
        page=page,
        temporary=temporary,
        entry=Entry(paper(slug=slug, tags=["waves"]), titles=("A title",)),
        text=digest(text or f"{slug}\n"),
        replaces={content / "papers/undated" / f"{slug}.md": "0123456789abcdef"},
        drops=(f"{slug}-2",),
    )


def test_what_is_written_down_is_what_is_read(tmp_path: Path) -> None:
    first, second, third = (intent(tmp_path, slug) for slug in "abc")
    for each in (first, second, third):
        journal.append(tmp_path, each)
    assert journal.read(tmp_path) == [first, second, third]


def test_an_archive_that_no_command_left_half_written_has_no_journal(tmp_path: Path) -> None:
    assert journal.read(tmp_path) == []
    assert journal.load_ledger(tmp_path) == {}


def test_a_journal_cut_short_anywhere_holds_the_lines_before(tmp_path: Path) -> None:
    intents = [intent(tmp_path, slug) for slug in "ab"]
    for each in intents:
        journal.append(tmp_path, each)
    whole = (tmp_path / JOURNAL).read_bytes()
    for cut in range(len(whole)):
        (tmp_path / JOURNAL).write_bytes(whole[:cut])
        assert journal.read(tmp_path) == intents[: whole[:cut].count(b"\n")]


@pytest.mark.parametrize("rest", [b"\0\0\0\n", b"\xff\xfe\n", b"[]\n", b'{"page": 1}\n', b"{}\n"])
def test_what_follows_a_damaged_line_was_not_begun(tmp_path: Path, rest: bytes) -> None:
    first = intent(tmp_path)
    journal.append(tmp_path, first)
    with (tmp_path / JOURNAL).open("ab") as stream:
        stream.write(rest)
    journal.append(tmp_path, intent(tmp_path, "b"))
    assert journal.read(tmp_path) == [first]


def test_a_page_is_written_once_its_temporary_file_is_gone(tmp_path: Path) -> None:
    one = intent(tmp_path)
    assert not one.is_done()
    one.temporary.rename(one.page)
    assert one.is_done()
    one.page.unlink()
    assert one.is_done(), "somebody deleted the page"


def test_a_new_page_that_has_both_names_is_written(tmp_path: Path) -> None:
    one = intent(tmp_path)
    one.page.hardlink_to(one.temporary)
    assert one.is_done()


def test_a_page_that_somebody_else_wrote_is_not_the_one_that_was_announced(tmp_path: Path) -> None:
    one = intent(tmp_path)
    put(one.page, "theirs")
    assert not one.is_done()


def test_a_linked_page_is_found_in_an_archive_that_is_a_link_itself(tmp_path: Path) -> None:
    (tmp_path / "far/away").mkdir(parents=True)
    content = tmp_path / "content"
    content.symlink_to("far/away")
    temporary = put(tmp_path / "elsewhere/.a.md.7.tmp", "new")
    journal.append(content, replace(intent(content, "a"), temporary=temporary))
    (found,) = journal.read(content)
    assert not found.is_done()
    temporary.unlink()
    assert found.is_done()


def test_the_ledger_says_of_written_pages_what_the_journal_says(tmp_path: Path) -> None:
    done, not_done = intent(tmp_path, "a"), intent(tmp_path, "b")
    journal.append(tmp_path, done)
    journal.append(tmp_path, not_done)
    done.temporary.rename(done.page)
    assert journal.load_ledger(tmp_path) == {"a": done.entry}


def test_a_paper_whose_page_was_joined_with_another_is_no_longer_in_the_ledger(
    tmp_path: Path,
) -> None:
    one = intent(tmp_path)
    (dropped,) = one.drops
    store.save_ledger(tmp_path, {dropped: Entry(paper(slug=dropped))})
    journal.append(tmp_path, one)
    assert list(journal.load_ledger(tmp_path)) == [dropped]
    one.temporary.rename(one.page)
    assert journal.load_ledger(tmp_path) == {"a-title": one.entry}


def test_a_file_that_somebody_changed_is_not_deleted_for_the_page_that_replaces_it(
    tmp_path: Path,
) -> None:
    old = put(tmp_path / "old.md", "old")
    digests = {old: digest("old"), tmp_path / "gone.md": "0"}
    page = tmp_path / "new.md"
    one = Intent(page=page, temporary=page, entry=Entry(paper()), text="", replaces=digests)
    put(old, "edited")
    assert one.finish() == [old, tmp_path / "gone.md"]
    assert old.exists()
    put(old, "old")
    assert one.finish() == [tmp_path / "gone.md"]
    assert not old.exists()


def test_a_journal_that_cannot_be_written_says_what_it_said_before(tmp_path: Path) -> None:
    one, other = intent(tmp_path), intent(tmp_path, "b")
    journal.append(tmp_path, one)
    size = (tmp_path / JOURNAL).stat().st_size
    with file_size_limit(size + 10), pytest.raises(ArchiveError, match=r"\[file-write\]"):
        journal.append(tmp_path, other)
    assert (tmp_path / JOURNAL).stat().st_size == size
    journal.append(tmp_path, other)
    assert journal.read(tmp_path) == [one, other]
