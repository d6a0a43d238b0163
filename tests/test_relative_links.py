from itertools import product
from types import SimpleNamespace

import pytest
from mkdocs.utils import normalize_url

from paper_archive.publish.rendering.relative_links import relative_link

ADDRESSES = [
    *("tags/", "tags/x/", "tags/x/2/", "tags/xy/", "papers/a-b/", "search/", "t/", "a.b/c/"),
    *("feed.xml", "tags/x/feed.xml", "assets/start.js", "caf%C3%A9/", "papers/a-b/index.md"),
]
PAGES = ["", "tags/", "tags/x/", "tags/x/2/", "papers/a-b/", "a.b/c/"]


@pytest.mark.parametrize(("address", "page"), [*product(ADDRESSES, PAGES)])
def test_a_link_is_the_one_that_mkdocs_makes(address: str, page: str) -> None:
    expected = normalize_url(address, SimpleNamespace(url=page))  # type: ignore[arg-type]  # it has all that is read
    assert relative_link(address, page) == expected


@pytest.mark.parametrize(
    "address",
    ["", ".", "./x/", "../x/", "/x/", "#x", "?q=x", "https://x.test/", "mailto:a@b.c", "x//y/"],
)
def test_what_is_no_address_of_the_site_is_left_to_others(address: str) -> None:
    assert relative_link(address, "tags/x/") == ""


def test_a_page_that_is_a_file_is_left_to_others() -> None:
    assert relative_link("tags/", "about.html") == ""
