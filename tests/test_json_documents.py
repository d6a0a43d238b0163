"""Which JSON is which, and that every record in it is found, wherever it lies."""

import json

import pytest

from paper_archive.errors import ArchiveError, Where
from paper_archive.sources.format import Rejected
from paper_archive.sources.json_documents import count_of, json_kind, objects_in, text_of
from paper_archive.sources.source_file import SourceFile


def found(data: str) -> list[tuple[object, str]]:
    file = SourceFile.of_bytes(data.encode(), Where("a.json"))
    each = objects_in(file, lambda value: "title" in value)
    return [
        (str(one.problems[0]), "") if isinstance(one, Rejected) else (one[0]["title"], str(one[1]))
        for one in each
    ]


@pytest.mark.parametrize(
    ("document", "places"),
    [
        ({"title": "A"}, ["a.json"]),
        ([{"title": "A"}, {"title": "B"}], ["a.json ([0])", "a.json ([1])"]),
        ({"data": [{"paper": {"title": "A"}}]}, ["a.json (data[0].paper)"]),
        (
            {"2024": [{"title": "A"}], "2025": {"x": {"title": "B"}}},
            ["a.json (2024[0])", "a.json (2025.x)"],
        ),
        ([str({"title": "A"})], ["a.json ([0])"]),
        ([[], None, 1, "text", {"name": "no record"}], []),
    ],
)
def test_records_are_found_wherever_they_lie(document: object, places: list[str]) -> None:
    assert [place for _, place in found(json.dumps(document))] == places


def test_words_of_an_abstract_are_no_keys_of_another_service() -> None:
    words = {"paper": [0], "upvotes": [1], "itemType": [2], "creators": [3], "message": [4]}
    work = {"abstract_inverted_index": words, "authorships": [], "title": "A"}
    assert json_kind(json.dumps({"results": [work]}).encode()) == "openalex-json"


def test_a_record_is_not_looked_into() -> None:
    assert found('{"title": "A", "references": [{"title": "B"}]}') == [("A", "a.json")]


def test_lines_are_read_one_by_one_and_a_bad_one_costs_no_other() -> None:
    assert found('{"title": "A"}\n{"title": \n\n{"title": "B"}\n') == [
        ("A", "a.json:1"),
        ("a.json:2: not JSON: Expecting value [json]", ""),
        ("B", "a.json:4"),
    ]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ('[{"title": "A"},\n {"title" "B"}]', "a.json:2: not JSON: Expecting ':' delimiter [json]"),
        ("[" * 100_000, "a.json: JSON is nested too deeply [json]"),
        ('{"a":' * 100_000, "a.json: JSON is nested too deeply [json]"),
    ],
)
def test_a_document_that_is_no_json_is_refused_with_its_place(data: str, problem: str) -> None:
    with pytest.raises(ArchiveError) as refused:
        found(data)
    assert str(refused.value) == problem


def test_deep_lists_and_long_numbers_are_bounded() -> None:
    assert found("[" * 400 + '{"title": "A"}' + "]" * 400) == []
    assert found('{"title": 1%s}' % ("0" * 10_000)) == [("1" + "0" * 10_000, "a.json")]
    assert found(json.dumps(["{'title': " + "[" * 5_000])) == []


@pytest.mark.parametrize(
    ("value", "text"),
    [("a", "a"), (1, "1"), (["b", "c"], "b"), ([], ""), (None, ""), (True, ""), ({}, "")],
)
def test_text_is_taken_from_text_numbers_and_lists(value: object, text: str) -> None:
    assert text_of(value) == text


@pytest.mark.parametrize(
    ("value", "count"), [(0, 0), (7, 7), (-1, None), (True, None), ("7", None), (None, None)]
)
def test_a_count_is_a_whole_number(value: object, count: int | None) -> None:
    assert count_of(value) == count


@pytest.mark.parametrize(
    "head", [b"", b"@article{a}", b"<html>", b'"title"', b"[1, 2]", b'{"a": 1}']
)
def test_what_holds_no_titles_is_no_json_of_papers(head: bytes) -> None:
    assert json_kind(head) == ""
