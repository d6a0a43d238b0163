"""The pages that show an edited paper before all else is computed."""

from dataclasses import replace

import pytest

from made_up import paper
from paper_archive.publish import scale
from paper_archive.publish.edited_pages import edited_pages
from paper_archive.publish.pages import site_pages
from paper_archive.publish.site import site_of
from paper_archive.publish.site_page import SitePage

PAPERS = [
    paper("Waves", date="2024-05-22", authors=["Ada Bell"], tags=["seas"]),
    paper("Tides", date="2024-05-21", authors=["Ada Bell"], tags=["seas"]),
    paper("Ferns", date="2022", tags=["plants"]),
]


def lines(page: SitePage) -> list[str]:
    return [str(line.title) for line in page.make().shown["part"].lines]


def test_the_page_and_all_lists_have_the_paper_as_it_is_now() -> None:
    site = site_of(PAPERS, [])
    before = {page.address: page for page in site_pages(site, has_front_page=True)}
    edited = {"tides": replace(PAPERS[1], title="Great tides")}
    found = {page.address: page for page in edited_pages(edited, before.values(), site)}
    assert found.pop("papers/tides/").make().title == "Great tides"
    assert {"tags/seas/", "authors/ada-bell/", "date/2024/", "date/2024-05-21/"} <= found.keys()
    assert not found.keys() & {"tags/plants/", "date/2022/", "date/2024-05-22/", "papers/waves/"}
    for address, page in found.items():
        names = {"Tides": "Great tides"}
        assert lines(page) == [names.get(each, each) for each in lines(before[address])]


def test_a_line_that_is_lean_stays_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scale, "_LARGE", 2)
    site = site_of(PAPERS, [])
    edited = {"tides": replace(PAPERS[1], abstract="Great tides come twice a day.")}
    pages = edited_pages(edited, site_pages(site, has_front_page=True), site)
    found = {page.address: page for page in pages}
    excerpts = {
        address: [line.excerpt for line in found[address].make().shown["part"].lines]
        for address in ("tags/seas/", "authors/ada-bell/")
    }
    assert excerpts == {
        "tags/seas/": ["", "Great tides come twice a day."],
        "authors/ada-bell/": ["", ""],
    }
