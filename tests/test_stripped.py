"""Formulas whose TeX lost its backslashes or dollar signs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paper_archive.publish.mathematics import plain_mathematics, with_mathematics
from paper_archive.publish.mathematics.stripped import may_hold_stripped, pieces
from strategies import MARKUP
from test_mathematics import text_of


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("the L_2^2-loss", "the L₂²-loss"),
        ("F_1 scores", "F₁ scores"),
        ("N^2 steps, 2^k, and 10^-5.", "N² steps, 2ᵏ, and 10⁻⁵."),
        ("10^{-5} and F_{1}-norm", "10⁻⁵ and F₁-norm"),
        ("Oleft(N^2right) to Oleft(Nright)", "O(N²) to O(N)"),
        ("is Obigl(NKD^3bigr) for", "is O(NKD³) for"),
        ("O(n^2 log n)", "O(n² log n)"),
        ("each x_i, y_i = 1", "each xᵢ, yᵢ = 1"),
        ("y = -x_ix_j", "y = -xᵢxⱼ"),
        ("f^{*}=hcirc g", "f*=h ∘ g"),
        ("L^2([0,1]^d)", "L²([0,1]ᵈ)"),
        ("a small ell_2-norm", "a small ℓ₂-norm"),
        ("bias mathcal B_{ij} is", "bias Bᵢⱼ is"),
        ("l_p attacks", "lₚ attacks"),
        ("rank of O(varepsilon^{-1})", "rank of O(ε⁻¹)"),
        ("1.53times~20.57times faster", "1.53×~20.57× faster"),
        ("some 50times50 metres", "some 50×50 metres"),
        ("error leq 0, any varepsilon>0, u mapsto y", "error ≤ 0, any ε>0, u ↦ y"),
        ("i=1,dots,m", "i=1,…,m"),
        ("alpha,!beta-CROWN", "α,β-CROWN"),
        ("(x_1, x_2)", "(x₁, x₂)"),
    ],
)
def test_what_can_only_be_a_formula_reads_as_one(text: str, plain: str) -> None:
    assert may_hold_stripped(text)
    assert plain_mathematics(text) == plain


@pytest.mark.parametrize("text", ["O(N^{-δ})", "Theta(N^{delta}ln N)", "f_theta", "W_{ij} u"])
def test_on_a_page_it_is_mathml_and_text_without_unicode_for_it_stays(text: str) -> None:
    shown = with_mathematics(f"so {text} is")
    assert shown.startswith("so <math>")
    assert "_" not in shown
    assert "{" not in shown
    if text != "W_{ij} u":
        assert plain_mathematics(text) == text


@pytest.mark.parametrize(
    "text",
    [
        *("snake_case_2", "gpt_4", "C++", "a_b", "x_train", "t_sne", "w_ij", "top_5", "p_value"),
        *(
            "a_1.py",
            "data/x_1",
            "x_1/data",
            "my-x_2",
            "`x_1`",
            "$HOME_1",
            "A_1_2",
            "__init__",
            "x_1()",
        ),
        *("https://x.org/?x_1=N^2", "see github.com/a/x_1 now", "me_2@x_1.org", "^_^", "a^b"),
        *("2^O(n)", "2^k-1", "h_t-1", "d^3/2", "A^-1u", "H_2O", "v_1.0", "T^maxβ,1_β", "R(MA)^2B"),
        *(
            "sometimes",
            "three times",
            "6 times fewer",
            "9.6times103 rpm",
            "×58.1times",
            "2timesteps",
        ),
        *("left (right)", "the gamma priors", "a delta rule", "dots, marks", "infty_loop", "leq_1"),
        *("sqrt(x)", "Ω(n^1/3)", "O(N^-α/d)", "100,000^2 pixels", "the l_2,1 norm"),
    ],
)
def test_what_may_be_code_or_words_stays(text: str) -> None:
    assert plain_mathematics(text) == text
    assert text_of(with_mathematics(text)) == text


def test_what_mathml_cannot_hold_stays_as_it_came() -> None:
    assert "<math" in with_mathematics("O(N^2_i)")
    assert with_mathematics("O(N_1_2)") == "O(N_1_2)"


@given(
    st.lists(
        st.sampled_from(
            [
                "x_1",
                "N^2",
                "left(",
                "right)",
                "O(",
                ")",
                " ",
                "_",
                "^",
                "{",
                "}",
                "times",
                "5",
                "mathcal ",
                "circ ",
                "leq",
                "<b>",
                "$",
            ]
        ),
        max_size=9,
    ).map("".join)
    | MARKUP
)
def test_any_text_can_be_shown_and_none_is_lost(text: str) -> None:
    assert "".join(each.text for each in pieces(text)) == text
    assert "<b>" not in with_mathematics(text)


@pytest.mark.parametrize(
    "piece", ["x_1", "left(", "O(N^", "1", "[0,1]", "a", "mathcal ", "x^{1", "1times"]
)
def test_a_long_text_takes_time_in_proportion(piece: str) -> None:
    assert plain_mathematics(piece * 30_000)
