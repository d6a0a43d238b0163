"""What a reader sees of a German site, whose words are longer than the English ones."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from archive_server import serving
from builds import build_site, make_project
from made_up import paper
from paper_archive.archive.markdown.page import write_page
from reader import Reader

PDF = {"pdf": "https://hives.test/1.pdf"}
PAPERS = [
    *(
        paper(each, date="2024", abstract="They dance.", comments=1, links=PDF)
        for each in ("Bees", "Wasps")
    ),
    paper("Ants", date="2023-05-22"),
]

LINES = """(label) => {
  const range = document.createRange();
  range.selectNodeContents(label.firstChild);
  return range.getClientRects().length;
}"""
"""On how many lines the text is with which an element begins."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a German archive."""
    files = {f"papers/{each.slug}.md": write_page(each) for each in PAPERS}
    folder = tmp_path_factory.mktemp("bees")
    make_project(folder / "project", files)
    with (folder / "project/mkdocs.yml").open("a", encoding="utf-8") as stream:
        stream.write("plugins: [paper-archive: {language: de}]\n")
    built = build_site(folder / "project", folder / "site")
    assert built.exit_code == 0, built.output
    with serving(built.site) as address:
        yield address


def height(element: Locator) -> float:
    box = element.bounding_box()
    assert box
    return box["height"]


@pytest.mark.parametrize("width", [390, 1440])
def test_the_buttons_of_a_paper_are_beside_each_other(
    browser: Browser, home: str, width: int
) -> None:
    with browser.new_context(viewport={"width": width, "height": 900}) as context:
        reader = Reader(context, home)
        reader.open("date/2024/")
        buttons = reader.page.locator(".paper-line .acts").first
        expect(buttons.get_by_role("button")).to_have_count(3)
        buttons.get_by_role("button").last.click()
        expect(buttons).to_contain_text("Gespeichert")
        assert height(buttons) < 2 * height(buttons.get_by_role("button").first)


def test_the_compact_view_keeps_only_the_room_that_its_buttons_need(
    browser: Browser, home: str
) -> None:
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        reader = Reader(context, home)
        reader.open("date/2024/")
        reader.page.get_by_role("button", name="Kompakt").click()
        buttons = reader.page.locator(".paper-line .acts").first
        expect(buttons.get_by_role("button")).to_have_count(3)
        buttons.get_by_role("button").last.click()
        expect(buttons).to_contain_text("Gespeichert")
        room = buttons.evaluate("""(all) => {
          const end = (element) => element.getBoundingClientRect().right;
          return end(all) - end(all.lastElementChild);
        }""")
        assert 0 <= room < 24


def test_no_line_ends_after_the_number_of_a_day(browser: Browser, home: str) -> None:
    with browser.new_context(viewport={"width": 390, "height": 844}) as context:
        reader = Reader(context, home)
        reader.open("search/?q=ants")
        date = reader.page.locator("[data-search-results] time").text_content()
        assert date == "22.\N{NO-BREAK SPACE}Mai 2023"


def test_no_word_of_the_filters_is_broken(browser: Browser, home: str) -> None:
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        reader = Reader(context, home)
        reader.open("search/?q=dance")
        label = reader.page.locator(".search-order")
        expect(label).to_contain_text("Sortieren nach")
        assert label.evaluate(LINES) == 1
