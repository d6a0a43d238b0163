"""A command as a process of its own: how long it takes and how much memory it holds.

Memory is the peak resident set of that process, as the kernel tells it when the process ends. The
kernel counts from the fork on, so whoever measures must stay smaller than what is measured.

Source: wait4(2), getrusage(2); Unix only.
"""

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

_PEAK_UNIT_BYTES: Final = 1 if sys.platform == "darwin" else 1024
_SHOWN_LOG_CHARS: Final = 4_000
# What would make the archive another one than the one that mkdocs.yml describes.
_SITE_SETTINGS: Final = ("SITE_URL", "REPO_URL", "EDIT_URI")
# What would let each command compile all of our modules again; pip does so once.
_NO_BYTECODE: Final = "PYTHONDONTWRITEBYTECODE"


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command."""

    seconds: float
    cpu_seconds: float
    peak_bytes: int


@dataclass(slots=True)
class Runs:
    """The runs of one command, in their order."""

    all: list[Run] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        """The median of wall time."""
        return statistics.median(run.seconds for run in self.all)

    @property
    def cpu_seconds(self) -> float:
        """The median of processor time."""
        return statistics.median(run.cpu_seconds for run in self.all)

    @property
    def peak_bytes(self) -> float:
        """The median of peak memory."""
        return statistics.median(run.peak_bytes for run in self.all)

    def add(self, command: Sequence[str], folder: Path) -> None:
        """Run the command in a folder once more."""
        self.all.append(run_command(command, folder))

    def as_json(self) -> dict[str, Any]:
        """Return the medians, and every run."""
        return {
            "seconds": self.seconds,
            "cpu_seconds": self.cpu_seconds,
            "peak_bytes": self.peak_bytes,
            "runs": [asdict(run) for run in self.all],
        }

    def __str__(self) -> str:
        times = [run.seconds for run in self.all]
        return f"{self.seconds:.2f} ({min(times):.2f}–{max(times):.2f})"


def run_command(command: Sequence[str], folder: Path, *, may_fail: bool = False) -> Run:
    """Run a command in a folder, and return what it took.

    With `may_fail`, problems in its input (exit code 1) are no failure.

    Raises:
        SystemExit: when the command fails; with what it said.

    """
    log = folder / ".log"
    with log.open("wb") as output:
        began = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=_environment(), stdout=output, stderr=subprocess.STDOUT
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
    # Popen did not wait itself, and would warn that the process still runs.
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in ((0, 1) if may_fail else (0,)):
        said = log.read_text(encoding="utf-8", errors="replace")[-_SHOWN_LOG_CHARS:]
        said = said.replace(folder.as_posix(), ".")
        name = " ".join(Path(word).name for word in command[:4])
        raise SystemExit(f"{name} ended with {process.returncode}:\n{said}")
    log.unlink()
    _refuse_to_outgrow(usage.ru_maxrss)
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _PEAK_UNIT_BYTES)


def _environment() -> dict[str, str]:
    left_out = {*_SITE_SETTINGS, _NO_BYTECODE}
    kept = {name: value for name, value in os.environ.items() if name not in left_out}
    return kept | {"NO_MKDOCS_2_WARNING": "1"}


def _refuse_to_outgrow(peak: int) -> None:
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    if peak <= own:
        raise RuntimeError(f"the peak of {peak} is that of the benchmark itself, which held {own}")


@dataclass(frozen=True, slots=True)
class SiteSize:
    """How large a built site is, in bytes of files."""

    files: int
    bytes: int
    html_bytes: int
    paper_pages: int
    paper_page_bytes: float
    """Of a mean paper page, its HTML only."""


def site_size(site: Path) -> SiteSize:
    """Return how large a site is; its pages below `papers/` are those of papers."""
    sizes = {path.relative_to(site): path.stat().st_size for path in files_below(site)}
    html = {path: size for path, size in sizes.items() if path.suffix == ".html"}
    papers = [size for path, size in html.items() if path.parts[0] == "papers"]
    return SiteSize(
        files=len(sizes),
        bytes=sum(sizes.values()),
        html_bytes=sum(html.values()),
        paper_pages=len(papers),
        paper_page_bytes=statistics.fmean(papers),
    )


def files_below(folder: Path) -> list[Path]:
    """Return all files of a folder, those of its folders too, sorted."""
    return sorted(path for path in folder.rglob("*") if path.is_file())
