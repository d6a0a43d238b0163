"""Which files of the content folder are published, and at which addresses."""

import pytest

from paper_archive.archive.content_files.published import (
    is_paper,
    is_published,
    published_as,
    taken_addresses,
)
from paper_archive.publish.addresses import SITE_NAMES


@pytest.mark.parametrize(
    ("path", "published"),
    [
        ("papers/2024/05/good.md", True),
        ("papers/2024/05/figure.png", True),
        ("papers/2024/05/data.csv", True),
        ("papers/2024/05/good.MD", False),
        ("papers/2024/05/good.md.orig", False),
        ("papers/imported.jsonl", False),
        ("captures/list.txt", False),
        ("captures.md", True),
        ("topics.yml", False),
        ("topics.yml.png", True),
        ("templates/a.md", False),
        ("about.md", True),
        ("images/papers/a.png", True),
    ],
)
def test_pages_and_the_files_beside_them_are_published(path: str, *, published: bool) -> None:
    assert is_published(path) is published


def test_a_paper_is_a_page_in_the_folder_of_papers() -> None:
    assert is_paper("papers/undated/a.md")
    assert not is_paper("papers/undated/a.png")
    assert not is_paper("about.md")


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("index.md", "index.html"),
        ("README.md", "index.html"),
        ("about.md", "about/index.html"),
        ("about/index.md", "about/index.html"),
        ("about.markdown", "about/index.html"),
        ("a/b.md", "a/b/index.html"),
        ("a/README.md", "a/index.html"),
        ("readme.md", "readme/index.html"),
        ("papers/2024/05/good.md", "papers/good/index.html"),
        ("papers/2024/05/fig.png", "papers/2024/05/fig.png"),
        ("a.html", "a.html"),
    ],
)
def test_a_file_becomes_a_file_of_the_site(path: str, file: str) -> None:
    assert published_as(path) == file


@pytest.mark.parametrize(
    "path",
    [
        "search.md",
        "search/index.md",
        "Search.md",
        "SEARCH/README.md",
        "tags.md",
        "tags/index.md",
        "tags/mine.md",
        "stats.md",
        "stats/data.csv",
        "date/2024.md",
        "authors/x/y/z.png",
        "reading-list/index.md",
        "papers.md",
        "Papers/x.md",
        "recent.json",
        "opensearch.xml",
        "sitemap.xml",
        "404.html",
        "date",
    ],
)
def test_what_the_site_uses_itself_is_taken(path: str) -> None:
    assert [*taken_addresses({path}, SITE_NAMES)] == [(path, "")]


@pytest.mark.parametrize(
    "path",
    ["about.md", "searching.md", "a/search.md", "assets/archive.css", "404.md", "img/tags/x.png"],
)
def test_other_names_are_free(path: str) -> None:
    assert [*taken_addresses({path}, SITE_NAMES)] == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("about.md", "about/index.md"),
        ("about.markdown", "about.md"),
        ("About.md", "about.md"),
        ("README.md", "index.md"),
        ("index.html", "index.md"),
        ("a/README.md", "a/index.md"),
        ("a", "a.md"),
        ("A", "a/b.png"),
        ("img/A.png", "img/a.png"),
        ("papers/2024/a.md", "papers/a"),
        ("papers/2024/a.md", "papers/a/index.html"),
        ("papers/A.png", "papers/a.png"),
        ("e\u0301.md", "\xe9.md"),
        ("img/E\u0301.png", "img/\xe9.png"),
    ],
)
def test_no_two_files_have_one_address(first: str, second: str) -> None:
    assert [*taken_addresses({first, second}, SITE_NAMES)] == [(second, first)]


def test_an_image_has_the_name_of_another_in_its_own_folder() -> None:
    paths = {"papers/2024/05/fig.png", "papers/2024/06/fig.png", "img/fig.png"}
    assert [*taken_addresses(paths, SITE_NAMES)] == []
