"""Calls of Linux: files are exchanged, and writers are noticed."""

import ctypes
import errno
import sys
from pathlib import Path

import pytest

from command_line import put
from paper_archive.archive.files.system_calls import exchange, is_open_for_writing

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="calls of Linux")


def test_files_that_are_exchanged_have_each_others_name(tmp_path: Path) -> None:
    one, other = put(tmp_path / "a", "one"), put(tmp_path / "ü", "other")
    inode = one.stat().st_ino
    assert exchange(one, other)
    assert (one.read_text("utf-8"), other.read_text("utf-8")) == ("other", "one")
    assert other.stat().st_ino == inode


def test_a_file_that_is_not_there_is_not_exchanged(tmp_path: Path) -> None:
    one = put(tmp_path / "a", "one")
    with pytest.raises(FileNotFoundError, match="No such file"):
        exchange(one, tmp_path / "gone")
    assert one.read_text("utf-8") == "one"


@pytest.mark.parametrize("number", [errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, None])
def test_a_system_that_cannot_exchange_files_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int | None
) -> None:
    class Library:
        if number is not None:

            @staticmethod
            def renameat2(*_: object) -> int:
                ctypes.set_errno(number or 0)
                return -1

    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: Library())
    assert not exchange(put(tmp_path / "a", "one"), put(tmp_path / "b", "other"))


def test_a_file_is_open_for_writing_as_long_as_a_program_may_write_to_it(tmp_path: Path) -> None:
    path = put(tmp_path / "a", "text")
    assert not is_open_for_writing(path)
    with path.open("a"):
        assert is_open_for_writing(path)
    with path.open("rb"):
        assert not is_open_for_writing(path)


def test_on_other_systems_a_writer_cannot_be_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(tmp_path / "a", "text")
    monkeypatch.setattr(sys, "platform", "darwin")
    with path.open("a"):
        assert not is_open_for_writing(path)
    assert not exchange(path, put(tmp_path / "b", "other"))
