"""Notes that would take a Markdown parser too long, or too deep."""

import pytest

from paper_archive.archive.notes.limits import bracket_problem, depth_problem
from paper_archive.archive.notes.reading import read_notes
from paper_archive.errors import Where

PLACE = Where("a.md", 9)

MANY = 20_000


@pytest.mark.parametrize(
    "opening", ["[", "![", "[a](", "[a](b ", "<a ", '<a href="', "<![CDATA[", "a<b ", "[[", "[a [b"]
)
def test_brackets_that_stay_open_are_a_problem(opening: str) -> None:
    problem = bracket_problem(opening * MANY, PLACE)
    assert problem
    assert str(problem.where) == "a.md:9"
    assert problem.rule == "brackets-open"


@pytest.mark.parametrize(
    "notes",
    [
        "[a](b.md) " * MANY,
        "[ ] a task\n\n" * MANY,
        "a < b and c > d " * MANY,
        "<b>a</b> " * MANY,
        "a [1] and (2) " * MANY,
        "\n\n".join(["An open [ bracket, an <open tag, and a ]( link"] * 50),
        "```\n" + "[" * MANY + "\n```\n\nText.",
        "~~~~\n" + "a<b " * MANY + "\n~~~~\n",
        "word " * MANY,
        "",
    ],
)
def test_what_people_write_is_none(notes: str) -> None:
    assert bracket_problem(notes, PLACE) is None


def test_lists_in_lists_have_a_limit() -> None:
    notes = "\n".join("    " * depth + "- a" for depth in range(400))
    (problem,) = depth_problem(read_notes(notes), PLACE)
    assert problem.rule == "nesting-depth"
    assert problem.where.line
    assert problem.where.line > 9


def test_open_html_has_a_limit() -> None:
    assert [*depth_problem(read_notes("<div>\n" * 400 + "</div>\n" * 400), PLACE)] == []
    assert [*depth_problem(read_notes("a <b>x</b> <br> " * 1_000), PLACE)] == []
    assert [*depth_problem(read_notes("<ul>\n" + "<li>x\n" * 1_000 + "</ul>"), PLACE)] == []
    (problem,) = depth_problem(read_notes("<div>\n" * 1_000), PLACE)
    assert str(problem) == "a.md:509: text must have at most 500 unclosed HTML tags [nesting-depth]"
