from paper_archive.errors import Where
from paper_archive.paper import Paper, admit
from paper_archive.publish.overview import last_day, overview


def paper(title: str, **fields: object) -> Paper:
    return admit({"title": title, **fields}, Where("test"))


def source(name: str, captured: str = "") -> dict[str, str]:
    return {"name": name} | ({"captured": captured} if captured else {})


PAPERS = [
    paper("Old", date="2014-03", comments=3, sources=[source("a.txt")], tags=["x", "y"]),
    paper("New", date="2025-10-24", sources=[source("b.txt", "2025-10-30")], tags=["y"]),
    paper("Undated", sources=[source("a.txt"), source("c.txt", "2026-01-08")]),
]


def test_the_archive_is_told_in_numbers() -> None:
    found = overview(PAPERS, [])
    assert (found.papers, found.dated, found.sources) == (3, 2, 3)
    assert (found.first_year, found.last_year) == ("2014", "2025")
    assert found.last_captured == "2026-01-08"


def test_the_newest_papers_are_those_with_a_date() -> None:
    assert [each.title for each in overview(PAPERS, []).newest] == ["New", "Old"]


def test_the_largest_topic_comes_first() -> None:
    assert [link.title for link in overview(PAPERS, []).largest_topics] == ["Y", "X"]


def test_an_empty_archive_has_no_years() -> None:
    found = overview([], [])
    assert (found.papers, found.first_year, found.last_captured) == (0, "", "")
    assert not found.newest


def test_the_last_day_is_known_without_a_clock() -> None:
    assert last_day(PAPERS) == "2026-01-08"
    assert last_day([]) == "1980-01-01"
