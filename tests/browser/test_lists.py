"""What a reader does with the lines of a list, in a real browser, on a phone and at a desk."""

import json
import re
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Route, expect

from accessibility import assert_accessible
from keeping import TITLE, button, keep
from reader import Reader
from zotero import item_of_coins

TOPIC: Final = "tags/transformers/"
AUTHOR: Final = "authors/ada-bell/"
DAY: Final = "date/2024-05-22/"
WHOLE: Final = """[...document.querySelectorAll(".paper-line")]
  .filter((line) => line.getBoundingClientRect().bottom <= innerHeight).length"""

BARE: Final = (
    '<ol class=papers><li class=paper-line data-title="C + D"><h2><a href="../../papers/c/">C</a>'
    "</h2><p class=facts><span class=by>Ada Bell, <bdi>Ants, Inc.</bdi>, … Cy Dorn "
    '<span>and 3 more</span></span><time class=when datetime="2024-05">May 2024</time>'
    "<span>NeurIPS</span><span class=count>2 comments</span><span class=acts>"
    '<a href="https://a.test/c.pdf">PDF</a></span></p>'
    '<li class=paper-line><h2><a href="../../papers/wax/">Wax</a></h2>'
    "<p class=facts><span class=when>undated</span></p></ol>"
)
"""Lines as the later pages of long lists have them."""


def test_the_citation_of_a_line_is_copied_by_keyboard(browser: Browser, served: str) -> None:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        reader = Reader(context, served)
        reader.open(DAY)
        button(reader, f"BibTeX: {TITLE}").press("Enter")
        expect(reader.page.locator(".acts").first).to_contain_text("Copied")
        copied = reader.page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith("@")
        assert TITLE in copied
        assert reader.faults == []


def test_a_citation_that_cannot_be_copied_is_selected_in_place(reader: Reader) -> None:
    reader.page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined })"
    )
    reader.open(DAY)
    button(reader, f"BibTeX: {TITLE}").click()
    expect(reader.page.locator("pre.in-place")).to_contain_text(TITLE)
    assert TITLE in reader.page.evaluate("getSelection().toString()")


def test_the_whole_abstract_opens_in_place_and_closes(reader: Reader) -> None:
    reader.open(DAY)
    opener = button(reader, f"Abstract: {TITLE}")
    opener.click()
    expect(reader.page.locator(".in-place .abstract")).to_be_visible()
    expect(opener).to_have_attribute("aria-expanded", "true")
    assert not reader.page.locator(".paper-line:has(.in-place) .excerpt").is_visible()
    opener.click()
    expect(reader.page.locator(".in-place")).to_have_count(0)
    expect(reader.page.locator(".excerpt").first).to_be_visible()


def test_the_compact_view_is_there_before_a_page_is_drawn_on_the_next_visit(
    reader: Reader,
) -> None:
    reader.open(TOPIC)
    before = reader.page.evaluate(WHOLE)
    button(reader, "Compact").click()
    assert reader.page.evaluate(WHOLE) > 2 * before
    is_phone = reader.page.evaluate("innerWidth") < 400
    assert before >= (1 if is_phone else 3)
    assert reader.page.evaluate(WHOLE) >= (5 if is_phone else 12)
    reader.page.route("**/assets/start.js*", lambda route: route.abort())
    reader.open(TOPIC)
    assert reader.page.evaluate("document.body.dataset.view") == "compact"
    assert reader.page.evaluate(WHOLE) > 2 * before
    reader.faults.clear()  # of the script that was kept away


@pytest.mark.parametrize("reader", [{"width": 1440, "height": 900}], indirect=True)
def test_saving_a_paper_moves_nothing_in_the_compact_view(reader: Reader) -> None:
    reader.open("authors/ada-bell/")
    button(reader, "Compact").click()
    line = reader.page.locator(".paper-line", has=reader.page.get_by_role("link", name="PDF")).first
    buttons = line.locator(".acts")
    expect(buttons.get_by_role("button")).to_have_count(3)
    before = buttons.bounding_box()
    buttons.get_by_role("button").last.click()
    expect(buttons).to_contain_text("Saved")
    assert buttons.bounding_box() == before


def test_the_links_of_the_compact_view_can_be_hit(reader: Reader) -> None:
    reader.open(TOPIC)
    button(reader, "Compact").click()
    assert_accessible(reader.page)


@pytest.mark.parametrize("reader", [{"width": 1440, "height": 900}], indirect=True)
def test_a_topic_without_room_in_its_row_is_shown_to_the_keyboard(reader: Reader) -> None:
    reader.open(TOPIC)
    row = reader.page.locator(".chips:has(li + li)").first
    row.evaluate("(row) => { row.style.width = '1rem'; }")
    assert row.evaluate("(row) => row.offsetHeight") == 24
    row.locator("a").last.focus()
    assert row.evaluate(
        """(row) => row.lastElementChild.getBoundingClientRect().bottom
          <= row.getBoundingClientRect().bottom"""
    )


def test_what_came_since_the_last_visit_is_marked(reader: Reader) -> None:
    old = json.dumps({"current": {"at": 0, "slugs": ["gone"]}})
    keep(reader, "paper-archive:/repo/:visits", old)
    reader.open(TOPIC)
    expect(reader.page.locator(".paper-line .new").first).to_have_text("New")


def test_the_citations_of_a_page_of_a_list_come_as_one_file(reader: Reader) -> None:
    reader.open(AUTHOR)
    with reader.page.expect_download() as coming:
        button(reader, "BibTeX of this page").click()
    text = Path(coming.value.path()).read_text(encoding="utf-8")
    assert coming.value.suggested_filename == "authors-ada-bell.bib"
    assert text.count("\n@") + 1 == reader.page.locator(".paper-line").count()
    expect(reader.page.locator(".list-head [role=status]")).to_contain_text("exported as BibTeX")


def test_a_name_on_a_line_leads_to_the_papers_of_the_author(reader: Reader) -> None:
    reader.open(AUTHOR)
    reader.page.locator(".by a", has_text="Ada Bell").first.click()
    expect(reader.page.locator("[data-search-results]")).to_have_attribute(
        "data-query", 'author:"Ada Bell"'
    )
    expect(reader.page.locator(".paper-line").first).to_contain_text("Ada Bell")


def test_buttons_follow_the_facts_of_a_line_as_further_facts(reader: Reader) -> None:
    """A dot stands before the first as far from it as before a fact, and at the same height."""
    reader.open(TOPIC)
    expect(button(reader, f"BibTeX: {TITLE}")).to_be_visible()
    gaps = reader.page.locator(".papers .facts").evaluate_all(
        """(all) => all.map((facts) => {
          const acts = facts.querySelector(".acts");
          const room = parseFloat(getComputedStyle(acts).paddingInlineStart);
          const first = acts.firstElementChild.getBoundingClientRect();
          return Math.abs(first.left - acts.getBoundingClientRect().left - room);
        })"""
    )
    assert max(gaps) < 1
    lines = reader.page.locator(".facts:visible").evaluate_all(
        """(all) => all.flatMap((facts) => [...facts.children].map((fact) => {
          const dot = parseFloat(getComputedStyle(fact, "::before").lineHeight);
          return [dot, fact.getBoundingClientRect().height];
        }))"""
    )
    assert all(abs(height / dot - round(height / dot)) < 0.05 for dot, height in lines), lines


def test_the_title_of_a_result_has_the_whole_width_of_its_line(reader: Reader) -> None:
    reader.open("search/?q=attention")
    first = reader.page.locator("[data-search-results] .paper-line").first
    save = first.get_by_role("button", name="Save")
    save.click()
    expect(save).to_have_attribute("aria-pressed", "true")
    wide, title = first.evaluate(
        """(line) => [line.querySelector(".excerpt"), line.querySelector("h2")]
          .map((part) => part.getBoundingClientRect().width)"""
    )
    assert title == wide


def test_zotero_finds_the_papers_of_lines_that_say_little(reader: Reader) -> None:
    def answer(route: Route) -> None:
        page = route.fetch()
        before, _, rest = page.text().partition("<ol class=papers")
        route.fulfill(response=page, body=f"{before}{BARE}{rest.partition('</ol>')[2]}")

    reader.page.route(f"**/{DAY}", answer)
    reader.page.add_init_script(
        "document.addEventListener('ZoteroItemUpdated', () => (window.updates ??= []).push(1))"
    )
    reader.open(DAY)
    spans = reader.page.locator(".paper-line > span.Z3988")
    expect(spans).to_have_count(2)
    full, bare = map(item_of_coins, spans.evaluate_all("(all) => all.map((each) => each.title)"))
    assert full["creators"] == [
        *(("Bell", "Ada"), ("Ants Inc", ""), ("Dorn", "Cy"), ("and 3 more", "")),
    ]
    known = ("type", "title", "publisher", "date", "url")
    assert [full[name] for name in known] == [
        *("document", "C ＋ D", "NeurIPS", "2024-05", "https://a.test/c.pdf"),
    ]
    address = f"{reader.page.url.removesuffix(DAY)}papers/wax/"
    assert [bare[name] for name in known] == ["document", "Wax", None, None, address]
    assert bare["creators"] == []
    assert reader.page.evaluate("window.updates") == [1]
    assert reader.faults == []


@pytest.mark.parametrize(
    ("address", "script"),
    [("tags/transformers/", "lists/pressed"), ("search/?q=transformers", "search-page")],
)
def test_a_button_does_what_it_says_after_what_it_needs_could_not_be_loaded(
    reader: Reader, address: str, script: str
) -> None:
    pattern = f"**/assets/{script}.js?v=*"
    reader.page.route(pattern, lambda route: route.abort())
    reader.open(address)
    buttons = reader.page.locator(".paper-line").first.locator(".acts button")
    expect(buttons).to_have_text(["BibTeX", "Abstract", "Save"])
    for number in range(2):
        buttons.nth(number).click()
    expect(buttons).to_have_text(["Try again", "Try again", "Save"])
    reader.page.unroute(pattern)
    for number in range(2):
        buttons.nth(number).click()
    expect(buttons).to_have_text([re.compile("Copied|Press Ctrl"), "Abstract", "Save"])
    expect(reader.page.locator("div.in-place")).to_be_visible()
    assert all(script in fault or "ERR_FAILED" in fault for fault in reader.faults)
    reader.faults.clear()
