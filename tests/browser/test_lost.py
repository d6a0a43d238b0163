"""What a reader gets at an address that has no page, or that has moved."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, expect

from accessibility import assert_accessible
from archive_server import serving
from builds import build_archive
from made_up import paper
from paper_archive.archive.markdown.page import write_page
from reader import Reader

PAPERS = [
    paper(
        "Waves in Sand",
        slug="waves-in-sand",
        abstract="We count the waves in the sand.",
        tags=["waves"],
        redirects=["old-waves"],
    ),
    paper("Maps of the Sea", slug="maps", tags=["waves"]),
]


@pytest.fixture(scope="module")
def lost_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of a small archive that knows its address."""
    files = {f"papers/{each.slug}.md": write_page(each) for each in PAPERS}
    files["redirects.yml"] = 'papers/gone/: {removed: "Withdrawn by its authors."}\n'
    env = {"SITE_URL": "https://archive.test/repo/"}
    built = build_archive(tmp_path_factory.mktemp("lost"), files, env)
    assert built.exit_code == 0, built.output
    return built.site


@pytest.fixture
def lost(browser: Browser, lost_site: Path) -> Iterator[Reader]:
    """Return a window on the site; nothing may have gone wrong but the missing page itself."""
    with serving(lost_site) as home, browser.new_context() as context:
        window = Reader(context, home)
        yield window
        assert [each for each in window.faults if "status of 404" not in each] == []


def test_a_mistyped_address_is_searched_for(lost: Reader) -> None:
    lost.open("papers/wave-in-sands/")
    assert lost.page.title().startswith("Page not found · ")
    expect(lost.page.get_by_role("searchbox")).to_have_value("wave in sands")
    found = lost.page.locator("[data-search-results] a")
    expect(found.first).to_have_text("Waves in Sand")
    lost.page.get_by_role("link", name="topics", exact=True).click()
    assert lost.at() == "tags/"


def test_nothing_moves_while_papers_for_a_mistyped_address_come(lost: Reader) -> None:
    lost.page.add_init_script(
        "window.shifts = [];"
        "new PerformanceObserver((all) => window.shifts.push(...all.getEntries()))"
        ".observe({ type: 'layout-shift', buffered: true })"
    )
    lost.open("papers/wave-in-sands/")
    expect(lost.page.locator(".excerpt mark").first).to_be_visible()
    assert lost.page.evaluate("window.shifts.map((shift) => shift.value)") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_was_found_for_a_mistyped_address_is_accessible(
    lost: Reader, scheme: Literal["light", "dark"]
) -> None:
    lost.page.emulate_media(color_scheme=scheme)
    lost.open("papers/wave-in-sands/")
    expect(lost.page.locator(".excerpt mark").first).to_be_visible()
    assert_accessible(lost.page)


def test_a_page_that_a_list_no_longer_has_is_its_first_page(lost: Reader) -> None:
    lost.open("tags/waves/7/")
    expect(lost.page.locator("h1")).to_have_text("Waves")
    assert lost.at() == "tags/waves/"


def test_a_former_address_leads_to_the_page_with_all_that_follows_it(lost: Reader) -> None:
    lost.open("papers/old-waves/?from=mail#content")
    expect(lost.page.locator("h1")).to_have_text("Waves in Sand")
    assert lost.at() == "papers/waves-in-sand/?from=mail#content"


def test_a_former_address_leads_to_the_page_without_scripts(
    browser: Browser, lost_site: Path
) -> None:
    with serving(lost_site) as home, browser.new_context(java_script_enabled=False) as context:
        window = Reader(context, home)
        window.open("papers/old-waves/")
        window.page.wait_for_url("**/papers/waves-in-sand/")
        assert window.faults == []


def test_a_former_address_leads_to_the_page_on_a_disk(browser: Browser, lost_site: Path) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{lost_site.as_uri()}/papers/old-waves/index.html")
        page.wait_for_url("**/papers/waves-in-sand/index.html")


def test_a_removed_paper_says_why(lost: Reader) -> None:
    lost.open("papers/gone/")
    expect(lost.page.locator("h1")).to_have_text("This paper was removed")
    expect(lost.page.get_by_text("Withdrawn by its authors.")).to_be_visible()
    assert lost.faults == []
