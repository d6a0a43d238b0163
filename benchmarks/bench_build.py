"""What an import and a build take, beside stock MkDocs and Material over the same pages.

    python benchmarks/bench_build.py [--runs 3] [--papers 5000 20000] [--json FILE]
    python benchmarks/bench_build.py --additions 20000 [--corpus FILE] [--runs 1] [--json FILE]

The second command measures what feeds, exports and pages as Markdown add to a build. Prints
Markdown tables. Exit codes: 0 within the budget; 1 with a sentence for each miss.
"""

import argparse
import hashlib
import json
import os
import platform
import shutil
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

from additions import prepare_additions
from measure import Runs, files_below
from projects import IMPORT, copy_archive, make_stock, make_up_papers
from report import Build, Comparison, Imports, growth_rows, print_table


def main() -> None:
    """Measure, print the tables, and end with 1 if the budget is missed."""
    options = _options()
    print(_machine())
    found, misses = (_additions if options.additions else _archive)(options)
    if options.json:
        found = {"machine": _machine(), **found, "misses": misses}
        options.json.write_text(f"{json.dumps(found, indent=2)}\n", encoding="utf-8")
    if misses:
        sys.exit("\n".join(misses))


def _additions(options: argparse.Namespace) -> tuple[dict[str, Any], list[str]]:
    """Measure what is added to a build; return all that was found, and what is missed."""
    with tempfile.TemporaryDirectory() as folder:
        additions = prepare_additions(Path(folder), options.additions, options.corpus)
        for _ in range(options.runs):
            additions.build()
        print_table(additions.rows())
        print_table(additions.parts())
        return {"additions": additions.as_json()}, list(additions.misses())


def _archive(options: argparse.Namespace) -> tuple[dict[str, Any], list[str]]:
    """Measure this archive and made-up ones; return all that was found, and what is missed."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        content = copy_archive(place / "ours")
        make_stock(place / "stock", content)
        imports, comparison = _measure(place, content, options.runs)
        print_table(imports.rows())
        print_table(comparison.rows())
        growth = [_measure_growth(place, papers, options.runs) for papers in options.papers]
    if growth:
        print_table(growth_rows(growth))
    found = {
        "import": imports.as_json(),
        "build": comparison.as_json(),
        "growth": [build.as_json() for build in growth],
    }
    return found, list(comparison.misses())


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=_positive, default=3, help="of each command; default 3")
    parser.add_argument(
        "--papers",
        type=_positive,
        nargs="+",
        default=[],
        metavar="N",
        help="also build made-up archives of so many papers",
    )
    parser.add_argument(
        "--additions",
        type=_positive,
        metavar="N",
        help="only measure what feeds, exports and Markdown add to N made-up papers",
    )
    parser.add_argument(
        "--corpus", type=Path, metavar="FILE", help="for --additions, all papers of a file"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all that was measured")
    return parser.parse_args()


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"must be 1 or more, not {number}")
    return number


def _machine() -> str:
    packages = (("MkDocs", "mkdocs"), ("Material", "mkdocs-material"))
    versions = ", ".join(f"{name} {version(package)}" for name, package in packages)
    system = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    return f"Python {platform.python_version()}, {versions}; {system}"


def _measure(place: Path, content: Path, runs: int) -> tuple[Imports, Comparison]:
    """Measure everything in turn, over and over, so that a slow minute hits all alike."""
    captures = files_below(content / "captures")
    first, again, papers = Runs(), Runs(), 0
    comparison = Comparison(Build(place / "ours", Runs()), Build(place / "stock", Runs()))
    for number in range(1, runs + 1):
        papers = _import_twice(place / f"import-{number}", content, first, again)
        comparison.ours.build()
        comparison.stock.build()
    if comparison.ours.site.paper_pages != comparison.stock.site.paper_pages:
        raise RuntimeError("the two sites do not hold the same papers")
    return Imports(len(captures), papers, first, again), comparison


def _import_twice(folder: Path, content: Path, first: Runs, again: Runs) -> int:
    """Import the captures into an empty content folder, twice; return how many papers it holds."""
    (folder / "content").mkdir(parents=True)
    shutil.copytree(content / "captures", folder / "captures")
    shutil.copy(content / "topics.yml", folder / "content")
    command = (*IMPORT, "captures")
    first.add(command, folder)
    imported = _digests(folder)
    again.add(command, folder)
    if _digests(folder) != imported:
        raise RuntimeError("the second import changed the content folder")
    return sum(name.endswith(".md") for name in imported)


def _digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files_below(folder)
    }


def _measure_growth(place: Path, papers: int, runs: int) -> Build:
    """Build a made-up archive; only ours, as stock's site grows with the square of the papers."""
    project = place / f"made-up-{papers}"
    copy_archive(project, has_papers=False)
    make_up_papers(project, papers)
    build = Build(project, Runs())
    for _ in range(runs):
        build.build()
    return build


if __name__ == "__main__":
    main()
