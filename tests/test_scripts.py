"""The scripts of the site, joined from their modules."""

import gzip
import json
import re
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any, Final

import pytest

from engine import Search
from paper_archive.publish.scripts import AFTER, Scripts, is_module, site_scripts
from paper_archive.publish.scripts.module import read_module
from scripts_in_node import LUNR_JS, script_sources, served_scripts

pytest_plugins = ("search_fixtures",)

LUNR: Final = LUNR_JS.read_text(encoding="utf-8")
VERSION: Final = "assets/version.js"
SOURCES: Final = {
    VERSION: 'export const VERSION = "source";\n',
    "assets/start.js": (
        'import { VERSION } from "./version.js";\n'
        'import { log } from "./parts/log.js";\n'
        'import { count } from "./parts/count.js";\n'
        "const hidden = count() + count();\n"
        "export const found = [hidden, log(hidden), VERSION];\n"
    ),
    "assets/parts/count.js": (
        'import { log } from "./log.js";\n'
        "let hidden = 0;\n"
        "export function count() {\nhidden += 1;\nreturn log(hidden) && hidden;\n}\n"
    ),
    "assets/parts/log.js": (
        "const hidden = [];\nexport const log = (value) => hidden.push(value);\n"
    ),
}


def joined(sources: dict[str, str]) -> Scripts:
    return site_scripts(sources, LUNR)


def run(node: str, folder: Path, script: str, expression: str, given: object = None) -> Any:
    """Return what an expression is in a module that imports a script as `script`."""
    (folder / "script.mjs").write_text(script, encoding="utf-8")
    code = f'import * as script from "./script.mjs"; console.log(JSON.stringify({expression}))'
    (folder / "main.mjs").write_text(code, encoding="utf-8")
    command = [node, str(folder / "main.mjs"), json.dumps(given)]
    printed = subprocess.run(command, capture_output=True, check=True)
    return json.loads(printed.stdout)


def test_a_script_does_what_its_modules_do(node: str, tmp_path: Path) -> None:
    scripts = joined(SOURCES)
    found = run(node, tmp_path, scripts.files["assets/start.js"], "script.found")
    # One `log` for both: each module is run once, and its names are its own.
    assert found == [3, 3, scripts.version]


def test_what_is_a_modules_own_may_have_the_name_of_what_another_exports(
    node: str, tmp_path: Path
) -> None:
    entry = (
        'import { count } from "./parts/count.js";\n'
        "const log = () => 5;\nexport const found = [count(), log()];\n"
    )
    script = joined(SOURCES | {"assets/start.js": entry}).files["assets/start.js"]
    assert run(node, tmp_path, script, "script.found") == [1, 5]


def test_names_that_no_other_script_uses_are_short() -> None:
    script = joined(SOURCES).files["assets/start.js"]
    assert "found" in script
    assert "log" not in script
    assert "hidden" not in script


def test_only_modules_that_no_other_imports_are_served() -> None:
    assert set(joined(SOURCES).files) == {"assets/start.js"}
    assert set(joined({"assets/a.js": "f();\n", "assets/b/c.js": "g();\n"}).files) == {
        "assets/a.js",
        "assets/b/c.js",
    }


def test_a_theme_without_scripts_has_none() -> None:
    assert joined({}).files == {}


def test_the_same_modules_give_the_same_scripts_in_whatever_order_they_are_read() -> None:
    assert joined(dict(reversed(SOURCES.items()))) == joined(SOURCES)


@pytest.mark.parametrize("path", SOURCES)
def test_every_change_of_a_module_is_another_version(path: str) -> None:
    changed = joined(SOURCES | {path: f"{SOURCES[path]}f();\n"})
    assert changed.version != joined(SOURCES).version


def test_a_script_that_is_no_module_changes_the_version() -> None:
    versions = {
        site_scripts(SOURCES, LUNR, blocking={path: text}).version
        for path, text in (("a.js", ""), ("a.js", "f();"), ("b.js", "f();"))
    }
    assert len(versions) == 3


def test_a_comment_is_not_another_version() -> None:
    commented = {path: f"/* Hear, hear. */\n{text}" for path, text in SOURCES.items()}
    assert joined(commented) == joined(SOURCES)


@pytest.mark.parametrize(
    ("path", "text", "message"),
    [
        ("assets/parts/log.js", "f();\n", r"\.js: assets/parts/log\.js does not export log$"),
        (
            "assets/parts/log.js",
            'import { count } from "./count.js";\nexport const log = count;\n',
            r"^\('nodes are in a cycle', .*'assets/parts/log.js'.*'assets/parts/count.js'",
        ),
        (
            "assets/start.js",
            'import { a } from "./gone.js";\n',
            r"^assets/start\.js: there is no assets/gone\.js$",
        ),
        (
            "assets/parts/count.js",
            "export const count = () => 1;\nexport const found = 2;\n",
            r"^assets/start\.js: several of its modules export found$",
        ),
    ],
    ids=["a missing name", "a circle", "a missing module", "one name for two things"],
)
def test_modules_that_do_not_fit_together_are_refused(path: str, text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        joined(SOURCES | {path: text})


def test_modules_of_the_theme_are_told_from_its_other_files() -> None:
    assert is_module("assets/search/words.js")
    assert not is_module("assets/archive.css")
    assert not is_module("assets/blocking/colours.js")


# The scripts of this repository.


@pytest.fixture(scope="module")
def served() -> Scripts:
    return served_scripts()


def test_pages_load_few_scripts(served: Scripts) -> None:
    assert set(served.files) == {
        "assets/start.js",
        "assets/page-texts.js",
        "assets/paper-page.js",
        "assets/filter-box.js",
        "assets/not-found.js",
        "assets/search-box/droppable-links.js",
        "assets/search/answers.js",
        "assets/search/filters.js",
        "assets/search/language.js",
        "assets/search/slips.js",
        "assets/search-page.js",
        "assets/lists/page.js",
        "assets/lists/pressed.js",
        "assets/reading-list/page.js",
        "assets/reading-list/new-papers.js",
        "assets/reading-list/own-notes.js",
        "assets/reading-list/saving.js",
        "assets/saved-searches/front-page.js",
    }


def test_what_a_script_loads_later_is_there(served: Scripts) -> None:
    scripts = served.files["assets/start.js"] + served.files["assets/paper-page.js"]
    loaded = re.findall(r"import\(`\./([\w/-]+\.js)\?v=", scripts)
    assert len(loaded) == 16
    assert {f"assets/{path}" for path in loaded} < set(served.files)


def test_a_reader_pays_little_for_the_scripts_until_results(served: Scripts) -> None:
    needed = ("assets/start.js", "assets/search/answers.js")
    packed = [len(gzip.compress(served.files[path].encode(), 6)) for path in needed]
    assert sum(packed) < 18_800


def test_a_script_takes_from_the_one_before_it_what_both_need(node: str, tmp_path: Path) -> None:
    sources = {
        "assets/search/answers.js": (
            'import { count } from "./count.js";\n'
            "const log = () => 5;\nexport const first = [count(), log()];\n"
        ),
        "assets/search/count.js": "let number = 0;\nexport const count = () => (number += 1);\n",
        "assets/search/filters.js": (
            'import { count } from "./count.js";\nexport const second = count();\n'
        ),
    }
    scripts = joined(sources).files
    (tmp_path / "package.json").write_text('{"type":"module"}', encoding="utf-8")
    for path, script in scripts.items():
        (tmp_path / Path(path).name).write_text(script, encoding="utf-8")
    both = 'export * from "./answers.js?v=1"; export * from "./filters.js?v=1";'
    assert run(node, tmp_path, both, "[script.first, script.second]") == [[1, 5], 2]


def test_no_script_needs_another_file(served: Scripts) -> None:
    statement = re.compile(r"^import\b(?!\()", re.MULTILINE)
    assert not [path for path, text in served.files.items() if statement.search(text)]


def test_every_script_can_be_read_by_a_browser(served: Scripts, node: str, tmp_path: Path) -> None:
    for path, text in served.files.items():
        script = tmp_path / f"{path.replace('/', '-')}.mjs"
        script.write_text(text, encoding="utf-8")
        checked = subprocess.run([node, "--check", str(script)], capture_output=True, check=False)
        assert checked.returncode == 0, checked.stderr.decode()


def test_modules_of_two_scripts_keep_no_state() -> None:
    """Each script would have a state of its own."""
    sources = script_sources()
    modules = {path: read_module(path, text) for path, text in sources.items()}

    def parts(path: str) -> set[str]:
        imported = modules[path].imports if path in modules else {}
        return set(imported).union(*map(parts, imported))

    counts = Counter(
        part for path in served_scripts().files for part in parts(path) - parts(AFTER.get(path, ""))
    )
    common = [path for path, count in counts.items() if count > 1]
    assert "assets/page.js" in common
    state = re.compile(
        r"^(?:export )?(?:let|const \w+ = (?:new \w*(?:Map|Set)\b|\[))", re.MULTILINE
    )
    assert not [path for path in common if state.search(sources.get(path, ""))]


QUERIES: Final = [
    "attention",
    "atention",
    "-survey",
    '"neural network"',
    "title:deep OR tag:vision",
    "arXiv:1706.03762v5 attention",
    "year:2024",
]


def test_the_search_answers_as_its_modules_do(
    served: Scripts, bundled: Search, node: str, tmp_path: Path
) -> None:
    expression = """await (async () => {
      const { readFile } = await import("node:fs/promises");
      const { folder, version, queries } = JSON.parse(process.argv[2]);
      const load = async (name) => {
        const file = JSON.parse(await readFile(`${folder}/search/${name}`, "utf8"));
        return name === "manifest.json" ? { ...file, version } : file;
      };
      const readPage = async () => ({ authors: "", abstract: "" });
      const loadFilters = () => import("./filters.js");
      const loadLanguage = () => import("./language.js");
      const loadSlips = () => import("./slips.js");
      const ways = { load, readPage, loadFilters, loadLanguage, loadSlips };
      const search = await script.openSearch(version, ways);
      const answers = await Promise.all(queries.map((query) => search.answer(query)));
      return answers.map(({ hits, partial }) => [hits, partial]);
    })()"""
    (tmp_path / "package.json").write_text('{"type":"module"}', encoding="utf-8")
    for path, script in served.files.items():
        if path.startswith("assets/search/"):
            (tmp_path / Path(path).name).write_text(script, encoding="utf-8")
    given = {"folder": str(bundled.folder), "version": served.version, "queries": QUERIES}
    found = run(node, tmp_path, 'export * from "./answers.js";', expression, given)
    assert found == bundled.numbers(QUERIES)
