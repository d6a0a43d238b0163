"""Which files a person may think are read."""

import pytest

from paper_archive.archive.content_files.overlooked import (
    is_other_page,
    is_overlooked,
    keys_of_a_paper,
)


@pytest.mark.parametrize(
    "path",
    [
        "papers/2024/05/a.MD",
        "papers/a.markdown",
        "papers/a.md.txt",
        "papers/a.md~",
        "papers/a.md.orig",
        "papers/a.txt",
        "papers/library.bib",
        "papers/2024/notes",
        "papers/x/imported.jsonl",
        "a.MD",
        "drafts/a.md.txt",
        "about.Markdown",
        "about.md.bak",
        "topics.yaml",
        "Topics.yml",
    ],
)
def test_a_file_that_looks_like_a_page_but_is_not_read_is_overlooked(path: str) -> None:
    assert is_overlooked(path)


@pytest.mark.parametrize(
    "path",
    [
        "papers/2024/05/a.md",
        "papers/imported.jsonl",
        "papers/2024/05/figure.PNG",
        "papers/a.pdf",
        "topics.yml",
        "index.md",
        "about.markdown",
        "captures/a.md.txt",
        "captures/a.MD",
        "assets/topics.yaml",
        "CNAME",
        "robots.txt",
        "refs.bib",
        "img/logo.svg",
    ],
)
def test_a_file_that_is_read_or_published_as_it_is_is_not_overlooked(path: str) -> None:
    assert not is_overlooked(path)


@pytest.mark.parametrize(
    ("path", "is_one"),
    [
        ("index.md", True),
        ("a/b.markdown", True),
        ("papers.md", True),
        ("papers/a.md", False),
        ("captures/a.md", False),
        ("a.MD", False),
        ("a.txt", False),
    ],
)
def test_other_pages_are_those_that_mkdocs_reads_beside_the_papers(
    path: str, *, is_one: bool
) -> None:
    assert is_other_page(path) is is_one


def test_a_title_and_what_only_papers_have_look_like_a_paper() -> None:
    assert keys_of_a_paper({"title": "A", "date": "2024", "hide": []}) == ["title", "date"]
    assert keys_of_a_paper({"title": "A", "ids": {}, "authors": []}) == ["title", "authors", "ids"]


def test_a_page_with_a_title_alone_does_not_look_like_a_paper() -> None:
    assert keys_of_a_paper({"title": "About", "description": "x"}) == []
    assert keys_of_a_paper({"date": "2024"}) == []
    assert keys_of_a_paper({}) == []
