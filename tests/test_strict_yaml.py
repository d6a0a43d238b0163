"""YAML is read with its places; what could not be written back is refused."""

import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from paper_archive.archive.markdown import strict_yaml
from paper_archive.archive.markdown.front_matter import line
from paper_archive.archive.markdown.strict_yaml import read_yaml
from paper_archive.archive.markdown.yaml_nodes import Mapping, Scalar, Sequence, plain
from paper_archive.errors import ArchiveError, Where
from paper_archive.strict_json import DEEPEST, read_json
from strategies import EXTRAS

WHERE = Where("a.yml")


def value(text: str) -> object:
    root, problems = read_yaml(text, WHERE)
    assert not problems
    assert root is not None
    return plain(root)


def refusals(text: str) -> list[str]:
    try:
        _, problems = read_yaml(text, WHERE)
    except ArchiveError as error:
        problems = list(error.problems)
    return list(map(str, problems))


@given(EXTRAS)
def test_json_is_read_as_what_it_is(values: dict[str, Any]) -> None:
    assert value(line("x", values)) == {"x": values}


@pytest.mark.parametrize("text", ["", "\n", "# a comment\n", "\ufeff"])
def test_an_empty_text_has_no_value(text: str) -> None:
    assert read_yaml(text, WHERE) == (None, [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(("No", "No"), ("2024-05-22", "2024-05-22"), ("1_000", "1_000"), ("0x1F", "0x1F")),
        *(("012", "012"), ("12:30", "12:30"), (".inf", ".inf"), (".nan", ".nan"), ("True", "True")),
        *(("12", 12), ("-3", -3), ("-0", 0), ("1.5", 1.5), ("1e3", 1000.0), ("true", True)),
        *(("null", None), ("~", None), ("'12'", "12"), ('"true"', "true"), ("|\n  12", "12")),
    ],
)
def test_a_plain_word_is_what_it_is_in_json_or_text(text: str, expected: object) -> None:
    found = value(f"[{text}]" if "\n" not in text else f"- {text}")
    assert found == [expected]
    assert isinstance(found, list)
    assert type(found[0]) is type(expected)


def test_values_know_their_places() -> None:
    text = "# top\na: [x,\n 'y z']   # c\n'b':\n  - |\n    w\n\n  -\nc: 1\n"
    root, _ = read_yaml(text, WHERE, first_line=10)
    assert isinstance(root, Mapping)
    assert [(key.value, key.line) for key, _ in root.entries] == [("a", 11), ("b", 13), ("c", 18)]
    spans = [text[key.start : node.end] for key, node in root.entries]
    assert spans == ["a: [x,\n 'y z']", "'b':\n  - |\n    w\n\n  -", "c: 1"]
    items = root.entries[0][1]
    assert isinstance(items, Sequence)
    assert [item.line for item in items.items] == [11, 12]
    last = items.items[1]
    assert isinstance(last, Scalar)
    assert text[last.start : last.end] == "'y z'"


def test_lines_are_counted_as_editors_do() -> None:
    root, _ = read_yaml("a: b\u2028\nc: d\x85\ne: f\n", WHERE)
    assert isinstance(root, Mapping)
    assert [key.line for key, _ in root.entries] == [1, 2, 3]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "a: &x 1",
            "a: *x",
            "a: !!str 1",
            "a: ! 1",
            "a: !x 1",
            "%YAML 1.2\n---\na: 1",
            "a: b\n---\nc",
        ),
        *("a: 1e999", "a: -1e999", "a: " + "9" * 5_000, "a: \x00", "a: \x7f", "a: 1\na: 2"),
        *("{a: 1, a: 2}", "? [a]\n: b", ": b", "a: !!bool x", 'a: !!int ""', "a: !!timestamp x"),
        *("a: !!binary x", "a: !!set {b}", "a: !!python/name:os.system", "&x a: b", "<<: *x"),
    ],
    ids=lambda text: ascii(text[:30]),
)
def test_what_cannot_be_written_back_is_refused_with_its_line(text: str) -> None:
    (problem, *_) = refusals(text)
    assert problem.startswith("a.yml:")
    assert len(problem) < 200


def test_all_that_is_refused_is_shown_at_once() -> None:
    assert refusals("a: *x\nb: !!str c\na: 1\nd: 1e999\n") == [
        "a.yml:1: aliases (*x) are not allowed; write the value out [yaml]",
        "a.yml:2: tags (tag:yaml.org,2002:str) are not allowed; put text in double quotes [yaml]",
        "a.yml:3: a is already on line 1 [key-once]",
        "a.yml:4: number is too large; put it in double quotes if it is text [yaml]",
    ]


@pytest.mark.parametrize("begin", ["[", "- ", "{a: ", "? "])
@pytest.mark.parametrize("loader", [strict_yaml._LOADER, yaml.SafeLoader])
def test_depth_is_bounded_before_anything_else_happens(
    begin: str, loader: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(strict_yaml, "_LOADER", loader)
    (problem,) = refusals(begin * 200_000)
    assert "more than 50 deep" in problem


def test_as_deep_as_allowed_is_read() -> None:
    lists = "[" * DEEPEST + "]" * DEEPEST
    assert value(f"a: {lists}") == {"a": read_json(lists)}
    assert refusals(f"a: [{lists}]")
    items = ", ".join("[[]]" for _ in range(1_000))
    assert value(f"[{items}]") == [[[]]] * 1_000


@given(st.text("ab:-?[]{},#&*!|>'\"%@` \n\t\\x1", max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        root, problems = read_yaml(text, WHERE)
    except ArchiveError as error:
        root, problems = None, list(error.problems)
    assert all(1 <= (problem.where.line or 0) <= text.count("\n") + 1 for problem in problems)
    if root is not None and not problems:
        again = json.dumps(plain(root), ensure_ascii=False, allow_nan=False)
        assert value(again) == plain(root)
