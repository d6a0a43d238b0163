"""Scripts that are no modules, and data as scripts, run in Node."""

import json
import subprocess

import pytest

from paper_archive.publish.offline.scripts import data_script, is_joined, offline_script
from paper_archive.publish.scripts import site_scripts
from scripts_in_node import LUNR_JS

SOURCES = {
    "assets/start.js": (
        'import { half } from "./numbers.js";\n'
        "export const here = () => [half(4), import.meta.url, import(`./later.js`)];\n"
    ),
    "assets/numbers.js": "export function half(number) {\n  return number / 2;\n}\n",
}


def run_in_node(node: str, code: str) -> object:
    done = subprocess.run([node, "-e", code], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    "text",
    [
        '{"a":"it\'s"}',
        '"\\\\ \\" \\n"',
        "[\n1\r\n]",
        '"\u2028\u2029 \\u0027 </script> 𝑥"',
        '{"__proto__":1}',
    ],
)
def test_data_is_given_as_it_is(node: str, text: str) -> None:
    code = f"const paperArchive={{give:(t)=>console.log(JSON.stringify(t))}};{data_script(text)}"
    assert run_in_node(node, code) == text


def test_a_script_gets_what_stands_in_and_returns_what_it_exports(node: str) -> None:
    script = site_scripts(SOURCES, LUNR_JS.read_text(encoding="utf-8")).files["assets/start.js"]
    assert is_joined(script)
    code = (
        "const paperArchive={run:(f)=>console.log(JSON.stringify("
        "f('file:///a.js',(path)=>`loaded ${path}`).here()))};" + offline_script(script)
    )
    assert run_in_node(node, code) == [2, "file:///a.js", "loaded ./later.js"]


def test_a_script_that_takes_from_another_gives_a_promise_of_what_it_exports(node: str) -> None:
    sources = {
        "assets/search/answers.js": (
            'import { half } from "./half.js";\nexport const a = half(2);\n'
        ),
        "assets/search/half.js": "export const half = (number) => number / 2;\n",
        "assets/search/filters.js": (
            'import { half } from "./half.js";\nexport const b = half(8);\n'
        ),
    }
    script = site_scripts(sources, LUNR_JS.read_text(encoding="utf-8")).files[
        "assets/search/filters.js"
    ]
    assert is_joined(script)
    code = (
        "const load=async(path)=>path==='./answers.js?v=1'&&{given:[(number)=>number/4]};"
        "const paperArchive={run:async(f)=>console.log(JSON.stringify("
        "await f('file:///filters.js?v=1',load,fetch,URL)))};" + offline_script(script)
    )
    assert run_in_node(node, code) == {"b": 2}


@pytest.mark.parametrize("script", ["const a = 1;", "function f() {}", "", "import(x)"])
def test_a_script_of_a_person_is_none_of_ours(script: str) -> None:
    assert not is_joined(script)
