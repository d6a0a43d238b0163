"""Front-matter cannot be misread, and a person's YAML is read strictly."""

from typing import Any

import pytest
from hypothesis import given

from paper_archive.archive.markdown.front_matter import changes, line, read
from paper_archive.errors import ArchiveError, Where
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
    text = "".join(f"{line(key, value)}\n" for key, value in values.items())
    assert fields(text) == values


@given(EXTRAS, TEXTS)
def test_our_lines_and_yaml_say_the_same(values: dict[str, Any], title: str) -> None:
    ours = "".join(f"{line(key, value)}\n" for key, value in {"title": title, **values}.items())
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


@pytest.mark.parametrize(
    "value",
    [
        *("[1e999]", "[-1e999]", '{"a": 1, "a": 2}', '"\\ud800"', '["\\udfff\\ud800"]'),
        *("1" * 5_000, f"[{'1' * 5_000}]", "[" * 60 + "]" * 60, "[" * 9_999, '{"a": ' * 9_999),
    ],
    ids=lambda value: value[:9],
)
def test_json_that_cannot_be_written_back_is_refused_with_its_line(value: str) -> None:
    for text in (f'title: "A"\nscores: {value}\n', f"# hand\nscores: {value}\n"):
        ((number, rule),) = faults(text)
        assert (number, rule) in {(3, "yaml"), (3, "key-once")}


def test_a_long_list_of_records_is_not_nested_deep() -> None:
    sources = [{"name": f"{number}.txt"} for number in range(500)]
    assert fields(f"{line('sources', sources)}\n") == {"sources": sources}


COMMENTS = ("# kept by hand", "# the first", "# about b", "# sure")
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


def edited(text: str, **values: Any) -> str:
    """Return the text with keys that have new values, or are gone where the value is None."""
    new = {key: "" if value is None else line(key, value) for key, value in values.items()}
    for change in sorted(changes(text, new, ORDER, WHERE), reverse=True):
        text = text[: change.start] + change.new + text[change.end :]
    return text


@pytest.mark.parametrize("key", ["title", "tags", "ids", "mood", "date"])
def test_a_key_is_replaced_with_all_its_lines_and_no_other(key: str) -> None:
    replaced = edited(EDITED, **{key: "new"})
    assert fields(replaced) == fields(EDITED) | {key: "new"}
    assert comments_of(replaced) == comments_of(EDITED)
    without = edited(EDITED, **{key: None})
    assert fields(without) == {name: value for name, value in fields(EDITED).items() if name != key}
    assert comments_of(without) == comments_of(EDITED)


def comments_of(text: str) -> list[str]:
    return [each for each in COMMENTS if each in text]


def test_all_comments_stay_where_a_value_is_replaced() -> None:
    text = "title: A  # sure\ntags:  # few\n  # first\n  - a\n  - b # last\n# about\ndate: 2024\n"
    assert edited(text, title="B", tags=["c"]) == (
        'title: "B"  # sure\n# few\n# first\ntags: ["c"] # last\n# about\ndate: 2024\n'
    )
    assert edited(text, title=None, tags=None) == (
        "# sure\n# few\n# first\n# last\n# about\ndate: 2024\n"
    )
    assert edited("title: >-  # why\n  A # b\n\n  c\n\ndate: 2024\n", title="B") == (
        '# why\ntitle: "B"\n\ndate: 2024\n'
    )


def test_a_number_sign_in_a_value_is_no_comment() -> None:
    text = "title: 'A # b'\ntags: ['#1', a#2]\nvenue: |\n  # c\n"
    assert edited(text, title="B", tags=["c"], venue="V") == 'title: "B"\ntags: ["c"]\nvenue: "V"\n'


def test_indented_keys_stay_indented() -> None:
    text = "  title: A\n  venue: B\n"
    assert edited(text, title="C", date="2024") == '  title: "C"\n  date: "2024"\n  venue: B\n'
    assert edited(text, title=None) == "  venue: B\n"


def test_a_key_without_a_value_gets_one() -> None:
    text = "title: A\ndate:   # not known\nvenue:\n"
    assert edited(text, date="2024", venue="V") == (
        'title: A\ndate: "2024"   # not known\nvenue: "V"\n'
    )


@pytest.mark.parametrize(
    "text", ["'title': A\n", '"title" : A\n', "title :\n  A\n", "title: [\nA]\n"]
)
def test_a_key_is_replaced_however_it_is_written(text: str) -> None:
    assert edited(text, title="B") == 'title: "B"\n'


def test_a_new_key_stands_below_those_before_it_in_order() -> None:
    assert edited(EDITED, venue="ICML") == EDITED + 'venue: "ICML"\n'
    assert edited("", title="A") == 'title: "A"\n'
    assert edited("mood: fine\n", title="A") == 'title: "A"\nmood: fine\n'
    assert edited("title: A\nids: {}\n", date="2024", venue="V", rating=5) == (
        'title: A\ndate: "2024"\nvenue: "V"\nids: {}\nrating: 5\n'
    )


def test_a_comment_above_the_next_key_stays_with_that_key() -> None:
    text = "tags:\n  - a\n# the day it was found\ndate: 2024\n"
    assert edited(text, tags=["b"]) == 'tags: ["b"]\n# the day it was found\ndate: 2024\n'
