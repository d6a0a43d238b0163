"""What fills in a page must be surely about it."""

import pytest

from made_up import MAPS, WAVES, paper
from paper_archive.archive.catalogue import Catalogue
from paper_archive.archive.filling import Fit, fit
from paper_archive.paper import Paper

TITLE = "How Waves Travel Through Wet Sand"


def fitted(page: Paper, record: Paper) -> Fit:
    return fit(Catalogue({page.slug: page}, {}), record)


def test_title_and_abstract_are_enough() -> None:
    page = paper(TITLE, abstract=WAVES)
    found = fitted(page, paper(TITLE.upper(), abstract=WAVES, date="2024"))
    assert found.slug == page.slug
    assert found.evidence == "same title, same abstract"


def test_title_and_year_are_enough_if_the_title_is_long() -> None:
    record = {"date": "2024-05-01", "authors": ["Ada"]}
    assert fitted(paper(TITLE, date="2024"), paper(TITLE, **record)).slug
    assert not fitted(paper("Waves in Sand", date="2024"), paper("Waves in Sand", **record)).slug
    assert not fitted(paper(TITLE, date="2014"), paper(TITLE, **record)).slug


def test_what_speaks_against_it_is_said() -> None:
    page = paper(TITLE, abstract=WAVES)
    found = fitted(page, paper(TITLE, abstract=MAPS))
    assert found == Fit(doubts={page.slug: "their abstracts differ"})


def test_a_title_alone_may_be_that_of_the_page() -> None:
    page = paper(TITLE, slug="waves")
    found = fitted(page, paper(TITLE, abstract=WAVES))
    assert not found.slug
    assert found.may_be == "waves"
    assert found.doubts["waves"]


@pytest.mark.parametrize("kind", ["dataset", "software"])
@pytest.mark.parametrize("page_type", ["", "article"])
def test_data_and_programs_are_not_the_paper_that_they_belong_to(kind: str, page_type: str) -> None:
    page = paper(TITLE, abstract=WAVES, authors=["Ada"], date="2024", type=page_type)
    record = {"abstract": WAVES, "authors": ["Ada"], "date": "2024", "ids": {"doi": "10.1000/d"}}
    assert not fitted(page, paper(TITLE, type=kind, **record)).slug
    assert fitted(page, paper(TITLE, type="article", **record)).slug
    assert fitted(paper(TITLE, abstract=WAVES, type=kind), paper(TITLE, type=kind, **record)).slug
