from collections import Counter
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from made_up import paper
from paper_archive.paper import Paper
from paper_archive.publish.figures.bars import Bar
from paper_archive.publish.figures.statistics import Share, Statistics, statistics, year_bars
from paper_archive.publish.site import site_of
from strategies import PAPERS


@dataclass(frozen=True)
class Named:
    slug: str
    name: str
    description: str = ""
    signs: tuple[str, ...] = ()


def dated(*dates: str, **fields: Any) -> list[Paper]:
    return [paper(date=date, **fields) for date in dates]


def counted(papers: list[Paper], *topics: Named) -> Statistics:
    return statistics(site_of(papers, topics))


def test_a_year_without_a_paper_is_an_empty_bar_that_leads_nowhere() -> None:
    assert counted([*dated("2014-05", "2016", "2016-01-02"), paper()]).per_year == [
        Bar("2014", 1, "date/2014/", "2014"),
        Bar("2015", 0, "", "2015"),
        Bar("2016", 2, "date/2016/", "2016"),
    ]


def test_sixty_years_are_bars_of_a_year_each_and_one_more_makes_them_wider() -> None:
    assert len(year_bars({"1966": 1, "2025": 1})) == 60
    wider = year_bars({"1965": 1, "2025": 2})
    assert len(wider) == 31
    assert wider[0] == Bar("1964 to 1965", 1, tick="1964")
    assert wider[-1] == Bar("2024 to 2025", 2, tick="2024")


def test_a_bar_of_several_years_leads_to_a_search_for_them() -> None:
    found = {bar.label: bar.address for bar in counted(dated("1665", "2025")).per_year}
    assert {label: address for label, address in found.items() if address} == {
        "1660 to 1669": "search/?order=newest&q=year:1660..1669",
        "2020 to 2029": "search/?order=newest&q=year:2020..2029",
    }


def test_each_bar_of_a_topic_leads_to_its_papers_of_the_year() -> None:
    papers = [paper("One", date="2023", tags=["bees"]), paper("Two", date="2025-01", tags=["bees"])]
    (bees,) = counted(papers).topics
    assert [bar.address for bar in bees.bars] == [
        "search/?tag=bees&year=2023",
        "",
        "search/?tag=bees&year=2025",
    ]


@given(st.dictionaries(st.integers(1, 9999).map("{:04}".format), st.integers(1, 99)))
def test_every_paper_is_in_a_bar_and_there_are_no_more_than_sixty(counts: dict[str, int]) -> None:
    bars = year_bars(counts)
    assert sum(bar.value for bar in bars) == sum(counts.values())
    assert len(bars) <= 60
    assert bool(bars) == bool(counts)


def test_months_go_back_two_years_from_the_last_that_has_a_paper() -> None:
    papers = dated("2020-01", "2023-11-01", "2023-12", "2024-01-05", "2025-10-24", "2025")
    months = counted(papers).per_month
    assert len(months) == 24
    assert months[0] == Bar("November 2023", 1, "date/2023-11/", "Nov")
    assert months[2] == Bar("January 2024", 1, "date/2024-01/", "2024")
    assert months[3] == Bar("February 2024", 0, "", "Feb")
    assert months[-1] == Bar("October 2025", 1, "date/2025-10/", "Oct")


@pytest.mark.parametrize("only_years", [2, 3])
def test_an_archive_is_counted_by_month_unless_most_papers_have_only_a_year(
    only_years: int,
) -> None:
    papers = dated("2017-06-12", "2016-05", *(f"{1971 + number}" for number in range(only_years)))
    assert bool(counted(papers).per_month) == (only_years == 2)


def test_a_young_archive_has_as_many_months_as_it_is_old() -> None:
    months = counted(dated("2024-12", "2025-02-01")).per_month
    assert [month.label for month in months] == ["December 2024", "January 2025", "February 2025"]


def test_the_topics_with_most_dated_papers_come_first_over_the_same_years() -> None:
    papers = [
        *dated("2015", "2017", tags=["bees", "wax"]),
        *dated("2016", tags=["bees"]),
        *dated("2014"),
        *(paper(tags=["undated"]) for _ in range(9)),
    ]
    found = counted(papers, Named("bees", "The Bees")).topics
    assert [(each.title, each.address) for each in found] == [
        ("The Bees", "tags/bees/"),
        ("Wax", "tags/wax/"),
    ]
    assert [bar.value for bar in found[0].bars] == [0, 1, 1, 1]
    assert [bar.label for bar in found[1].bars] == ["2014", "2015", "2016", "2017"]


def test_no_more_topics_are_shown_than_can_be_compared() -> None:
    papers = [paper(date="2024", tags=[f"t{number}"]) for number in range(20)]
    assert len(counted(papers).topics) == 12


def test_what_is_known_is_told_apart_from_what_is_not() -> None:
    papers = [
        paper(date="2024-05-22", authors=["Ada"], venue="X", ids={"arxiv": "2405.13956"}),
        paper(date="2024-05", author_count=3, upvotes=0, links={"pdf": "https://x.org/a"}),
        paper(date="2024", authors=["Ada"], author_count=9, tags=["bees"], comments=2),
        paper(abstract="Text."),
    ]
    found = {
        each.title: {share.label: share.count for share in each.shares}
        for each in counted(papers).coverage
    }
    assert found == {
        "Date": {"To the day": 1, "To the month": 1, "The year only": 1, "Unknown": 1},
        "Authors": {"By name": 2, "How many only": 1, "Unknown": 1},
        "Text and links": {
            "Abstract": 1,
            "Venue": 1,
            "Identifier or link": 2,
            "Topics": 1,
            "Code": 0,
            "PDF": 2,
        },
        "Counts": {"Upvotes": 1, "Comments": 1, "Citations": 0},
    }


def test_what_is_known_leads_to_the_papers_where_a_list_or_search_has_them() -> None:
    code = paper(date="2024-05-22", links={"code": "https://x.org/code"})
    (dates, _, links, _) = counted([code, paper()]).coverage
    leading = [share for each in (dates, links) for share in each.shares if share.address]
    assert [(share.label, share.address) for share in leading] == [
        ("Unknown", "date/undated/"),
        ("Code", "search/?has=code"),
    ]


@pytest.mark.parametrize(
    ("count", "total", "percent"),
    [
        (0, 501, "0%"),
        (1, 501, "under 1%"),
        (96, 501, "19%"),
        (500, 501, "over 99%"),
        (3, 3, "100%"),
    ],
)
def test_only_all_is_a_hundred_percent_and_only_none_is_zero(
    count: int, total: int, percent: str
) -> None:
    assert Share("", count, total).percent() == percent


def test_authors_of_several_papers_and_venues_are_named_with_most_papers_first() -> None:
    papers = [
        paper(authors=["Zoë Bee", "Ada"], venue="ICML"),
        paper(authors=["Zoë Bee", "Zoë Bee"], venue="ACL"),
        paper(authors=["Bob"], venue="ICML"),
    ]
    found = counted(papers)
    assert [(link.title, link.address, link.count) for link in found.authors] == [
        ("Zoë Bee", "authors/zoe-bee/", 2)
    ]
    assert [(link.title, link.address, link.count) for link in found.venues] == [
        ("ICML", "venues/icml/", 2)
    ]


def test_an_empty_archive_has_nothing_to_show() -> None:
    found = counted([])
    assert (found.papers, found.dated) == (0, 0)
    shown = (found.coverage, found.per_year, found.per_month, found.topics, found.authors)
    assert not any(shown)
    assert not found.venues


@given(st.lists(PAPERS, max_size=6))
def test_no_paper_is_counted_twice_or_left_out(papers: list[Paper]) -> None:
    found = counted(papers)
    assert found.papers == len(papers)
    assert sum(bar.value for bar in found.per_year) == found.dated
    for each in found.coverage[:2]:
        assert sum(share.count for share in each.shares) == len(papers)
    tags = Counter(tag for each in papers if each.date for tag in each.tags)
    assert {sum(bar.value for bar in each.bars) for each in found.topics} == set(tags.values())
