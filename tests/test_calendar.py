from calendar import monthrange

from hypothesis import given
from hypothesis import strategies as st

from paper_archive.publish.listings.calendar import calendar


def test_a_month_begins_on_its_day_of_the_week() -> None:
    (may,) = calendar({"2024-05-22": 3})
    assert may.date == "2024-05"
    assert [day and day.number for day in may.weeks[0]] == [None, None, 1, 2, 3, 4, 5]


def test_the_days_with_most_papers_are_the_darkest() -> None:
    (may,) = calendar({"2024-05-01": 1, "2024-05-02": 8, "2024-05-03": 4})
    levels = {day.number: day.level for week in may.weeks for day in week if day and day.count}
    assert levels == {1: 1, 2: 4, 3: 2}


def test_in_a_thin_year_one_paper_is_light() -> None:
    (may,) = calendar({"2024-05-01": 1, "2024-05-02": 2})
    assert {day.level for week in may.weeks for day in week if day} == {0, 1, 2}


def test_months_without_a_known_day_are_left_out() -> None:
    months = calendar({"2024-05-01": 1, "2024-07-31": 1})
    assert [month.date for month in months] == ["2024-05", "2024-07"]
    assert calendar({}) == ()


@given(st.dictionaries(st.dates().map(str), st.integers(1, 99), max_size=20))
def test_every_day_of_a_month_is_there_once_with_its_papers(counts: dict[str, int]) -> None:
    for year in {day[:4] for day in counts}:
        for month in calendar({day: count for day, count in counts.items() if day[:4] == year}):
            days = [day for week in month.weeks for day in week if day]
            assert len(days) == monthrange(int(month.date[:4]), int(month.date[5:]))[1]
            assert all(day.count == counts.get(day.date, 0) for day in days)
            assert all((day.level > 0) == (day.count > 0) for day in days)
            assert all(0 <= day.level <= 4 for day in days)
