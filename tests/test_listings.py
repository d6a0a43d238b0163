from random import Random

from hypothesis import given
from hypothesis import strategies as st

from made_up import paper
from paper_archive.publish.listings import listings, overviews
from paper_archive.publish.site import site_of


def test_an_archive_without_papers_has_overviews_and_no_lists() -> None:
    site = site_of([], [])
    assert [overview.address for overview in overviews(site)] == ["date/", "tags/"]
    assert list(listings(site)) == []


def test_each_list_and_each_overview_has_an_address_of_its_own() -> None:
    fields = {"authors": ["Ada Bell", "Date"], "tags": ["x"]}
    papers = [paper("One", date="2024-05-22", **fields), paper("Two", **fields)]
    site = site_of(papers, [])
    found = [listing.address for listing in listings(site)]
    found += [overview.address for overview in overviews(site)]
    assert len(found) == len(set(found)) >= 11


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
    one, other = (site_of(each, []) for each in (papers, shuffled))
    assert list(listings(one)) == list(listings(other))
    assert overviews(one) == overviews(other)
