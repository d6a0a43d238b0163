"""Numbers written as characters, read by the page."""

import json
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import Engine
from paper_archive.publish.search.files.numerals import distances, write_numbers

pytest_plugins = ("search_fixtures",)

LARGEST: Final = 1_000_000
NUMBERS: Final = st.lists(st.integers(0, 200) | st.integers(0, LARGEST), max_size=60)
EDGES: Final = [
    edge + step
    for edge in (0, ord('"') - 0x20, ord("\\") - 0x20, 0x7F, 0x800, 0xD800, 0xE000, 0xFFFF)
    for step in range(-40, 40)
    if edge + step >= 0
]
"""Numbers whose characters lie beside those that are passed over."""


@given(numbers=NUMBERS)
def test_the_page_reads_the_numbers_that_were_written(engine: Engine, numbers: list[int]) -> None:
    assert engine.ask("numbers", text=write_numbers(numbers)) == numbers


def test_no_number_is_read_as_its_neighbour(engine: Engine) -> None:
    numbers = [*EDGES, *range(0, LARGEST, 997), LARGEST]
    assert engine.ask("numbers", text=write_numbers(numbers)) == numbers


@pytest.mark.parametrize("numbers", [range(70_000), range(0, LARGEST, 61)], ids=["small", "large"])
def test_numbers_need_no_backslash_in_a_file(numbers: range) -> None:
    text = write_numbers(numbers)
    assert json.dumps(text, ensure_ascii=False) == f'"{text}"'
    assert text.encode().decode() == text


def test_a_small_number_takes_one_byte() -> None:
    assert len(write_numbers(range(90)).encode()) == 90


@given(st.lists(st.integers(0, LARGEST), max_size=20).map(sorted))
def test_distances_lead_back_to_the_numbers(numbers: list[int]) -> None:
    steps = list(distances(numbers))
    assert [sum(steps[: place + 1]) for place in range(len(steps))] == numbers
    assert all(step >= 0 for step in steps)
