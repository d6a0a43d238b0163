"""The ledger: what imports brought is remembered as it was."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paper_archive.archive.ledger.abstract_shape import shape
from paper_archive.archive.ledger.entry import Entry, digest
from paper_archive.archive.ledger.lines import read_ledger, write_ledger
from paper_archive.errors import ArchiveError, Where
from paper_archive.paper import Paper
from strategies import PAPERS, TEXTS

WHERE = Where("papers/imported.jsonl")

ENTRIES = st.builds(
    Entry,
    paper=PAPERS.map(lambda paper: replace(paper, abstract="", notes="")),
    titles=st.lists(TEXTS, max_size=3).map(tuple),
    abstracts=st.dictionaries(TEXTS.map(digest), TEXTS.map(shape), max_size=3),
    untagged=st.lists(TEXTS, max_size=3).map(tuple),
    count_days=st.dictionaries(st.sampled_from(["comments", "upvotes"]), st.dates().map(str)),
)


@given(ENTRIES)
def test_what_is_written_is_what_is_read(entry: Entry) -> None:
    text = write_ledger({"x": entry})
    assert read_ledger(text, WHERE) == {"x": entry}
    assert write_ledger(read_ledger(text, WHERE)) == text
    assert text.count("\n") == 1


def test_entries_stand_in_order_of_their_slugs() -> None:
    entries = {slug: Entry(Paper(slug=slug, title="A")) for slug in ("b", "c", "a")}
    text = write_ledger(entries)
    assert list(read_ledger(text, WHERE)) == ["a", "b", "c"]
    assert write_ledger(dict(reversed(entries.items()))) == text


def test_a_ledger_knows_the_file_that_it_was_read_from() -> None:
    text = write_ledger({"a": Entry(Paper(slug="a", title="A"))})
    assert read_ledger(text, WHERE).is_of(text)
    assert not read_ledger(text, WHERE).is_of(f"{text}\n")


def test_nothing_was_imported_yet() -> None:
    assert read_ledger("", WHERE) == {}
    assert write_ledger({}) == ""


def test_windows_line_ends_and_blank_lines_do_not_matter() -> None:
    text = write_ledger({"a": Entry(Paper(slug="a", title="A"))})
    assert read_ledger(f"\r\n{text.strip()}\r\n\n", WHERE) == read_ledger(text, WHERE)


@pytest.mark.parametrize(
    "line",
    [
        *("{", "[]", "1", '"text"', "{}"),
        '{"fields": [], "titles": []}',
        '{"fields": {"title": "C"}, "titles": 3}',
        '{"fields": {"title": "C"}, "titles": [3]}',
        '{"fields": {"title": "C"}, "titles": "A"}',
        '{"fields": {"title": "C"}, "abstracts": [3]}',
        '{"fields": {"title": "C"}, "abstracts": {"0123": "no shape"}}',
        '{"fields": {"title": "C"}, "abstracts": {"0123": 3}}',
        '{"fields": {"title": "C"}, "counted": ["comments"]}',
        '{"fields": {"title": "C"}, "counted": {"comments": 3}}',
        '{"fields": {"title": "C"}, "untagged": {"a": "b"}}',
    ],
)
def test_a_damaged_line_is_shown_with_its_place(line: str) -> None:
    one, other = (write_ledger({slug: Entry(Paper(slug=slug, title="A"))}) for slug in "ab")
    with pytest.raises(ArchiveError) as error:
        read_ledger(f"{one}{line}\n{other}{line}\n", WHERE)
    places = [str(problem.where) for problem in error.value.problems]
    assert places == ["papers/imported.jsonl:2", "papers/imported.jsonl:4"]
    assert {problem.rule for problem in error.value.problems} == {"ledger"}


def test_two_lines_of_one_paper_are_a_problem() -> None:
    line = write_ledger({"a": Entry(Paper(slug="a", title="A"))})
    with pytest.raises(ArchiveError, match=r"imported\.jsonl:2: a has another line.*\[ledger\]"):
        read_ledger(line + line, WHERE)


def test_a_line_that_is_nested_too_deep_is_a_problem() -> None:
    with pytest.raises(ArchiveError, match="ledger"):
        read_ledger("[" * 200_000, WHERE)


@pytest.mark.parametrize("value", ["NaN", "1e999", '"\\ud800"', '{"a": 1, "a": 2}', "1" * 5_000])
def test_a_value_that_could_not_be_written_again_is_a_problem(value: str) -> None:
    text = '{"fields": {"slug": "a", "title": "A", "x": 1}}\n'
    assert read_ledger(text, WHERE)
    with pytest.raises(ArchiveError, match=r"imported\.jsonl:1: line is not an entry"):
        read_ledger(text.replace("1", value), WHERE)


def test_a_conflict_of_git_is_shown_with_its_lines() -> None:
    line = write_ledger({"a": Entry(Paper(slug="a", title="A"))})
    with pytest.raises(ArchiveError) as error:
        read_ledger(f"<<<<<<< HEAD\n{line}=======\n{line}>>>>>>> theirs\n", WHERE)
    assert [(each.rule, each.where.line) for each in error.value.problems] == [
        ("conflict-marker", 1),
        ("conflict-marker", 3),
        ("conflict-marker", 5),
    ]


def test_a_field_that_the_gate_refuses_is_shown_with_its_place() -> None:
    text = write_ledger({"a": Entry(Paper(slug="a", title="A", date="2026-02-30"))})
    with pytest.raises(ArchiveError, match=r"imported\.jsonl:1: date must be .* \[date-iso\]"):
        read_ledger(text, WHERE)


def test_a_ledger_from_before_there_were_shapes_is_read() -> None:
    text = '{"fields": {"slug": "a", "title": "A"}, "abstracts": ["0123456789abcdef"]}\n'
    assert read_ledger(text, WHERE)["a"].abstracts == {"0123456789abcdef": ""}


def test_a_digest_tells_texts_apart_and_no_text_has_none() -> None:
    assert digest("") == ""
    assert digest("a") == digest("a") != digest("b")


def test_only_the_lines_of_entries_that_changed_are_written_anew() -> None:
    entries = {slug: Entry(Paper(slug=slug, title="Bees")) for slug in ("a", "b")}
    text = write_ledger(entries).replace(": ", ":  ")
    before = read_ledger(text, WHERE)
    after = {**before, "b": Entry(Paper(slug="b", title="Bumblebees"))}
    kept, _ = text.splitlines(keepends=True)
    assert write_ledger(after, before) == kept + write_ledger({"b": after["b"]})
