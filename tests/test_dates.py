from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paper_archive.publish.languages import dates
from paper_archive.values import is_day

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2024-05-22", "22 May 2024"),
        ("2024-05-02", "2 May 2024"),
        ("2024-05", "May 2024"),
        ("2024", "2024"),
        ("2024-W21", "Week 21, 2024"),
        ("2020-W01", "Week 1, 2020"),
    ],
)
def test_a_period_is_named_as_people_write_it(period: str, words: str) -> None:
    assert dates.label(period) == words


def test_a_date_lies_in_its_periods_as_far_as_it_is_known() -> None:
    assert dates.periods("2024-05-22") == {
        "year": "2024",
        "month": "2024-05",
        "week": "2024-W21",
        "day": "2024-05-22",
    }
    assert dates.periods("2024-05") == {"year": "2024", "month": "2024-05"}
    assert dates.periods("2024") == {"year": "2024"}
    assert dates.periods("") == {}


@pytest.mark.parametrize(
    ("day", "week"),
    [("2021-01-03", "2020-W53"), ("2018-12-31", "2019-W01"), ("2024-12-30", "2025-W01")],
)
def test_the_days_around_new_year_lie_in_the_week_of_iso_8601(day: str, week: str) -> None:
    assert dates.week_of(day) == week


@given(DAYS)
def test_a_week_spans_the_seven_days_that_lie_in_it(day: date) -> None:
    week = dates.week_of(day.isoformat())
    monday = day - timedelta(days=day.weekday())
    sunday = monday + timedelta(days=6)
    assert {dates.week_of((monday + timedelta(days=n)).isoformat()) for n in range(7)} == {week}
    labels = dates.label(monday.isoformat()), dates.label(sunday.isoformat())
    assert dates.week_span(week) == " to ".join(labels)


@pytest.mark.parametrize("day", ["1000-01-01", "9998-12-31"])
def test_the_first_and_the_last_day_that_a_page_may_have_lie_in_a_week(day: str) -> None:
    week = dates.week_of(day)
    assert is_day(day)
    assert len(week) == len("2024-W21")
    assert " to " in dates.week_span(week)


def test_a_month_is_named_without_its_year() -> None:
    assert dates.month_name("2024-12") == "December"


def test_a_period_is_of_the_kind_that_its_date_has_it_under() -> None:
    found = dates.periods("2024-05-22")
    assert {dates.kind_of(period): period for period in found.values()} == found
    assert set(found) == set(dates.KINDS)


@pytest.mark.parametrize(
    ("day", "parts"),
    [
        ("2024-05-22", ("2024", "05", "22")),
        ("2024-05", ("2024", "05", "")),
        ("2024", ("2024", "", "")),
        ("", ("", "", "")),
    ],
)
def test_a_date_has_the_parts_that_are_known(day: str, parts: tuple[str, str, str]) -> None:
    assert dates.date_parts(day) == parts


def test_a_span_of_one_period_is_named_once() -> None:
    assert dates.span("2014", "2024") == "2014 to 2024"
    assert dates.span("2024", "2024") == "2024"
