"""Files are read whole or not at all."""

import os
import socket
from pathlib import Path

import pytest

from paper_archive.archive.files import disk
from paper_archive.errors import ArchiveError


@pytest.mark.parametrize("kind", ["pipe", "socket", "device", "folder"])
def test_what_is_no_regular_file_is_never_opened(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "x.md"
    if kind == "pipe":
        os.mkfifo(path)  # opening it would wait for a writer, forever
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(str(path))
    elif kind == "device":
        path.symlink_to("/dev/zero")
    else:
        path.mkdir()
    with pytest.raises(ArchiveError, match=r"x\.md: cannot read the file: not a regular"):
        disk.read_bytes(path)


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=r"gone\.txt: cannot read the file: .* \[file-read\]"):
        disk.read_bytes(tmp_path / "gone.txt")
