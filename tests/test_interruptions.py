"""A command may be killed at any moment, and repeated: nothing is lost and nothing remains."""

import shutil
from pathlib import Path

import pytest

from command_line import put
from interruptions import (
    Files,
    each_kill,
    edit,
    files_of,
    lived_in_archive,
    run,
    run_killed,
    topics,
)
from made_up import CAPTURE_HEAD, entry

IMPORT = ("import", "second-2025-11-30.txt")
UPDATE = (*IMPORT, "--update")
TAG = ("tag",)


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an archive that people have worked on; a capture brings news of all its papers."""
    content = lived_in_archive(tmp_path / "before")
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    titles = (
        "Plain",
        "Undated",
        "Edited",
        "Linked",
        "Untagged",
        "Deleted",
        "Moved",
        "New",
        "Newer",
    )
    news = (
        entry(
            title,
            f"{title} waves travel through sand, and we listen to them. The code is public.",
            "Dec 15, 2022 7",
        )
        for title in titles
    )
    put(work / IMPORT[1], CAPTURE_HEAD + "".join(news))
    return content


def outcome(archive: Path, *commands: tuple[str, ...]) -> Files:
    """Return what commands make of a copy of the archive when nothing interrupts them."""
    shutil.rmtree("content", ignore_errors=True)
    shutil.copytree(archive, "content", symlinks=True)
    for command in commands:
        run(command)
    return files_of(Path("content"))


@pytest.mark.parametrize("command", [IMPORT, UPDATE, TAG], ids=lambda command: command[-1])
def test_a_command_that_was_killed_anywhere_and_is_repeated_does_what_it_would_have_done(
    archive: Path, command: tuple[str, ...]
) -> None:
    put(archive / "topics.yml", topics("waves", "sand"))
    expected = outcome(archive, command)
    assert expected != files_of(archive)

    def repeat(number: int) -> None:
        pages = {
            name: file for name, file in files_of(Path("content")).items() if name.endswith(".md")
        }
        before = files_of(archive)
        torn = [
            name
            for name, page in pages.items()
            if page not in (before.get(name), expected.get(name))
        ]
        assert torn == [], number
        run(command)
        assert files_of(Path("content")) == expected, number

    assert each_kill(archive, command, repeat, step=3) >= 12


def test_what_a_person_does_to_pages_after_a_kill_stays_done(archive: Path) -> None:
    def work_and_repeat(number: int) -> None:
        written = [page for page in Path("content").rglob("new*.md") if page.suffix == ".md"]
        for page in written:
            edit(page, 'tags: ["waves"]\n', "")
        deleted = written.pop() if len(written) > 1 else None
        if deleted:
            deleted.unlink()
        for command in (IMPORT, TAG, IMPORT):
            run(command)
        assert not [page for page in written if "waves" in page.read_text().partition("---\n\n")[0]]
        assert not (deleted and deleted.exists()), number

    assert each_kill(archive, IMPORT, work_and_repeat, step=5) >= 10


def test_temporary_files_that_a_person_deletes_after_a_kill_were_no_pages(archive: Path) -> None:
    expected = outcome(archive, IMPORT)

    def tidy_up_and_repeat(number: int) -> None:
        for path in Path("content").rglob(".*.md.*.tmp"):
            path.unlink()
        run(IMPORT)
        found = files_of(Path("content"))
        unlike = [name for name in expected if found.get(name) != expected[name]]
        # Whether the page of the last line was written is unknown.
        assert len([name for name in unlike if name.endswith(".md")]) <= 1, number

    assert each_kill(archive, IMPORT, tidy_up_and_repeat, step=2) >= 10


@pytest.mark.parametrize("command", [("check",), (*IMPORT, "--dry-run")], ids=lambda args: args[0])
def test_a_command_that_only_reads_sees_an_interrupted_archive_as_it_is_and_leaves_it(
    archive: Path, command: tuple[str, ...]
) -> None:
    def read(_: int) -> None:
        before = files_of(Path("content"))
        run(command)
        assert files_of(Path("content")) == before

    assert each_kill(archive, IMPORT, read, step=12) >= 4


@pytest.mark.parametrize("command", [("check",), (*IMPORT, "--dry-run")], ids=lambda args: args[0])
def test_a_command_that_only_reads_writes_nothing_at_all(
    archive: Path, command: tuple[str, ...]
) -> None:
    shutil.copytree(archive, "content", symlinks=True)
    assert not run_killed(command, 1)
    assert run_killed(TAG, 1), "one that writes is killed at its first operation"


def test_a_page_that_a_power_loss_emptied_is_filled_though_the_import_is_killed(
    archive: Path,
) -> None:
    expected = outcome(archive, IMPORT)
    shutil.copytree("content", "emptied", symlinks=True)
    put(next(Path("emptied").rglob("newer.md")), "")

    def repeat(number: int) -> None:
        run(IMPORT)
        assert files_of(Path("content")) == expected, number

    assert each_kill(Path("emptied"), IMPORT, repeat) >= 6
