"""Every page of the site that is made of papers."""

import pytest

from made_up import paper
from paper_archive.paper import Paper
from paper_archive.publish.pages import site_pages
from paper_archive.publish.site import site_of
from paper_archive.publish.site_page import SitePage


def pages(papers: list[Paper], *, has_front_page: bool = True) -> dict[str, SitePage]:
    found = list(site_pages(site_of(papers, []), has_front_page=has_front_page))
    assert len({page.address for page in found}) == len(found)
    return {page.address: page for page in found}


def test_a_paper_has_a_page_that_knows_its_neighbours() -> None:
    papers = [paper("New", date="2024", abstract="Bees."), paper("Old", date="2014")]
    new = pages(papers)["papers/new/"]
    assert (new.template, *new.make()[:2]) == ("paper.html", "New", "Bees.")
    assert new.paper == papers[0]
    assert (new.make().shown["newer"], new.make().shown["older"]) == (None, papers[1])


def test_an_author_of_two_papers_has_a_page() -> None:
    found = pages([paper("One", authors=["Ada Bell"]), paper("Two", authors=["Ada Bell"])])
    assert found["authors/"].template == "authors.html"
    assert found["authors/ada-bell/"].template == "listing.html"


def test_an_archive_without_papers_has_its_overviews_and_tools() -> None:
    assert set(pages([])) == {"date/", "tags/", "search/", "reading-list/", "stats/", "follow/"}


def test_a_long_abstract_is_cut_for_the_description() -> None:
    found = pages([paper("Long", abstract="word " * 100)])["papers/long/"]
    assert len(found.make().description) <= 160


def test_an_archive_without_a_front_page_of_its_own_is_given_one() -> None:
    assert "" not in pages([])
    assert pages([], has_front_page=False)[""].template == "home.html"


@pytest.mark.parametrize(("count", "shown"), [(12, 12), (13, 10), (100, 10)])
def test_a_page_shows_ten_authors_and_folds_the_rest_unless_they_are_few(
    count: int, shown: int
) -> None:
    names = [f"Ada {'B' * number}" for number in range(1, count + 1)]
    made = pages([paper("Crowd", authors=names)])["papers/crowd/"].make().shown
    assert [*made["authors"], *made["more_authors"]] == names
    assert len(made["authors"]) == shown
