"""Problems as programs read them."""

import json
import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from command_line import put, run
from paper_archive.cli.problem_lines import annotation, json_line
from paper_archive.errors import Problem, Where

PROBLEM = Problem(Where("content/papers/a.md", 3), "date-iso", "date must be a day, not 'soon'")


def test_json_holds_what_reports_hold_and_the_place_apart() -> None:
    assert json.loads(json_line(PROBLEM, "warning")) == {
        "where": "content/papers/a.md:3",
        "rule": "date-iso",
        "message": "date must be a day, not 'soon'",
        "severity": "warning",
        "file": "content/papers/a.md",
        "line": 3,
    }


def test_a_place_without_a_line_has_none_in_json() -> None:
    problem = Problem(Where("a.txt"), "file-empty", "file is empty")
    assert json.loads(json_line(problem, "error"))["line"] is None


def test_an_annotation_names_file_line_and_rule() -> None:
    assert annotation(PROBLEM, "error") == (
        "::error file=content/papers/a.md,line=3,title=date-iso::date must be a day, not 'soon'"
    )


def test_an_annotation_without_a_line_is_on_the_file_and_says_what_is_meant() -> None:
    problem = Problem(Where("content/topics.yml", item="waves"), "topics", "name must be text")
    assert annotation(problem, "warning") == (
        "::warning file=content/topics.yml,title=topics::waves: name must be text"
    )


def test_what_means_something_to_github_is_escaped() -> None:
    problem = Problem(Where("a,b:100%.md", 1, "c,d:e"), "yaml", "50%: a, b::c")
    assert annotation(problem, "error") == (
        "::error file=a%2Cb%3A100%25.md,line=1,title=yaml::c,d:e: 50%25: a, b::c"
    )


def unescaped(text: str) -> str:
    """Return what the runner makes of an escaped value (ActionCommand.cs in actions/runner)."""
    for escape, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ",")):
        text = text.replace(escape, character)
    return text.replace("%25", "%")


@given(st.text(), st.text(st.characters(), min_size=1))
def test_the_runner_reads_what_was_written(message: str, path: str) -> None:
    problem = Problem(Where(path, 7), "yaml", message)
    line = annotation(problem, "error")
    assert not re.search(r"[\r\n]", line)
    head, _, data = line.removeprefix("::error ").partition("::")
    file, number, title = head.split(",")
    assert (number, title) == ("line=7", "title=yaml")
    assert unescaped(file.removeprefix("file=")) == problem.where.path
    assert unescaped(data) == problem.message


@given(st.text(st.characters(codec=None), min_size=1), st.text(st.characters(codec=None)))
def test_json_is_one_line_of_utf8_whatever_a_name_holds(path: str, message: str) -> None:
    line = json_line(Problem(Where(path, 7), "yaml", message), "error")
    assert len(line.encode().splitlines()) == 1


def test_no_command_is_in_what_people_are_told_on_github(folder: Path) -> None:
    """GitHub takes `##[` for a command anywhere in a line, unless the line begins with one."""
    title = "Waves ##[add-mask]true"
    put(folder / "content/papers/undated/waves.md", f'---\ntitle: "{title}"\nyear: 1\n---\n')
    put(folder / "content/topics.yml", "[]\n")
    put(Path("waves.csv"), f"slug,title,venue\nwaves,{title},Mine\n")
    put(Path("again.csv"), f"slug,title,venue\nwaves,{title},##[add-mask]Nature\n")
    run("import", "waves.csv", "--output-format", "github")
    result = run("import", "again.csv", "--output-format", "github")
    assert "venue stays 'Mine'" in result.stderr
    for line in result.stdout.splitlines() + result.stderr.splitlines():
        assert line.startswith("::") or "##[" not in line
