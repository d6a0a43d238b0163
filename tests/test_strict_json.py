"""JSON is read only if it can be written again."""

import json
from typing import Any

import pytest
from hypothesis import given

from paper_archive.strict_json import DEEPEST, read_json
from strategies import EXTRAS


@given(EXTRAS)
def test_json_is_read_as_python_writes_it(values: dict[str, Any]) -> None:
    assert read_json(json.dumps(values)) == values
    assert read_json(json.dumps(values, ensure_ascii=False)) == values


@pytest.mark.parametrize(
    "text",
    [
        *("", "{", "NaN", "[Infinity]", "-Infinity", "1e999", "[-1e999]", '{"a": 1, "a": 1}'),
        *('"\\ud800"', '["\\udc00\\ud800"]', "1" * 5_000, "[" * 100_000, '{"a":' * 100_000),
        "[" * (DEEPEST + 1) + "]" * (DEEPEST + 1),
    ],
    ids=lambda text: text[:20],
)
def test_what_could_not_be_written_again_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_json(text)


def test_depth_counts_what_is_open_and_no_text() -> None:
    assert read_json("[" * DEEPEST + "]" * DEEPEST)
    assert read_json("[" + ", ".join(["{}"] * 1_000) + "]") == [{}] * 1_000
    assert read_json(json.dumps('[\\"{' * 1_000)) == '[\\"{' * 1_000
    assert read_json('"\\ud83d\\ude00"') == "😀"
