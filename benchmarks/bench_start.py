"""Measure the way from an empty environment to a served site of one's own file, and the wheel.

    python benchmarks/bench_start.py [papers.bib]

What the package needs is installed from where pip is configured to look, or from pip's cache.
Without a file, a library of 500 made-up papers is imported.
"""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import run
from typing import Final

ROOT: Final = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from serving import serve  # noqa: E402  # modules of the tests
from wheels import build_wheel  # noqa: E402  # likewise

ENTRY: Final = (
    "@article{{k{n}, title={{Waves in sand {n}}}, author={{Bell, Ada and Ho, Li}}, "
    "journal={{Journal of Sand}}, year={{{year}}}, abstract={{On waves of kind {n}, in sand.}}}}\n"
)
PAPERS: Final = 500


def main() -> None:
    """Print each command and how long it took, then the sum and the size of the wheel."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wheel = build_wheel(folder)
        source = Path(sys.argv[1]).absolute() if len(sys.argv) > 1 else write_library(folder)
        programs = folder / ".venv/bin"
        environment = os.environ | {"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}
        commands = [
            ["python3", "-m", "venv", ".venv"],
            ["pip", "install", "--quiet", f"{wheel}[minify]"],
            ["paper-archive", "new", "archive", "--from", str(source)],
        ]
        seconds: list[float] = []
        for command in commands:
            with timed(" ".join(command[:3]), seconds):
                run(command, cwd=folder, env=environment, check=True, capture_output=True)
        with timed("mkdocs serve, until the first page", seconds):
            program = [str(programs / "python"), "-m", "mkdocs", "serve"]
            with serve(folder / "archive", program) as server:
                server.read("/")
        print(f"{sum(seconds):7.1f} s  {len(seconds)} commands")
        print(f"{wheel.stat().st_size / 1000:7,.0f} kB  {wheel.name}")


@contextmanager
def timed(label: str, seconds: list[float]) -> Iterator[None]:
    """Measure what the body takes, print it and add it to the list."""
    begin = time.perf_counter()
    yield
    seconds.append(time.perf_counter() - begin)
    print(f"{seconds[-1]:7.1f} s  {label}", flush=True)


def write_library(folder: Path) -> Path:
    """Write a BibTeX file of made-up papers."""
    path = folder / "papers.bib"
    entries = (ENTRY.format(n=n, year=1950 + n % 70) for n in range(PAPERS))
    path.write_text("".join(entries), encoding="utf-8")
    return path


if __name__ == "__main__":
    main()
