"""What the feeds of an archive weigh, and what they take of the time of its build.

    python benchmarks/bench_feeds.py [--papers N] [--corpus FILE]

Takes the papers of this archive, or the first N of a file or of a made-up archive. Prints a
Markdown table.
"""

import argparse
import gzip
import json
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Final

from corpus import papers as made_up
from paper_archive.archive import store
from paper_archive.errors import ArchiveError, Where
from paper_archive.paper import Paper, admit
from paper_archive.publish.feeds.files import FeedFiles
from paper_archive.publish.site import Site, site_of
from paper_archive.values import Source
from projects import ROOT
from report import print_table

_FIRST_DAY: Final = date(2024, 1, 1)
_PAPERS_A_DAY: Final = 100
_ADDRESS: Final = "https://papers.test/"


def main() -> None:
    """Measure, and print the table."""
    options = _options()
    papers = _dated(_papers(options.corpus, options.papers)) if options.papers else _bundled()
    site = site_of(papers, (), "Papers", _ADDRESS)
    start = time.process_time()
    groups = len(site.topics), len(site.authors)  # computed once, for the lists as well
    grouped = time.process_time()
    sizes = _sizes(site)
    written = time.process_time()
    rows = [
        ("papers", f"{len(site.papers):,}"),
        ("topics, and authors with a page", "{:,}, {:,}".format(*groups)),
        ("files", f"{sum(count for count, _ in sizes.values()):,}"),
        *((f"{kind}: files, MB", f"{n:,}, {size / 1e6:.1f}") for kind, (n, size) in sizes.items()),
        ("seconds of processor to write all", f"{written - grouped:.1f}"),
        ("seconds to group the papers, which lists need, too", f"{grouped - start:.1f}"),
    ]
    print_table([("", "feeds"), *rows])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--papers", type=int, default=0, help="default: those of this archive")
    parser.add_argument("--corpus", type=Path, metavar="FILE", help="gzip, one JSON object a line")
    return parser.parse_args()


def _bundled() -> list[Paper]:
    return store.load(ROOT / "content").papers


def _papers(corpus: Path | None, count: int) -> Iterable[Paper]:
    """Return so many papers of different names."""
    found = {paper.slug: paper for paper in (_read(corpus) if corpus else made_up(count))}
    return islice(found.values(), count)


def _read(corpus: Path) -> Iterator[Paper]:
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            record = json.loads(line)
            fields = {name: record.get(name) for name in ("title", "abstract", "authors", "venue")}
            tags = [f"topic-{number % 300}", f"part-{number % 97}"]
            year = str(record.get("year") or "")
            try:
                yield admit({**fields, "tags": tags, "date": year}, Where(str(corpus), number + 1))
            except ArchiveError:
                continue


def _dated(papers: Iterable[Paper]) -> list[Paper]:
    """Return the papers as they would be if a hundred had come on each day."""
    days = ((_FIRST_DAY + timedelta(n // _PAPERS_A_DAY)).isoformat() for n in range(10**7))
    return [
        replace(paper, sources=(Source("corpus", day),))
        for paper, day in zip(papers, days, strict=False)
    ]


def _sizes(site: Site) -> dict[str, tuple[int, int]]:
    """Write all feeds into a folder; return kind → number of files, and their bytes."""
    sizes: dict[str, tuple[int, int]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for address, data in FeedFiles(site).items():
            path = Path(folder) / address
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            group = address.partition("/")[0] if "/" in address else "archive"
            kind = f"{group}, {path.suffix[1:]}"
            count, size = sizes.get(kind, (0, 0))
            sizes[kind] = (count + 1, size + len(data))
    return sizes


if __name__ == "__main__":
    main()
