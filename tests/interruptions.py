"""Commands that are killed, and archives that are compared with those of commands that were not."""

import os
import resource
import shutil
import signal
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, TypeAlias

from click.testing import CliRunner

from command_line import TOPICS, put
from made_up import CAPTURE_HEAD, entry
from paper_archive.cli import main

Files: TypeAlias = dict[str, tuple[int, bytes]]
"""Path below a folder → mode and bytes of the file."""

Meanwhile: TypeAlias = Callable[..., None]
"""Takes actions, each of which is done right before a command writes a page."""

AtLast: TypeAlias = Callable[..., None]
"""Takes a page and actions on it, each of which is done right before the page is replaced."""

_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_OPERATIONS: Final = {"os.rename", "os.remove", "os.link", "os.mkdir", "os.rmdir", "os.chmod"}


def files_of(folder: Path) -> Files:
    """Return all files below a folder, hidden ones and what links lead to as well."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_mode, path.read_bytes())
        for path in paths
    }


def let_act_at_last(plans: dict[Path, list[Callable[[], object]]]) -> None:
    """Let a person act on a page at the very moment before it is renamed, replaced or deleted.

    `plans` says what, page by page: one action at a time, which is then taken out. It lasts until
    the process ends, so empty it when it is over.
    """

    def act(event: str, args: tuple[Any, ...]) -> None:
        if event not in {"os.rename", "os.remove"}:
            return
        for path in [Path(os.fsdecode(arg)) for arg in args if not isinstance(arg, int)]:
            actions = plans.pop(path, None)  # so that the action itself does not call us
            if actions:
                actions.pop(0)()
                plans[path] = actions

    sys.addaudithook(act)


def run_killed(args: Iterable[str], operation: int) -> bool:
    """Run a command in a child process that is killed (SIGKILL) right before a disk operation.

    Operations are counted from 1: files opened for writing, renamed, linked, deleted, given a mode;
    folders made. Return whether the process was killed; else the command ended before.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the child uses no thread of ours
        child = os.fork()
    if child == 0:
        die_at(operation)
        os._exit(CliRunner().invoke(main, list(args)).exit_code)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert os.WEXITSTATUS(status) == 0, args
    return False


def die_at(operation: int) -> Callable[[], int]:
    """Kill this process right before a disk operation that it is about to do; see `run_killed`.

    Return what tells how many operations there were so far.
    """
    done = 0

    def count(event: str, args: tuple[Any, ...]) -> None:
        nonlocal done
        if event in _OPERATIONS or (event == "open" and _is_writing(args)):
            done += 1
            if done == operation:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    return lambda: done


def _is_writing(args: tuple[Any, ...]) -> bool:
    path, _, flags = args
    return isinstance(path, (str, bytes, Path)) and bool(flags & _WRITING)


def each_kill(
    archive: Path, args: Iterable[str], check: Callable[[int], None], step: int = 1
) -> int:
    """Kill a command at every disk operation, each time on a fresh copy of the archive.

    The commands run in the current folder, whose `content` is the copy; `check` is called after
    each kill. Return how many kills there were.
    """
    args = list(args)
    for number in range(1, 10_000, step):
        shutil.rmtree("content", ignore_errors=True)
        shutil.copytree(archive, "content", symlinks=True)
        if not run_killed(args, number):
            return (number - 1) // step
        check(number)
    raise AssertionError("the command never ends")


def lived_in_archive(folder: Path) -> Path:
    """Make an archive that people have worked on, and return its folder.

    Its papers: one is as it was imported, one has no date yet, a person edited one, linked one to
    another folder, took a tag off one, deleted one, and moved one.
    """
    content = folder / "content"
    put(content / "topics.yml", TOPICS)
    titles = ("Plain", "Undated", "Edited", "Linked", "Untagged", "Deleted", "Moved")
    put(folder / "first.txt", CAPTURE_HEAD + "".join(map(_entry, titles)))
    run(
        ["import", str(folder / "first.txt"), "--captured", "2025-10-30", "--content", str(content)]
    )
    pages = {path.stem: path for path in content.glob("papers/**/*.md")}
    assert len(pages) == len(titles)
    edit(pages["undated"], 'date: "2022-12-15"\n', "")
    undated = content / "papers/undated/undated.md"
    undated.parent.mkdir()
    pages["undated"].rename(undated)
    edit(pages["edited"], "---\n\n#", "rating: 5 # mine\n---\n\n#")
    pages["edited"].chmod(0o600)
    put(folder / "elsewhere/linked.md", pages["linked"].read_bytes())
    pages["linked"].unlink()
    pages["linked"].symlink_to(folder / "elsewhere/linked.md")
    edit(pages["untagged"], 'tags: ["waves"]\n', "")
    pages["deleted"].unlink()
    put(content / "papers/mine/moved.md", pages["moved"].read_bytes())
    pages["moved"].unlink()
    return content


def _entry(title: str) -> str:
    return entry(title, f"{title} waves travel through sand, and we listen to them.")


def topics(*words: str) -> str:
    """Return a vocabulary of one topic for each word."""
    return "".join(
        f"- name: {word.title()}\n  slug: {word}\n  description: About.\n  phrases: [{word}]\n"
        for word in words
    )


@contextmanager
def file_size_limit(size: int) -> Iterator[None]:
    """Let no file grow beyond a size: a write arrives in part and then fails, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def edit(page: Path, old: str, new: str) -> None:
    """Edit a page as a person does."""
    text = page.read_text(encoding="utf-8")
    assert old in text
    page.write_text(text.replace(old, new, 1), encoding="utf-8")


def run(args: Iterable[str]) -> None:
    """Run a command to its end."""
    result = CliRunner().invoke(main, list(args), catch_exceptions=False)
    assert result.exit_code == 0, result.output
