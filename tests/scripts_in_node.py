"""The scripts of the site in Node, as modules or joined as pages load them."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final

import mkdocs.contrib.search

from builds import ROOT
from paper_archive.publish.scripts import Scripts, is_module, site_scripts
from paper_archive.publish.scripts.citation_kinds import citation_kinds
from paper_archive.publish.scripts.stop_words import stop_words

ASSETS: Final = ROOT / "site-theme/assets"
LUNR_JS: Final = Path(mkdocs.contrib.search.__file__).parent / "templates/search/lunr.js"
SOURCE_VERSION: Final = "source"
"""The version of the modules before they are joined."""
_REQUESTS: Final = Path(__file__).parent / "node"


class NodeError(Exception):
    """A module threw what is quoted."""


class Node:
    """A Node that has loaded modules and answers requests."""

    def __init__(self, folder: Path, requests: IO[bytes], replies: IO[bytes]) -> None:
        self.folder = folder
        self._requests = requests
        self._replies = replies

    def ask(self, what: str, **given: object) -> Any:
        """Return what a script in `tests/node` replies to a request.

        Raises:
            NodeError: when it throws.

        """
        self._requests.write(json.dumps({"ask": what, **given}).encode() + b"\n")
        self._requests.flush()
        reply = json.loads(self._replies.readline())
        if "error" in reply:
            raise NodeError(reply["error"])
        return reply["value"]


@contextmanager
def started(node: str, script: str, folder: Path) -> Iterator[Node]:
    """Start a script of `tests/node` beside the modules in an empty folder, and end it."""
    (folder / "package.json").write_text('{"type":"module"}', encoding="utf-8")
    only_modules = shutil.ignore_patterns("*.css", "*.png", "*.svg")
    shutil.copytree(ASSETS, folder, ignore=only_modules, dirs_exist_ok=True)
    shutil.copytree(_REQUESTS, folder, dirs_exist_ok=True)
    shutil.copy(LUNR_JS, folder / "lunr.cjs")
    words = stop_words(LUNR_JS.read_text(encoding="utf-8"))
    (folder / "search/stop-words.js").write_text(words, encoding="utf-8")
    (folder / "citations/kinds.js").write_text(citation_kinds(), encoding="utf-8")
    pipe = subprocess.PIPE
    with subprocess.Popen([node, script], cwd=folder, stdin=pipe, stdout=pipe) as process:
        assert process.stdin
        assert process.stdout
        yield Node(folder, process.stdin, process.stdout)
        process.stdin.close()


def script_sources() -> dict[str, str]:
    """Return path in the theme → module."""
    paths = {path.relative_to(ASSETS.parent).as_posix(): path for path in ASSETS.rglob("*.js")}
    return {
        name: path.read_text(encoding="utf-8") for name, path in paths.items() if is_module(name)
    }


def served_scripts() -> Scripts:
    """Return the scripts of the site as it serves them."""
    return site_scripts(script_sources(), LUNR_JS.read_text(encoding="utf-8"))
