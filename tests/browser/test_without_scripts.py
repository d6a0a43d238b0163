"""What a reader does whose browser runs no scripts."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from reader import Reader

PHONE: ViewportSize = {"width": 390, "height": 844}
PAGES = (
    "",
    "date/2024/",
    "tags/",
    "tags/transformers/",
    "authors/",
    "stats/",
    "search/",
    "follow/",
)


@pytest.fixture
def plain(browser: Browser, served: str) -> Iterator[Reader]:
    """Return a window without scripts; at the end nothing may have gone wrong in it."""
    with browser.new_context(java_script_enabled=False, viewport=PHONE) as context:
        window = Reader(context, served)
        yield window
        assert window.faults == []


def test_links_lead_to_a_paper_and_from_it_to_those_of_its_day(plain: Reader) -> None:
    plain.open()
    plain.page.locator(".site-nav").get_by_role("link", name="Topics", exact=True).click()
    for address in ("/tags/transformers/", "/papers/attention-as-an-rnn/", "/date/2024-05-22/"):
        name = address.split("/")[-2]
        plain.page.locator(f"main a[href$='{name}/']:visible").first.click()
        plain.page.wait_for_url(f"**{address}")
    expect(plain.page.locator("main a[href$='attention-as-an-rnn/']").first).to_be_visible()


def test_a_paper_is_read_and_cited(plain: Reader) -> None:
    plain.open("papers/attention-as-an-rnn/")
    expect(plain.page.locator(".abstract")).to_contain_text("The advent of Transformers marked")
    expect(plain.page.locator("pre[data-citation]").first).to_contain_text("Attention as an RNN")


def test_the_pages_that_need_scripts_say_so(plain: Reader) -> None:
    for address in ("search/?q=attention", "reading-list/"):
        plain.open(address)
        expect(plain.page.locator("noscript p")).to_contain_text("needs JavaScript")
        expect(plain.page.locator("noscript p")).to_be_visible()


@pytest.mark.parametrize("address", [*PAGES, "papers/attention-as-an-rnn/", "reading-list/"])
def test_no_page_shows_what_does_nothing_without_scripts(plain: Reader, address: str) -> None:
    plain.open(address)
    expect(plain.page.locator("h1").first).to_be_visible()
    idle = plain.page.locator("button:not(form[action] *), select, [tabindex='0']")
    assert [each.inner_text() for each in idle.locator("visible=true").all()] == []
