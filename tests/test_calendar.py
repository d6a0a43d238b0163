from calendar import monthrange

from hypothesis import given
from hypothesis import strategies as st

from paper_archive.publish.languages.dates import week_of
from paper_archive.publish.listings.calendar import month_calendar, year_calendar


def test_a_month_begins_on_its_day_of_the_week() -> None:
    may = month_calendar("2024-05", {"2024-05-22": 3})
    assert may.date == "2024-05"
    assert [day and day.number for day in may.weeks[0].days] == [None, None, 1, 2, 3, 4, 5]


def test_the_days_with_most_papers_are_the_darkest() -> None:
    may = month_calendar("2024-05", {"2024-05-01": 1, "2024-05-02": 8, "2024-05-03": 4})
    levels = {day.number: day.level for week in may.weeks for day in week.days if day and day.count}
    assert levels == {1: 1, 2: 4, 3: 2}


def test_in_a_thin_year_one_paper_is_light() -> None:
    may = month_calendar("2024-05", {"2024-05-01": 1, "2024-05-02": 2})
    assert {day.level for week in may.weeks for day in week.days if day} == {0, 1, 2}


def test_months_without_papers_keep_their_place() -> None:
    counts = {"2024-05-01": 1, "2024-05": 1, "2024-07": 2}
    months = year_calendar("2024", counts)
    assert [month.date[5:] for month in months] == [f"{number:02}" for number in range(1, 13)]
    assert {month.date: month.count for month in months if month.count} == {
        "2024-05": 1,
        "2024-07": 2,
    }
    assert [month.date for month in months if month.weeks] == ["2024-05"]
    assert not any(month.weeks for month in year_calendar("2024", {}))


def test_a_row_is_a_week_with_all_its_papers() -> None:
    counts = {"2024-12-30": 1, "2025-01-01": 2, "2025-W01": 3}
    january = year_calendar("2025", counts)[0]
    assert (january.weeks[0].date, january.weeks[0].count) == ("2025-W01", 3)
    december = month_calendar("2024-12", counts)
    assert (december.weeks[-1].date, december.weeks[-1].count) == ("2025-W01", 3)


@given(st.dictionaries(st.dates().map(str), st.integers(1, 99), max_size=20))
def test_every_day_of_a_month_is_there_once_with_its_papers(counts: dict[str, int]) -> None:
    for year in {day[:4] for day in counts}:
        for month in year_calendar(year, counts):
            days = [day for week in month.weeks for day in week.days if day]
            known = {day for day in counts if day.startswith(month.date)}
            assert len(days) == (monthrange(int(year), int(month.date[5:]))[1] if known else 0)
            assert {day.date for day in days if day.count} == known
            assert all(day.count == counts.get(day.date, 0) for day in days)
            assert all((day.level > 0) == (day.count > 0) for day in days)
            assert all(0 <= day.level <= 4 for day in days)
            assert all(
                week_of(day.date) == week.date for week in month.weeks for day in week.days if day
            )
