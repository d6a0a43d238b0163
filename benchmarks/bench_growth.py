"""Import one paper of many megabytes of one character, and see how the time grows.

    python benchmarks/bench_growth.py [--megabytes 1 10 50] [--build]

It prints a table of the processor time and the memory that `paper-archive import` takes, and with
`--build` `mkdocs build`. It ends with exit code 1 if a command fails, or if ten times the text
takes more than thirty times as long.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
TESTS: Final = ROOT / "tests"
sys.path.insert(0, str(TESTS))

import made_up  # noqa: E402  # a module of the tests

CHARACTERS: Final = {
    **{character: character for character in "`[(*_<&\\$\"'{#|~1a"},
    "letters and blanks": "ab cd ",
    "newline": "\n",
    "tab": "\t",
    "zero width": "\u200b",
    "combining marks": "a\u0327\u0301" + "\u0315\u0301" * 40,
    "Chinese": "中",
    "emoji": "😀",
}
"""Name → what fills an abstract."""
MOST_GROWTH: Final = 3
"""How much faster than the text the time may grow."""


def main() -> int:
    """Print the table and return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--megabytes", type=int, nargs="+", default=[1, 10, 50])
    parser.add_argument("--build", action="store_true", help="builds the site as well")
    options = parser.parse_args()
    print(f"| {' | '.join(['', *(f'{size} MB' for size in options.megabytes)])} |")
    print(f"|---{'|---:' * len(options.megabytes)}|")
    failures = []
    for name, character in CHARACTERS.items():
        taken = [measured(character, size, is_built=options.build) for size in options.megabytes]
        shown = (f"{seconds:.1f} s, {memory:.0f} MB" for seconds, memory in taken)
        print(f"| `{name}` | {' | '.join(shown)} |", flush=True)
        if not is_linear([seconds for seconds, _ in taken], options.megabytes):
            failures.append(name)
    for name in failures:
        print(f"{name}: the time grows faster than the text", file=sys.stderr)
    return bool(failures)


def is_linear(seconds: Sequence[float], megabytes: Sequence[int]) -> bool:
    """Tell whether the time from the first size to the last grew about as the size did."""
    return seconds[-1] / seconds[0] < MOST_GROWTH * megabytes[-1] / megabytes[0]


def measured(character: str, megabytes: int, *, is_built: bool) -> tuple[float, float]:
    """Return the processor time in seconds and the memory in MB of the commands for one paper."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_capture(folder / "capture-2025-10-30.txt", character, megabytes)
        shutil.copytree(ROOT / "site-theme", folder / "site-theme")
        shutil.copy(ROOT / "mkdocs.yml", folder)
        (folder / "content").mkdir()
        (folder / "content/about.md").write_text("# About\n", encoding="utf-8")
        commands = [["paper-archive", "import", "capture-2025-10-30.txt"]]
        commands += [["mkdocs", "build", "--quiet"]] if is_built else []
        runs = [run(command, folder) for command in commands]
    return sum(seconds for seconds, _ in runs), max(memory for _, memory in runs)


def write_capture(path: Path, character: str, megabytes: int) -> None:
    """Write a capture of one paper in pieces: a command begins with as much memory as we have."""
    before, after = made_up.capture(made_up.entry(abstract="A|")).split("|")
    piece = character * (100_000 // len(character.encode()))
    with path.open("w", encoding="utf-8") as file:
        file.write(before)
        for _ in range(10 * megabytes):
            file.write(piece)
        file.write(after)


def run(command: Sequence[str], folder: Path) -> tuple[float, float]:
    """Run a command of ours and return its processor time in seconds and its memory in MB."""
    program = Path(sys.executable).parent / command[0]
    process = subprocess.Popen(
        [program, *command[1:]],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1_000


if __name__ == "__main__":
    sys.exit(main())
