"""A command that writes new files may be killed at any moment, and repeated with the same words."""

import errno
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from command_line import put
from interruptions import Files, files_of, run, run_killed
from made_up import library
from paper_archive.archive import store
from paper_archive.archive.files.new_folder import write_folder
from paper_archive.archive.markdown.page import write_page
from paper_archive.errors import ArchiveError

LIBRARY = "@article{x, title={Maps of Ants}, author={Ada Bell}, year={2020}}\n"


@pytest.fixture(autouse=True)
def _between_two_archives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for paper in library()[:3]:
        put(store.place_of(Path("content"), paper, None), write_page(paper))
    put(Path("library.bib"), LIBRARY)


def each_outcome(
    args: Iterable[str], prepare: Callable[[], object], step: int = 1
) -> Iterator[Files]:
    """Yield what a command makes: once undisturbed, then killed anywhere and repeated.

    One that was killed when all was done is not repeated.
    """
    whole: Files = {}
    for number in range(0, 1_000, step):
        shutil.rmtree("out", ignore_errors=True)
        Path("out").mkdir()
        prepare()
        if number and not run_killed(args, number):
            return
        if not number or files_of(Path("out")) != whole:
            run(args)
        whole = whole or files_of(Path("out"))
        yield files_of(Path("out"))


def nothing() -> None:
    """Prepare nothing: what is written is new."""


def empty_folder() -> None:
    """Make the folder that is filled, as `git clone` of an empty repository does."""
    put(Path("out/new/.git/HEAD"), "ref")


@pytest.mark.parametrize("prepare", [nothing, empty_folder])
@pytest.mark.parametrize(
    "args", [("new", "out/new", "--from", "library.bib"), ("export", "out/new/")]
)
def test_a_new_folder_is_whole_after_the_command_is_repeated(
    args: tuple[str, ...], prepare: Callable[[], object]
) -> None:
    first, *others = each_outcome(args, prepare, step=2)
    assert len(others) > 5
    names = {*first}
    assert [{*other} for other in others] == [names] * len(others)
    assert not [name for name in names if "tmp" in name]


@pytest.mark.parametrize("has_hard_links", [True, False])
@pytest.mark.parametrize("options", [(), ("--force",)])
def test_a_new_file_is_whole_after_the_command_is_repeated(
    monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], *, has_hard_links: bool
) -> None:
    if not has_hard_links:
        monkeypatch.setattr("os.link", _no_links)
    first, *others = each_outcome(["export", "out/papers.bib", *options], nothing)
    assert len(others) > (3 if has_hard_links else 2)
    assert others == [first] * len(others)


def _no_links(*_: object) -> None:
    raise OSError(errno.EPERM, os.strerror(errno.EPERM))


def test_a_file_stays_whole_when_two_commands_that_write_it_are_killed() -> None:
    run(["export", "out/papers.bib"])
    whole = files_of(Path("out"))["papers.bib"]
    number = was_killed = 1
    while was_killed:
        os.link("out/papers.bib", "out/.papers.bib.paper-archive.tmp")  # by the first command
        was_killed = run_killed(["export", "out/papers.bib", "--force"], number)
        number += 1
        assert files_of(Path("out"))["papers.bib"] == whole
        Path("out/.papers.bib.paper-archive.tmp").unlink(missing_ok=True)
    assert number > 3


def killed_after_a_move(folder: Path, moved: int) -> None:
    """Leave what a command leaves that is killed when it has moved so many of its files."""
    child = os.fork()
    if child == 0:
        renamed = 0

        def count(event: str, _: tuple[object, ...]) -> None:
            nonlocal renamed
            if event == "os.rename":
                renamed += 1
                if renamed > moved:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        try:
            write_folder(folder, PAGES, folder.with_name("copy.zip"))
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)


PAGES = [("a.html", b"a"), ("b/index.html", b"b")]


@pytest.mark.parametrize("is_there", [False, True])
@pytest.mark.parametrize("moved", [0, 1])
def test_a_folder_and_its_zip_are_whole_after_a_kill_between_them(
    moved: int, *, is_there: bool
) -> None:
    folder = Path("out/copy")
    folder.mkdir(parents=is_there) if is_there else Path("out").mkdir()
    killed_after_a_move(folder, moved)
    assert Path("out/copy.zip").exists() == bool(moved)
    write_folder(folder, PAGES, Path("out/copy.zip"))
    assert {*files_of(Path("out"))} == {"copy.zip", "copy/a.html", "copy/b/index.html"}


def test_what_a_person_changed_after_a_kill_is_not_replaced() -> None:
    folder = Path("out/copy")
    folder.mkdir(parents=True)
    killed_after_a_move(folder, 2)
    put(folder / "a.html", "mine")
    with pytest.raises(ArchiveError, match="a folder with files"):
        write_folder(folder, PAGES)
    assert (folder / "a.html").read_text(encoding="utf-8") == "mine"
