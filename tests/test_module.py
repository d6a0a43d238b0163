"""A module of the site's scripts, taken apart."""

import pytest

from paper_archive.publish.scripts.module import read_module

TEXT = """\
/* What it is for. */

import { one, other } from "./numbers.js";
import {
  third,
} from "../thirds.js";

/**
 * Return it.
 *
 * @param {string} text
 */
export function twice(text) {
  // A comment.
  return text + one; // a comment, too
}

export const HALF = /** @type {number} */ (0.5);

/* Of several
   lines. */
export async function* later() {}
export class Thing {}
const hidden = `${"`"}`.length;
"""


def test_a_module_says_what_it_imports_and_exports() -> None:
    module = read_module("assets/search/a.js", TEXT)
    assert module.imports == {
        "assets/search/numbers.js": ["one", "other"],
        "assets/thirds.js": ["third"],
    }
    assert module.exports == ["twice", "HALF", "later", "Thing"]


def test_its_code_has_neither_imports_nor_comments() -> None:
    module = read_module("assets/search/a.js", TEXT)
    assert module.code == (
        "export function twice(text){return text+one;}\n"
        "export const HALF=(0.5);"
        "export async function*later(){}\n"
        "export class Thing{}\n"
        'const hidden=`${"`"}`.length;'
    )


def test_within_another_script_it_exports_nothing() -> None:
    code = read_module("assets/a.js", "export function f() {}\nexport const A = 1;\n")
    assert code.code_within("assets") == "function f(){}\nconst A=1;"


@pytest.mark.parametrize(
    ("path", "address"),
    [("assets/a.js", "../a.js"), ("assets/search/a.js", "a.js"), ("assets/b/a.js", "../b/a.js")],
)
def test_a_module_still_knows_its_own_address_in_a_script_of_another_folder(
    path: str, address: str
) -> None:
    code = read_module(path, "const SITE = new URL('..', import.meta.url);\n")
    own = f'new URL("{address}", import.meta.url).href' if "/" in address else "import.meta.url"
    assert code.code_within("assets/search") == f"const SITE=new URL('..',{own});"


@pytest.mark.parametrize(
    "line",
    [
        'import "./a.js";',
        'import thing from "./a.js";',
        'import * as all from "./a.js";',
        'import { a as b } from "./a.js";',
        'import { a } from "library";',
        "export default 1;",
        "export let a = 1;",
        'export { a } from "./a.js";',
        'export * from "./a.js";',
        "export const { a } = b;",
    ],
)
def test_what_could_be_misread_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"^assets/x\.js: cannot join "):
        read_module("assets/x.js", f"f();\n{line}\n")


@pytest.mark.parametrize("line", ["if (a) /b/.test(a);", "const a = 'b;"])
def test_code_that_cannot_be_read_is_refused_with_its_file(line: str) -> None:
    with pytest.raises(ValueError, match=r"^assets/x\.js: cannot read "):
        read_module("assets/x.js", f"{line}\n")


def test_a_part_loads_no_module_from_a_folder_that_it_is_not_in() -> None:
    module = read_module("assets/search/x.js", 'const a = () => import("./y.js");\n')
    assert module.code_within("assets/search") == module.code
    with pytest.raises(ValueError, match=r"^assets/search/x\.js: only a module in the script's"):
        module.code_within("assets")
