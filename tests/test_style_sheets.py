"""Style sheets can be read as rules, and written shorter without a change of meaning."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paper_archive.publish.styles.sheet import Rule, compact, read_sheet, selectors


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("a {\n  color: red;\n}\n\n/* b */\nb { }", "a{color: red;}b{}"),
        ("a > b,\na + b { x: 1 }", "a>b,a + b{x: 1}"),
        ("a :hover b:hover { x: calc(1px + 2px) }", "a :hover b:hover{x: calc(1px + 2px)}"),
        ("a { x: '/* b */  ; }' }", "a{x: '/* b */  ; }'}"),
        ('a { x: url( "a b" ) url(a;b.png) }', 'a{x: url( "a b" ) url(a;b.png)}'),
        (".a/* one class */.b { x: 1px/**/2px }", ".a/**/.b{x: 1px/**/2px}"),
        ("a /* x */ b { x: 1 }", "a b{x: 1}"),
        (
            "@media (min-width: 60rem) and print { a { x: 1 } }",
            "@media (min-width: 60rem) and print{a{x: 1}}",
        ),
        ("/* open", ""),
        ("a{b:c /* x */ ; /* y */ d:e}", "a{b:c;d:e}"),
        (" ;/*", ";"),
    ],
)
def test_comments_and_needless_blanks_are_left_out(text: str, short: str) -> None:
    assert compact(text) == short


@given(st.text(alphabet="ab{};,>/*\"'() \\\n"))
def test_a_short_sheet_cannot_be_made_shorter_and_any_text_can_be_read(text: str) -> None:
    assert compact(compact(text)) == compact(text)
    read_sheet(text)


def test_the_parts_of_rules_are_told_apart() -> None:
    icon = "url('data:image/svg+xml;charset=utf-8,<svg}{>')"
    text = f"@import 'x;y.css'; :root{{--i:{icon};--j:1}} @media print{{a,b:not(.x,.y){{c:d;e:f}}}}"
    assert read_sheet(text) == [
        Rule("@import 'x;y.css'", is_statement=True),
        Rule(":root", [f"--i:{icon}", "--j:1"]),
        Rule("@media print", rules=[Rule("a,b:not(.x,.y)", ["c:d", "e:f"])]),
    ]
    assert selectors("a,b:not(.x,.y),[z='1,2']") == ["a", "b:not(.x,.y)", "[z='1,2']"]


def test_rules_are_written_as_they_were_read() -> None:
    text = "@layer a;@page{x:1;y:2}@media print{a{c:d}@supports(x:y){b>c{e:f}}}a{b:c;&:hover{d:e}}"
    assert "".join(map(str, read_sheet(text))) == text


def test_what_is_open_at_the_end_is_closed() -> None:
    assert "".join(map(str, read_sheet("@media print{a{b:c"))) == "@media print{a{b:c}}"


def test_a_rule_that_says_nothing_is_not_written() -> None:
    assert "".join(map(str, read_sheet("a{}@media print{b{}}c{d:e}"))) == "c{d:e}"
