"""Folders to measure in: copies of this archive, of stock MkDocs over its pages, of made-up papers.

Copies, so that nobody's work on `content/` during the benchmark changes what is compared.
"""

import re
import shutil
import sys
import sysconfig
from pathlib import Path
from typing import Final

from measure import run_command

ROOT: Final = Path(__file__).resolve().parents[1]

MKDOCS: Final = (sys.executable, "-m", "mkdocs", "build", "--site-dir")
"""The command that builds a site; what follows is where to."""
IMPORT: Final = (str(Path(sysconfig.get_path("scripts"), "paper-archive")), "import")
"""The command that imports; what follows is what."""

_CAPTURED: Final = "2025-01-01"
_STOCK: Final = "site_name: Paper Archive\ntheme: {name: material, font: false}\n"
_TEMPLATE_LINE: Final = re.compile(r"^template:.*\n", re.MULTILINE)
_PAGE_LINK: Final = re.compile(r"\]\(([^():#]+\.md)")


def copy_archive(project: Path, *, has_papers: bool = True) -> Path:
    """Copy what this archive is built from, with or without its papers; return its content."""
    unwanted = [".*"] if has_papers else [".*", "papers", "captures", "topics.yml"]
    content = project / "content"
    shutil.copytree(ROOT / "content", content, ignore=shutil.ignore_patterns(*unwanted))
    shutil.copy(ROOT / "mkdocs.yml", project)
    return content


def import_records(project: Path, file: Path) -> None:
    """Import a file of real papers into a project; some of its records are refused."""
    command = (*IMPORT, str(file.resolve()), "--captured", _CAPTURED)
    run_command(command, project, may_fail=True)


def make_up_papers(project: Path, papers: int) -> None:
    """Write the pages of made-up papers, and their vocabulary, into the content of a project."""
    script = str(ROOT / "benchmarks/corpus.py")
    run_command((sys.executable, script, str(papers), "content"), project)


def make_stock(project: Path, content: Path) -> None:
    """Make a project of stock MkDocs and Material over the pages of a content folder.

    A page whose links lead to what only our plugin makes is left out.
    """
    docs = project / "docs"
    for path in sorted((content / "papers").rglob("*.md")):
        copy = docs / path.relative_to(content)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
    index = (content / "index.md").read_text(encoding="utf-8")
    (docs / "index.md").write_text(_TEMPLATE_LINE.sub("", index), encoding="utf-8")
    about = (content / "about.md").read_text(encoding="utf-8")
    if all((docs / link).exists() for link in _PAGE_LINK.findall(about)):
        (docs / "about.md").write_text(about, encoding="utf-8")
    (project / "mkdocs.yml").write_text(_STOCK, encoding="utf-8")
