"""Files that are made together are made only if what they are made of changed."""

import os
from pathlib import Path

import pytest

from paper_archive.plugin import processes
from paper_archive.plugin.files.file_groups import FileGroups, Task, Write
from paper_archive.plugin.incremental.build_ledger import Group, Written


class Site:
    """A folder in which each build finds what the one before left."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: dict[str, Written] = {}
        self.groups: dict[str, Group] = {}
        self.made: list[str] = []

    def task(self, key: str, files: dict[str, str]) -> Task:
        def make(write: Write) -> int:
            self.made.append(key)
            for name, text in files.items():
                write(name, text.encode())
            return len(files)

        return Task(key, make)

    def build(self, *tasks: Task, count: int = 1) -> FileGroups:
        self.made = []
        groups = FileGroups(self.folder, self.files, self.groups, count)
        groups.start(tasks)
        groups.finish()
        self.files, self.groups = groups.files, groups.groups
        return groups


@pytest.fixture
def site(tmp_path: Path) -> Site:
    found = Site(tmp_path)
    found.build(found.task("one", {"a": "A", "b": "B"}), found.task("two", {"c": "C"}))
    return found


def test_a_group_of_the_same_is_made_once_and_what_is_known_of_it_stays(site: Site) -> None:
    groups = site.build(site.task("one", {"a": "A", "b": "B"}), site.task("other", {"c": "D"}))
    assert site.made == ["other"]
    assert groups.value("one") == 2
    assert groups.files.keys() == {"a", "b", "c"}
    assert (site.folder / "c").read_text(encoding="utf-8") == "D"


def test_what_is_kept_at_the_end_is_made_when_all_groups_are(tmp_path: Path) -> None:
    groups, made = FileGroups(tmp_path, {}, {}, 1), [1]
    groups.keep_at_end("kept", lambda: [*made])
    made.append(2)
    groups.finish()
    assert groups.groups == {"kept": Group(0, [1, 2])}


def test_what_is_taken_of_the_last_build_is_no_longer_kept(tmp_path: Path) -> None:
    groups = FileGroups(tmp_path, {}, {"kept": Group(0, [1, 2])}, 1)
    assert groups.last_value("kept") == [1, 2]
    assert groups.take_last_value("kept") == [1, 2]
    assert groups.take_last_value("kept") is None


def test_a_group_that_lacks_a_file_is_made_again(site: Site) -> None:
    del site.files["a"]
    site.build(site.task("one", {"a": "A", "b": "B"}))
    assert site.made == ["one"]
    assert site.files.keys() == {"a", "b"}


def test_a_file_that_is_as_before_is_not_written(site: Site) -> None:
    before = (site.folder / "a").stat().st_mtime_ns
    site.build(site.task("other", {"a": "A", "b": "C"}))
    assert (site.folder / "a").stat().st_mtime_ns == before
    assert (site.folder / "b").read_text(encoding="utf-8") == "C"
    site.build(site.task("other", {"a": "A", "b": "C"}))
    assert site.made == []


def test_a_process_beside_this_one_leaves_the_same(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "_can_fork", lambda: True)
    groups = site.build(site.task("more", {"d": "D"}), site.task("one", {"a": "A"}), count=2)
    assert site.made == []  # in this process
    assert groups.value("more") == 1
    assert (site.folder / "d").read_text(encoding="utf-8") == "D"


def test_an_error_in_a_process_beside_this_one_is_raised_here(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "_can_fork", lambda: True)
    (site.folder / "d").mkdir()
    with pytest.raises(IsADirectoryError):
        site.build(site.task("more", {"d": "D"}), count=2)


def test_small_groups_are_made_at_once_by_this_process(tmp_path: Path) -> None:
    def make(write: Write) -> int:
        write("a", b"A")
        return os.getpid()

    groups = FileGroups(tmp_path, {}, {}, 2)
    groups.make([Task("small", make)])
    assert (tmp_path / "a").read_bytes() == b"A"
    assert groups.files.keys() == {"a"}
    assert groups.groups == {"small": Group(1, os.getpid())}


@pytest.mark.parametrize(("processes", "idle"), [(2, 1), (4, 3)])
def test_processes_that_still_make_groups_are_not_idle(
    processes: int, idle: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("paper_archive.plugin.processes._can_fork", lambda: True)
    groups = FileGroups(tmp_path, {}, {}, processes)
    assert groups.idle == processes
    (end, may_end), (told, process) = os.pipe(), os.pipe()

    def make(_: Write) -> int:
        os.write(process, f"{os.getpid()}".encode())
        return len(os.read(end, 1))

    groups.start([Task("large", make)])
    assert groups.idle == idle
    os.write(may_end, b"x")
    os.waitid(os.P_PID, int(os.read(told, 100)), os.WEXITED | os.WNOWAIT)
    assert groups.idle == processes
    assert groups.value("large") == 1


def test_a_group_that_was_made_at_once_keeps_no_process_busy(tmp_path: Path) -> None:
    groups = FileGroups(tmp_path, {}, {}, 1)
    groups.start([Task("large", lambda _: 1)])
    assert groups.idle == 1
