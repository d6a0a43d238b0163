"""Formulas in Markdown."""

from markdown import markdown

from paper_archive.publish.written_formulas import WrittenFormulas


def shown(text: str) -> str:
    return markdown(text, extensions=[WrittenFormulas()])


def test_a_formula_is_read_before_what_means_something_else_in_markdown() -> None:
    norm = shown(r"$\|a\|$ and *b*")
    assert norm.count("‖</mo>") == 2
    assert norm.endswith("</math> and <em>b</em></p>")


def test_prices_code_and_brackets_are_no_formulas() -> None:
    text = r"\(see\) $5 and $10, `$x$`"
    assert shown(text) == "<p>(see) $5 and $10, <code>$x$</code></p>"
