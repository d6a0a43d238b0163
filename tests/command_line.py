"""Commands as tests run them, and the files that they are run on."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from click.testing import CliRunner, Result

from made_up import CAPTURE_HEAD, MAPS, entry
from paper_archive.cli import main

TOPICS: Final = """\
- name: Waves
  slug: waves
  description: What travels.
  phrases: ["waves"]
"""


GOOD: Final = CAPTURE_HEAD + entry("Waves in Sand") + entry("Maps", MAPS, "Jul 11 2")


def put(path: Path, text: str | bytes) -> Path:
    """Write a file, and the folders that it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def run(*args: str) -> Result:
    """Run a command in this process; a bug of ours is a traceback."""
    return CliRunner().invoke(main, args, catch_exceptions=False)


def problems_of(result: Result) -> list[tuple[str, str]]:
    """Return place and rule of each problem that a command listed."""
    lines = result.stderr.partition("\n\n")[0].splitlines()
    return [(line.split(": ")[0], line.rpartition(" [")[2].rstrip("]")) for line in lines]


PROGRAM: Final = (sys.executable, "-m", "paper_archive")
BUFFERED: Final = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}
"""The environment in which a program holds back what it prints, as by default."""
"""The program as a process of its own; arguments follow."""


def run_process(
    folder: Path, *args: str | bytes, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run a command as a person does, in a folder."""
    return subprocess.run(
        [*PROGRAM, *args], cwd=folder, capture_output=True, env=dict(env or {}), check=False
    )
