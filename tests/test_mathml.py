"""A formula in TeX becomes MathML, or is refused."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paper_archive.publish.mathematics.mathml import UnreadError, mathml
from strategies import TEXTS

ELEMENTS = {
    *("math", "mi", "mn", "mo", "mtext", "mspace", "mrow", "mfrac", "msqrt", "mroot", "msub"),
    *("msup", "msubsup", "munder", "mover", "munderover", "mtable", "mtr", "mtd"),
}
ATTRIBUTES = {
    *("display", "mathvariant", "form", "lspace", "rspace", "minsize", "maxsize", "stretchy"),
    *("linethickness", "width", "accent"),
}
PIECES = (
    *("a", "x", "1", "0.5", "{", "}", "{x}", "[", "]", "(", ")", "|", "^", "_", "'", "&", "<", "#"),
    *(
        "%",
        "~",
        " ",
        "\\",
        "\\\\",
        "\\{",
        "\\,",
        "\\!",
        "\\%",
        "\\alpha",
        "\\sum",
        "\\frac",
        "\\sqrt",
    ),
    *("\\left", "\\right", "\\middle", "\\big", "\\hat", "\\mathbb", "\\mathrm", "\\text{a b}"),
    *("\\begin{array}", "\\end{array}", "\\log", "\\max", "\\operatorname{S}", "\\def", "\\over"),
    *("\\href{javascript:a}", "\\color{red}", "\\style{a:b}", "\\rule", "\\limits", "\\genfrac"),
    *("\\skew", "\\sideset", "\\unicode", "\\hspace{9em}", "\\phantom", "\\mathds{A}", "3em", "é"),
)
TEX = st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | TEXTS


def attempted(tex: str) -> str:
    try:
        return mathml(tex)
    except UnreadError:
        return ""


@pytest.mark.parametrize(
    ("tex", "markup"),
    [
        ("k", "<mi>k</mi>"),
        ("n^2", "<msup><mi>n</mi><mn>2</mn></msup>"),
        ("^2", "<msup><mi></mi><mn>2</mn></msup>"),
        ("p < 2", "<mi>p</mi><mo>&lt;</mo><mn>2</mn>"),
        ("O(n)", "<mi>O</mi><mo>(</mo><mi>n</mi><mo>)</mo>"),
        (r"\mathbb{R}^d", "<msup><mi>ℝ</mi><mi>d</mi></msup>"),
        (r"\mathbf{ab}", "<mrow><mi>𝐚</mi><mi>𝐛</mi></mrow>"),
        (r"\mathfrak{CX}", "<mrow><mi>ℭ</mi><mi>𝔛</mi></mrow>"),
        (r"\boldsymbol{\alpha}", "<mi>𝜶</mi>"),
        (r"\mathrm{poly}", "<mi>poly</mi>"),
        (r"x_\mathrm{F}", '<msub><mi>x</mi><mi mathvariant="normal">F</mi></msub>'),
        (r"\tilde{O}", '<mover accent="true"><mi>O</mi><mo stretchy="false">~</mo></mover>'),
        (r"\text{if }", "<mtext>if\xa0</mtext>"),
        (
            r"\binom{n}{k}",
            (
                '<mo minsize="2.047em" maxsize="2.047em">(</mo>'
                '<mfrac linethickness="0"><mi>n</mi><mi>k</mi></mfrac>'
                '<mo minsize="2.047em" maxsize="2.047em">)</mo>'
            ),
        ),
        (r"90%", "<mn>90</mn><mi>%</mi>"),
        (r"\big\{", '<mo minsize="1.2em" maxsize="1.2em">{</mo>'),
    ],
)
def test_a_formula_is_written_small(tex: str, markup: str) -> None:
    assert mathml(tex) == f"<math>{markup}</math>"


@pytest.mark.parametrize(
    ("tex", "gaps"),
    [
        (r"n\log n", 2),
        (r"n\log(n)", 1),
        (r"\log(n)", 0),
        (r"(\log n)", 1),
        (r"\max_{x} f", 1),
        (r"\log\left(n\right)", 0),
        (r"\log\log n", 2),
    ],
)
def test_the_name_of_a_function_stands_apart(tex: str, gaps: int) -> None:
    assert mathml(tex).count("<mspace") == gaps


def test_brackets_do_not_grow_unasked_around_what_is_tall() -> None:
    assert mathml("O(n^2)").count('stretchy="false"') == 2
    assert mathml(r"\left(\frac{a}{b}\right)").count('stretchy="true"') == 2


@pytest.mark.parametrize(
    ("tex", "same"),
    [
        (
            r"\begin{align} a &= b \\ c &= d \end{align}",
            r"\begin{split} a &= b \\ c &= d \end{split}",
        ),
        (r"\begin{aligned} a &= b \end{aligned}", r"\begin{split} a &= b \end{split}"),
        (r"\begin{gathered} a \\ b \end{gathered}", r"\begin{matrix} a \\ b \end{matrix}"),
        (r"\begin{dcases} a & b \end{dcases}", r"\begin{cases} a & b \end{cases}"),
        (r"\begin{equation*} a \end{equation*}", "a"),
        (r"\begin{matrix} a \\[2pt] b \end{matrix}", r"\begin{matrix} a \\ b \end{matrix}"),
        (r"\begin{matrix} a \\ [-.5ex] b \end{matrix}", r"\begin{matrix} a \\ b \end{matrix}"),
        (r"\begin{matrix} a \\* b \end{matrix}", r"\begin{matrix} a \\ b \end{matrix}"),
    ],
)
def test_rows_have_nothing_that_only_says_how_they_are_set(tex: str, same: str) -> None:
    assert mathml(tex) == mathml(same)
    assert not re.search(r"pt|ex|\(1\)|&amp;", mathml(tex))


@pytest.mark.parametrize("name", ["eqnarray", "alignat", "rcases", "multline", "theorem"])
def test_an_environment_that_is_not_known_is_refused(name: str) -> None:
    with pytest.raises(UnreadError):
        mathml(rf"\begin{{{name}}} a &= b \end{{{name}}}")


def test_a_displayed_formula_says_so() -> None:
    assert mathml("x", block=True) == '<math display="block" tabindex="0"><mi>x</mi></math>'


@pytest.mark.parametrize(
    "tex",
    [
        r"\foo",
        r"\R^d",
        r"\mathfoo{A}",
        r"\\hat I",
        r"\href{javascript:alert(1)}{x}",
        r"\style{color:red}{x}",
        r"\class{a}{x}",
        r"\color{red}{x}",
        r"\colorbox{red}{x}",
        r"\phantom{x}",
        r"\hspace{99em}",
        r"\rule{9em}{9em}",
        r"\boxed{x}",
        r"\def\a{xx}\a",
        r"\newcommand{\a}{x}\a",
        r"\text{a\_b}",
        r"\unicode{zz}",
        "{}",
        " ",
        "",
        "{x",
        "x}",
        "x^",
        "x_1_2",
        r"\frac{a}",
        r"\left(x",
        r"\begin{array}",
        "x" * 401,
        "{" * 21 + "x" + "}" * 21,
    ],
)
def test_what_is_not_surely_read_is_refused(tex: str) -> None:
    with pytest.raises(UnreadError):
        mathml(tex)


@given(TEX)
def test_only_what_mathml_core_knows_comes_out(tex: str) -> None:
    markup = attempted(tex)
    assert "\\" not in markup
    assert ElementsOf(markup).are_known()


class ElementsOf:
    def __init__(self, markup: str) -> None:
        self.tags = set(re.findall(r"</?([^\s>/]+)", markup))
        inner = re.findall(r"<[^>/]+(?=/?>)", markup)
        self.attributes = {name for each in inner for name in re.findall(r"\s([a-z:-]+)=", each)}

    def are_known(self) -> bool:
        return self.tags <= ELEMENTS and self.attributes <= ATTRIBUTES
