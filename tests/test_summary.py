from made_up import paper, source
from paper_archive.paper import Paper
from paper_archive.publish.site import site_of
from paper_archive.publish.summary import Summary

PAPERS = [
    paper("Old", date="2014-03", comments=3, sources=[source("a.txt")], tags=["x", "y"]),
    paper("New", date="2025-10-24", sources=[source("b.txt", "2025-10-30")], tags=["y"]),
    paper("Undated", sources=[source("a.txt"), source("c.txt", "2026-01-08")]),
]


def summed(papers: list[Paper]) -> Summary:
    return Summary(site_of(papers, []))


def test_the_archive_is_counted() -> None:
    found = summed(PAPERS)
    assert (found.papers, found.dated, found.topics) == (3, 2, 2)
    assert found.years == "2014 to 2025"
    assert found.last_captured == "2026-01-08"


def test_a_venue_of_one_paper_is_counted_and_the_years_of_a_conference_are_one() -> None:
    venues = ("COH 2021", "COH 2022", "Journal of Ants", "")
    assert summed([paper(f"{n}", venue=venue) for n, venue in enumerate(venues)]).venues == 2


def test_the_newest_papers_are_those_with_a_date() -> None:
    assert [each.title for each in summed(PAPERS).newest] == ["New", "Old"]


def test_without_a_date_any_papers_are_on_the_front_page() -> None:
    assert [each.title for each in summed(PAPERS[2:]).newest] == ["Undated"]


def test_an_archive_without_most_dates_begins_with_what_came_last() -> None:
    papers = [
        paper("A", sources=[source("first.txt", "2025-12-10")]),
        paper("B", sources=[source("second.txt", "2026-01-02")]),
        paper("C", date="2024", sources=[source("first.txt", "2025-12-10")]),
    ]
    found = summed(papers)
    assert found.is_by_arrival
    assert [each.title for each in found.newest] == ["B", "C", "A"]
    dated = summed(papers[1:])
    assert not dated.is_by_arrival
    assert [each.title for each in dated.newest] == ["C"]


def test_a_discussed_paper_is_on_the_front_page() -> None:
    assert [each.title for each in summed(PAPERS).discussed] == ["Old"]


def test_the_largest_topic_comes_first() -> None:
    assert [link.title for link in summed(PAPERS).largest_topics] == ["Y", "X"]


def test_the_front_page_shows_a_few_of_many() -> None:
    papers = [paper(f"{n}", date="2024", comments=1, tags=[f"t-{n}", "all"]) for n in range(40)]
    found = summed(papers)
    assert (len(found.newest), len(found.discussed), len(found.largest_topics)) == (8, 8, 30)
    assert (found.papers, found.topics, found.largest_topics[0].title) == (40, 41, "All")


def test_an_empty_archive_has_no_years() -> None:
    found = summed([])
    assert (found.papers, found.years, found.last_captured) == (0, "", "")
    assert not found.newest
