"""TeX in captures: what can be restored with certainty, and what stays as it came."""

import pytest
from hypothesis import given

from paper_archive.sources.field_values.stripped_tex import restore_tex
from strategies import MARKUP


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        ("``deep'' and ``wide''", "“deep” and “wide”"),
        (r"90\% of Q\&As, \#1 a\_b", "90% of Q&As, #1 a_b"),
        (r"Smith \etal showed", "Smith et al. showed"),
        (r"Smith \etal.", "Smith et al."),
        (r"\ie this, \eg that, \etc.", "i.e. this, e.g. that, etc."),
        (r"est\'an dise\~nados", "están diseñados"),
        (r"Schr\"odinger, Erd\H{o}s, \v{C}ech, fa\c{c}ade", "Schrödinger, Erdős, Čech, façade"),
        (r"{\'e}t{\'{e}} na\"{\i}ve", "été naïve"),
        (r"{\o}, \ss{}, \L{}ukasz, \AA", "ø, ß, Łukasz, Å"),
        (r"{\it determinism} and \emph{more}, \textbf{bold}", "determinism and more, bold"),
        (
            r"at \url{https://x.org/a_b}, \href{https://x.org}{our page}",
            "at https://x.org/a_b, our page",
        ),
    ],
)
def test_tex_that_is_certain_is_read(tex: str, text: str) -> None:
    assert restore_tex(tex) == text


@pytest.mark.parametrize(
    "text",
    [
        "Oleft(N^2right)",
        r"$90\% \times \alpha_{i}$",
        r"cost of $\mathcal{O}(n \log n)$ and $\'e$",
        r"\alpha \mathbb{R} \unknown{x} \include",
        "a `quoted' word, it's ''",
        "C:\\temp",
        "plain text",
        r"\(90\% of x\) and $$\'e$$",
        "$5 and $10",
        "",
    ],
)
def test_what_is_not_certain_stays_as_it_came(text: str) -> None:
    assert restore_tex(text) == text


def test_tex_around_mathematics_is_read_and_within_it_is_not() -> None:
    assert restore_tex(r"90\% of $x\%$ is \ie $y$") == r"90% of $x\%$ is i.e. $y$"


@given(MARKUP)
def test_text_without_tex_is_never_changed(text: str) -> None:
    plain = text.replace("\\", "").replace("``", "")
    assert restore_tex(plain) == plain
