"""Kill, race and disturb real commands by the hundred, and compare with commands left in peace.

    python benchmarks/bench_safety.py [--kills 240] [--pairs 60] [--edits 60] [--seed 1]

It prints a table, and ends with exit code 1 if anything was lost. The archives are made of captures
of the tests, and lie in a temporary folder.
"""

import argparse
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

ROOT: Final = Path(__file__).parents[1]
TESTS: Final = ROOT / "tests"
sys.path.insert(0, str(TESTS))

from interruptions import Files, edit, files_of  # noqa: E402  # a module of the tests

CAPTURES: Final = tuple(
    str(TESTS / "fixtures/captures" / f"daily-papers-{day}.txt")
    for day in ("2025-10-30", "2025-12-10", "2026-01-08")
)
TOPICS: Final = TESTS / "fixtures/topics/topics.yml"
MORE_TOPICS: Final = '- {name: Us, slug: us, description: "We.", phrases: ["we", "our"]}\n'
IMPORT_ALL: Final = ("import", *CAPTURES)
IMPORT_FIRST: Final = ("import", CAPTURES[0])
IMPORT_REST: Final = ("import", *CAPTURES[1:])
UPDATE: Final = ("import", "--update", *CAPTURES)
TAG: Final = ("tag",)
KINDS: Final = ("deletion", "move", "page saved by renaming", "page saved in place")
"""What a person does to pages while a command runs; see `disturb`."""

Command: TypeAlias = tuple[str, ...]
Scenes: TypeAlias = "Sequence[Scene]"

_PROGRAM: Final = """
import atexit
import sys
sys.path.insert(0, {tests!r})
from interruptions import die_at
from paper_archive.cli import main
operations = die_at({operation})
atexit.register(lambda: print(operations()))
main(prog_name="paper-archive")
"""


@dataclass(frozen=True, slots=True)
class Run:
    """A command that ran to its good end."""

    seconds: float
    operations: int
    """Before how many disk operations it could have been killed."""


@dataclass(frozen=True, slots=True)
class Scene:
    """An archive, a command, and what the command makes of the archive when left in peace."""

    name: str
    archive: Path
    command: Command
    expected: Files
    peace: "Run"

    def fresh(self, place: Path) -> Path:
        """Return a copy of the archive."""
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self.archive, place, symlinks=True)
        return place


def started(command: Command, content: Path, operation: int = -1) -> "subprocess.Popen[str]":
    """Start a command, which is killed right before a disk operation if that is given."""
    program = _PROGRAM.format(tests=str(TESTS), operation=operation)
    return subprocess.Popen(
        [sys.executable, "-c", program, *command, "--content", str(content)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def run(command: Command, content: Path) -> Run:
    """Run a command to its good end."""
    begin = time.perf_counter()
    process = started(command, content)
    output, _ = process.communicate()
    if process.returncode:
        raise RuntimeError(f"{command}: exit code {process.returncode}\n{output}")
    return Run(time.perf_counter() - begin, int(output.split()[-1]))


def scene(name: str, folder: Path, command: Command, make: Callable[[Path], object]) -> Scene:
    """Make an archive and run a command in peace."""
    archive, peace = folder / name / "before", folder / name / "peace"
    archive.mkdir(parents=True)
    shutil.copy(TOPICS, archive / "topics.yml")
    make(archive)
    shutil.copytree(archive, peace)
    done = run(command, peace)
    return Scene(name, archive, command, files_of(peace), done)


def lived_in(archive: Path) -> None:
    """Import the first capture, and work on its pages as people do."""
    run(IMPORT_FIRST, archive)
    pages = sorted(archive.glob("papers/**/*.md"))
    for number, page in enumerate(pages):
        match number % 6:
            case 0:
                page.write_text(page.read_text("utf-8") + "\n## Notes\n\nMine.\n", "utf-8")
            case 1 if 'tags: ["' in page.read_text("utf-8"):
                remove_tags(page)
            case 2 if number % 4:
                page.unlink()
            case 3:
                page.chmod(0o600)


def remove_tags(page: Path) -> None:
    """Take all tags off a page."""
    lines = page.read_text("utf-8").splitlines(keepends=True)
    page.write_text("".join(line for line in lines if not line.startswith("tags: ")), "utf-8")


def made_scenes(folder: Path) -> list[Scene]:
    """Return the archives and commands that are disturbed."""

    def with_more_topics(archive: Path) -> None:
        lived_in(archive)
        topics = archive / "topics.yml"
        topics.write_text(topics.read_text("utf-8") + MORE_TOPICS, "utf-8")

    return [
        scene("first import", folder, IMPORT_ALL, lambda _: None),
        scene("later import", folder, IMPORT_REST, lived_in),
        scene("import --update", folder, UPDATE, lived_in),
        scene("tag", folder, TAG, with_more_topics),
    ]


def difference(content: Path, expected: Files) -> str:
    """Return which files are not as expected, or nothing."""
    found = files_of(content)
    names = [name for name in {*found, *expected} if found.get(name) != expected.get(name)]
    return ", ".join(sorted(names)[:5])


def kill(each: Scene, place: Path, operation: int, seconds: float) -> str:
    """Kill the command once, repeat it, and return what is wrong then, or nothing."""
    content = each.fresh(place)
    before = files_of(content)
    process = started(each.command, content, operation)
    if operation < 0:
        time.sleep(seconds)
        process.kill()
    process.communicate()
    if process.returncode != -signal.SIGKILL:
        return "not killed"
    for name, file in files_of(content).items():
        if name.endswith(".md") and file not in {before.get(name), each.expected.get(name)}:
            return f"torn page {name}"
    run(each.command, content)
    return difference(content, each.expected)


def kills(scenes: Scenes, place: Path, count: int, pick: random.Random) -> Counter[str]:
    """Kill commands: one half before a disk operation, one half at some moment."""
    results: Counter[str] = Counter()
    share = count // len(scenes)
    for each in scenes:
        last = each.peace.operations
        for number in range(share):
            at = 1 + int((number + pick.random()) * last / share) if number % 2 else -1
            result = kill(each, place, at, pick.uniform(0.15, 1.0) * each.peace.seconds)
            if result == "not killed":  # it ended before its moment; take a disk operation
                result = kill(each, place, pick.randint(1, last), 0)
            results[f"kill: {each.name}: {result or 'as in peace'}"] += 1
    return results


def pairs(scenes: Scenes, place: Path, count: int, pick: random.Random) -> Counter[str]:
    """Run two commands at once, then both again one after the other."""
    results: Counter[str] = Counter()
    first, later, _, tag = scenes
    kinds = {
        "the same import": (later, IMPORT_REST, IMPORT_REST),
        "two imports": (first, IMPORT_FIRST, IMPORT_REST),
        "import and tag": (tag, IMPORT_REST, TAG),
    }
    for kind, (each, *both) in kinds.items():
        peaceful = []
        for order in (both, both[::-1]):
            content = each.fresh(place)
            for command in (*order, *order):
                run(command, content)
            peaceful.append(files_of(content))
        for _ in range(count // len(kinds)):
            content = each.fresh(place)
            one = started(both[0], content)
            time.sleep(pick.uniform(0, each.peace.seconds))
            other = started(both[1], content)
            outputs = [process.communicate()[0] for process in (one, other)]
            crashes = [output for output in outputs if "Traceback" in output]
            for command in (*both, *both):
                run(command, content)
            is_right = files_of(content) in peaceful and not crashes
            results[f"pair: {kind}: {'as one after the other' if is_right else 'ruined'}"] += 1
    return results


def edits(scenes: Scenes, place: Path, count: int, pick: random.Random) -> Counter[str]:
    """Edit, delete and move pages while a command runs, and see that all of it stays."""
    results: Counter[str] = Counter()
    for number in range(count):
        each = scenes[1 + number % 3]
        content = each.fresh(place)
        pages = sorted(content.glob("papers/**/*.md"))
        process = started(each.command, content)
        wait_until_it_works(process, content, pick)
        checks = [
            disturb(page, kind) for kind, page in zip(KINDS * 2, pick.sample(pages, 8), strict=True)
        ]
        when = "meanwhile" if process.poll() is None else "just after"
        output, _ = process.communicate()
        run(each.command, content)
        lost = [kind for kind, check in zip(KINDS * 2, checks, strict=True) if not check()]
        outcome = f"lost: {', '.join(lost)}" if lost else "all kept"
        if "Traceback" in output:
            outcome = "crashed"
        results[f"edits of 8 pages: {each.name}: {when}: {outcome}"] += 1
    return results


def wait_until_it_works(
    process: "subprocess.Popen[str]", content: Path, pick: random.Random
) -> None:
    """Wait until a command holds the lock, or writes, and a moment more."""
    sign = content / "papers" / pick.choice((".lock", ".journal.tmp"))
    while not sign.exists() and process.poll() is None:
        time.sleep(0.0005)
    time.sleep(pick.uniform(0, 0.05))


def disturb(page: Path, kind: str) -> Callable[[], bool]:
    """Do to a page what a person may do, and return what tells whether it is still done."""
    match kind:
        case "deletion":
            page.unlink()
            return lambda: not page.exists()
        case "move":
            moved = page.parents[1] / page.name
            page.rename(moved)
            return lambda: moved.exists() and not page.exists()
        case "page saved by renaming":
            words = f"Words of {page.stem}."
            text = page.read_text("utf-8") + f"\n## More\n\n{words}\n"
            beside = page.with_name(f".{page.name}.swp")  # as editors do
            beside.write_text(text, "utf-8")
            beside.replace(page)
            return lambda: words in page.read_text("utf-8")
        case _:
            edit(page, "---\n", '---\nrating: "mine"\n')
            return lambda: 'rating: "mine"\n' in page.read_text("utf-8")


def main() -> None:
    """Disturb commands, print the table, and exit with what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    disturbances = {"kills": (kills, 240), "pairs": (pairs, 60), "edits": (edits, 60)}
    for name, (_, count) in disturbances.items():
        parser.add_argument(f"--{name}", type=int, default=count)
    parser.add_argument("--seed", type=int, default=1)
    options = vars(parser.parse_args())
    pick = random.Random(options["seed"])  # noqa: S311  # moments
    results: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        scenes = made_scenes(Path(folder))
        for name, (disturb_all, _) in disturbances.items():
            results += disturb_all(scenes, Path(folder) / "content", options[name], pick)
    print("| what was done | times |\n| --- | ---: |")
    for result, times in sorted(results.items()):
        print(f"| {result} | {times} |")
    good = ("as in peace", "as one after the other", "all kept")
    sys.exit(not all(result.endswith(good) for result in results))


if __name__ == "__main__":
    main()
