"""How long it takes from an edit under `mkdocs serve` to the page that a browser gets."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.error import URLError
from urllib.request import urlopen

_PATIENCE_S: Final = 1_200
_IDLE_S: Final = 10
_PAUSE_S: Final = 0.02
_WORD: Final = "Quixotically"


@dataclass(frozen=True, slots=True)
class Served:
    """What an edit took, and what watching takes."""

    edit_seconds: float
    """From the edit to the page with it."""
    idle_cpu: float
    """The part of one core that watching takes."""


def measure_serving(project: Path, page: Path) -> Served:
    """Serve a project, edit a page of a paper, and wait until it is served.

    Raises:
        TimeoutError: when it does not come.

    """
    with _served(project) as (process, address):
        url = f"{address}papers/{page.stem}/"
        _wait_for(url, "<h1")
        used = _cpu_seconds(process)
        time.sleep(_IDLE_S)
        idle = (_cpu_seconds(process) - used) / _IDLE_S
        text = page.read_text(encoding="utf-8")
        began = time.perf_counter()
        page.write_text(f"{text.rstrip()} {_WORD}.\n", encoding="utf-8")
        _wait_for(url, _WORD)
        return Served(time.perf_counter() - began, idle)


@contextmanager
def _served(project: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = (sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}")
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    process = subprocess.Popen(
        command,
        cwd=project,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process, f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait()


def _wait_for(url: str, text: str) -> None:
    """Ask for a page until it holds a text."""
    end = time.monotonic() + _PATIENCE_S
    while time.monotonic() < end:
        try:
            with urlopen(url, timeout=_PATIENCE_S) as answer:  # noqa: S310  # our own server
                if text in answer.read().decode():
                    return
        except URLError:
            pass  # not built yet
        time.sleep(_PAUSE_S)
    raise TimeoutError(f"{url} does not show {text}")


def _cpu_seconds(process: subprocess.Popen[bytes]) -> float:
    """Return the processor time of a process so far, as Linux tells it (proc(5))."""
    stat = Path(f"/proc/{process.pid}/stat").read_text(encoding="ascii")
    user, system = re.sub(r"^.*\) ", "", stat).split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")
