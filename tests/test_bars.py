import pytest
from hypothesis import given
from hypothesis import strategies as st

from paper_archive.publish.figures.bars import Bar, description, gridlines, ticks


def years(first: int, last: int) -> list[str]:
    return [str(year) for year in range(first, last + 1)]


def test_a_chart_is_told_by_its_range_its_peak_and_its_gaps() -> None:
    values = [Bar("2014", 2), Bar("2015", 0), Bar("2016", 1_200)]
    said = "1,202 papers from 2014 to 2016. The peak is 1,200, in 2016. None in 2015."
    assert description(values, "paper") == said


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ([3, 1, 3], "The peak is 3, in 2000 and 2002."),
        ([3, 1, 3, 3], "The peak is 3, in 2000, 2002 and 1 more."),
        ([2, 2], "4 papers from 2000 to 2001. Each has 2."),
        ([5, 0, 0, 0, 0], "None in 2001, 2002 and 2 more."),
        ([1], "1 paper in 2000."),
    ],
)
def test_what_is_equal_is_told_together(counts: list[int], said: str) -> None:
    values = [Bar(str(2000 + place), count) for place, count in enumerate(counts)]
    assert said in description(values, "paper")


@pytest.mark.parametrize(
    ("top", "lines"),
    [(1, [1]), (3, [1, 2, 3]), (7, [2, 4, 6]), (27, [10, 20]), (999, [200, 400, 600, 800])],
)
def test_gridlines_are_round(top: int, lines: list[int]) -> None:
    assert gridlines(top, 4) == lines


@given(st.integers(1, 10**9), st.integers(2, 5))
def test_gridlines_are_whole_and_few_and_never_above_the_top(top: int, most: int) -> None:
    lines = gridlines(top, most)
    assert 1 <= len(lines) <= most
    assert lines == [lines[0] * (place + 1) for place in range(len(lines))]
    assert lines[-1] <= top < lines[-1] + lines[0]


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (years(2020, 2025), years(2020, 2025)),
        (years(2014, 2025), ["2014", "2016", "2018", "2020", "2022", "2024"]),
        (years(1966, 2025), ["1970", "1980", "1990", "2000", "2010", "2020"]),
    ],
)
def test_round_years_are_named(names: list[str], shown: list[str]) -> None:
    assert [names[place] for place in ticks(names, 7)] == shown


def test_the_first_month_of_a_year_is_named_by_its_year() -> None:
    names = ["Nov", "Dec", "2024", *"fmamjjasond", "2025", *"fmamjjaso"]
    assert [names[place] for place in ticks(names, 7)] == ["2024", "j", "2025", "j"]


@given(st.integers(1, 9000), st.integers(1, 60), st.integers(4, 7))
def test_some_bars_are_named_and_never_more_than_have_room(
    first: int, width: int, most: int
) -> None:
    for names in (years(first, first + width - 1), ["Feb"] * width):
        assert 1 <= len(ticks(names, most)) <= most
