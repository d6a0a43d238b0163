"""Numbers written as bits, read by the page."""

import json
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from engine import Engine
from paper_archive.publish.search.files.bits import code_of, codes_of, write_bits

pytest_plugins = ("search_fixtures",)

LARGEST: Final = 1_000_000
NUMBERS: Final = st.tuples(st.integers(0, 40), st.integers(0, 3)) | st.tuples(
    st.integers(0, LARGEST), st.integers(15, 20)
)


@st.composite
def some_places(draw: st.DrawFn) -> tuple[list[int], int]:
    """Return some of all places in order, and how many there are."""
    places = draw(st.integers(1, 60) | st.integers(1, LARGEST))
    return sorted(draw(st.sets(st.integers(0, places - 1), min_size=1, max_size=60))), places


@given(st.lists(NUMBERS, max_size=60))
def test_the_page_reads_the_bits_that_were_written(
    engine: Engine, numbers: list[tuple[int, int]]
) -> None:
    text = write_bits("".join(code_of(number, width) for number, width in numbers))
    found = engine.ask("bits", text=text, widths=[width for _, width in numbers])
    assert found == [number for number, _ in numbers]


@given(some_places())
def test_the_page_reads_places_of_which_it_knows_only_how_many_there_are(
    engine: Engine, given_places: tuple[list[int], int]
) -> None:
    places, all_places = given_places
    text = write_bits("".join(codes_of(places, all_places)))
    assert engine.ask("places", text=text, count=len(places), all=all_places) == places


@given(st.text("01"))
def test_bits_need_no_backslash_and_few_characters(bits: str) -> None:
    text = write_bits(bits)
    assert json.dumps(text) == f'"{text}"'
    assert len(text) == -(-len(bits) // 6)


def test_places_that_stand_together_at_the_end_take_few_bits() -> None:
    places = range(LARGEST - 10_000, LARGEST)
    assert len("".join(codes_of(places, LARGEST))) < 10 * len(places)
