"""Issue forms are read as data, whatever people write into them."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from builds import ROOT
from command_line import put
from paper_archive.errors import ArchiveError, Problem, Where
from paper_archive.paper import Paper
from paper_archive.publish.paper_parts.action_links import correction_links
from paper_archive.workflows.issue_forms import FORMS, problems_answer, quoted, read_form

FOLDER = ROOT / ".github/ISSUE_TEMPLATE"
TEMPLATES = {"correction": "correct-a-paper.yml", "submission": "submit-a-paper.yml"}


def form_of(kind: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((FOLDER / TEMPLATES[kind]).read_text(encoding="utf-8"))
    return loaded


def event(folder: Path, body: object, labels: object = ("correction",), number: object = 7) -> Path:
    """Write the file of an event."""
    issue = {
        "number": number,
        "body": body,
        "labels": [{"name": each} for each in labels] if isinstance(labels, tuple) else labels,
    }
    return put(folder / "event.json", json.dumps({"action": "opened", "issue": issue}))


def refused(path: Path) -> Problem:
    with pytest.raises(ArchiveError) as caught:
        read_form(path)
    (problem,) = caught.value.problems
    return problem


@pytest.mark.parametrize("kind", FORMS)
def test_the_forms_have_the_fields_that_are_read(kind: str) -> None:
    form = form_of(kind)
    fields = [each for each in form["body"] if each["type"] != "markdown"]
    assert {each["attributes"]["label"]: each["id"] for each in fields} == FORMS[kind]
    assert form["labels"] == [kind]


def test_the_page_of_a_paper_fills_in_the_form() -> None:
    paper = Paper(slug="a-page", title="A Page")
    ((_, address),) = correction_links("https://github.com/you/papers", None, paper)
    assert address.endswith(f"&template={TEMPLATES['correction']}&page=a-page")
    assert "page" in [each.get("id") for each in form_of("correction")["body"]]


def test_answers_are_what_is_below_their_labels(tmp_path: Path) -> None:
    body = (
        "### Page\r\n\r\nwaves\r\n\r\n### Right title\r\n\r\n_No response_\r\n\r\n"
        "### Right authors\r\n\r\nAda Lovelace\r\nAlan Turing\r\n\r\n### How you know\r\n\r\n"
        "### Seen\r\n\r\non the first page\r\n"
    )
    form = read_form(event(tmp_path, body))
    assert (form.number, form.kind) == (7, "correction")
    assert form.answers == {
        "page": "waves",
        "authors": "Ada Lovelace\nAlan Turing",
        "reason": "### Seen\n\non the first page",
    }


@pytest.mark.parametrize(
    "body",
    ["### Page\n\na\n\n### Right title\n\nB\n\n### Page\n\nc\n", "Hello\n\n### Page\n\na\n", "x"],
)
def test_what_was_not_written_with_the_form_is_refused(tmp_path: Path, body: str) -> None:
    assert refused(event(tmp_path, body)).rule == "issue-form"


def test_an_issue_without_a_text_has_no_answers(tmp_path: Path) -> None:
    assert read_form(event(tmp_path, None)).answers == {}


@pytest.mark.parametrize("labels", [(), ("bug",), ("correction", "submission")])
def test_the_label_says_which_form_it_is(tmp_path: Path, labels: tuple[str, ...]) -> None:
    assert refused(event(tmp_path, "### Page\n\na\n", labels)).rule == "issue-form"


def test_an_issue_is_not_longer_than_github_allows(tmp_path: Path) -> None:
    assert "65,536" in refused(event(tmp_path, "### Page\n\n" + "a" * 70_000)).message


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"issue": 5}', '{"issue": {"number": 1}}', "[" * 100_000]
)
def test_a_file_that_is_no_event_is_a_problem(tmp_path: Path, text: str) -> None:
    assert refused(put(tmp_path / "event.json", text)).rule == "json"


@pytest.mark.parametrize(("body", "number"), [(5, 7), (["a"], 7), ("### Page\n\na", "7; rm -r /")])
def test_an_event_of_another_shape_is_a_problem(
    tmp_path: Path, body: object, number: object
) -> None:
    assert refused(event(tmp_path, body, number=number)).rule == "json"


@pytest.mark.parametrize(
    "text",
    [
        "```\n@everyone\n```",
        "``````",
        "a\n~~~\nb",
        "<!-- -->\n<script>",
        "::set-output name=x::y\n::error::z",
        "\x1b[2J\u202e\u2028a\r::x::",
        "`" * 5_000,
        "long " * 10_000,
    ],
)
def test_what_a_person_wrote_is_quoted_without_an_effect(text: str) -> None:
    first, *lines, last, empty = quoted(text).split("\n")
    assert first == f"{last}text"
    assert (set(last), empty) == ({"`"}, "")
    assert not any(last in line for line in lines)
    assert len("\n".join(lines)) <= 4_000
    assert not re.search("[\x00-\x09\x0b-\x1f\u2028\u202e]", "\n".join(lines))


def test_the_answer_lists_the_problems() -> None:
    answer = problems_answer([Problem(Where("issue 7"), "issue-form", "no page '@you'")])
    assert "```text\nissue 7: no page '@you' [issue-form]\n```" in answer
