"""Notes that would take a Markdown parser too long, or too deep, are problems; others are not."""

import pytest

from paper_archive.archive.notes.limits import bracket_problem, depth_problem
from paper_archive.archive.notes.reading import read_notes
from paper_archive.archive.notes.rendering import rendering_problem
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
        ("For all $i<n$ and $x_i<y$ " + "the model is trained on data. " * 10) * 200,
        "<b>a</b> " * MANY,
        "a [1] and (2) " * MANY,
        "\n\n".join(["An open [ bracket, an <open tag, and a ]( link"] * 50),
        "```\n" + "[" * MANY + "\n```\n\nText.",
        "~~~~\n" + "a<b " * MANY + "\n~~~~\n",
        "```\n" + "[" * MANY + "\n`````\n\nText.",
        "word " * MANY,
        "",
    ],
)
def test_what_people_write_is_none(notes: str) -> None:
    assert bracket_problem(notes, PLACE) is None


def test_a_fence_within_html_begins_no_code() -> None:
    assert bracket_problem("<div>\n```\n\n" + "[" * MANY + "\n\n```", PLACE)


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


@pytest.mark.parametrize(
    "piece",
    [
        *("# a\n", "a\n===\n", "---\n", "* * *\n", "- \n", "1.\n", "> # a\n", "=\n"),
        *("*a*", "**a** ", "`a`", "[a](b) ", "<b>", "&amp;", "\\*", "![a](b)\n", "a_b_ ", "a  \n"),
        "``` a\n<b markdown>\n",
        *("[^a] ", "a[^a]\n\n"),
    ],
)
def test_what_is_rendered_again_and_again_is_a_problem(piece: str) -> None:
    problem = rendering_problem(f"Above.\n\n{piece * 3 * MANY}\n\nBelow.", PLACE)
    assert problem
    assert str(problem.where) == "a.md:11"
    assert problem.rule == "rendering-slow"


def test_each_abbreviation_costs_the_whole_page() -> None:
    listed = "".join(f"*[A{number}]: a\n" for number in range(MANY))
    problem = rendering_problem(f"Above.\n\n{listed}", PLACE)
    assert problem
    assert str(problem) == "a.md:11: page must have fewer abbreviations [rendering-slow]"


@pytest.mark.parametrize(
    "notes",
    [
        *("# a\n\n" * MANY, "---\n\n" * MANY, "- a [b](c) *d*\n" * MANY, "1. a\n" * MANY),
        *("a *b* `c` [d](e)\n\n" * MANY, "| *a* | `b` |\n" * MANY, "> *a*\n" * MANY),
        "```\n# a\n*b*\n```\n" * MANY,
        "~~~ py\n```\n~~~\n\n" * MANY,
        "".join(f"[^{number}]: a\n\nb[^{number}]\n\n" for number in range(MANY)),
        "".join(f"*[A{number}]: a\n" for number in range(100)) + "A1 is A2. " * 2_000,
        "A sentence with *emphasis*, `code` and a [link](to.md). " * 400,
        "    x[i] = y[i] * 2  # a `comment`\n" * 5_000,
        "Like this:\n\n" + "    #include <a.h>\n\n" * 5_000,
        "- An item:\n\n  ```py\n" + "  x[i] = y(i) * 2\n" * 5_000 + "  ```\n",
        "<pre>\n" + "x[i] = y(i) * 2\n" * 5_000 + "</pre>\n",
        "<table>\n" + "<tr><td>a b c</td><td>d e f</td></tr>\n" * 3_000 + "</table>\n",
        "+---+---+\n| a | b |\n" * 2_000,
        "\n".join(["## 1.0", "### Added", *["- A *new* thing of ten words or so."] * 5] * 300),
        "[12:00] <ada> some *words* of a chat\n" * 2_000,
        "".join(f"A sentence with a note.[^{each}]\n\n" for each in range(1_500))
        + "".join(f"[^{each}]: A note of some ten words or so.\n" for each in range(1_500)),
        *("``` a\n" * MANY, "```a\n````\n~~~ b\n\n" * MANY, "```a\n````\n" * MANY),
        "```\n" + "word " * MANY,
        "word " * MANY * 5,
    ],
    ids=lambda notes: ascii(notes[:20]),
)
def test_long_notes_are_none(notes: str) -> None:
    assert rendering_problem(notes, PLACE) is None
