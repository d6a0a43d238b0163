"""Front-matter cannot be misread, and a person's YAML is read strictly."""

from typing import Any

import pytest
from hypothesis import given

from paper_archive.archive.front_matter import line, read, replace_key
from paper_archive.errors import ArchiveError, Where
from paper_archive.fields import KEYS
from strategies import EXTRAS, TEXTS

WHERE = Where("a.md")
ORDER = ("title", "date", "venue", "tags", "ids")


def fields(text: str) -> dict[str, object]:
    return read(text, WHERE)[0]


def faults(text: str) -> list[tuple[int | None, str]]:
    with pytest.raises(ArchiveError) as error:
        read(text, WHERE)
    assert {problem.where.path for problem in error.value.problems} == {"a.md"}
    return [(problem.where.line, problem.rule) for problem in error.value.problems]


@given(EXTRAS)
def test_what_is_written_is_what_is_read(values: dict[str, Any]) -> None:
    text = "".join(line(key, value) for key, value in values.items())
    assert fields(text) == values


@given(EXTRAS, TEXTS)
def test_our_lines_and_yaml_say_the_same(values: dict[str, Any], title: str) -> None:
    ours = "".join(line(key, value) for key, value in {"title": title, **values}.items())
    assert fields(f"# a comment is no JSON\n{ours}") == fields(ours)


@pytest.mark.parametrize(
    "value", ["No", "yes", "null", "~", "1984", "2611.01230", "1e5", "0x10", "2024-05-22", "a: b"]
)
def test_text_in_quotes_stays_text(value: str) -> None:
    assert fields(line("title", value)) == {"title": value}


@pytest.mark.parametrize("value", ["No", "off", "2024-05-22", "1_000", "0x10", "012", "12:30:45"])
def test_a_plain_word_stays_the_word_that_a_person_wrote(value: str) -> None:
    assert fields(f"title: {value}\n") == {"title": value}


@pytest.mark.parametrize(
    ("plain", "value"),
    [("1984", 1984), ("-3", -3), ("2.5", 2.5), ("true", True), ("null", None), ("~", None)],
)
def test_a_plain_number_is_a_number(plain: str, value: object) -> None:
    assert fields(f"x: {plain}\n") == {"x": value}


def test_nothing_says_nothing() -> None:
    assert read("", WHERE) == ({}, {})
    assert read("# only a comment\n", WHERE) == ({}, {})


def test_each_key_knows_its_line_on_the_page() -> None:
    assert read('title: "A"\ndate: "2024"\n', WHERE)[1] == {"title": 2, "date": 3}
    assert read("# why\ntitle: A\ntags:\n  - a\ndate: 2024\n", WHERE)[1] == {
        "title": 3,
        "tags": 4,
        "date": 6,
    }


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('title: "A\n', "yaml"),
        ('date: 2024\ntitle: "A" B\n', "yaml"),
        ("title: A: B\n", "yaml"),
        ("tags: [a, b\n", "yaml"),
        ("title: @A\n", "yaml"),
        ("title: !!python/object:os.system A\n", "yaml"),
        ("\ttitle: A\n", "yaml"),
        ("title: A\x07\n", "yaml"),
        ("title: *nowhere\n", "yaml"),
        ("- a\n- b\n", "front-matter"),
        ("just text\n", "front-matter"),
        ('{title: "A", date: 2024}\n', "front-matter"),
    ],
    ids=repr,
)
def test_what_is_no_key_and_value_is_refused_with_its_line(text: str, fault: str) -> None:
    ((number, rule),) = faults(text)
    assert rule == fault
    assert number is not None
    assert 2 <= number <= 2 + text.count("\n")


def test_a_missing_quote_is_shown_where_it_is() -> None:
    assert faults('title: "A"\nvenue: "ICML\ndate: "2024"\n')[0][1] == "yaml"
    ((number, _),) = faults('title: "A"\nvenue: "ICML" 2024\ndate: "2024"\n')
    assert number == 3


def test_a_key_that_stands_twice_is_shown_at_its_second_line() -> None:
    assert faults('title: "A"\ndate: "2024"\ntitle: "B"\n') == [(4, "key-once")]
    assert faults("a: 1\na: 2\nb: 1\nb: 2\n") == [(3, "key-once"), (5, "key-once")]


@pytest.mark.parametrize("value", ["[NaN]", "[Infinity]", "[-Infinity]"])
def test_what_only_some_json_knows_is_read_as_yaml_reads_it(value: str) -> None:
    assert fields(f"scores: {value}\n") == fields(f"# comment\nscores: {value}\n")
    assert fields(f"scores: {value}\n") == {"scores": [value.strip("[]")]}


EDITED = """\
# kept by hand
title: A
tags:
- a      # the first

# about b
- b
ids: {
  "arxiv": "1",
"doi": "2"
}
mood: |
  fine

  # thanks
date: 2024  # sure
"""


@pytest.mark.parametrize("key", ["title", "tags", "ids", "date"])
def test_a_key_is_replaced_with_all_its_lines_and_no_other(key: str) -> None:
    edited = replace_key(EDITED, key, line(key, "new"), ORDER, WHERE)
    assert fields(edited) == fields(EDITED) | {key: "new"}
    assert "# kept by hand\n" in edited
    without = replace_key(EDITED, key, "", ORDER, WHERE)
    assert fields(without) == {name: value for name, value in fields(EDITED).items() if name != key}


def test_a_new_key_stands_below_those_before_it_in_order() -> None:
    edited = replace_key(EDITED, "venue", line("venue", "ICML"), ORDER, WHERE)
    assert edited == EDITED + 'venue: "ICML"\n'
    assert replace_key("", "title", line("title", "A"), ORDER, WHERE) == 'title: "A"\n'
    first = replace_key("mood: fine\n", "title", line("title", "A"), ORDER, WHERE)
    assert first == 'title: "A"\nmood: fine\n'


def test_a_comment_above_the_next_key_stays_with_that_key() -> None:
    text = "tags:\n  - a\n# the day it was found\ndate: 2024\n"
    assert replace_key(text, "tags", line("tags", ["b"]), KEYS, WHERE) == (
        'tags: ["b"]\n# the day it was found\ndate: 2024\n'
    )
