from random import Random

from hypothesis import given
from hypothesis import strategies as st

from paper_archive.errors import Where
from paper_archive.paper import Paper, admit
from paper_archive.publish.listings import listings
from paper_archive.publish.listings.listing import (
    PAGE_PAPERS,
    Listing,
    most_discussed,
    neighbours,
    newest_first,
)


def paper(title: str, **fields: object) -> Paper:
    return admit({"title": title, **fields}, Where("test"))


def by_address(papers: list[Paper]) -> dict[str, Listing]:
    return {listing.address: listing for listing in listings(papers, [])}


def titles(papers: object) -> list[str]:
    assert isinstance(papers, (list, tuple))
    return [each.title for each in papers]


def test_a_paper_is_listed_under_all_periods_of_its_date() -> None:
    found = by_address([paper("One", date="2024-05-22")])
    assert {address for address, each in found.items() if titles(each.papers) == ["One"]} == {
        "date/2024/",
        "date/2024-05/",
        "date/2024-W21/",
        "date/2024-05-22/",
    }


def test_a_date_that_is_half_known_makes_no_day() -> None:
    found = by_address([paper("Month", date="2024-05"), paper("Year", date="2024")])
    assert set(found) == {"date/", "date/2024/", "date/2024-05/", "tags/"}
    assert titles(found["date/2024/"].papers) == ["Month", "Year"]


def test_papers_without_date_have_a_list_of_their_own() -> None:
    found = by_address([paper("None")])
    assert titles(found["date/undated/"].papers) == ["None"]
    assert [part.address for part in found["date/"].parts] == ["date/undated/"]


def test_an_archive_without_papers_has_its_overviews() -> None:
    assert set(by_address([])) == {"date/", "tags/"}


def test_a_long_list_is_cut_into_pages_that_hold_every_paper_once() -> None:
    papers = [paper(f"Paper {number:03}", tags=["long"]) for number in range(2 * PAGE_PAPERS + 1)]
    found = by_address(papers)
    pages = [found[address] for address in ("tags/long/", "tags/long/2/", "tags/long/3/")]
    assert [len(page.papers) for page in pages] == [PAGE_PAPERS, PAGE_PAPERS, 1]
    assert [each for page in pages for each in titles(page.papers)] == titles(papers)
    assert {page.total for page in pages} == {len(papers)}
    assert [link.address for link in pages[1].pages] == [page.address for page in pages]
    assert "tags/long/4/" not in found


def test_every_page_of_a_very_long_list_is_a_few_clicks_away_and_shows_few_links() -> None:
    papers = [paper("Same", slug=f"p-{n}", tags=["long"]) for n in range(400 * PAGE_PAPERS)]
    pages = {page.address: page for page in listings(papers, []) if page.kind == "tag"}
    assert len(pages) == 400
    assert max(len(page.pages) for page in pages.values()) <= 20
    reached, clicks = {"tags/long/"}, 0
    while len(reached) < len(pages):
        reached |= {link.address for address in reached for link in pages[address].pages}
        clicks += 1
    assert clicks <= 5


def test_neighbours_are_the_next_periods_that_hold_papers() -> None:
    days = ["2024-05-22", "2024-06-01", "2025-01-01"]
    found = by_address([paper(day, date=day) for day in days])
    middle = found["date/2024-06-01/"]
    assert middle.earlier
    assert middle.later
    assert middle.earlier.address == "date/2024-05-22/"
    assert middle.later.address == "date/2025-01-01/"
    assert found["date/2024-05-22/"].earlier is None
    assert found["date/2025/"].later is None


def test_a_year_counts_the_papers_of_its_months() -> None:
    found = by_address([paper(day, date=day) for day in ("2024-05-22", "2024-05-23", "2024-12-01")])
    months = [(part.title, part.count) for part in found["date/2024/"].parts]
    assert months == [("May", 2), ("December", 1)]
    assert found["date/"].parts[0].parts == found["date/2024/"].parts


def test_the_newest_comes_first_and_the_undated_last() -> None:
    papers = [paper("B"), paper("a"), paper("New", date="2025"), paper("Old", date="2014-01-01")]
    assert titles(newest_first(papers)) == ["New", "Old", "a", "B"]


def test_papers_that_nobody_discussed_are_not_among_the_most_discussed() -> None:
    papers = [paper("Zero", comments=0), paper("Many", comments=14), paper("Unknown")]
    assert titles(most_discussed([*papers, paper("One", comments=1)])) == ["Many", "One"]


def test_a_list_with_comments_can_be_read_by_them() -> None:
    papers = [
        paper("New", date="2024-06-01", tags=["x"]),
        paper("Much", date="2024-05-01", tags=["x"], comments=14),
        paper("Some", date="2024-05-02", tags=["x"], comments=2),
    ]
    found = by_address(papers)
    newest, discussed = found["tags/x/"], found["tags/x/discussed/"]
    assert titles(newest.papers) == ["New", "Some", "Much"]
    assert titles(discussed.papers) == ["Much", "Some", "New"]
    assert newest.orders == discussed.orders
    assert [link.address for link in newest.orders] == ["tags/x/", "tags/x/discussed/"]
    assert [link.title for link in newest.orders] == [newest.order, discussed.order]
    assert newest.is_whole
    assert not discussed.is_whole
    assert (newest.heading, discussed.heading) == ("X", "X, most discussed")


def test_a_list_without_comments_has_one_order() -> None:
    found = by_address([paper("One", tags=["x"], comments=3), paper("Two", tags=["x"])])
    assert found["tags/x/"].orders == ()
    assert "tags/x/discussed/" not in found


def test_each_paper_knows_the_one_before_and_the_one_after() -> None:
    papers = [paper("Old", date="2014"), paper("None"), paper("New", date="2024")]
    old, none, new = (each.slug for each in papers)
    shown = {
        slug: tuple(each and each.title for each in pair)
        for slug, pair in neighbours(papers).items()
    }
    assert shown == {new: (None, "Old"), old: ("New", "None"), none: ("Old", None)}
    assert neighbours([]) == {}


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "2023", "2023-12", "2023-12-31", "2024-01-01", "2024-12-30"]),
            st.sets(st.sampled_from(["one", "two", "three"])),
        ),
        max_size=60,
    ),
    st.randoms(),
)
def test_the_order_of_papers_does_not_show(
    shapes: list[tuple[str, set[str]]], random: Random
) -> None:
    papers = [
        paper("Same title", slug=f"paper-{number}", date=date, tags=sorted(tags))
        for number, (date, tags) in enumerate(shapes)
    ]
    shuffled = papers[:]
    random.shuffle(shuffled)
    assert listings(papers, []) == listings(shuffled, [])
