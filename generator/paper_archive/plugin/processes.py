"""Work that is shared among processes, on systems on which a process can be copied."""

import gc
import os
import pickle
import signal
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import IO, Final, Generic, NamedTuple, TypeVar

from mkdocs.exceptions import PluginError

from paper_archive.archive.files.system_calls import end_with_parent

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")
_LEAST: Final = 1_000
"""Items, from which on a process of their own takes less time than it costs."""
_NOT_WRITTEN: Final = 1
"""How a process ends that cannot write its results, as on a full disk: the parent works again."""


class _Child(NamedTuple):
    process: int
    results: IO[bytes]
    items: Sequence[object]


def available_processes() -> int:
    """Return how many processes may run at once; 1 where the system does not say so."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def shared_work(
    items: Sequence[_Item], work: Callable[[_Item], _Result], processes: int
) -> Iterator[_Result]:
    """Yield what the work makes of each item; they are in no order.

    With 0 processes, there are as many as may run at once.

    An error is raised as if there were one process.

    Raises:
        PluginError: when a process was ended from outside.

    """
    count = (
        min(processes or available_processes(), max(1, len(items) // _LEAST)) if _can_fork() else 1
    )
    parts = [items[number::count] for number in range(count)]
    was_frozen = gc.get_freeze_count() > 0
    gc.freeze()  # collecting garbage would look at all papers, and copy the memory of a child
    started = [(part, _start(part, work)) for part in parts[1:]]
    children = [child for _, child in started if child]
    try:
        for part in (parts[0], *(part for part, child in started if not child)):
            yield from map(work, part)
        while children:
            yield from _results(children[0], work)
            del children[0]
    finally:
        if not was_frozen:
            gc.unfreeze()
        for child in children:
            _end(child)


class Begun(Generic[_Result]):
    """Work that was begun, in a process of its own if there is a child; made by `begin`."""

    def __init__(self, work: Callable[[], _Result], child: _Child | None) -> None:
        self._work = work
        self._child = child

    def is_done(self) -> bool:
        """Tell whether the work was done, as its result is there."""
        return not self._child or os.fstat(self._child.results.fileno()).st_size > 0

    def result(self) -> _Result:
        """Wait for the work, and return what it returned.

        An error of the work is raised here, when it is done again.

        Raises:
            PluginError: when the process was ended from outside.

        """
        if not self._child:
            return self._work()
        (result,) = _results(self._child, lambda _: self._work())
        return result

    def end(self) -> None:
        """Give the work up."""
        if self._child:
            _end(self._child)


def begin(work: Callable[[], _Result], processes: int) -> Begun[_Result]:
    """Begin work in a process of its own; where none may or can be copied, it is done at once.

    After that, what the work needs may be freed. An error of work that is done at once is raised
    here.
    """
    child = None
    if (processes or available_processes()) > 1 and _can_fork():
        child = _start([None], lambda _: work())
    if child:
        return Begun(work, child)
    done = work()
    return Begun(lambda: done, None)


def _can_fork() -> bool:
    """Tell whether a process can be copied: other threads, as of a server, would be missing."""
    return hasattr(os, "fork") and threading.active_count() == 1


def _start(items: Sequence[_Item], work: Callable[[_Item], _Result]) -> _Child | None:
    """Begin work in a copy of this process; None where the system refuses it."""
    parent = os.getpid()
    try:
        # Not a pipe: a process that writes into one stays, with its memory, until it is read.
        file = tempfile.TemporaryFile()  # noqa: SIM115  # `_results` or `_end` closes it
    except OSError:  # no folder for it can be written
        return None
    try:
        process = os.fork()
    except OSError:  # as many processes run as are allowed
        file.close()
        return None
    if process:
        return _Child(process, file, items)
    results = []
    try:
        end_with_parent()  # it holds the lock of the site's folder, too
        for item in items:
            if os.getppid() != parent:  # nobody waits for the results
                break
            results.append(work(item))
    finally:  # an error happens in the parent again, which raises it
        status = _NOT_WRITTEN
        try:
            with file:
                pickle.dump(results, file)
            status = 0
        finally:
            os._exit(status)


def _results(child: _Child, work: Callable[..., _Result]) -> Iterator[_Result]:
    _, status = os.waitpid(child.process, 0)
    with child.results as file:
        file.seek(0)
        data = file.read()
    if not os.WIFEXITED(status):
        name = signal.Signals(os.WTERMSIG(status)).name
        raise PluginError(f"A process that makes pages was ended by {name}.")
    is_written = os.WEXITSTATUS(status) != _NOT_WRITTEN
    results: list[_Result] = pickle.loads(data) if is_written else []  # noqa: S301  # of our own
    yield from results
    yield from map(work, child.items[len(results) :])


def _end(child: _Child) -> None:
    with suppress(ProcessLookupError, ChildProcessError):
        os.kill(child.process, signal.SIGTERM)
        os.waitpid(child.process, 0)
    child.results.close()
