"""The links in notes lead to where the site publishes what they name."""

import pytest

from command_line import put
from paper_archive.archive.content import Content, load_content
from paper_archive.archive.links.site_links import SiteLinks

PAGE = "papers/2024/05/b.md"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    folder = tmp_path_factory.mktemp("content")
    put(folder / "papers/a.md", "---\ntitle: Deep waves\n---\n# Deep waves\n")
    put(folder / PAGE, "---\ntitle: B\n---\n# B\n")
    put(folder / "draft.md", "# Draft\n")
    return load_content(folder)


def links_of(content: Content) -> SiteLinks:
    return SiteLinks(content, PAGE, {"papers/a.md": "../a/"}.get)


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("../../a.md", "../a/"),
        ("../../a.md?x=1#notes", "../a/?x=1#notes"),
        ("../../a.md#deep-waves", "../a/"),
        ("#notes", "#notes"),
        ("https://example.org/a.md", "https://example.org/a.md"),
    ],
)
def test_a_link_to_a_file_becomes_one_to_its_address(
    content: Content, link: str, expected: str
) -> None:
    links = links_of(content)
    assert links(link) == expected
    assert not links.dead


@pytest.mark.parametrize("link", ["../../gone.md", "/draft.md"])
def test_a_link_to_what_is_not_published_stays_and_is_a_problem(
    content: Content, link: str
) -> None:
    links = links_of(content)
    assert links(link) == link
    place = (content.folder / PAGE).as_posix()
    assert list(map(str, links.dead)) == [
        f"{place}: link must lead to a published file, not '{link}' [link-dead]"
    ]
