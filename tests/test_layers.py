"""The arrows between the wings, and the size and names of the modules."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final

import pytest

from paper_archive.publish.scripts.module import read_module

ROOT: Final = Path(__file__).parents[1] / "generator" / "paper_archive"
MODULES: Final = sorted(ROOT.rglob("*.py"))

GROUND: Final = (
    "paper",
    "fields",
    "values",
    "orcids",
    "statuses",
    "identifiers",
    "doi",
    "tex",
    "errors",
    "text",
    "names",
    "links",
    "safe_html",
    "blocks",
    "redirect",
    "raw_blocks",
    "escapes",
    "strict_json",
    "cache_folder",
)
MAY_IMPORT: Final = {
    **dict.fromkeys(GROUND, GROUND),
    "sources": (*GROUND, "sources"),
    "network": (*GROUND, "network"),
    "archive": (*GROUND, "archive"),
    "publish": (*GROUND, "publish"),
    "workflows": (*GROUND, "sources", "network", "archive", "publish", "workflows"),
    "cli": (*GROUND, "sources", "network", "archive", "workflows", "cli"),
    "plugin": (*GROUND, "archive", "publish", "plugin"),
    "__main__": ("cli",),
    "__init__": (),
}
"""Wing → the wings it may import; a module beside the wings is a wing of its own."""

MAX_LINES: Final = 250
FORBIDDEN_NAMES: Final = {"utils", "util", "base", "manager", "helpers", "helper", "common", "misc"}

each_module = pytest.mark.parametrize(
    "module", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix()
)


def imported(module: Path) -> Iterator[str]:
    """Yield the dotted names that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def wing(module: Path) -> str:
    return module.relative_to(ROOT).with_suffix("").parts[0]


@each_module
def test_a_wing_imports_only_what_stands_below_it(module: Path) -> None:
    assert wing(module) in MAY_IMPORT
    ours = [name.split(".") for name in imported(module) if name.startswith("paper_archive.")]
    assert {name[1] for name in ours} <= set(MAY_IMPORT[wing(module)])


@each_module
def test_only_the_plugin_knows_mkdocs(module: Path) -> None:
    frameworks = {"mkdocs", "material", "properdocs", "zensical"}
    assert wing(module) == "plugin" or not {
        name for name in imported(module) if name.partition(".")[0] in frameworks
    }


@each_module
def test_only_the_commands_know_click(module: Path) -> None:
    assert wing(module) == "cli" or not {
        name for name in imported(module) if name.partition(".")[0] == "click"
    }


@each_module
def test_only_the_network_opens_sockets(module: Path) -> None:
    opens = {"requests", "urllib3", "socket", "http.client", "urllib.request", "ssl", "httpx"} | {
        "smtplib"
    }
    names = set(imported(module))
    assert wing(module) == "network" or not {
        name for name in names for each in opens if f"{name}.".startswith(f"{each}.")
    }


@each_module
def test_a_module_fits_into_one_view(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= MAX_LINES


@each_module
def test_a_module_is_named_for_what_it_is(module: Path) -> None:
    assert not FORBIDDEN_NAMES & set(module.relative_to(ROOT).with_suffix("").parts)


@each_module
def test_a_fault_of_ours_is_never_caught(module: Path) -> None:
    handlers = [
        node
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler)
    ]
    caught = {
        name.id
        for handler in handlers
        if handler.type
        for name in ast.walk(handler.type)
        if isinstance(name, ast.Name)
    }
    assert all(handler.type for handler in handlers)
    assert not caught & {"Exception", "BaseException"}


def test_the_table_names_no_wing_that_is_gone() -> None:
    assert set(MAY_IMPORT) == set(map(wing, MODULES))


# The scripts of the site.

SCRIPTS: Final = Path(__file__).parents[1] / "site-theme" / "assets"
SCRIPT_MODULES: Final = sorted(SCRIPTS.rglob("*.js"))

PAGE: Final = (
    *(
        "addresses",
        "coins",
        "dates",
        "distinct",
        "downloads",
        "metadata",
        "notices",
        "numbers",
        "page",
        "paper-line",
    ),
    *("damaged-lists", "kept-items", "new-since", "other-windows", "parsed", "recent-papers"),
    *("arranged", "other-numbers", "remembered", "text-fields", "translation", "troubles"),
    *("author-link", "name-form", "own-names", "related-order", "version"),
)
SCRIPTS_MAY_IMPORT: Final = {
    **dict.fromkeys(PAGE, PAGE),
    "search": ("search", "translation", "version"),
    "search-box": (*PAGE, "search-box"),
    "saved-searches": (*PAGE, "saved-searches", "search-box"),
    "reading-list": (*PAGE, "citations", "reading-list", "saved-searches"),
    "blocking": (),
    "citations": ("citations",),
    "cite": (*PAGE, "citations"),
    "corrections": ("author-link", "translation"),
    "abstract-tag": PAGE,
    "title-searches": PAGE,
    "paper-page": ("abstract-tag", "cite", "corrections", "title-searches"),
    "filter-box": PAGE,
    "lists": (*PAGE, "citations", "lists", "reading-list"),
    "not-found": PAGE,
    "colours": PAGE,
    "search-page": (*PAGE, "lists", "reading-list", "saved-searches", "search-box"),
    "start": (*PAGE, "colours", "reading-list", "saved-searches", "search-box"),
}
"""Folder or module → the folders and modules that it may import.

`search` knows no page, and is loaded when it is first used. `start` connects the others: the box
does not import the reading list, whose buttons stand in its results.
"""

each_script = pytest.mark.parametrize(
    "module", SCRIPT_MODULES, ids=lambda path: path.relative_to(SCRIPTS).as_posix()
)


def room(path: str) -> str:
    """Return the folder of a module, or else its name."""
    return PurePosixPath(path).with_suffix("").parts[0]


@each_script
def test_a_script_imports_only_what_stands_below_it(module: Path) -> None:
    path = module.relative_to(SCRIPTS).as_posix()
    imports = read_module(path, module.read_text(encoding="utf-8")).imports
    assert room(path) in SCRIPTS_MAY_IMPORT
    assert set(map(room, imports)) <= set(SCRIPTS_MAY_IMPORT[room(path)])


@each_script
def test_a_script_fits_into_one_view(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= MAX_LINES


@each_script
def test_a_script_is_named_for_what_it_is(module: Path) -> None:
    words = {word for part in module.relative_to(SCRIPTS).parts for word in re.split(r"\W", part)}
    assert not FORBIDDEN_NAMES & words


def test_the_table_names_no_script_that_is_gone() -> None:
    paths = (module.relative_to(SCRIPTS).as_posix() for module in SCRIPT_MODULES)
    assert set(SCRIPTS_MAY_IMPORT) == set(map(room, paths))
