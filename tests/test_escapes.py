"""Text and the Markdown that shows it."""

import pytest
from cmarkgfm import github_flavored_markdown_to_html
from cmarkgfm.cmark import Options
from hypothesis import example, given
from selectolax.lexbor import LexborHTMLParser

from paper_archive.blocks import notes_start
from paper_archive.escapes import heading_of, markdown_of, title_of, unescape
from paper_archive.text import clean, clean_paragraphs
from strategies import MARKUP
from test_blocks import BLOCKS


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
