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
    module = read_module("assets/search/a.js", TEXT.replace('${"`"}', ""))
    assert module.imports == {
        "assets/search/numbers.js": ["one", "other"],
        "assets/thirds.js": ["third"],
    }
    assert module.exports == ["twice", "HALF", "later", "Thing"]


def test_its_code_has_neither_imports_nor_comments() -> None:
    module = read_module("assets/search/a.js", TEXT.replace('${"`"}', ""))
    assert module.code == (
        "export function twice(text) {\n"
        "return text + one;\n"
        "}\n"
        "export const HALF = (0.5);\n"
        "export async function* later() {}\n"
        "export class Thing {}\n"
        "const hidden = ``.length;\n"
    )


def test_within_another_script_it_exports_nothing() -> None:
    code = read_module("assets/a.js", "export function f() {}\nexport const A = 1;\n")
    assert code.code_within("assets") == "function f() {}\nconst A = 1;\n"


@pytest.mark.parametrize(
    ("path", "address"),
    [("assets/a.js", "../a.js"), ("assets/search/a.js", "a.js"), ("assets/b/a.js", "../b/a.js")],
)
def test_a_module_still_knows_its_own_address_in_a_script_of_another_folder(
    path: str, address: str
) -> None:
    code = read_module(path, "const SITE = new URL('..', import.meta.url);\n")
    own = f'new URL("{address}", import.meta.url).href' if "/" in address else "import.meta.url"
    assert code.code_within("assets/search") == f"const SITE = new URL('..', {own});\n"


@pytest.mark.parametrize(
    "code",
    [
        "a /* b */ c\n",
        "const url = 'https://a.b';\n",
        'const url = "a; // b";\n',
        "const url = `; // ${b}`;\n",
        "const rest = a; // It's a comment with a quote.\n",
        "const r = /a*/; const t = 1; /* c */ f();\n",
    ],
)
def test_what_only_looks_like_a_comment_stays(code: str) -> None:
    assert read_module("assets/a.js", code).code == code


def test_a_license_stays() -> None:
    assert read_module("assets/a.js", "/*! MIT */\nf();\n").code == "/*! MIT */\nf();\n"


def test_a_comment_ends_where_it_ends() -> None:
    text = "/* a */ f(); /* b */\ng();\n/* c */\n"
    assert read_module("assets/a.js", text).code == "/* a */ f(); /* b */\ng();\n"


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


def test_a_template_of_several_lines_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^assets/x\.js: a template must end on its line"):
        read_module("assets/x.js", "const a = `\n  // no comment\n`;\n")


def test_a_part_loads_no_module_from_a_folder_that_it_is_not_in() -> None:
    module = read_module("assets/search/x.js", 'const a = () => import("./y.js");\n')
    assert module.code_within("assets/search") == module.code
    with pytest.raises(ValueError, match=r"^assets/search/x\.js: only a module in the script's"):
        module.code_within("assets")
