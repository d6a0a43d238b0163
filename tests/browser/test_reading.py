"""What a reader does, in a real browser, on a phone and at a desk."""

import re
from pathlib import Path
from urllib.parse import unquote_plus

import pytest
from playwright.sync_api import Browser, Route, expect

from accessibility import assert_accessible
from reader import Reader

KINDS = {
    "home": "",
    "paper": "papers/attention-as-an-rnn/",
    "day": "date/2024-05-22/",
    "year": "date/2024/",
    "undated": "date/undated/2/",
    "dates": "date/",
    "topic": "tags/transformers/",
    "topics": "tags/",
    "about": "about/",
    "search": "search/",
    "statistics": "stats/",
    "reading list": "reading-list/",
    "follow": "follow/",
}


def test_the_newest_paper_is_one_click_from_home(reader: Reader) -> None:
    reader.open()
    link = reader.page.locator(".papers h3 a").first
    title = link.inner_text()
    link.click()
    expect(reader.page.locator("h1")).to_have_text(title)
    assert reader.at().startswith("papers/")


def unfold_calendar(reader: Reader) -> None:
    """Show the calendar, which a narrow window holds folded below the papers."""
    reader.page.wait_for_load_state()
    link = reader.page.get_by_role("link", name="Calendar", exact=True)
    if link.is_visible():
        link.click()


def test_a_paper_is_found_by_its_date(reader: Reader) -> None:
    reader.open()
    reader.page.get_by_role("link", name="Dates", exact=True).click()
    reader.page.get_by_role("link", name="2024", exact=True).click()
    unfold_calendar(reader)
    reader.page.get_by_role("link", name="May").first.click()
    reader.page.get_by_role("link", name="Attention as an RNN").click()
    expect(reader.page.locator(".abstract")).to_contain_text("The advent of Transformers")
    reader.page.get_by_role("link", name="22 May 2024").click()
    assert reader.at() == "date/2024-05-22/"


def test_a_paper_is_found_by_its_topic(reader: Reader) -> None:
    reader.open("papers/attention-as-an-rnn/")
    reader.page.get_by_role("link", name="Recurrent Neural Networks", exact=True).click()
    assert reader.at() == "tags/recurrent-neural-networks/"
    expect(reader.page.locator(".papers > li").first).to_be_visible()


def test_a_long_list_goes_on_from_page_to_page(reader: Reader) -> None:
    reader.open("date/undated/")
    first = reader.page.locator(".papers h2").first.inner_text()
    reader.page.get_by_label("Pages").get_by_role("link", name="2", exact=True).click()
    assert reader.at() == "date/undated/2/"
    assert reader.page.locator(".papers h2").first.inner_text() != first


@pytest.mark.parametrize("address", KINDS.values(), ids=KINDS)
def test_no_page_is_wider_than_the_window(reader: Reader, address: str) -> None:
    reader.open(address)
    assert reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("address", KINDS.values(), ids=KINDS)
def test_no_page_has_a_fault_of_accessibility(scheme_reader: Reader, address: str) -> None:
    scheme_reader.open(address)
    assert_accessible(scheme_reader.page)


def test_the_colours_that_a_reader_chose_stay(reader: Reader) -> None:
    reader.open()
    body = reader.page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    reader.page.get_by_title("Colours of your system: switch to light").click()
    reader.page.get_by_title("Light colours: switch to dark").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    reader.page.get_by_role("link", name="Topics", exact=True).first.click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")


def test_the_keyboard_skips_to_the_content(reader: Reader) -> None:
    reader.open("papers/attention-as-an-rnn/")
    reader.page.keyboard.press("Tab")
    skip = reader.page.get_by_role("link", name="Skip to content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url("**/papers/attention-as-an-rnn/#content")


def test_without_javascript_every_paper_is_still_reached(browser: Browser, served: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        window = Reader(context, served)
        window.open("tags/")
        window.page.get_by_role("link", name="Transformers", exact=True).click()
        window.page.locator(".papers h2 a").first.click()
        expect(window.page.locator(".abstract")).to_be_visible()
        assert window.faults == []


def test_a_citation_is_copied_or_downloaded(browser: Browser, served: str) -> None:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        window = Reader(context, served)
        window.open("papers/attention-as-an-rnn/")
        shown = window.page.locator("pre[data-citation=bib]").inner_text()
        window.page.get_by_role("button", name="Copy BibTeX").click()
        expect(window.page.locator(".cite [role=status]").first).to_have_text("Copied")
        assert window.page.evaluate("navigator.clipboard.readText()") == shown
        window.page.get_by_text("RIS", exact=True).click()
        with window.page.expect_download() as coming:
            window.page.get_by_role("button", name="Download RIS").click()
        assert coming.value.suggested_filename == "attention-as-an-rnn.ris"
        text = Path(coming.value.path()).read_text(encoding="utf-8")
        assert "TI  - Attention as an RNN\n" in text
        assert window.faults == []


def test_where_the_clipboard_is_refused_the_citation_is_selected(reader: Reader) -> None:
    reader.page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined })"
    )
    reader.open("papers/attention-as-an-rnn/")
    reader.page.get_by_role("button", name="Copy BibTeX").click()
    expect(reader.page.locator(".cite [role=status]").first).to_have_text("Press Ctrl+C")
    assert "@misc{attention-as-an-rnn" in reader.page.evaluate("`${getSelection()}`")


def test_a_day_is_one_click_from_the_calendar_of_its_year(reader: Reader) -> None:
    reader.open("date/2024/")
    unfold_calendar(reader)
    day = reader.page.get_by_role("table", name="May").get_by_role("link", name="22 May 2024")
    expect(day).to_have_text("22")
    day.click()
    assert reader.at() == "date/2024-05-22/"


def test_related_papers_are_sorted_by_year_and_back(reader: Reader) -> None:
    reader.open(
        "papers/learning-to-compress-local-rank-and-information-compression-in-deep-neural/"
    )
    facts = reader.page.locator(".related small")
    closest = facts.all_inner_texts()
    reader.page.get_by_role("button", name="Newest first").click()
    years = [re.findall(r"^\d{4}(?= ·)", text) for text in facts.all_inner_texts()]
    # Papers without a year come last.
    assert years == [["2023"], ["2019"], ["2017"], [], []]
    reader.page.get_by_role("button", name="Closest first").click()
    assert facts.all_inner_texts() == closest


def test_a_topic_is_read_by_its_discussion(reader: Reader) -> None:
    reader.open("tags/efficiency/")
    reader.page.get_by_label("Order").get_by_role("link", name="Most discussed").click()
    assert reader.at() == "tags/efficiency/discussed/"
    expect(reader.page.locator(".paper-line .count").first).to_contain_text("comment")


def test_the_numbers_behind_a_chart_can_be_read(reader: Reader) -> None:
    reader.open("stats/")
    figure = reader.page.locator("figure.chart").first
    expect(figure.get_by_role("img").first).to_be_visible()
    figure.get_by_text("The numbers").click()
    expect(figure.get_by_role("row", name="2023 27")).to_be_visible()
    figure.get_by_role("row", name="2023 27").get_by_role("link").click()
    assert reader.at() == "date/2023/"


def test_what_a_reader_came_for_is_seen_at_once(reader: Reader) -> None:
    reader.open("papers/attention-as-an-rnn/")
    row = reader.page.locator(".actions")
    for found in (
        row.get_by_role("link", name="Copy BibTeX"),
        row.get_by_role("button", name="Save: Attention as an RNN"),
    ):
        expect(found).to_be_in_viewport(ratio=1)


def test_the_entry_is_copied_beside_the_title(browser: Browser, served: str) -> None:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        window = Reader(context, served)
        window.open("papers/attention-as-an-rnn/")
        link = window.page.locator(".actions").get_by_role("link", name="Copy BibTeX")
        link.click()
        expect(link.get_by_role("status")).to_have_text("Copied")
        copied = window.page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith("@misc{attention-as-an-rnn,\n")
        assert not window.page.url.endswith("#cite")
        expect(link.get_by_role("status")).to_have_text("BibTeX")
        assert window.faults == []


def test_a_reference_manager_finds_the_abstract_that_is_only_text(reader: Reader) -> None:
    def without_tag(route: Route) -> None:
        answer = route.fetch()
        body = re.sub('<meta name="citation_abstract"[^>]*>', "", answer.text())
        route.fulfill(response=answer, body=body)

    address = "papers/attention-as-an-rnn/"
    reader.page.route(f"**/{address}", without_tag)
    reader.open(address)
    tag = reader.page.locator("head meta[name='citation_abstract']")
    expect(tag).to_have_count(1)
    assert tag.get_attribute("content") == reader.page.locator(".abstract p").inner_text()


def test_a_citation_that_lacks_the_address_of_its_page_gets_it(reader: Reader) -> None:
    address = "https://papers.test/papers/attention-as-an-rnn/"

    def with_address(route: Route) -> None:
        answer = route.fetch()
        link = f'<link rel="canonical" href="{address}"></head>'
        route.fulfill(response=answer, body=answer.text().replace("</head>", link))

    reader.page.route("**/papers/attention-as-an-rnn/", with_address)
    reader.open("papers/attention-as-an-rnn/")
    for extension, line in (("bib", f"  url = {{{address}}},\n}}"), ("ris", f"UR  - {address}\n")):
        citation = reader.page.locator(f"pre[data-citation={extension}]")
        expect(citation).to_contain_text(re.compile(re.escape(f"\n{line}")))


def test_a_title_is_looked_up_on_several_sites(reader: Reader) -> None:
    reader.open("papers/attention-as-an-rnn/")
    links = reader.page.locator(".lookup a")
    expect(links).to_have_text(
        ["Google Scholar", "arXiv", "Semantic Scholar", "Hugging Face Papers"]
    )
    for link in links.all():
        assert "Attention" in (link.get_attribute("href") or "")


def test_a_title_that_a_large_archive_leaves_to_scripts_is_looked_up_too(reader: Reader) -> None:
    def without_title(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=re.sub(r"(scholar\?q=)[^\"]+", r"\1", answer.text()))

    reader.page.route("**/papers/attention-as-an-rnn/", without_title)
    reader.open("papers/attention-as-an-rnn/")
    links = reader.page.locator(".lookup a")
    expect(links).to_have_count(4)
    for link in links.all():
        address = link.get_attribute("href") or ""
        assert unquote_plus(address).endswith('="Attention as an RNN"'), address
