"""The days on which papers came into the archive."""

from made_up import paper, source
from paper_archive.publish.arrivals import arrival, by_arrival, only_capture
from paper_archive.publish.site import site_of

OLD = paper("Old, new here", date="1958", sources=[source("a.txt", "2025-12-10")])
NEW = paper("New", date="2025-12-01", sources=[source("a.txt", "2025-12-10")])
AGAIN = paper(
    "Again",
    date="2025-12-31",
    sources=[source("a.txt"), source("b.txt", "2026-01-01"), source("c.txt", "2024-01-01")],
)
UNKNOWN = paper("Written by hand", date="2026-01-01", sources=[source("a.txt")])


def test_a_paper_came_with_its_first_capture() -> None:
    assert arrival(AGAIN) == "2024-01-01"


def test_a_paper_without_a_dated_capture_came_on_no_day_not_on_that_of_its_publication() -> None:
    assert arrival(UNKNOWN) == arrival(paper("Bare", date="2026-01-01")) == ""


def test_the_day_of_counts_is_known_if_all_captures_are_of_one_day() -> None:
    assert only_capture(OLD) == "2025-12-10"
    assert only_capture(AGAIN) == only_capture(UNKNOWN) == ""


def test_a_site_has_the_papers_of_each_day_the_latest_day_and_the_newest_paper_first() -> None:
    found = site_of([UNKNOWN, AGAIN, OLD, NEW], []).arrivals
    assert list(found.items()) == [("2025-12-10", [NEW, OLD]), ("2024-01-01", [AGAIN])]


def test_papers_whose_day_is_unknown_are_the_last_in_order_of_arrival() -> None:
    assert by_arrival([UNKNOWN, AGAIN, OLD, NEW]) == [OLD, NEW, AGAIN, UNKNOWN]


def test_what_a_grown_library_added_comes_before_what_was_there_before_it() -> None:
    files = [source("may.bib"), source("june.bib", "2026-06-30")]
    before, added = paper("Ants", sources=files), paper("Bees", sources=files[1:])
    assert by_arrival([before, added]) == [added, before]
