"""Formulas in Markdown."""

import pytest
from markdown import markdown

from paper_archive.publish.paper_parts.written_formulas import WrittenFormulas


def shown(text: str) -> str:
    return markdown(text, extensions=[WrittenFormulas()])


def test_a_formula_is_read_before_what_means_something_else_in_markdown() -> None:
    norm = shown(r"$\|a\|$ and *b*")
    assert norm.count("‖</mo>") == 2
    assert norm.endswith("</math> and <em>b</em></p>")


def test_prices_code_and_brackets_are_no_formulas() -> None:
    text = r"\(see\) $5 and $10, `$x$`"
    assert shown(text) == "<p>(see) $5 and $10, <code>$x$</code></p>"


def test_an_escaped_dollar_is_a_dollar() -> None:
    text = r"from \$5 to \$6, `\$x$`, $x$"
    assert shown(text) == (r"<p>from $5 to $6, <code>\$x$</code>, <math><mi>x</mi></math></p>")


@pytest.mark.parametrize(
    "html",
    [
        "<code>$x$</code>",
        '<kbd class="a">$x$</kbd>',
        '<b title="$x$">a</b>',
        "<b title='a > $x$'>a</b>",
        '<b title="5$">a</b> and <b title="6$">b</b>',
        '<img src="https://example.org/$x$.png" alt="$y$">',
    ],
)
def test_dollars_in_html_are_no_formulas(html: str) -> None:
    assert shown(f"{html} $x$") == f"<p>{html} <math><mi>x</mi></math></p>"


def test_dollars_in_addresses_are_no_formulas() -> None:
    link = '<a href="https://example.org/$x$">https://example.org/$x$</a>'
    assert shown("<https://example.org/$x$>") == f"<p>{link}</p>"


def test_formulas_may_have_signs_that_look_like_tags() -> None:
    assert shown("$a<b$ and $c>d$").count("<math>") == 2
