"""Measure how services and files complete an archive: what it costs, and how often it is wrong.

    python benchmarks/bench_enriching.py [--papers 2000] [--lines 1000000]

It prints requests, pauses and bytes for the 501 papers as their five captures have them, against a
server that answers as arXiv does; time and memory of `enrich --from` over a file of many lines in
the shape of arXiv's metadata; and right, wrong and missed matches on labelled answers
(labelled_answers.py), if PAPER_ARCHIVE_CORPUS names a corpus. "Absent" are those that the service
does not have, "bare" those of which page and service have only the title in common.
"""

import argparse
import gzip
import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, Final
from xml.sax.saxutils import escape

from labelled_answers import Corpus, Question, questions
from measure import run_command
from paper_archive.archive import store
from paper_archive.archive.catalogue import Catalogue
from paper_archive.network.answers import Answer
from paper_archive.network.client import Client
from paper_archive.network.settings import Settings
from paper_archive.paper import Paper
from paper_archive.text import fold
from paper_archive.workflows.asking import naming
from paper_archive.workflows.asking.choosing import choose
from paper_archive.workflows.asking.naming import papers_in
from paper_archive.workflows.enriching import BY_SERVICE, EnrichOptions, enrich
from paper_archive.workflows.importing import ImportOptions, import_files
from paper_archive.workflows.progress import Progress

ROOT: Final = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from service_server import Asked, FakeClock, Reply, service_server  # noqa: E402  # of the tests

CAPTURES: Final = ROOT / "content" / "captures"
SEEDS: Final = {"open": 12, "held out": 77}
"""Each takes another half of the papers of the corpus: every second line."""
MOST_WRONG: Final = 1 / 2_000
LEAST_RECALL: Final = 0.95


def main() -> int:
    """Print the tables and return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--papers", type=int, default=2_000)
    parser.add_argument("--lines", type=int, nargs="*", default=[100_000, 1_000_000])
    parser.add_argument("--wrong", action="store_true", help="Print the wrong and missed matches.")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        captures = sorted(CAPTURES.glob("daily-papers-*.txt"))
        import_files(captures, content, ImportOptions(), Progress())
        for size in options.lines:
            _measure_file(content, Path(folder) / "arxiv.json", size)
        _measure_services(content)
    corpus = os.environ.get("PAPER_ARCHIVE_CORPUS")
    return _measure_matches(Path(corpus), options) if corpus else 0


# Services.


def _measure_services(content: Path) -> None:
    rows = [json.loads(line) for line in next(CAPTURES.glob("facts-*.jsonl")).open()]
    pages = store.load(content).pages
    entries = {
        row["arxiv"]: (fold(row["title"]), _entry(row, pages[row["slug"]].paper))
        for row in rows
        if row.get("arxiv") and row["slug"] in pages
    }

    def reply(asked: Asked) -> Reply:
        ids = asked.params.get("id_list", "").split(",")
        phrase = asked.params.get("search_query", "")[4:-1]
        found = [
            entry
            for identifier, (title, entry) in entries.items()
            if identifier in ids or (phrase and phrase in title)
        ]
        return Reply(_FEED.format(len(found), "".join(found)).encode())

    clock = FakeClock()
    with service_server() as server:
        server.reply = reply
        settings = Settings(environment=server.environment, clock=clock.clock)
        with Client(settings) as client:
            options = EnrichOptions(catalogs=[BY_SERVICE["arxiv"]], day="2026-11-27")
            report = enrich(content, client, options, Progress())
        size = sum(len(reply(asked).body) for asked in server.asked)
        requests = len(server.asked)
    known = sum(bool(each.ids) for each in report.imported.papers.values())
    print(
        f"\n501 papers at arXiv: {requests} requests, {sum(clock.slept):,.0f} s of pauses, ", end=""
    )
    print(f"{size / 1000:,.0f} kB; {known} of {len(entries)} that it has were found")


_FEED: Final = """<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns="http://www.w3.org/2005/Atom">
<id>https://arxiv.org/api/x</id><title>arXiv Query</title><updated>2026-11-27T00:00:00Z</updated>
<opensearch:totalResults>{}</opensearch:totalResults>
<opensearch:startIndex>0</opensearch:startIndex>{}</feed>"""


def _entry(row: dict[str, Any], page: Paper) -> str:
    authors = "".join(
        f"<author><name>{escape(name)}</name></author>" for name in row.get("authors", ())
    )
    day = f"{(row.get('submitted') or '2020-01-01') + '-01':.10}T00:00:00Z"
    return (
        f"<entry><id>http://arxiv.org/abs/{row['arxiv']}v1</id><title>{escape(row['title'])}</title>"
        f"<summary>{escape(page.abstract)}</summary>{authors}"
        f"<published>{day}</published><updated>{day}</updated></entry>"
    )


# Matches.


def _measure_matches(path: Path, options: argparse.Namespace) -> int:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        papers = [json.loads(line) for line in lines]
    print("\n| half | page has | pages | right | missed | absent | bare | wrong | recall |")
    print("|---|---|---:|---:|---:|---:|---:|---:|---:|")
    failures = 0
    for first, (half, seed) in enumerate(SEEDS.items()):
        corpus = Corpus(papers[first :: len(SEEDS)])
        found: dict[str, Counter[str]] = {}
        asked = list(questions(corpus, options.papers, seed))
        catalogue = Catalogue({each.page.slug: each.page for each in asked}, {})
        for each in asked:
            outcome = _outcome(catalogue, each, is_shown=options.wrong)
            for kind in (each.kind, "all"):
                found.setdefault(kind, Counter())[outcome] += 1
        for kind, counts in sorted(found.items()):
            print(f"| {half} | {kind} | {_row(counts)} |")
        total = found["all"]
        failures += total["wrong"] > MOST_WRONG * total.total()
        failures += _recall(total) < LEAST_RECALL
    return min(failures, 1)


def _outcome(catalogue: Catalogue, asked: Question, *, is_shown: bool) -> str:
    papers = papers_in(Answer(200, {}, asked.answer, "answer"))
    choice = choose(naming.OPENALEX, catalogue, asked.page, papers)
    chosen = {identifier for _, identifier in choice.found}
    if chosen - asked.right:
        outcome = "wrong"
    elif chosen:
        outcome = "right"
    else:
        outcome = ("missed" if asked.is_told else "bare") if asked.right else "absent"
    if is_shown and outcome in {"wrong", "missed"}:
        titles = [each.title for each in papers if each.ids.get("openalex") in chosen | asked.right]
        print(outcome, asked.kind, repr(asked.page.title), titles, choice.reason, sep=" | ")
    return outcome


def _recall(counts: Counter[str]) -> float:
    return counts["right"] / max(1, counts["right"] + counts["missed"])


def _row(counts: Counter[str]) -> str:
    cells = [
        counts.total(),
        *(counts[name] for name in ("right", "missed", "absent", "bare", "wrong")),
    ]
    return " | ".join([*(f"{cell:,}" for cell in cells), f"{_recall(counts):.3f}"])


# A large file.


def _measure_file(content: Path, path: Path, size: int) -> None:
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(_lines(content, size))
    arguments = ["-m", "paper_archive", "enrich", "--from", path, "--content", content, "--dry-run"]
    run = run_command([sys.executable, *map(str, arguments)], path.parent)
    print(
        f"enrich --from, {size:,} lines of {path.stat().st_size / 1e6:,.0f} MB: "
        f"{run.seconds:.0f} s, {run.peak_bytes / 1e6:,.0f} MB of memory",
        flush=True,
    )


def _lines(content: Path, size: int) -> Iterator[str]:
    """Yield lines in the shape of arXiv's metadata: one in a thousand is a paper of the archive."""
    papers = store.load(content).papers
    words = sorted({word for paper in papers for word in paper.title.split()})
    random = Random(1)  # noqa: S311  # always the same, which is the point
    for number in range(size):
        known, other = papers[number // 1_000 % len(papers)], random.choice(papers)
        title, abstract = known.title, known.abstract
        if number % 1_000:
            title = " ".join(random.choices(words, k=random.randint(4, 12)))
            sentences = [*known.abstract.split(". "), *other.abstract.split(". ")]
            abstract = ". ".join(random.sample(sentences, min(8, len(sentences))))
        values = {
            "id": f"{2001 + number // 100_000}.{number % 100_000:05}",
            "submitter": "Ada Lovelace",
            "authors": "Ada Lovelace and Alan Turing",
            "title": title,
            "categories": "cs.LG",
            "abstract": abstract,
            "versions": [{"version": "v1", "created": "Mon, 2 Apr 2007 19:18:42 GMT"}],
            "update_date": "2008-11-26",
            "authors_parsed": [["Lovelace", "Ada", ""], ["Turing", "Alan", ""]],
        }
        yield json.dumps(values) + "\n"


if __name__ == "__main__":
    raise SystemExit(main())
