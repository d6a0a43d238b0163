"""The engines that are compared: how each writes its index, and the page that searches in it.

Each has a page as small as can be, whose script stands in the page and so costs nobody a byte; in
it the engine is asked for its ranking. Peers are timed there too, and ours on the home page of the
site as it is built.
"""

import html
import importlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, Final

import mkdocs.contrib.search

from measure import files_below
from paper_archive.archive import store
from paper_archive.archive.files import whole_file
from paper_archive.archive.markdown.page import write_page
from projects import MKDOCS, copy_archive
from search.corpora import BUNDLED, Corpus
from search.paper_lines import write_papers

MINISEARCH: Final = "7.2.0"
"""The version that is compared; that of Pagefind is the installed one."""
PAGE: Final = "engine.html"
"""The small page of an engine, in the folder that is served."""

_PARTS: Final = Path(__file__).parent
_LUNR_JS: Final = Path(mkdocs.contrib.search.__file__).parent / "templates" / "search" / "lunr.js"
_PAPERS: Final = "papers.jsonl"
_TOPIC_NAMES: Final = "topic-names.json"
_PROJECT: Final = "project"


class Engine(ABC):
    """A search engine over one corpus."""

    name: ClassVar[str]
    box: ClassVar = PAGE
    """The address of the page whose search box is timed."""
    needed: ClassVar = re.compile(r"(?<!\.html)$")
    """Addresses of what search fetches, its library included."""

    def __init__(self, place: Path) -> None:
        """Take the folder that holds the papers, as `write_inputs` wrote them."""
        self.inputs = place
        self.folder = place / self.name

    @property
    def served(self) -> Path:
        """The folder that is served."""
        return self.folder

    @property
    def bytes(self) -> int:
        """The size of all files that search needs."""
        names = {
            path.relative_to(self.served).as_posix(): path for path in files_below(self.served)
        }
        return sum(path.stat().st_size for name, path in names.items() if self.needed.search(name))

    def build(self) -> float:
        """Write the index anew; return how many seconds that took."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        began = time.perf_counter()
        _run(self.command())
        seconds = time.perf_counter() - began
        self.finish()
        script = (_PARTS / f"{self.name}.js").read_text(encoding="utf-8")
        page = (_PARTS / "box.html").read_text(encoding="utf-8")
        (self.served / PAGE).write_text(page.replace("/* ENGINE */", script), encoding="utf-8")
        return seconds

    @abstractmethod
    def command(self) -> Sequence[str]:
        """Return the command that writes the index into the folder."""

    def finish(self) -> None:  # noqa: B027  # most have nothing to do
        """Put the library beside the index, and take away what search does not fetch."""


class Ours(Engine):
    """The search of this project."""

    name = "ours"
    box = ""
    needed = re.compile(r"(^|/)(assets/(start|search/.+)\.js|search/.+\.json)$")

    @property
    def served(self) -> Path:
        """The site."""
        return self.inputs / "site"

    def command(self) -> Sequence[str]:
        """Return the command that writes our files."""
        inputs = (str(self.inputs / _PAPERS), str(self.inputs / _TOPIC_NAMES))
        return (sys.executable, "-m", "search.index_ours", *inputs, str(self.folder))

    def finish(self) -> None:
        """Build the site, which has the same files, and all else that search needs."""
        if not self.served.exists():
            _run((*MKDOCS, str(self.served)), self.inputs / _PROJECT)


class Pagefind(Engine):
    """Pagefind over one small page per paper."""

    name = "pagefind"
    _unneeded: ClassVar = re.compile(r"-(ui|component-ui|modular-ui|highlight|worker)\.|unknown")

    def __init__(self, place: Path) -> None:
        super().__init__(place)
        try:
            self._program = str(importlib.import_module("pagefind_bin").get_executable())
        except ModuleNotFoundError as error:
            raise SystemExit(
                "Pagefind is not installed: pip install 'pagefind[bin]', "
                "or name the others with --engines."
            ) from error

    def command(self) -> Sequence[str]:
        """Return the command that reads the pages."""
        pages = ("--site", str(self.inputs / "pages"))
        return (self._program, *pages, "--output-path", str(self.folder / "pagefind"))

    def finish(self) -> None:
        """Take away its widgets, its worker, and what is for other languages than English."""
        for path in files_below(self.folder):
            if self._unneeded.search(path.name):
                path.unlink()


class OneFile(Engine):
    """An engine in JavaScript whose index is one file, written under Node.js."""

    def node_command(self, library: Path) -> Sequence[str]:
        """Return the command that writes the file with a library."""
        script = _PARTS / f"index_{self.name}.cjs"
        inputs, file = self.inputs / _PAPERS, self.folder / f"{self.name}-index.json"
        return (_program("node"), *map(str, (script, library, inputs, file)))


class MiniSearch(OneFile):
    """MiniSearch as it comes."""

    name = "minisearch"

    def __init__(self, place: Path) -> None:
        super().__init__(place)
        package = place.parent / "node_modules" / "minisearch"
        if not package.exists():
            npm = _program("npm")
            options = ("--no-audit", "--no-fund", "--prefix", str(place.parent))
            _run((npm, "install", *options, f"minisearch@{MINISEARCH}"))
        self._library = package / "dist"

    def command(self) -> Sequence[str]:
        """Return the command that writes the file."""
        return self.node_command(self._library / "cjs" / "index.cjs")

    def finish(self) -> None:
        """Put the library beside the index."""
        shutil.copy(self._library / "es" / "index.js", self.folder / "minisearch.js")


class Lunr(OneFile):
    """Lunr as it comes."""

    name = "lunr"

    def command(self) -> Sequence[str]:
        """Return the command that writes the file."""
        library = self.folder / "lunr.cjs"  # below a package of modules, Node takes .js for one
        shutil.copy(_LUNR_JS, library)
        return self.node_command(library)

    def finish(self) -> None:
        """Put the library beside the index."""
        (self.folder / "lunr.cjs").rename(self.folder / "lunr.js")


ENGINES: Final = {engine.name: engine for engine in (Ours, Pagefind, MiniSearch, Lunr)}
"""Name → engine; ours first."""


def write_inputs(place: Path, corpus: Corpus) -> None:
    """Write what the engines read: the papers as lines, as small pages, and as an archive."""
    content = copy_archive(place / _PROJECT, has_papers=corpus.name == BUNDLED)
    if corpus.name != BUNDLED:
        for paper in corpus.papers:
            whole_file.write(store.place_of(content, paper, None), write_page(paper))
    write_papers(corpus.papers, place / _PAPERS)
    (place / _TOPIC_NAMES).write_text(json.dumps(dict(corpus.topic_names)), encoding="utf-8")
    pages = place / "pages"
    pages.mkdir()
    for paper in corpus.papers:
        title, authors, abstract = map(
            html.escape, (paper.title, ", ".join(paper.authors), paper.abstract)
        )
        (pages / f"{paper.slug}.html").write_text(
            f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>'
            f"<body data-pagefind-body><h1>{title}</h1><p>{authors}</p><p>{abstract}</p>",
            encoding="utf-8",
        )


def _program(name: str) -> str:
    found = shutil.which(name)
    if not found:
        raise SystemExit(f"{name} is not installed, which MiniSearch and Lunr need: see --engines.")
    return found


def _run(command: Sequence[str], folder: Path | None = None) -> None:
    """Run a command in a folder.

    Raises:
        SystemExit: when it fails; with what it said.

    """
    environment = os.environ | {"PYTHONPATH": str(_PARTS.parent), "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        name = " ".join(Path(word).name for word in command[:3])
        raise SystemExit(f"{name} ended with {done.returncode}:\n{done.stderr[-4_000:]}")
