"""Titles and abstracts with formulas, on a page and in plain text."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from paper_archive.publish.mathematics import plain_mathematics, with_mathematics
from paper_archive.publish.mathematics.stripped import may_hold_stripped
from paper_archive.publish.mathematics.typeset import may_be_typed
from paper_archive.text import MATHEMATICS
from strategies import MARKUP

PIECES = (
    *("$", "$$", "\\(", "\\)", "\\[", "\\]", "\\", "\\$", "{", "}", "^", "_", "x", "12", " ", "\n"),
    *("word", "<b>", "&amp;", "\\alpha", "\\mathbb{R}", "\\sqrt", "\\hat", "\\foo", "\x00", "é"),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join) | MARKUP


def text_of(markup: str) -> str:
    body = LexborHTMLParser(f"<!doctype html><body><pre>.{markup}</pre>").css_first("pre")
    assert body is not None
    return body.text(deep=True)[1:]


def test_a_formula_in_a_text_becomes_mathml() -> None:
    assert with_mathematics("The $k$ of <b> & $k$") == (
        "The <math><mi>k</mi></math> of &lt;b&gt; &amp; <math><mi>k</mi></math>"
    )


@pytest.mark.parametrize("tex", ["$$x$$", r"\[x = \alpha\]"])
def test_a_displayed_formula_stands_alone(tex: str) -> None:
    assert with_mathematics(f"so {tex}.").startswith(
        'so <math display="block" tabindex="0"><mi>x</mi>'
    )


def test_a_formula_in_round_brackets_of_tex_stands_in_the_line() -> None:
    assert with_mathematics(r"so \({x} \)") == "so <math><mi>x</mi></math>"


def test_a_formula_that_is_not_read_is_shown_as_it_came() -> None:
    assert with_mathematics(r"in $\R < 2$") == (
        r'in <code class="tex" translate="no">$\R &lt; 2$</code>'
    )


@pytest.mark.parametrize(
    "text",
    [
        "costs $5 and $10",
        "between $5 for one and 60$ for all",
        "costs 5$, 10$ or (20$) and (30$), 7$-8$, 20$/month, 200$/year",
        "in US$, AU$ and CA$, restaurants of $$ and $$$ and $$$",
        "PATH=$HOME:$PATH, s/$a/$b/",
        r"a budget of \$5 and \$6",
        r"as in \[1, 38\] and \[CLS\]",
        "one $x\n\ny$ two",
        "$ x $",
        "$$",
        "<script>",
    ],
)
def test_what_is_no_formula_stays_text(text: str) -> None:
    assert text_of(with_mathematics(text)) == text == plain_mathematics(text)
    assert "<math" not in with_mathematics(text)
    assert "<code" not in with_mathematics(text)


def test_a_price_does_not_hide_the_formula_behind_it() -> None:
    assert "<math><mi>k</mi></math>" in with_mathematics("costs $75 for the first ($k$ of them)")


@pytest.mark.parametrize("sign", [r"\pm", r"\sim", "±", "<", "≥"])
def test_a_sign_between_numbers_is_a_formula_of_its_own(sign: str) -> None:
    shown = with_mathematics(f"is 5${sign}$0.1 and 6${sign}$0.2, not $k$")
    assert shown.count("<math") == 3
    assert "0.1 and 6" in shown
    assert "$" not in shown


@given(TEXTS)
def test_a_text_without_formulas_is_read_as_it_is(text: str) -> None:
    plain = MATHEMATICS.sub("", text).replace("$", "").replace("\\", "")
    plain = plain.replace("\x00", "").replace("\r", "")
    assume(not may_hold_stripped(plain) and not may_be_typed(plain))
    assert text_of(with_mathematics(plain)) == plain == plain_mathematics(plain)


@given(TEXTS)
def test_any_text_can_be_shown(text: str) -> None:
    assert "<b>" not in with_mathematics(text)
    assert isinstance(plain_mathematics(text), str)


@pytest.mark.parametrize(
    "piece", ["$", "$a", "$ab cd ", r"\$", r"$\$", r"\(", r"\[", r"\[a\b", "$$a", "${"]
)
def test_a_long_text_takes_time_in_proportion(piece: str) -> None:
    text = piece * 100_000
    assert with_mathematics(text)
    assert plain_mathematics(text)


@pytest.mark.parametrize(
    ("tex", "plain"),
    [
        ("$k$-means", "k-means"),
        ("$n^2$", "n²"),
        ("m$^2$", "m²"),
        (r"$\alpha$", "α"),
        (r"$\Lambda$", "Λ"),
        (r"$O(n \log n)$", "O(n log n)"),
        (r"$O(n\log n)$", "O(n log n)"),
        (r"$\log(n)$", "log(n)"),
        (r"$\log^2 n$", "log² n"),
        (r"$\mathcal{L}_{10}$", "L₁₀"),
        (r"$\mathbb{R}^d$", "ℝᵈ"),
        (r"$\ell_1$", "ℓ₁"),
        (r"$\theta^*$", "θ*"),
        (r"$\tilde{O}(\sqrt{T})$", "Õ(√T)"),
        (r"$\sqrt{n+1}$", "√(n+1)"),
        (r"$n\times n$", "n×n"),
        (r"$p\ge 1$", "p ≥ 1"),
        (r"$90\%$", "90%"),
        (r"\(x_i\)", "xᵢ"),
        (r"$\left(x\right)$", "(x)"),
        ("$f'$", "f′"),
    ],
)
def test_a_simple_formula_reads_well_in_plain_text(tex: str, plain: str) -> None:
    assert plain_mathematics(tex) == plain


@pytest.mark.parametrize(
    "tex",
    [
        r"$\frac{a}{b}$",
        r"$\foo$",
        r"$x_\infty$",
        "$x^q$",
        r"$\sqrt{a}b$",
        r"$\sqrt[3]{x}$",
        r"$\left. x\right|$",
        r"$\hat{xy}$",
        "$a & b$",
        "${x$",
        "$x}$",
        "$x^$",
        "${}$",
        f"${'x' * 80}$",
    ],
)
def test_a_formula_that_plain_text_cannot_hold_keeps_its_source(tex: str) -> None:
    assert plain_mathematics(f"see {tex}") == f"see {tex}"
