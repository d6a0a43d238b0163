"""What a reader sees of papers of which no abstract is known, in lists and in results."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from archive_server import serving
from builds import build_archive
from made_up import paper
from paper_archive.archive.markdown.page import write_page
from reader import Reader

PAPERS = [
    paper("Bees have an abstract", date="2024", abstract="They dance."),
    paper("Bees have none", date="2024"),
    paper("Bees have one without words", date="2024", abstract="… —"),
]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of an archive of these papers."""
    files = {f"papers/{each.slug}.md": write_page(each) for each in PAPERS}
    built = build_archive(tmp_path_factory.mktemp("bees"), files)
    assert built.exit_code == 0, built.output
    with serving(built.site) as address:
        yield address


@pytest.mark.parametrize("address", ["date/2024/", "search/?q=bees"])
def test_an_abstract_is_offered_where_there_is_one(
    browser: Browser, home: str, address: str
) -> None:
    with browser.new_context() as context:
        reader = Reader(context, home)
        reader.open(address)
        lines = reader.page.locator(".papers .paper-line")
        expect(lines).to_have_count(len(PAPERS))
        expect(lines.get_by_role("button", name="BibTeX")).to_have_count(len(PAPERS))
        for each in PAPERS:
            abstract = lines.get_by_role("button", name=f"Abstract: {each.title}", exact=True)
            expect(abstract).to_have_count(1 if each.abstract else 0)
        assert reader.faults == []


def test_a_result_without_an_abstract_holds_no_room_for_one(browser: Browser, home: str) -> None:
    with browser.new_context() as context:
        reader = Reader(context, home)
        reader.open("search/?q=bees")
        lines = reader.page.locator("[data-search-results] .paper-line")
        expect(lines).to_have_count(len(PAPERS))
        for each in PAPERS:
            line = lines.filter(has=reader.page.get_by_text(each.title, exact=True))
            expect(line.locator(".excerpt")).to_have_count(1 if each.abstract else 0)
