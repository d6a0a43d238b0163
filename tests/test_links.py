"""Links from one file of the content folder to another."""

import pytest

from paper_archive.links import (
    Anchors,
    PublishedFiles,
    anchor_of,
    heading_anchor,
    is_local,
    rest_of,
)

PAGE = "papers/2024/05/one.md"
FILES = PublishedFiles(
    frozenset(
        {
            PAGE,
            "papers/2024/05/fig.png",
            "papers/2024/05/a b/f g.png",
            "papers/2024/06/two.md",
            "img/fig.png",
            "img/100%.png",
            "about.md",
            "index.md",
            "guide/README.md",
        }
    ),
    "content",
)


@pytest.mark.parametrize(
    ("link", "file"),
    [
        ("fig.png", "papers/2024/05/fig.png"),
        ("./fig.png", "papers/2024/05/fig.png"),
        ("fig.png?raw=true", "papers/2024/05/fig.png"),
        ("../../../img/fig.png", "img/fig.png"),
        ("../06/two.md", "papers/2024/06/two.md"),
        ("../06/two.md#notes", "papers/2024/06/two.md"),
        ("a%20b/f%20g.png", "papers/2024/05/a b/f g.png"),
        ("a b/f g.png", "papers/2024/05/a b/f g.png"),
        ("../../../img/100%25.png", "img/100%.png"),
        ("../../../about.md", "about.md"),
        ("../../../", "index.md"),
        ("../../../guide", "guide/README.md"),
        ("../../../guide/", "guide/README.md"),
        ("/about.md", "about.md"),
        ("/content/about.md", "about.md"),
        ("/", "index.md"),
        ("#notes", PAGE),
        ("", PAGE),
        ("one.md", PAGE),
    ],
)
def test_a_link_leads_to_the_file_that_it_leads_to_on_github(link: str, file: str) -> None:
    assert FILES.find(link, PAGE) == file


@pytest.mark.parametrize(
    "link",
    [
        "gone.png",
        "Fig.png",
        "../05",
        "../05/",
        "../06/two",
        "../06/two.html",
        "../../../../README.md",
        "../../../../../../../etc/passwd",
        "/etc/passwd",
        "%00",
        "about.md",
    ],
)
def test_a_link_to_what_is_not_published_leads_nowhere(link: str) -> None:
    assert FILES.find(link, PAGE) is None


def test_a_file_that_lies_elsewhere_is_suggested() -> None:
    assert FILES.suggest("../07/two.md#notes", PAGE) == "../06/two.md"
    assert FILES.suggest("f%20g.png", PAGE) == "a b/f g.png"
    assert FILES.suggest("gone.md", PAGE) is None


@pytest.mark.parametrize(
    ("link", "local"),
    [
        ("fig.png", True),
        ("/about.md", True),
        ("#notes", True),
        ("", True),
        ("https://host.test/", False),
        ("//host.test/x", False),
        ("mailto:a@b.test", False),
        ("javascript:x", False),
        ("http://[", False),
    ],
)
def test_a_link_with_a_scheme_or_a_host_leads_elsewhere(link: str, *, local: bool) -> None:
    assert is_local(link) is local


def test_a_link_ends_in_a_query_and_an_anchor() -> None:
    assert rest_of("two.md?plain=1#notes") == "?plain=1#notes"
    assert rest_of("two.md") == ""
    assert anchor_of("two.md?plain=1#%C3%BCber") == "über"
    assert anchor_of("two.md") == ""


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("Notes", "notes"),
        ("What it says: 2 + 2", "what-it-says-2--2"),
        ("  Über uns_alle  ", "über-uns_alle"),
        ("日本語 の", "日本語-の"),
    ],
)
def test_a_heading_has_the_anchor_that_it_has_on_github(heading: str, anchor: str) -> None:
    assert heading_anchor(heading) == anchor


def test_equal_headings_are_numbered() -> None:
    assert [*map(Anchors(), ["Notes", "More", "Notes", "notes!"])] == [
        "notes",
        "more",
        "notes-1",
        "notes-2",
    ]
