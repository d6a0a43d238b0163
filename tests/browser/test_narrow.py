"""What a reader sees on the narrowest phones."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from archive_server import serving
from builds import build_archive
from made_up import paper
from paper_archive.archive.markdown.page import write_page
from reader import Reader

NARROW = 320
LONG = "Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüsselbund" * 3
ODD: dict[str, Any] = {
    "title": LONG,
    "abstract": f"{LONG} `{LONG}` $x_{{{'a' * 170}}}$",
    "authors": [LONG, f"Ada {LONG}"],
    "date": "2024-05-22",
    "venue": LONG,
    "tags": ["a" * 80],
    "comments": 10**12,
    "sources": [{"name": f"{LONG}.txt", "captured": "2025-12-10"}],
    "ids": {"doi": f"10.1000/{LONG}"},
    "links": {"pdf": f"https://host.test/{LONG}", LONG[:80]: "https://host.test/"},
    "notes": f"## {LONG}\n\n{LONG} `{LONG}` <https://host.test/{LONG}>\n\n- {LONG}\n\n> {LONG}\n",
}


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of an archive of words that are wider than a phone."""
    papers = [paper(**{**ODD, "slug": f"odd-{n}"}) for n in range(3)]
    files = {f"papers/{each.slug}.md": write_page(each) for each in papers}
    topic = f"- name: {LONG}\n  slug: {'a' * 80}\n  description: {LONG}\n  phrases: [{LONG}]\n"
    built = build_archive(
        tmp_path_factory.mktemp("odd"),
        files | {"topics.yml": topic},
        {"SITE_URL": f"https://{LONG[:60]}.test/"},
    )
    assert built.exit_code == 0, built.output
    with serving(built.site) as home:
        yield home


@pytest.mark.parametrize(
    "address",
    [
        "",
        "papers/odd-1/",
        "date/",
        "date/2024/",
        "date/2024-05/",
        "date/2024-W21/",
        "date/2024-05-22/",
        "tags/",
        f"tags/{'a' * 80}/",
        "authors/",
        "stats/",
        "search/?q=donau",
        "reading-list/",
        "follow/",
        "about/",
    ],
)
def test_nothing_scrolls_sideways(browser: Browser, odd: str, address: str) -> None:
    with browser.new_context(viewport={"width": NARROW, "height": 640}) as context:
        reader = Reader(context, odd)
        reader.open(address)
        reader.page.wait_for_load_state("networkidle")
        wide = reader.page.evaluate(
            """() => [...document.querySelectorAll("main *, header *, footer *")]
              .filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
              .map((each) => `${each.tagName} ${each.className} ${each.textContent.slice(0, 20)}`)
              .slice(0, 5)"""
        )
        assert reader.page.evaluate("document.scrollingElement.scrollWidth") <= NARROW, wide
        reader.page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert reader.page.evaluate("document.scrollingElement.scrollWidth") <= NARROW
        boxes = reader.page.evaluate(
            "[...document.querySelectorAll('.search-box')].map((each) => each.offsetWidth)"
        )
        assert all(wide > NARROW / 2 for wide in boxes if wide), "no room for a query"
        assert reader.faults == []


def test_the_ways_between_dates_keep_their_words_whole(browser: Browser, served: str) -> None:
    with browser.new_context(viewport={"width": NARROW, "height": 640}) as context:
        reader = Reader(context, served)
        reader.open("date/2024/")
        reader.page.evaluate("document.documentElement.style.fontSize = '200%'")
        broken = reader.page.locator(".orders a, .ways-around a").evaluate_all(
            """(all) => all
              .filter((link) => link.offsetHeight > parseFloat(getComputedStyle(link).lineHeight))
              .map((link) => link.textContent)"""
        )
        assert broken == []


@pytest.mark.parametrize("wide", [320, 390, 768, 1440])
def test_months_and_header_are_in_even_rows(browser: Browser, served: str, wide: int) -> None:
    with browser.new_context(viewport={"width": wide, "height": 900}) as context:
        reader = Reader(context, served)
        reader.open("date/")
        tops = reader.page.locator(".months").first.evaluate(
            "(months) => [...months.children].map((month) => month.offsetTop)"
        )
        assert len({tops.count(top) for top in tops}) == 1, tops
        for name in ("A", "Archive", "An archive of papers"):
            reader.page.evaluate(
                "(name) => (document.querySelector('.site-name').textContent = name)", name
            )
            box, colours, title = (
                reader.page.locator(part).bounding_box()
                for part in (".site-header .search", ".colours", ".site-name")
            )
            assert box
            assert title
            assert colours
            middle = colours["y"] + colours["height"] / 2
            beside = title if wide < 704 else box
            assert beside["y"] < middle < beside["y"] + beside["height"], name


@pytest.mark.parametrize("address", ["", "authors/", "search/"])
def test_names_in_lists_are_easy_to_hit(browser: Browser, served: str, address: str) -> None:
    with browser.new_context(viewport={"width": NARROW, "height": 640}) as context:
        reader = Reader(context, served)
        reader.open(address)
        links = reader.page.locator(".rows a:visible")
        heights = links.evaluate_all("(all) => all.map((each) => each.offsetHeight)")
        assert min(heights) >= 24


def test_places_in_the_header_stay_from_page_to_page_on_a_phone(
    browser: Browser, served: str
) -> None:
    with browser.new_context(viewport={"width": NARROW, "height": 640}) as context:
        reader = Reader(context, served)
        places = []
        for address in ("date/", "venues/", "authors/"):
            reader.open(address)
            places.append(
                reader.page.locator(".site-nav a:visible").evaluate_all(
                    "(all) => all.map((link) => [link.textContent.trim(), link.offsetTop])"
                )
            )
        assert places[0] == places[1] == places[2]


def test_the_labels_of_a_chart_stand_apart(browser: Browser, served: str) -> None:
    with browser.new_context(viewport={"width": NARROW, "height": 640}) as context:
        reader = Reader(context, served)
        reader.open("stats/")
        rooms = reader.page.locator(".chart .x").evaluate_all(
            """(axes) => axes.flatMap((axis) => {
              const labels = [...axis.children].map((label) => label.getBoundingClientRect());
              const shown = labels.filter((label) => label.width);
              return shown.slice(1).map((label, at) => label.left - shown[at].right);
            })"""
        )
        assert len(rooms) >= 3
        assert min(rooms) >= 8


@pytest.mark.parametrize("wide", [NARROW, 390])
def test_the_links_to_the_weeks_around_one_are_each_in_one_line(
    browser: Browser, served: str, wide: int
) -> None:
    with browser.new_context(viewport={"width": wide, "height": 640}) as context:
        reader = Reader(context, served)
        reader.open("date/2024-W21/")
        links = reader.page.locator(".ways-around").get_by_role("link")
        names = links.evaluate_all("(all) => all.map((link) => link.textContent)")
        assert [name.split()[0] for name in names] == ["Newer", "Older"]
        assert max(links.evaluate_all("(all) => all.map((link) => link.offsetHeight)")) <= 32
