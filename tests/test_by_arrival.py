from made_up import paper, source
from paper_archive.paper import Paper
from paper_archive.publish.listings.by_arrival import new_listings
from paper_archive.publish.listings.listing import pages_of
from paper_archive.publish.paper_line import paper_line
from paper_archive.publish.site import site_of


def came(title: str, captured: str, date: str = "") -> Paper:
    return paper(title, date=date, sources=[source("s", captured)])


def titles(papers: list[Paper]) -> dict[str, list[str]]:
    site = site_of(papers, [])
    return {
        each.address: [paper.title for paper in each.group.papers] for each in new_listings(site)
    }


def test_what_came_last_is_first_and_another_list_has_what_was_published_last() -> None:
    papers = [
        came("Old find", "2025-12-10", "1999"),
        came("Fresh", "2025-12-01", "2025-11-30"),
        came("Undated", "2025-12-09"),
        paper("Written here", date="2026"),
    ]
    assert titles(papers) == {
        "new/": ["Old find", "Undated", "Fresh"],
        "new/by-date/": ["Written here", "Fresh", "Old find", "Undated"],
    }
    one, other = new_listings(site_of(papers, []))
    assert one.orders == other.orders
    assert [link.address for link in one.orders] == ["new/", "new/by-date/"]


def test_papers_of_one_day_stand_below_it_in_whatever_order_their_dates_are() -> None:
    papers = [
        came("A", "2025-12-10"),
        came("B", "2025-12-10", "1999"),
        came("C", "2025-12-01"),
        came("D", "2025-12-01", "2025"),
    ]
    site = site_of(papers, [])
    lines = {each.slug: paper_line(each, site) for each in papers}
    by_arrival, by_date = (next(pages_of(each, lines)) for each in new_listings(site))
    assert [
        (each.heading, each.first, [line.paper.title for line in each.lines])
        for each in by_arrival.sections
    ] == [
        ("Came on 10 December 2025", 1, ["B", "A"]),
        ("Came on 1 December 2025", 3, ["D", "C"]),
    ]
    assert [each.heading for each in by_date.sections] == ["", "Undated, by title"]


def test_where_no_arrival_is_known_the_newest_are_those_by_date() -> None:
    assert titles([paper("One", date="2024"), paper("Two")]) == {"new/": ["One", "Two"]}
    assert titles([]) == {}


def test_the_list_ends_however_large_the_archive_is() -> None:
    papers = [came(f"{n}", f"2025-12-{n % 28 + 1:02}", "2024") for n in range(700)]
    assert {address: len(found) for address, found in titles(papers).items()} == {
        "new/": 500,
        "new/by-date/": 500,
    }
