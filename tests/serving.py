"""A run of `mkdocs serve`."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_MKDOCS_SERVE: Final = (sys.executable, "-m", "mkdocs", "serve")
_SECONDS: Final = 60
"""How long a build may take on a busy machine."""


class Server:
    """A server of a project, and what is read from it."""

    def __init__(self, address: str) -> None:
        self.address = address

    def read(self, path: str) -> str:
        """Return the page at a path, whether or not it is an error page."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=_SECONDS) as answer:  # noqa: S310  # ours
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            with error:
                return error.read().decode()

    def wait_for(self, path: str, is_so: Callable[[str], bool]) -> str:
        """Return the page at a path once it is as it should be."""
        end = time.monotonic() + _SECONDS
        while not is_so(page := self.read(path)):
            assert time.monotonic() < end, page
            time.sleep(0.1)
        return page


@contextmanager
def serve(project: Path, command: Sequence[str] = _MKDOCS_SERVE) -> Iterator[Server]:
    """Serve a project on a free port while the body runs."""
    log = project / "serve.log"
    with log.open("w") as stream:
        process = subprocess.Popen(
            [*command, "--dev-addr", f"127.0.0.1:{_free_port()}"],
            cwd=project,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            stdout=stream,
            stderr=subprocess.STDOUT,
        )
    try:
        yield Server(_address(process, log))
    finally:
        process.terminate()
        process.wait()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _address(process: subprocess.Popen[bytes], log: Path) -> str:
    end = time.monotonic() + _SECONDS
    while True:
        text = log.read_text(encoding="utf-8")
        found = re.search(r"Serving on (http://\S+)", text)
        if found:
            return found[1]
        assert process.poll() is None, text
        assert time.monotonic() < end, text
        time.sleep(0.1)
