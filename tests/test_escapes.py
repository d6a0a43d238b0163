"""Text and the Markdown that shows it."""

import pytest
from cmarkgfm import github_flavored_markdown_to_html
from cmarkgfm.cmark import Options
from hypothesis import example, given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from paper_archive.blocks import notes_start
from paper_archive.escapes import (
    ambiguous_formulas,
    heading_of,
    markdown_of,
    text_of,
    title_of,
    unescape,
)
from paper_archive.text import clean, clean_paragraphs
from strategies import MARKUP
from test_blocks import BLOCKS

FORMULAS = st.lists(
    st.sampled_from(
        [
            *(
                "$",
                "$$",
                "\\(",
                "\\)",
                "\\[",
                "\\]",
                "\\",
                "\\\\",
                "_",
                "*",
                "`",
                "{",
                "}",
                "|",
                "&",
            ),
            *("<b", "~", " ", "x", "12", "\n", "\n\n", "\\alpha", "&lt;", "#", "-"),
        ]
    ),
    max_size=14,
).map("".join)


@given(MARKUP)
def test_markdown_of_an_abstract_is_paragraphs_that_show_it(text: str) -> None:
    abstract = clean_paragraphs(text)
    lines = f"{markdown_of(abstract)}\n".split("\n")
    assert notes_start(lines, 0) == len(lines)
    assert unescape(markdown_of(abstract)) == abstract


@pytest.mark.parametrize("line", BLOCKS)
def test_text_that_looks_like_a_block_stays_text(line: str) -> None:
    abstract = clean_paragraphs(f"Text.\n\n{line}\n\nMore.")
    lines = markdown_of(abstract).split("\n")
    assert notes_start(lines, 0) == len(lines)
    assert unescape(markdown_of(abstract)) == abstract


@given(MARKUP)
@example("~5 to ~6, ~~7~~ or ~8~")
def test_github_shows_an_abstract_as_the_text_that_it_is(text: str) -> None:
    # GitHub makes a link of an address as it stands, backslashes included.
    abstract = clean_paragraphs(text.replace("http://", ""))
    shown = github_flavored_markdown_to_html(markdown_of(abstract), Options.CMARK_OPT_UNSAFE)
    tree = LexborHTMLParser(f"<main>{shown}</main>")
    assert {node.tag for node in tree.css("main *")} <= {"p", "a"}
    assert [node.text().split() for node in tree.css("main p")] == [
        paragraph.split() for paragraph in abstract.split("\n\n") if paragraph
    ]


@given(MARKUP)
def test_a_heading_shows_the_title(text: str) -> None:
    title = clean(text)
    assert "\n" not in heading_of(title)
    assert clean(title_of(heading_of(title))) == title


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        *(("# A", "A"), ("#A", "A"), ("# A ##", "A"), ("# C#", "C#"), ("# C \\#", "C #")),
        *(("A\n===", "A"), (" A \n=", "A "), ("\n\n# A\n\n", "A"), ("", "")),
    ],
)
def test_a_title_is_read_from_either_kind_of_heading(heading: str, title: str) -> None:
    assert title_of(heading).lstrip() == title


@pytest.mark.parametrize(
    "formula",
    [
        r"$a \\ b$",
        r"$\|x\|$",
        r"$\{x\}$",
        r"$x\_1$",
        r"$\text{learning\_rate}$",
        r"$\$5$",
        r"$90\%, a\,b\;c\!$",
        r"$$\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}$$",
        "$$\\begin{pmatrix} 1 \\\\\n2 \\end{pmatrix}$$",
        r"\(x \\ \| y\)",
        r"\(x\)",
    ],
)
def test_a_formula_that_a_person_wrote_keeps_its_backslashes(formula: str) -> None:
    assert (
        text_of(f"A \\*b\\* {formula} is\n\n2\\. {formula}")
        == f"A *b* {formula} is\n\n2. {formula}"
    )
    assert list(ambiguous_formulas(formula)) == []
    assert text_of(markdown_of(formula)) == formula


def test_what_only_markdown_escapes_is_undone_in_a_formula_by_hand() -> None:
    assert text_of(r"$\|x^\*\|, y\[1\], \mathcal{L}\_{x}, a &lt; b$") == (
        r"$\|x^*\|, y[1], \mathcal{L}_{x}, a < b$"
    )


@pytest.mark.parametrize(
    "text", [r"costs \$5 and \$6", r"\(no end", r"\[1\] and \[CLS\]", r"a\_b \{c\}"]
)
def test_outside_of_formulas_escapes_are_those_of_markdown(text: str) -> None:
    assert text_of(text) == unescape(text)
    assert list(ambiguous_formulas(text)) == []


@pytest.mark.parametrize(
    "formula", [r"$\\{a\\} \\ b$", r"$\begin{matrix} 1 \\-1 \end{matrix}$", r"\[x = \alpha\]"]
)
def test_a_formula_that_can_be_read_in_two_ways_is_told(formula: str) -> None:
    assert list(ambiguous_formulas(f"So {formula} is")) == [(3, formula)]


@given(FORMULAS)
def test_a_text_with_formulas_is_read_as_it_was_written(text: str) -> None:
    abstract = clean_paragraphs(text)
    assert text_of(markdown_of(abstract)) == abstract


@pytest.mark.parametrize("piece", ["$", "\\", "$\\", "\\(", "\\$", "$a\\_b$ ", "$\\\\-"])
def test_a_long_abstract_takes_time_in_proportion(piece: str) -> None:
    assert text_of(piece * 30_000)
    assert len(list(ambiguous_formulas(piece * 30_000))) <= 30_000
