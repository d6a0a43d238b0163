"""Files that are made together, of the same things, if any of these changed since the last build.

Groups may be made in a process beside this one; no group changes the files of another.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from paper_archive.hashing import digest_of
from paper_archive.plugin.incremental.build_ledger import Group, Written, write
from paper_archive.plugin.processes import Begun, available_processes, begin

Write: TypeAlias = Callable[[str, bytes], None]
"""Writes bytes to a path below the folder of the site."""


class Task(NamedTuple):
    """A group of files, and how it is made."""

    key: str
    """Of all that the files are made of."""
    make: Callable[[Write], object]
    """Writes the files, and returns what later builds must know of them: a value for JSON."""


class _Made(NamedTuple):
    key: str
    files: dict[str, Written]
    value: Any


class FileGroups:
    """The groups of a site, written into its folder."""

    def __init__(
        self,
        folder: Path,
        standing: Mapping[str, Written],
        groups: Mapping[str, Group],
        processes: int,
    ) -> None:
        """`standing` and `groups` are what the last build left; see `LastBuild`."""
        self.files: dict[str, Written] = {}
        """Path below the folder of the site → entry, of the groups that are made."""
        self.groups: dict[str, Group] = {}
        self._folder = folder
        self._standing = standing
        self._last = {**groups}
        self._processes = processes
        self._begun: list[Begun[list[_Made]]] = []
        self._late: dict[str, Callable[[], object]] = {}
        self._names: defaultdict[str, list[str]] = defaultdict(list)
        for name, written in standing.items():
            if written.key in groups:  # that of a page is its own
                self._names[written.key].append(name)

    def start(self, tasks: Iterable[Task]) -> None:
        """Begin to make the groups that do not stand, in a process beside this one if possible.

        Raises:
            OSError: when a file cannot be written.

        """
        if changed := self.changed(tasks):
            self._begun.append(begin(lambda: list(map(self._made, changed)), self._processes))

    def make(self, tasks: Iterable[Task]) -> None:
        """Make the groups that do not stand: small ones, for which no process is worth copying.

        Raises:
            OSError: when a file cannot be written.

        """
        self._take(list(map(self._made, self.changed(tasks))))

    @property
    def idle(self) -> int:
        """How many processes may share other work while groups are made beside it."""
        busy = sum(not each.is_done() for each in self._begun)
        return max(1, (self._processes or available_processes()) - busy)

    def changed(self, tasks: Iterable[Task]) -> list[Task]:
        """Return the groups that do not stand; the others stay."""
        return [task for task in tasks if not self._stands(task.key)]

    def value(self, key: str) -> Any:
        """Return what is known of the files of a group, which was started.

        Raises:
            OSError: when a file cannot be written.
            PluginError: when the process was ended from outside.

        """
        while key not in self.groups:
            self._take_next()
        return self.groups[key].value

    def read(self, name: str) -> bytes:
        """Return a file of a group that was made, or stands.

        Raises:
            OSError: when it cannot be read.

        """
        return (self._folder / name).read_bytes()

    def read_standing(self, name: str) -> bytes:
        """Return a file that is as the last build left it; nothing if there is none.

        Raises:
            OSError: when it cannot be read.

        """
        data = self.read(name) if name in self._standing else b""
        # A process that was ended may have written another one.
        return data if self.stands(name, data) else b""

    def stands(self, name: str, data: bytes) -> bool:
        """Tell whether the last build left a file of these bytes."""
        known = self._standing.get(name)
        return known is not None and known.digest == digest_of(data)

    def last_value(self, key: str) -> Any:
        """Return what the last build kept under a key; None if nothing."""
        group = self._last.get(key)
        return group.value if group else None

    def take_last_value(self, key: str) -> Any:
        """Return what the last build kept under a key, and forget it; None if nothing."""
        group = self._last.pop(key, None)
        return group.value if group else None

    def keep(self, key: str, value: object) -> None:
        """Keep a value, which JSON must be able to hold, for the next build."""
        self.groups[key] = Group(0, value)

    def keep_at_end(self, key: str, make: Callable[[], object]) -> None:
        """Keep what `make` returns once all groups are made: until then, it would fill memory."""
        self._late[key] = make

    def finish(self) -> None:
        """Wait until all groups are made; raises what `value` does."""
        while self._begun:
            self._take_next()
        for key, make in self._late.items():
            self.keep(key, make())

    def give_up(self) -> None:
        """End the processes that still make files."""
        for each in self._begun:
            each.end()
        self._begun.clear()

    def _take_next(self) -> None:
        self._take(self._begun.pop(0).result())

    def _take(self, made: Iterable[_Made]) -> None:
        for key, files, value in made:
            self.files |= files
            self.groups[key] = Group(len(files), value)

    def _stands(self, key: str) -> bool:
        """Tell whether all files of a group are as a build would make them; then they stay."""
        names, last = self._names.get(key, ()), self._last.get(key)
        if not last or len(names) != last.files:
            return False
        self.files |= {name: self._standing[name] for name in names}
        self.groups[key] = last
        return True

    def _made(self, task: Task) -> _Made:
        files: dict[str, Written] = {}

        def write_changed(name: str, data: bytes) -> None:
            if self.stands(name, data):
                files[name] = self._standing[name]._replace(key=task.key)
            else:
                files[name] = write(self._folder, name, data, task.key)

        return _Made(task.key, files, task.make(write_changed))
