"""The arrows between the wings, and the size and names of the modules."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path, PurePosixPath
from typing import Final

from paper_archive.publish.scripts.module import read_module

ROOT: Final = Path(__file__).parents[1] / "generator" / "paper_archive"
MODULES: Final = sorted(ROOT.rglob("*.py"))

GROUND: Final = (
    "paper",
    "field",
    "fields",
    "values",
    "refused",
    "orcids",
    "language_tags",
    "in_print",
    "statuses",
    "identifiers",
    "doi",
    "errors",
    "rules",
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
    "package_folders",
    "hashing",
    "tags",
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

SOURCES: Final = {module: module.read_text(encoding="utf-8") for module in MODULES}


@cache
def tree(module: Path) -> ast.Module:
    return ast.parse(SOURCES[module])


@cache
def imported(module: Path) -> frozenset[str]:
    """Return the dotted names that a module imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"imports are absolute, not as in {module}"
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return frozenset(names)


def wing(module: Path) -> str:
    return module.relative_to(ROOT).with_suffix("").parts[0]


def dotted(module: Path) -> str:
    return ".".join(("paper_archive", *module.relative_to(ROOT).with_suffix("").parts))


def importing(names: Iterable[str], outside: str) -> dict[str, set[str]]:
    """Return module → what it imports of these packages and modules, for those outside a wing."""
    found = {
        module.relative_to(ROOT).as_posix(): {
            name for name in imported(module) for each in names if f"{name}.".startswith(f"{each}.")
        }
        for module in MODULES
        if wing(module) != outside
    }
    return {module: wrong for module, wrong in found.items() if wrong}


def test_a_wing_imports_only_what_stands_below_it() -> None:
    faults = {}
    for module in MODULES:
        ours = [name.split(".") for name in imported(module) if name.startswith("paper_archive.")]
        faults[module] = {name[1] for name in ours} - set(MAY_IMPORT[wing(module)])
    assert {module: wings for module, wings in faults.items() if wings} == {}


def test_data_goes_one_way_through_the_folders_and_modules_of_a_wing() -> None:
    imports: defaultdict[str, set[str]] = defaultdict(set)
    for module in MODULES:
        ours = dotted(module).split(".")[:3]
        for name in imported(module):
            theirs = name.split(".")[:3]
            if len(ours) == len(theirs) == 3 and ours[:2] == theirs[:2] and ours != theirs:
                imports[".".join(ours)].add(".".join(theirs))
    TopologicalSorter(imports).prepare()  # raises an error that names a circle


def test_only_the_plugin_knows_mkdocs() -> None:
    assert importing(("mkdocs", "material", "properdocs", "zensical"), "plugin") == {}


def test_only_the_commands_know_click() -> None:
    assert importing(("click",), "cli") == {}


def test_only_the_network_opens_sockets() -> None:
    opens = ("requests", "urllib3", "socket", "http.client", "urllib.request", "ssl", "httpx")
    assert importing((*opens, "smtplib"), "network") == {}


def too_long(modules: Iterable[Path]) -> list[Path]:
    """Return the modules that do not fit into one view."""
    return [
        module
        for module in modules
        if len(module.read_text(encoding="utf-8").splitlines()) > MAX_LINES
    ]


def test_a_module_fits_into_one_view() -> None:
    assert too_long(MODULES) == []


def test_a_module_is_named_for_what_it_is() -> None:
    parts = {module: module.relative_to(ROOT).with_suffix("").parts for module in MODULES}
    assert [module for module in MODULES if FORBIDDEN_NAMES & set(parts[module])] == []


def caught_in(module: Path) -> Iterator[str]:
    """Yield the names of the exceptions that a module catches; empty where it catches all."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.ExceptHandler):
            names = ast.walk(node.type) if node.type else ()
            yield from (name.id for name in names if isinstance(name, ast.Name))
            yield from [""] * (node.type is None)


def test_a_fault_of_ours_is_never_caught() -> None:
    ours = {"Exception", "BaseException", ""}
    assert [module for module in MODULES if ours & set(caught_in(module))] == []


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
        "downloads",
        "kept",
        "line-actions",
        "metadata",
        "notices",
        "numbers",
        "once",
        "page",
        "paper-line",
    ),
    *("arranged", "new-since", "other-numbers", "recent-papers", "text-fields", "translation"),
    *("author-link", "related-order", "version"),
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
    "page-texts": (*PAGE, "search", "search-box"),
    "paper-page": (*PAGE, "abstract-tag", "cite", "corrections", "title-searches"),
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


def room(path: str) -> str:
    """Return the folder of a module, or else its name."""
    return PurePosixPath(path).with_suffix("").parts[0]


def test_a_script_imports_only_what_stands_below_it() -> None:
    faults = {}
    for module in SCRIPT_MODULES:
        path = module.relative_to(SCRIPTS).as_posix()
        imports = read_module(path, module.read_text(encoding="utf-8")).imports
        faults[path] = set(map(room, imports)) - set(SCRIPTS_MAY_IMPORT[room(path)])
    assert {path: rooms for path, rooms in faults.items() if rooms} == {}


def test_a_script_fits_into_one_view() -> None:
    assert too_long(SCRIPT_MODULES) == []


def test_a_script_is_named_for_what_it_is() -> None:
    words = {
        module: {
            word for part in module.relative_to(SCRIPTS).parts for word in re.split(r"\W", part)
        }
        for module in SCRIPT_MODULES
    }
    assert [module for module in SCRIPT_MODULES if FORBIDDEN_NAMES & words[module]] == []


def test_the_table_names_no_script_that_is_gone() -> None:
    paths = (module.relative_to(SCRIPTS).as_posix() for module in SCRIPT_MODULES)
    assert set(SCRIPTS_MAY_IMPORT) == set(map(room, paths))


POSSESSIVE_GROUP: Final = re.compile(
    r"(?<![\\(])\)(?:[+*?]|\{\{?\d+,?\d*\}?\})\+|(?<!\})\}[+*?]\+(?=[^a-z])"
)
"""A repeated group, or the name of one in an f-string, that gives back nothing: `(?:ab|c)++`."""


def test_expressions_match_alike_in_every_python_3_11() -> None:
    # Up to 3.11.4 (Debian 12 has 3.11.2), `(?:ab|c)++` may match too little: write `(?>(?:ab|c)+)`.
    assert not [
        f"{module.relative_to(ROOT)}: {found[0]}"
        for module, source in SOURCES.items()
        for found in POSSESSIVE_GROUP.finditer(source)
    ]
