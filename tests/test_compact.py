"""Scripts without comments and needless blanks."""

import pytest

from paper_archive.publish.scripts.compact import compact


@pytest.mark.parametrize(
    ("code", "short"),
    [
        ("const a = { b: [1, 2] };\nf(a);\n", "const a={b:[1,2]};f(a);"),
        ("/* Why. */\nf(); // says so\ng();\n", "f();g();"),
        ("const half = /** @type {number} */ (0.5);\n", "const half=(0.5);"),
        ("async  function* f() {\n  yield  1;\n}\n", "async function*f(){yield 1;}"),
        ("class A {\n  #b = 1;\n  static c() {}\n}\n", "class A{#b=1;static c(){}}"),
        ("a +\n  b;\n", "a+\nb;"),
    ],
)
def test_what_a_browser_does_not_need_is_left_out(code: str, short: str) -> None:
    assert compact(code) == short


@pytest.mark.parametrize(
    "code",
    [
        *("a+ +b;", "a- -b;", "a / /b/.source.length;", "1 .toFixed();", "in x;", "typeof b;"),
        *("f()\n[1].g();", "return\nf();", "a\n++b;", "if(a){}\ng();", "x=y\nz();"),
    ],
)
def test_a_blank_that_means_something_stays(code: str) -> None:
    assert compact(code).split() == code.replace(" / ", "/ ").split()


@pytest.mark.parametrize(
    "code",
    [
        *("const a='b  // c';", 'const a="b  /* c */";', "const a=`b  // ${c}  d`;"),
        *("const a=`  ${b} ${c}  `;", "const a=`${b?`c  d`:''}  e`;", "const a=`b\n  // c\n`;"),
        *(
            'const a=/[/"]  b/u;',
            'return/a  "b/;',
            "await/a  '/;",
            "f(/'/g,/\"/y);",
            "f((a)=>/'  b/);",
        ),
        "const r=/a*/;const t=1;/*! c */f();",
    ],
)
def test_strings_templates_expressions_and_licenses_stay_as_they_are(code: str) -> None:
    assert compact(code) == code


@pytest.mark.parametrize(
    "code",
    ["if (a) /b, c/.test(a);\n", "a/b;\n", 'a = "b\n'],
    ids=["after a bracket", "unspaced", "an open string"],
)
def test_what_could_be_misread_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match=r"^cannot read "):
        compact(code)
