"""Import one paper of many megabytes of one character, and see how the time grows.

    python benchmarks/bench_growth.py [--places abstract] [--megabytes 1 10 50] [--build]

It prints a table of the processor time and the memory that `paper-archive import` takes, and with
`--build` `mkdocs build`; refusing the paper is an answer like any other. It ends with exit code 1
if a command breaks down, or if ten times the text takes more than thirty times as long.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

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
"""Name → what fills a place."""
BIBTEX: Final = "@article{k, title = {T}, year = 2020,"
ATOM: Final = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/abs/2001.00001v1</id>'
)
PLACES: Final[Mapping[str, tuple[str, str]]] = {
    "abstract": (".txt", made_up.capture(made_up.entry(abstract="A|"))),
    "title": (".txt", made_up.capture(made_up.entry("T|"))),
    "bibtex-abstract": (".bib", f"{BIBTEX} abstract = {{|}}}}"),
    "bibtex-author": (".bib", f"{BIBTEX} author = {{Bell, Ada and |}}}}"),
    "bibtex-brace": (".bib", f"{BIBTEX} abstract = |"),
    "ris-abstract": (".ris", "TY  - JOUR\nTI  - T\nAB  - |\nER  - \n"),
    "csv-abstract": (".csv", 'title,abstract\nT,"|"\n'),
    "json-abstract": (".json", '[{"id": "k", "type": "book", "title": "T", "abstract": "|"}]'),
    "xml-summary": (".xml", f"{ATOM}<title>T</title><summary>|</summary></entry></feed>"),
    "list-title": (".md", "# Papers\n\n- [T|](https://arxiv.org/abs/2001.00001)\n"),
}
"""Name → end of the name of a file, and its text, with a bar at the place that is filled."""
ESCAPES: Final[Mapping[str, Callable[[str], str]]] = {
    ".csv": lambda text: text.replace('"', '""'),
    ".json": lambda text: json.dumps(text, ensure_ascii=False)[1:-1],
    ".xml": escape,
}
"""End of the name of a file → how text is written in it, if not as it is."""
MOST_GROWTH: Final = 3
"""How much faster than the text the time may grow."""


def main() -> int:
    """Print the table and return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--megabytes", type=int, nargs="+", default=[1, 10, 50])
    parser.add_argument("--places", nargs="+", choices=PLACES, default=["abstract"])
    parser.add_argument("--build", action="store_true", help="builds the site as well")
    options = parser.parse_args()
    print(f"| {' | '.join(['', *(f'{size} MB' for size in options.megabytes)])} |")
    print(f"|---{'|---:' * len(options.megabytes)}|")
    failures = []
    for place in options.places:
        for name, character in CHARACTERS.items():
            taken = [
                measured(place, character, size, is_built=options.build)
                for size in options.megabytes
            ]
            shown = (f"{seconds:.1f} s, {memory:.0f} MB" for seconds, memory in taken)
            label = f"`` {name} `` in {place}"
            print(f"| {label} | {' | '.join(shown)} |", flush=True)
            if not is_linear([seconds for seconds, _ in taken], options.megabytes):
                failures.append(label)
    for name in failures:
        print(f"{name}: the time grows faster than the text", file=sys.stderr)
    return bool(failures)


def is_linear(seconds: Sequence[float], megabytes: Sequence[int]) -> bool:
    """Tell whether the time from the first size to the last grew about as the size did."""
    return seconds[-1] / seconds[0] < MOST_GROWTH * megabytes[-1] / megabytes[0]


def measured(place: str, character: str, megabytes: int, *, is_built: bool) -> tuple[float, float]:
    """Return the processor time in seconds and the memory in MB of the commands for one paper."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = write_source(folder / "source-2025-10-30", place, character, megabytes)
        shutil.copy(ROOT / "mkdocs.yml", folder)
        (folder / "content").mkdir()
        (folder / "content/about.md").write_text("# About\n", encoding="utf-8")
        commands = [["paper-archive", "import", source.name]]
        commands += [["mkdocs", "build", "--quiet"]] if is_built else []
        runs = [run(command, folder) for command in commands]
    return sum(seconds for seconds, _ in runs), max(memory for _, memory in runs)


def write_source(stem: Path, place: str, character: str, megabytes: int) -> Path:
    """Write a file of one paper in pieces: a command begins with as much memory as we have."""
    ending, text = PLACES[place]
    before, after = text.split("|")
    piece = character * (100_000 // len(character.encode()))
    piece = ESCAPES[ending](piece) if ending in ESCAPES else piece
    path = stem.with_suffix(ending)
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(before)
        for _ in range(10 * megabytes):
            file.write(piece)
        file.write(after)
    return path


def run(command: Sequence[str], folder: Path) -> tuple[float, float]:
    """Run a command of ours and return its processor time in seconds and its memory in MB."""
    program = Path(sys.executable).parent / command[0]
    process = subprocess.Popen(
        [program, *command[1:]],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    with process.stderr as stream:  # type: ignore[union-attr]  # as asked for
        errors = stream.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1} or b"Traceback" in errors:
        sys.exit(f"{' '.join(command)} broke down:\n{errors.decode()[-2_000:]}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1_000


if __name__ == "__main__":
    sys.exit(main())
