"""The lock: one command writes at a time, and a dead one holds nothing."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from command_line import run
from paper_archive.archive.writing import lock
from paper_archive.archive.writing.lock import LOCK, locked
from paper_archive.errors import ArchiveError

_HOLD = """
import sys
from pathlib import Path
from paper_archive.archive.writing.lock import locked
with locked(Path(sys.argv[1]), "paper-archive import", print):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def holder(content: Path) -> Iterator["subprocess.Popen[str]"]:
    """Run a process that holds the lock until its input ends."""
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(content)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        yield process


def test_the_lock_is_gone_when_it_is_released(tmp_path: Path) -> None:
    for _ in range(2):
        with locked(tmp_path, "paper-archive import", print):
            assert (tmp_path / LOCK).exists()
        assert list((tmp_path / "papers").iterdir()) == []


def test_a_command_that_has_to_wait_says_for_whom_and_goes_on(tmp_path: Path) -> None:
    with holder(tmp_path) as process:
        messages: list[str] = []

        def note(message: str) -> None:
            messages.append(message)
            assert process.stdin
            process.stdin.close()

        with locked(tmp_path, "paper-archive tag", note):
            pass
    (message,) = messages
    assert message.startswith(f"waiting for paper-archive import (process {process.pid}, since 2")


@pytest.mark.parametrize("args", [("import", "good-2025-10-30.txt"), ("tag",)], ids=lambda a: a[0])
def test_a_command_that_waits_in_vain_says_for_whom_and_writes_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...]
) -> None:
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0.05)
    with holder(folder / "content") as process:
        result = run(*args)
        holds = f"paper-archive import (process {process.pid}, since 2"
        waits, problem = result.stderr.partition("\n\n")[0].splitlines()
        assert waits.startswith(f"waiting for {holds}")
        assert problem.startswith(f"content/papers/.lock: archive is in use by {holds}")
        assert problem.endswith(" [archive-locked]")
        assert result.exit_code == 1
        assert [path.name for path in (folder / "content/papers").iterdir()] == [".lock"]
        assert process.stdin
        process.stdin.close()


@pytest.mark.parametrize(
    "args", [("import", "good-2025-10-30.txt", "--dry-run"), ("check",)], ids=lambda a: a[0]
)
def test_a_command_that_only_reads_needs_no_lock(folder: Path, args: tuple[str, ...]) -> None:
    with holder(folder / "content") as process:
        assert run(*args).exit_code == 0
        assert process.stdin
        process.stdin.close()


def test_a_lock_that_a_killed_process_left_is_taken_over(tmp_path: Path) -> None:
    with holder(tmp_path) as process:
        process.kill()
    assert (tmp_path / LOCK).exists()
    messages: list[str] = []
    with locked(tmp_path, "paper-archive tag", messages.append):
        pass
    assert messages == []
    assert not (tmp_path / LOCK).exists()


def test_two_paths_to_one_archive_have_one_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0.05)
    (tmp_path / "link").symlink_to(tmp_path / "content")
    (tmp_path / "content").mkdir()
    with (
        locked(tmp_path / "content", "paper-archive tag", print),
        pytest.raises(ArchiveError, match="archive-locked"),
        locked(tmp_path / "link", "paper-archive tag", print),
    ):
        pass


def test_an_archive_that_cannot_be_locked_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / LOCK).mkdir(parents=True)
    with (
        pytest.raises(ArchiveError, match=r"\.lock: cannot lock the archive.*\[file-write\]"),
        locked(tmp_path, "paper-archive tag", print),
    ):
        pass
