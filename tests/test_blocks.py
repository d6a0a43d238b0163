"""What is a block, and where notes begin."""

import pytest

from paper_archive.blocks import begins_block, begins_notes, notes_start

BLOCKS = [
    *("# H", "###### H", "  # H", "- a", "-", "* a", "+ a", "1. a", "2) a", "> a", "```", "~~~"),
    *("| a", "<div>", "<b>", "<!-- a -->", "<?a", "!!! note", "??? note", "---", "* * *", "___"),
    *("    code", "\tcode", "![a](b)", "![a][b]", "[a]: b", "[^1]: b", "[a](b)", "[a][b]"),
    *("*[HTML]: b", ": meaning", '=== "Tab"', "::: x", "{: .a }", "{% a %}", "[TOC]", "--8<-- a"),
    *("<<<<<<< HEAD", "=======", ">>>>>>> b", "||||||| b"),
]
TEXT = [
    *("Text", "-1 is", "1.5 times", "**bold** text", "$x$", "2024 was", "", "*emphasis*", "#tag"),
    *("[1] is", "[sic]", "!", "a | b", "$$x$$", "=== x", "= x", ":-)", "{a}", "< 5", "~5", "&amp;"),
    *("\\# text", "\\- a", "1\\. a", "+5", "-- a", "…", "<<<< a", "\\[a](b)"),
]


@pytest.mark.parametrize("line", BLOCKS)
def test_a_block_begins_the_notes(line: str) -> None:
    assert begins_block(line)
    assert begins_notes(f"{line}\nmore")
    assert notes_start(["text\n", "\n", f"{line}\n", "more\n"], 0) == 2


@pytest.mark.parametrize("line", TEXT)
def test_a_paragraph_does_not_begin_the_notes(line: str) -> None:
    assert not begins_block(line)
    assert not begins_notes(line)
    assert notes_start(["text\n", "\n", f"{line}\n"], 0) == 3


@pytest.mark.parametrize(
    "line",
    [
        *(
            "# H",
            "- a",
            "* a",
            "+ a",
            "1. a",
            "1) a",
            "> a",
            "```",
            "~~~",
            "* * *",
            "___",
            "</div>",
        ),
        *("<!-- a -->", "<TABLE>", "![a](b)", "[^1]: b", "!!! note", "??? note", "::: x"),
    ],
)
def test_what_interrupts_a_paragraph_needs_no_blank_line(line: str) -> None:
    assert notes_start(["one\n", "two\n", f"{line}\n", "more\n"], 0) == 2


@pytest.mark.parametrize("line", ["2024. Then", "2) a", "<b>a", "[a](b)", "    a", "| a", "-5"])
def test_a_line_of_a_paragraph_may_look_like_a_block(line: str) -> None:
    assert notes_start(["one\n", f"{line}\n"], 0) == 2


@pytest.mark.parametrize("rule", ["=", "===", "-", "---", "  --- "])
def test_an_underline_makes_its_paragraph_a_heading(rule: str) -> None:
    assert notes_start(["text\n", "\n", "one\n", "two\n", f"{rule}\n"], 0) == 2


@pytest.mark.parametrize("row", ["|---|---|", "--|--", ":-: | -:", "| - |", "-|", ": meaning"])
def test_a_second_line_makes_a_table_or_a_definition_of_the_first(row: str) -> None:
    assert notes_start(["text\n", "a | b\n", f"{row}\n", "1 | 2\n"], 0) == 1


def test_notes_begin_below_the_heading_at_the_earliest() -> None:
    assert notes_start(["# T\n", "\n", "text\n"], 2) == 3
    assert notes_start(["# T\n"], 1) == 1
    assert notes_start([], 0) == 0
