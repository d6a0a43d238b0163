"""What exports cost, whether an archive comes back from one, and what other readers make of them.

    python benchmarks/bench_exports.py [--papers N] [--corpus FILE]

Imports FILE, or makes an archive up; exports it in each format, imports its JSON Lines into an
empty archive and compares the pages; reads BibTeX with bibtexparser and pybtex, and RIS with rispy,
and compares what they find with the papers. Prints Markdown tables. Exit codes: 0; 1 with a
sentence for each loss.
"""

import argparse
import gzip
import re
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import rispy
from bibtexparser.entrypoint import parse_file as parse_bibtex
from bibtexparser.middlewares import SeparateCoAuthors, SplitNameParts
from pybtex.database import parse_file

from paper_archive.archive import store
from paper_archive.names import sorted_name, split_name
from paper_archive.paper import Paper
from paper_archive.text import clean
from report import print_table

_FORMATS: Final = {
    "bibtex": "bib",
    "ris": "ris",
    "csl-json": "csl.json",
    "csv": "csv",
    "jsonl": "jsonl",
}
_MB: Final = 1_000_000
_SIGNS: Final = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    **{f"\\{sign}": sign for sign in "&%#_$"},
}
_SIGN: Final = re.compile("|".join(map(re.escape, _SIGNS)))

_Found = Mapping[str, tuple[str, list[str], str, str]]
"""Slug → title, authors, year and DOI."""


def main() -> None:
    """Measure, print the tables, and end with 1 if anything is lost."""
    options = _options()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _make(folder, options.papers, options.corpus)
        papers = {paper.slug: paper for paper in store.load(folder / "content").papers}
        rows = [("format", "seconds", "MB", "MB as gzip")]
        for format_, extension in _FORMATS.items():
            seconds = _seconds("export", f"papers.{extension}", "--content", "content", at=folder)
            data = (folder / f"papers.{extension}").read_bytes()
            packed = len(gzip.compress(data, mtime=0))
            rows.append(
                (format_, f"{seconds:.1f}", f"{len(data) / _MB:.1f}", f"{packed / _MB:.1f}")
            )
        seconds = _seconds("export", "all/", "--content", "content", at=folder)
        files = [path for path in (folder / "all").rglob("*") if path.is_file()]
        size = sum(path.stat().st_size for path in files)
        rows.append((f"all, {len(files):,} files", f"{seconds:.1f}", f"{size / _MB:.1f}", ""))
        print_table(rows)
        misses = [*_round_trip(folder)]
        for reader, read in _READERS.items():
            misses += _losses(reader, read(folder), papers)
    sys.exit("\n".join(misses) or None)


def _make(folder: Path, count: int, corpus: Path | None) -> None:
    content = folder / "content"
    if corpus:
        _seconds("import", str(corpus.resolve()), "--content", "content", at=folder, may_fail=True)
    else:
        script = Path(__file__).with_name("corpus.py")
        subprocess.run([sys.executable, script, str(count), content], check=True)


def _seconds(*args: str, at: Path, may_fail: bool = False) -> float:
    start = time.perf_counter()
    command = [sys.executable, "-m", "paper_archive", *args]
    subprocess.run(command, cwd=at, capture_output=True, check=not may_fail)
    return time.perf_counter() - start


def _round_trip(folder: Path) -> Iterator[str]:
    """Yield a sentence if the pages that come back are not those that were exported."""
    _seconds("import", "papers.jsonl", "--content", "again", at=folder)
    before, after = (
        {path.relative_to(each).as_posix(): path.read_bytes() for path in each.rglob("*.md")}
        for each in (folder / "content", folder / "again")
    )
    same = sum(before.get(name) == text for name, text in after.items())
    print(f"\nround trip of papers.jsonl: {same:,} of {len(before):,} pages identical\n")
    if before != after:
        yield f"round trip: {len(before) - same} pages differ"


def _losses(reader: str, found: _Found, papers: Mapping[str, Paper]) -> Iterator[str]:
    """Yield a sentence for each part of a citation that a reader does not find in some paper."""
    wanted = {slug: _wanted(paper, reader) for slug, paper in papers.items()}
    missing = wanted.keys() - found.keys()
    if missing:
        yield f"{reader}: {len(missing)} papers missing, such as {min(missing)}"
    for place, part in enumerate(("title", "authors", "year", "DOI")):
        lost = [
            slug
            for slug, each in found.items()
            if slug in wanted and _bare(each[place]) != _bare(wanted[slug][place])
        ]
        print(f"{reader}: {part} of {len(found) - len(lost):,} of {len(papers):,} papers")
        if lost:
            slug = min(lost)
            yield f"{reader}: {part} of {len(lost)}: {found[slug][place]} {wanted[slug][place]}"


def _bare(value: Any) -> Any:
    """Return text without what is no part of it: the order of a name, and markup of BibTeX."""
    return list(map(_bare, value)) if isinstance(value, list) else _words(value)


def _words(text: str) -> str:
    plain = _SIGN.sub(lambda match: _SIGNS[match[0]], text)
    found = re.sub(r"[{}$\\,]", " ", unicodedata.normalize("NFC", plain))
    return " ".join(sorted(found.split()))


def _wanted(paper: Paper, reader: str) -> tuple[str, list[str], str, str]:
    names = [" ".join(filter(None, split_name(name))) for name in paper.authors]
    if reader == "rispy":
        names = [sorted_name(name) for name in paper.authors]
    return clean(paper.title), names, paper.date[:4], paper.ids.get("doi", "")


def _by_bibtexparser(folder: Path) -> _Found:
    middleware = [SeparateCoAuthors(), SplitNameParts()]
    library = parse_bibtex(str(folder / "papers.bib"), append_middleware=middleware)
    found = {}
    for entry in library.entries:
        fields = {field.key: field.value for field in entry.fields}
        names = [
            " ".join((*each.first, *each.von, *each.last, *each.jr))
            for each in fields.get("author", ())
        ]
        found[entry.key] = (fields["title"], names, fields.get("year", ""), fields.get("doi", ""))
    return found


def _by_pybtex(folder: Path) -> _Found:
    found = {}
    for key, entry in parse_file(str(folder / "papers.bib")).entries.items():
        names = [
            " ".join((*each.first_names, *each.middle_names, *each.prelast_names, *last))
            for each in entry.persons.get("author", ())
            for last in [(*each.last_names, *each.lineage_names)]
        ]
        fields = entry.fields
        found[key] = (fields["title"], names, fields.get("year", ""), fields.get("doi", ""))
    return found


def _by_rispy(folder: Path) -> _Found:
    with (folder / "papers.ris").open(encoding="utf-8") as stream:
        entries: Iterable[Mapping[str, Any]] = rispy.load(stream)
    return {
        each["id"]: (
            each["title"],
            each.get("authors", []),
            each.get("year", ""),
            each.get("doi", ""),
        )
        for each in entries
    }


_READERS: Final[Mapping[str, Callable[[Path], _Found]]] = {
    "bibtexparser": _by_bibtexparser,
    "pybtex": _by_pybtex,
    "rispy": _by_rispy,
}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure exports.")
    parser.add_argument("--papers", type=int, default=2_000, help="how many papers to make up")
    parser.add_argument("--corpus", type=Path, help="a file of papers, instead of made-up ones")
    return parser.parse_args()


if __name__ == "__main__":
    main()
