import pytest

from made_up import paper
from paper_archive.paper import Paper
from paper_archive.publish import scale
from paper_archive.publish.listings.by_date import PeriodListing, date_listings, date_overview
from paper_archive.publish.listings.listing import Listing, ListingPage, pages_of
from paper_archive.publish.paper_line import paper_line
from paper_archive.publish.site import site_of


def by_address(papers: list[Paper]) -> dict[str, Listing]:
    return {listing.address: listing for listing in date_listings(site_of(papers, []))}


def period(papers: list[Paper], address: str) -> PeriodListing:
    listing = by_address(papers)[address]
    assert isinstance(listing, PeriodListing)
    return listing


def titles(listing: Listing) -> list[str]:
    return [each.title for each in listing.group.papers]


def test_a_paper_is_listed_under_all_periods_of_its_date() -> None:
    found = by_address([paper("One", date="2024-05-22")])
    assert set(found) == {"date/2024/", "date/2024-05/", "date/2024-W21/", "date/2024-05-22/"}
    assert all(titles(listing) == ["One"] for listing in found.values())


def test_a_date_that_is_half_known_makes_no_day() -> None:
    found = by_address([paper("Month", date="2024-05"), paper("Year", date="2024")])
    assert set(found) == {"date/2024/", "date/2024-05/"}
    assert titles(found["date/2024/"]) == ["Month", "Year"]


def test_papers_without_date_have_a_list_of_their_own() -> None:
    papers = [paper("None")]
    assert titles(by_address(papers)["date/undated/"]) == ["None"]
    assert [link.address for link in date_overview(site_of(papers, [])).links] == ["date/undated/"]


def test_neighbours_are_the_next_periods_of_the_kind_that_hold_papers() -> None:
    papers = [paper(day, date=day) for day in ("2024-05-22", "2024-06-01", "2025-01-01")]
    middle = period(papers, "date/2024-06-01/")
    assert middle.older
    assert middle.newer
    assert middle.older.address == "date/2024-05-22/"
    assert middle.newer.address == "date/2025-01-01/"
    assert period(papers, "date/2024-05-22/").older is None
    assert period(papers, "date/2025/").newer is None


def test_a_year_counts_the_papers_of_its_months() -> None:
    papers = [paper(day, date=day) for day in ("2024-05-22", "2024-05-23", "2024-12-01")]
    year = period(papers, "date/2024/")
    assert [(link.title, link.count) for link in year.parts] == [("May", 2), ("December", 1)]
    assert date_overview(site_of(papers, [])).links[0].parts == year.parts


def test_a_year_and_a_month_open_the_search_of_their_papers() -> None:
    found = by_address([paper("One", date="2024-05-22")])
    assert {address: each.search for address, each in found.items()} == {
        "date/2024/": "search/?year=2024",
        "date/2024-05/": "search/?q=date:2024-05",
        "date/2024-W21/": "",
        "date/2024-05-22/": "",
    }


def test_a_date_leads_to_its_day_week_month_and_year() -> None:
    papers = [paper(day, date=day) for day in ("2024-05-22", "2024-05-21", "2024-12-31")]
    switch = period(papers, "date/2024-05/").switch
    assert [link.address for link in switch] == [
        *("date/2024-05-22/", "date/2024-W21/", "date/2024-05/", "date/2024/"),
    ]
    assert [link.address for link in period(papers, "date/2025-W01/").switch] == [
        *("date/2024-12-31/", "date/2025-W01/", "date/2024-12/", "date/2024/"),
    ]


def test_a_year_has_all_its_months_in_its_calendar_and_a_month_itself() -> None:
    papers = [paper("One", date="2024-05-22"), paper("Two", date="2024-07")]
    year = period(papers, "date/2024/").calendar
    assert [month.count for month in year] == [0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0]
    assert [each.date for each in period(papers, "date/2024-05/").calendar] == ["2024-05"]
    assert period(papers, "date/2024-07/").calendar == ()
    week = period(papers, "date/2024-W21/").parts
    assert [(link.title, link.count) for link in week] == [("22 May 2024", 1)]


def test_a_year_of_which_no_month_is_known_has_no_calendar() -> None:
    assert period([paper("a", date="2024"), paper("b", date="2024")], "date/2024/").calendar == ()


def test_the_overview_begins_with_the_latest_year() -> None:
    papers = [paper(day, date=day) for day in ("2014", "2024-05", "2019")]
    links = date_overview(site_of(papers, [])).links
    assert [link.title for link in links] == ["2024", "2019", "2014"]


def test_a_period_lies_in_larger_ones() -> None:
    papers = [paper("One", date="2024-05-22")]
    parents = {
        address: [link.title for link in each.parents]
        for address, each in by_address(papers).items()
    }
    assert parents == {
        "date/2024/": ["Dates"],
        "date/2024-05/": ["Dates", "2024"],
        "date/2024-W21/": ["Dates", "2024"],
        "date/2024-05-22/": ["Dates", "2024", "May 2024", "Week 21, 2024"],
    }


@pytest.mark.parametrize(
    ("days", "year"),
    [
        (["2024-12-30"], "2024"),
        (["2024-12-31", "2025-01-01"], "2025"),
        (["2021-01-02"], "2021"),
    ],
)
def test_a_week_lies_in_a_year_that_has_papers(days: list[str], year: str) -> None:
    listings = by_address([paper(day, date=day) for day in days])
    (week,) = [each for address, each in listings.items() if "-W" in address]
    assert week.parents[-1].title == year
    assert week.parents[-1].address in listings


def test_a_month_leads_to_the_weeks_that_its_days_lie_in() -> None:
    days = ("2024-05-01", "2024-05-22", "2024-05-23", "2024-04-30", "2024-05")
    weeks = period([paper(day, date=day) for day in days], "date/2024-05/").parts
    assert [(link.title, link.address, link.count) for link in weeks] == [
        ("Week 18, 2024", "date/2024-W18/", 2),
        ("Week 21, 2024", "date/2024-W21/", 2),
    ]


def test_a_long_period_of_a_large_archive_lists_what_no_shorter_one_has(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    papers = [paper(f"Day {n}", date=f"2024-05-{20 + n}") for n in range(6)]
    papers += [paper(f"Month {n}", date="2024-05") for n in range(3)]
    papers += [paper(f"Year {n}", date="2024") for n in range(2)]
    monkeypatch.setattr(scale, "_MOST_LISTED", 4)
    assert not any(listing.is_cut for listing in by_address(papers).values())
    monkeypatch.setattr(scale, "_LARGE", 10)
    assert [shown(period(papers, f"date/{each}/")) for each in ("2024", "2024-05")] == [
        ["Day 5", "Day 4", "Day 3", "Day 2", "Year 0", "Year 1"],
        ["Day 5", "Day 4", "Day 3", "Day 2", "Month 0", "Month 1", "Month 2"],
    ]
    year, month, week = (
        period(papers, f"date/{each}/") for each in ("2024", "2024-05", "2024-W21")
    )
    assert [(each.shown_papers, each.total, each.is_cut) for each in (year, month, week)] == [
        *((6, 11, True), (7, 9, True), (4, 6, True))
    ]
    days = [f"date/2024-05-{20 + n}/" for n in range(6)]
    everywhere = {title for each in days for title in shown(period(papers, each))}
    assert everywhere | {*shown(year), *shown(month)} == {each.title for each in papers}


def test_a_cut_period_shows_as_many_papers_in_each_order(monkeypatch: pytest.MonkeyPatch) -> None:
    papers = [paper(f"Day {n}", date=f"2024-05-{10 + n}", comments=n % 2) for n in range(12)]
    papers += [paper(f"Year {n}", date="2024", comments=9) for n in range(2)]
    monkeypatch.setattr(scale, "_MOST_LISTED", 4)
    monkeypatch.setattr(scale, "_LARGE", 10)
    year = period(papers, "date/2024/")
    parts = pages(year)
    orders = {each.is_by_comments for each in parts}
    counts = [sum(len(part.lines) for part in parts if part.is_by_comments == by) for by in orders]
    assert counts == [year.shown_papers] * 2 == [6, 6]


def pages(listing: Listing) -> list[ListingPage]:
    """Return all pages of a list."""
    lines = {each.slug: paper_line(each, site_of([each], [])) for each in listing.group.papers}
    return list(pages_of(listing, lines))


def shown(listing: Listing) -> list[str]:
    """Return the titles on all pages of a list."""
    return [line.paper.title for part in pages(listing) for line in part.lines]
