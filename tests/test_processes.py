import errno
import os
import resource
import select
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError

from paper_archive.plugin.processes import available_processes, begin, shared_work

ITEMS = list(range(4_000))


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the threads that servers of other tests left not count."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return the processes that are started; other tests may have left some of their own."""
    found: list[int] = []
    fork = os.fork

    def watched_fork() -> int:
        found.append(fork())
        return found[-1]

    monkeypatch.setattr(os, "fork", watched_fork)
    return found


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("processes", [1, 2, 4])
def test_all_work_is_done_once(processes: int, tmp_path: Path) -> None:
    def work(item: int) -> tuple[int, int]:
        with (tmp_path / str(os.getpid())).open("a", encoding="utf-8") as stream:
            stream.write(f"{item}\n")
        return item, item**2

    assert dict(shared_work(ITEMS, work, processes)) == {item: item**2 for item in ITEMS}
    done = [path.read_text(encoding="utf-8").split() for path in tmp_path.iterdir()]
    assert len(done) == processes
    assert sorted(int(item) for items in done for item in items) == ITEMS


def test_work_that_has_no_process_of_its_own_is_done_at_once() -> None:
    done: list[str] = []

    def work() -> int:
        done.append("work")
        return len(done)

    begun = begin(work, 1)
    assert done == ["work"]
    assert begun.result() == begun.result() == 1


@pytest.mark.usefixtures("alone")
def test_little_work_is_done_by_one_process() -> None:
    assert set(shared_work(ITEMS[:1_500], lambda _: os.getpid(), 8)) == {os.getpid()}


@pytest.mark.usefixtures("alone")
def test_an_error_is_raised_as_if_there_were_one_process() -> None:
    def work(item: int) -> float:
        return 1 / (item - 1_235)

    with pytest.raises(ZeroDivisionError) as raised:
        list(shared_work(ITEMS, work, 4))
    assert raised.traceback[-1].name == "work"


@pytest.mark.usefixtures("alone")
def test_a_process_that_is_ended_from_outside_fails_the_work() -> None:
    parent = os.getpid()

    def work(item: int) -> int:
        if os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return item

    with pytest.raises(PluginError, match="ended by SIGKILL"):
        list(shared_work(ITEMS, work, 2))


@pytest.mark.usefixtures("alone")
def test_what_a_process_has_no_room_to_write_is_made_again() -> None:
    parent = os.getpid()

    def work(item: int) -> int:
        if os.getpid() != parent:
            resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
        return item

    assert sorted(shared_work(ITEMS, work, 2)) == sorted(ITEMS)


def refuse_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no folder for temporary files be writable."""

    def refuse() -> None:
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found")

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)


def refuse_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the system copy no process, as where a person has as many as are allowed."""

    def refuse() -> None:
        raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", refuse)


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("refuse", [refuse_files, refuse_processes])
def test_where_no_process_can_be_copied_all_work_is_done_by_one(
    refuse: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(monkeypatch)
    done = list(shared_work(ITEMS, lambda item: (item, os.getpid()), 4))
    assert sorted(done) == [(item, os.getpid()) for item in ITEMS]
    assert begin(os.getpid, 4).result() == os.getpid()


@pytest.mark.usefixtures("alone")
def test_a_process_ends_before_anyone_takes_its_results(started: list[int]) -> None:
    begun = begin(lambda: "x" * 1_000_000, 2)
    ended = None
    for _ in range(600):
        if ended := os.waitid(os.P_PID, started[0], os.WEXITED | os.WNOWAIT | os.WNOHANG):
            break
        time.sleep(0.1)
    assert begun.result() == "x" * 1_000_000
    assert ended


@pytest.mark.usefixtures("alone")
def test_no_process_is_left_when_the_work_is_given_up(started: list[int]) -> None:
    results = shared_work(ITEMS, abs, 3)
    next(results)
    results.close()  # type: ignore[attr-defined]  # it is a generator
    assert started
    for each in started:
        with pytest.raises(ChildProcessError):
            os.waitpid(each, os.WNOHANG)


def test_beside_other_threads_there_is_one_process() -> None:
    ended = threading.Event()
    thread = threading.Thread(target=ended.wait)
    thread.start()
    try:
        assert set(shared_work(ITEMS, lambda _: os.getpid(), 4)) == {os.getpid()}
    finally:
        ended.set()
        thread.join()


@pytest.mark.usefixtures("alone")
def test_there_is_a_process_for_each_core_that_may_be_used() -> None:
    assert available_processes() == len(os.sched_getaffinity(0))


@pytest.mark.skipif(sys.platform != "linux", reason="other systems cannot do it")
@pytest.mark.usefixtures("alone")
def test_a_process_ends_in_the_midst_of_its_work_once_its_parent_is_killed() -> None:
    end, pipe = os.pipe()
    parent = os.fork()
    if not parent:
        own = os.getpid()

        def work(item: int) -> int:
            if os.getpid() == own:
                os.read(started, 1)  # so that the other one is at work
                os.kill(own, signal.SIGKILL)
            os.write(at_work, b"x")
            time.sleep(120)
            return item

        started, at_work = os.pipe()
        list(shared_work(ITEMS, work, 2))
    os.close(pipe)
    os.waitpid(parent, 0)
    # The pipe is at its end when no process has it open any more.
    assert select.select([end], [], [], 60)[0]
    assert os.read(end, 1) == b""
    os.close(end)
