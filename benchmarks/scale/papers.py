"""An archive of any number of papers: made up, or those of a file and papers made of them."""

import gzip
import shutil
import subprocess
import sys
from itertools import islice
from pathlib import Path
from typing import Final

from measure import files_below
from projects import ROOT, import_records, make_up_papers

ADDED: Final = 50
"""Papers that are held back, to be added later."""
_SETTINGS: Final = """\
site_name: Papers
site_url: https://papers.test/
docs_dir: content
theme: {name: material}
plugins: [paper-archive]
"""


def make_project(folder: Path, papers: int, corpus: Path | None) -> dict[Path, str]:
    """Make a project; return path → text of the pages that are to be added later.

    Records that are refused, or that are of one paper, are fewer papers in the archive.

    Raises:
        SystemExit: when a command fails.

    """
    content = folder / "content"
    content.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(_SETTINGS, encoding="utf-8")
    if corpus:
        shutil.copy(ROOT / "content/topics.yml", content)
        _write_records(folder / "papers.jsonl", papers + ADDED, corpus)
        import_records(folder, folder / "papers.jsonl")
    else:
        make_up_papers(folder, papers + ADDED)
    pages = sorted(files_below(content / "papers"), key=lambda path: path.name)[-ADDED:]
    texts = {path: path.read_text(encoding="utf-8") for path in pages}
    for path in texts:
        path.unlink()
    return texts


def _write_records(path: Path, count: int, corpus: Path) -> None:
    """Write so many records; a process of its own extends the corpus, since it holds all of it."""
    larger = path.with_name("larger.jsonl.gz")
    script = str(ROOT / "benchmarks/larger_corpus.py")
    with larger.open("wb") as out:
        subprocess.run((sys.executable, script, str(corpus), str(count)), stdout=out, check=True)
    with (
        gzip.open(larger, "rt", encoding="utf-8") as lines,
        path.open("w", encoding="utf-8") as out,
    ):
        out.writelines(islice(lines, count))
    larger.unlink()
