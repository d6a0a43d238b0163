"""The links beside the title of a paper."""

from functools import partial
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

import made_up
from paper_archive.publish.languages.language import ENGLISH
from paper_archive.publish.paper_parts.action_links import (
    action_links,
    correction_links,
    title_search,
)

paper = partial(made_up.paper, title="Why?")


def names(**fields: Any) -> list[str]:
    return [name for name, _ in action_links(paper(**fields), ENGLISH)]


def test_what_is_read_comes_first_and_code_after_it() -> None:
    links = dict.fromkeys(("code", "blog", "project", "pdf", "video"), "https://made.org/")
    ids = {"doi": "10.1000/1", "arxiv": "1706.03762"}
    found = ["PDF", "arXiv", "DOI", "Code", "Project", "Video", "blog"]
    assert names(links=links, ids=ids) == found


def test_a_pdf_is_that_of_the_record_or_of_the_site_of_an_id() -> None:
    one = paper(ids={"arxiv": "1706.03762"})
    assert action_links(one, ENGLISH)[0] == ("PDF", "https://arxiv.org/pdf/1706.03762")
    one = paper(ids={"arxiv": "1706.03762"}, links={"pdf": "https://made.org/a.pdf"})
    found = [("PDF", "https://made.org/a.pdf"), ("arXiv", "https://arxiv.org/abs/1706.03762")]
    assert action_links(one, ENGLISH) == found


@pytest.mark.parametrize(
    ("abstract", "found"),
    [
        ("Code: https://github.com/made/up.", ["Code"]),
        ("Page: https://made.github.io, code: https://github.com/made/up.", ["Code", "Project"]),
        ("https://github.com/made/up and https://github.com/made/down", ["Code"]),
        ("The data are at https://made.org/up.", []),
    ],
)
def test_code_and_project_are_those_of_the_abstract(abstract: str, found: list[str]) -> None:
    assert names(abstract=abstract) == found


def test_a_link_of_the_page_comes_before_that_of_its_abstract() -> None:
    links = {"code": "https://made.org/mine"}
    one = paper(abstract="Code: https://github.com/made/up", links=links)
    assert action_links(one, ENGLISH) == [("Code", "https://made.org/mine")]


def test_a_paper_without_ids_is_looked_up_by_its_title() -> None:
    query = urlsplit(title_search(paper(title='Is "AI" 100% & more?'))).query
    assert parse_qs(query) == {"q": ['"Is "AI" 100% & more?"']}
    assert title_search(paper(ids={"arxiv": "1706.03762"})) == ""
    assert title_search(paper(), is_whole=False) == "https://scholar.google.com/scholar?q="


def test_a_correction_can_be_suggested_where_the_site_has_a_repository() -> None:
    one = paper(title="What & Why?")
    repository = "https://github.com/you/papers/"
    tell, edit = correction_links(repository, "https://github.com/you/papers/edit/p.md", one)
    assert edit == ("Edit", "https://github.com/you/papers/edit/p.md")
    asked = urlsplit(tell[1])
    assert (asked.hostname, asked.path) == ("github.com", "/you/papers/issues/new")
    assert parse_qs(asked.query) == {
        "template": ["correct-a-paper.yml"],
        "page": [one.slug],
        "title": ["Correction: What & Why?"],
    }


def test_gitlab_has_its_own_address_for_it() -> None:
    ((_, address),) = correction_links("https://gitlab.com/you/papers", None, paper(title="Why?"))
    assert parse_qs(urlsplit(address).query) == {"issue[title]": ["Correction: Why?"]}


def test_without_a_repository_nothing_is_suggested() -> None:
    assert correction_links("", None, paper(title="Why?")) == []
    assert correction_links("https://git.example.org/papers", None, paper(title="Why?")) == []


def test_the_isbn_of_a_book_is_shown_and_leads_to_a_catalogue() -> None:
    one = paper(ids={"isbn": "978-0-262-03561-3"}, links={"code": "https://git.test/x"})
    book = ("ISBN 9780262035613", "https://openlibrary.org/isbn/9780262035613")
    assert action_links(one, ENGLISH) == [book, ("Code", "https://git.test/x")]
