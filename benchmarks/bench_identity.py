"""Tell papers apart in made-up libraries, and import records into large archives.

    python benchmarks/bench_identity.py [--papers 584] [--shuffles 20] [--archives 20000 87000]

It prints two tables. In the first, records of `labelled_papers.py` are taken in many orders, in one
import and in one for each record: how many pages there are, how many papers got onto the page of
another, and how many pages too many there are. The half with the other seed is held out: nobody
looked at its records while rules were written. In the second, records are imported into archives of
made-up papers.
"""

import argparse
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from labelled_papers import Labelled, labelled
from measure import run_command
from paper_archive.archive.catalogue import Catalogue, order
from paper_archive.errors import Where
from projects import make_up_papers

SEEDS: Final = {"open": 22, "held out": 30}
MOST_WRONG: Final = 1
MOST_MISSED: Final = 2
"""For each 584 papers, as in the public set that others are measured on."""
PAPERS: Final = 584


class Score(NamedTuple):
    """How well records found their papers."""

    pages: int
    wrong: int
    """Papers that are on the page of another."""
    missed: int
    """Pages of papers that have another."""


def main() -> int:
    """Print the tables and return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--papers", type=int, default=PAPERS)
    parser.add_argument("--shuffles", type=int, default=20)
    parser.add_argument("--archives", type=int, nargs="*", default=[])
    options = parser.parse_args()
    failures = 0
    print("| half | records | papers | imports | pages | wrong | missed | seconds |")
    print("|---|---:|---:|---|---:|---:|---:|---:|")
    for name, seed in SEEDS.items():
        records = labelled(options.papers, seed)
        papers = len({each.label for each in records})
        allowed = papers / PAPERS
        for way, at_once in (("one", True), ("one for each record", False)):
            scores, seconds = _scores(records, options.shuffles, at_once=at_once)
            worst = [max(getattr(each, field) for each in scores) for field in Score._fields]
            print(
                f"| {name} | {len(records)} | {papers} | {way} | {_shown(scores)} | {seconds:.2f} |"
            )
            failures += worst[1] > MOST_WRONG * allowed or worst[2] > MOST_MISSED * allowed
            failures += at_once and len(set(scores)) > 1
    if options.archives:
        print("\n| archive | records per second | peak memory, MB |\n|---:|---:|---:|")
    for size in options.archives:
        _measure_import(size)
    return min(failures, 1)


def joined(records: Iterable[Labelled], *, at_once: bool) -> dict[str, set[int]]:
    """Return page → labels of the records on it, of one import or of one for each record."""
    catalogue = Catalogue({}, {})
    if at_once:
        records = sorted(records, key=lambda each: order(each.record))
    pages: defaultdict[str, set[int]] = defaultdict(set)
    for label, record in records:
        added = catalogue.add(record, Where("made-up"), lambda *_: ())
        pages[added.slug].add(label)
    return pages


def score(pages: dict[str, set[int]]) -> Score:
    """Return how many pages there are, and how many papers are on wrong or several ones."""
    wrong = sum(len(labels) - 1 for labels in pages.values())
    found = [label for labels in pages.values() for label in labels]
    return Score(len(pages), wrong, len(found) - len(set(found)))


def _scores(
    records: Sequence[Labelled], shuffles: int, *, at_once: bool
) -> tuple[list[Score], float]:
    """Return the scores of all orders, and the seconds of processor time of one on average."""
    scores = []
    begin = time.process_time()
    for seed in range(shuffles):
        shuffled = [*records]
        Random(seed).shuffle(shuffled)  # noqa: S311  # always the same orders
        scores.append(score(joined(shuffled, at_once=at_once)))
    return scores, (time.process_time() - begin) / len(scores)


def _shown(scores: Sequence[Score]) -> str:
    columns = zip(*scores, strict=True)
    shown = (
        f"{min(each)} to {max(each)}" if len({*each}) > 1 else str(each[0]) for each in columns
    )
    return " | ".join(shown)


def _measure_import(size: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_up_papers(folder, size)
        records = labelled(400, 3)[:1_000]
        text = "".join(
            f"@article{{r{number}, title = {{{each.record.title}}}, year = {{{each.record.date}}}, "
            f"author = {{{' and '.join(each.record.authors)}}}, "
            f"abstract = {{{each.record.abstract}}}}}\n"
            for number, each in enumerate(records)
        )
        (folder / "records.bib").write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "paper_archive", "import"]
        (folder / "none.bib").write_text(
            "@article{x, title = {Nothing New Here}}", encoding="utf-8"
        )
        run_command([*command, "none.bib"], folder)
        empty = run_command([*command, "none.bib"], folder)
        run = run_command([*command, "records.bib"], folder)
        seconds = run.seconds
        print(
            f"| {size:,} | {len(records) / seconds:.0f} (of {seconds:.1f} s, {empty.seconds:.1f} s "
            f"read the archive) | {run.peak_bytes / 1e6:.0f} |"
        )


if __name__ == "__main__":
    raise SystemExit(main())
