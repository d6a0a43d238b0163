"""What fills in a page must be surely about it."""

from dataclasses import replace

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


@pytest.mark.parametrize("page_type", ["", "article"])
def test_what_is_listed_as_no_paper_needs_the_same_abstract(page_type: str) -> None:
    known = {"authors": ["Ada", "Alan"], "date": "2024"}
    page = paper(TITLE, abstract=WAVES, type=page_type, **known)
    assert not fitted(page, paper(TITLE, type="other", **known)).slug
    assert fitted(page, paper(TITLE, type="other", abstract=WAVES)).slug
    assert fitted(replace(page, type="other"), paper(TITLE, type="other", **known)).slug


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("Waves of Sand in C", "Waves of Sand in C++"),
        ("Waves of Sand in C++", "Waves of Sand in C#"),
        ("Convergence of Waves for p > 2", "Convergence of Waves for p < 2"),
    ],
)
def test_titles_that_differ_in_a_sign_are_two(title: str, other: str) -> None:
    known = {"authors": ["Ada", "Alan"], "date": "2024"}
    page = paper(title, abstract=WAVES, **known)
    found = fitted(page, paper(other, **known))
    assert found.doubts == {page.slug: "the signs in their titles differ"}
    assert fitted(page, paper(title.upper(), **known)).slug
    assert fitted(page, paper(other, abstract=WAVES, **known)).slug


@pytest.mark.parametrize("title", ["Editorial", "In This Issue", "Book Reviews", "Sand"])
def test_people_write_several_papers_of_a_generic_title_in_a_year(title: str) -> None:
    known = {"authors": ["Ada Roe", "Alan Doe"], "date": "2024"}
    page = paper(title, abstract=WAVES, **known)
    found = fitted(page, paper(title, **known))
    assert found.doubts == {page.slug: "many papers have this title"}
    assert fitted(page, paper(title, abstract=WAVES, **known)).slug
    by_many = {**known, "authors": [*known["authors"], "Li Na"]}
    assert fitted(paper(title, **by_many), paper(title, **by_many)).slug


def test_a_title_without_blanks_may_have_many_words() -> None:
    known = {"authors": ["王伟"], "date": "2024"}
    title = "基于稀疏专家的标记路由方法研究"
    assert fitted(paper(title, **known, slug="x"), paper(title, **known, slug="x")).slug
    assert not fitted(
        paper("深度学习", **known, slug="x"), paper("深度学习", **known, slug="x")
    ).slug


def test_what_an_identifier_names_needs_no_more() -> None:
    known = {"authors": ["Ada Roe"], "date": "2024", "ids": {"doi": "10.1000/w"}}
    assert fitted(paper("Editorial", **known), paper("Editorial", type="other", **known)).slug
