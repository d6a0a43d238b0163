"""Conflicts that Git could not resolve are seen, and nothing else is taken for one."""

import pytest

from paper_archive.archive.markdown.conflict_markers import refuse_conflicts
from paper_archive.errors import ArchiveError, Problem, Where


def lines_of(text: str) -> list[int | None]:
    problems: tuple[Problem, ...] = ()
    try:
        refuse_conflicts(text, Where("a.md"))
    except ArchiveError as error:
        problems = error.problems
    assert {problem.rule for problem in problems} <= {"conflict-marker"}
    return [problem.where.line for problem in problems]


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=repr)
def test_each_marker_of_a_conflict_is_shown_with_its_line(newline: str) -> None:
    text = "a\n<<<<<<< HEAD\nb\n||||||| 1a2b\nc\n=======\nd\n>>>>>>> theirs\ne\n"
    assert lines_of(text.replace("\n", newline)) == [2, 4, 6, 8]
    assert lines_of(text.replace("\n", newline) * 2) == [2, 4, 6, 8, 11, 13, 15, 17]


@pytest.mark.parametrize("line", ["<<<<<<< HEAD", "<<<<<<<", ">>>>>>> x", "||||||| x", "======="])
def test_a_marker_that_was_left_over_is_seen(line: str) -> None:
    assert lines_of(line) == [1]
    assert lines_of(f"text\n\n{line}\n\ntext\n") == [3]


@pytest.mark.parametrize(
    "text",
    [
        *("Notes\n=======\n", "<<<<<<<< eight", "<<<<<< six", " <<<<<<< in", "a <<<<<<< b"),
        *("<<<<<<<x", "========", ">>>>>>>x", "======= x", "|||||||x"),
        "```\n<<<<<<< HEAD\n=======\n>>>>>>> x\n```\n",
        "~~~~ diff\n~~~\n<<<<<<< HEAD\n~~~~\n",
        "```\n~~~\n<<<<<<< HEAD\n```\n",
    ],
)
def test_what_is_no_conflict_is_left_alone(text: str) -> None:
    assert lines_of(text) == []


@pytest.mark.parametrize("above", ["```\n```\n", "~~~\n~~~\n", "``` a`b\n", "    ```\n", "``\n"])
def test_a_conflict_outside_of_code_is_seen(above: str) -> None:
    assert lines_of(f"{above}<<<<<<< HEAD\n") == [above.count("\n") + 1]
