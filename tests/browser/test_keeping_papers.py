"""What a reader does who keeps a list of papers, in a real browser, on a phone and at a desk."""

import json
import re
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Dialog, Locator, Route, expect

from accessibility import assert_accessible
from held_requests import HeldRequests
from keeping import KEY, LIST, PAPER, TITLE, button, keep, lines, save, save_some
from reader import Reader
from zotero import item_of_coins

DAY: Final = "date/2024-05-22/"
VISITS: Final = "paper-archive:/repo/:visits"
WATCH_SHIFTS: Final = """
window.shifts = [];
new PerformanceObserver((all) => window.shifts.push(...all.getEntries().map((each) => each.value)))
  .observe({ type: "layout-shift", buffered: true });
"""


def said(reader: Reader) -> Locator:
    return reader.page.locator(".list-status:not(:empty)")


def downloaded(reader: Reader, name: str) -> tuple[str, str]:
    """Press a button, and return name and text of the file that comes."""
    with reader.page.expect_download() as coming:
        button(reader, name).click()
    return coming.value.suggested_filename, Path(coming.value.path()).read_text(encoding="utf-8")


def test_a_paper_saved_on_its_page_stands_in_the_list(reader: Reader) -> None:
    save(reader)
    reader.page.locator(".site-nav").get_by_role("link", name="Reading list").click()
    assert reader.at() == LIST
    expect(lines(reader)).to_have_count(1)
    expect(lines(reader).locator(".facts")).to_contain_text("22 May 2024")
    reader.page.get_by_role("link", name=TITLE).click()
    assert reader.at() == PAPER
    expect(button(reader, f"Saved: {TITLE}")).to_be_visible()


def test_a_saved_line_keeps_no_room_for_buttons_that_never_come(reader: Reader) -> None:
    save(reader)
    reader.open(LIST)
    room = (
        lines(reader)
        .locator(".facts")
        .evaluate("""(facts) => {
      const bottom = (element) => element.getBoundingClientRect().bottom;
      return bottom(facts) - bottom(facts.lastElementChild);
    }""")
    )
    assert room < 10


def test_a_paper_is_saved_from_any_list_by_keyboard(reader: Reader) -> None:
    reader.open(DAY)
    reader.page.get_by_role("link", name=TITLE, exact=True).focus()
    for _ in range(9):  # past what else stands in the line
        reader.page.keyboard.press("Tab")
        if button(reader, f"Save: {TITLE}").evaluate("(each) => each === document.activeElement"):
            break
    expect(button(reader, f"Save: {TITLE}")).to_be_focused()
    reader.page.keyboard.press("Enter")
    expect(button(reader, f"Saved: {TITLE}")).to_be_focused()
    expect(reader.page.locator("[data-saved-count]")).to_have_text("1")
    reader.page.keyboard.press("Space")
    expect(button(reader, f"Save: {TITLE}")).to_have_attribute("aria-pressed", "false")
    expect(reader.page.locator("[data-saved-count]")).to_have_text("")


@pytest.mark.parametrize("address", ["", "search/", "about/"])
def test_a_paper_is_saved_from_what_was_found(reader: Reader, address: str) -> None:
    reader.open(address)
    reader.page.get_by_role("searchbox").press_sequentially("attention as an rnn")
    results = reader.page.locator("[data-search-results]")
    expect(results).to_have_attribute("data-query", "attention as an rnn")
    results.get_by_role("button", name=f"Save: {TITLE}", exact=True).click()
    reader.open(LIST)
    expect(lines(reader)).to_have_count(1)
    expect(lines(reader).locator(".facts")).to_contain_text("22 May 2024")


def test_what_is_pressed_before_the_list_has_come_is_saved(reader: Reader) -> None:
    held = HeldRequests(reader.page, "**/reading-list/saving.js*")
    reader.open(PAPER)
    with reader.page.expect_request("**/reading-list/saving.js*"):
        button(reader, f"Save: {TITLE}").click()
    expect(button(reader, f"Saved: {TITLE}")).to_be_focused()
    reader.page.unroute_all()
    reader.open("about/")
    expect(reader.page.locator("[data-saved-count]")).to_have_text("1")
    reader.open(PAPER)
    button(reader, f"Saved: {TITLE}").click()
    expect(reader.page.locator("[data-saved-count]")).to_have_text("")
    reader.open(LIST)
    expect(lines(reader)).to_have_count(0)
    assert len(held.urls) == 1


def test_a_press_taken_back_before_the_list_has_come_saves_nothing(reader: Reader) -> None:
    held = HeldRequests(reader.page, "**/reading-list/saving.js*")
    reader.open(PAPER)
    button(reader, f"Save: {TITLE}").click()
    button(reader, f"Saved: {TITLE}").click()
    expect(button(reader, f"Save: {TITLE}")).to_be_visible()
    held.let_go()
    reader.open(LIST)
    expect(reader.page.get_by_text("No saved papers yet")).to_be_visible()


def test_what_was_pressed_and_is_damaged_spoils_no_page(reader: Reader) -> None:
    keep(reader, f"{KEY}:pending", '[null, {"slug": "a", "title": "A", "date": ""}]')
    reader.open(LIST)
    expect(lines(reader)).to_have_count(1)
    expect(reader.page.locator("[data-saved-count]")).to_have_text("1")


def test_a_reader_who_saved_nothing_loads_no_list(reader: Reader) -> None:
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url))
    reader.open(PAPER)
    expect(button(reader, f"Save: {TITLE}")).to_be_visible()
    assert not [url for url in asked if "/reading-list/" in url]


@pytest.mark.parametrize("address", ["", DAY, PAPER, "tags/transformers/"])
def test_nothing_moves_when_the_buttons_come(reader: Reader, address: str) -> None:
    save(reader)
    old = json.dumps({"current": {"at": 0, "slugs": ["attention-as-an-rnn"]}})
    keep(reader, VISITS, old)
    reader.page.add_init_script(WATCH_SHIFTS)
    reader.open(address)
    expect(reader.page.locator("button.save").first).to_be_visible()
    if not address:
        expect(reader.page.locator("[data-new] summary")).to_be_visible()
    assert sum(reader.page.evaluate("shifts")) == pytest.approx(0, abs=0.001)


def test_nothing_moves_when_the_list_comes(reader: Reader) -> None:
    save_some(reader)
    reader.page.add_init_script(WATCH_SHIFTS)
    reader.open(LIST)
    expect(lines(reader)).to_have_count(3)
    assert sum(reader.page.evaluate("shifts")) == pytest.approx(0, abs=0.001)


def test_no_button_is_there_that_needs_javascript(browser: Browser, served: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        window = Reader(context, served)
        window.open(PAPER)
        expect(window.page.locator(".save")).to_have_count(0)
        window.open(LIST)
        expect(window.page.locator("noscript p")).to_contain_text("needs JavaScript")
        expect(window.page.locator("noscript p")).to_be_visible()
        assert window.faults == []


def test_an_empty_list_says_how_to_save(reader: Reader) -> None:
    reader.open(LIST)
    expect(reader.page.get_by_text("No saved papers yet")).to_be_visible()
    expect(button(reader, "Restore a backup")).to_be_visible()
    expect(button(reader, "BibTeX")).to_be_hidden()


def test_notes_and_marks_are_kept_while_they_are_made(reader: Reader) -> None:
    save(reader)
    reader.open(LIST)
    notes = reader.page.get_by_role("textbox", name=f"Notes: {TITLE}")
    notes.press_sequentially("Read the proof <again>.\nThen section 3.")
    expect(notes).to_be_focused()
    reader.page.get_by_role("checkbox", name=f"Read: {TITLE}").check()
    expect(reader.page.get_by_text("1 paper, 0 unread")).to_be_visible()
    reader.page.reload()
    expect(notes).to_have_value("Read the proof <again>.\nThen section 3.")
    expect(reader.page.get_by_role("checkbox", name=f"Read: {TITLE}")).to_be_checked()


def test_the_list_is_narrowed_and_ordered(reader: Reader) -> None:
    titles = save_some(reader)
    reader.open(LIST)
    shown = lines(reader).locator("h2")
    expect(shown).to_have_text(titles[::-1])
    reader.page.get_by_label("Sort by").select_option("Saved first")
    expect(shown).to_have_text(titles)
    lines(reader).nth(1).get_by_role("checkbox").check()
    reader.page.get_by_label("Show").select_option("Unread")
    expect(shown).to_have_text([titles[0], titles[2]])
    expect(reader.page.get_by_text("2 of 3 papers, 2 unread")).to_be_visible()
    reader.page.get_by_label("Show").select_option("All")
    lines(reader).nth(2).get_by_role("textbox").fill("Rosebud")
    reader.page.get_by_label("Filter by title or notes").fill("rosebud")
    expect(shown).to_have_text([titles[2]])
    reader.page.get_by_label("Filter by title or notes").fill("nothing like this")
    expect(shown).to_have_count(0)
    expect(reader.page.get_by_text("0 of 3 papers")).to_be_visible()


def test_undo_is_one_word_however_long_the_title_is(reader: Reader) -> None:
    save(reader)
    reader.open(LIST)
    button(reader, f"Remove: {TITLE}").click()
    undo = button(reader, f"Undo: {TITLE}")
    undo.evaluate("(undo) => undo.previousSibling.append(' of many words'.repeat(20))")
    room = undo.bounding_box()
    assert room
    assert room["width"] > room["height"]


def test_a_removed_paper_comes_back_with_its_notes_and_focus_stays_by(reader: Reader) -> None:
    titles = save_some(reader)
    reader.open(LIST)
    title = titles[1]
    lines(reader).nth(1).get_by_role("textbox").fill("Mine")
    button(reader, f"Remove: {title}").press("Enter")
    undo = button(reader, f"Undo: {title}")
    expect(undo).to_be_focused()
    expect(lines(reader)).to_have_count(2)
    reader.page.keyboard.press("Enter")
    expect(button(reader, f"Remove: {title}")).to_be_focused()
    expect(lines(reader).locator("h2")).to_have_text(titles[::-1])
    expect(lines(reader).nth(1).get_by_role("textbox")).to_have_value("Mine")
    button(reader, f"Remove: {title}").click()
    reader.page.reload()
    expect(lines(reader)).to_have_count(2)


def test_a_paper_with_notes_is_not_given_up_by_one_slip(reader: Reader) -> None:
    save(reader)
    reader.open(LIST)
    lines(reader).get_by_role("textbox").fill("Mine")
    reader.open(PAPER)
    button(reader, f"Saved: {TITLE}").click()
    expect(reader.page.get_by_role("alert")).to_contain_text("and its notes were removed")
    button(reader, "Undo").click()
    expect(button(reader, f"Saved: {TITLE}")).to_be_focused()
    reader.open(LIST)
    expect(lines(reader).get_by_role("textbox")).to_have_value("Mine")


def test_another_window_shows_what_is_saved_in_this_one(browser: Browser, served: str) -> None:
    with browser.new_context() as context:
        one, other = Reader(context, served), Reader(context, served)
        other.open(LIST)
        save(one)
        expect(lines(other)).to_have_count(1)
        expect(other.page.locator("[data-saved-count]")).to_have_text("1")
        lines(other).get_by_role("checkbox").check()
        button(other, f"Remove: {TITLE}").click()
        expect(button(one, f"Save: {TITLE}")).to_be_visible()
        assert one.faults + other.faults == []


@pytest.mark.parametrize(
    ("name", "file", "begins"),
    [("BibTeX", "reading-list.bib", "@"), ("RIS", "reading-list.ris", "TY  - ")],
)
def test_the_list_leaves_for_a_reference_manager(
    reader: Reader, name: str, file: str, begins: str
) -> None:
    titles = save_some(reader)
    reader.open(LIST)
    suggested, text = downloaded(reader, name)
    assert suggested == file
    assert len(re.findall(f"^{begins}", text, re.MULTILINE)) == len(titles)
    expect(said(reader)).to_have_text(f"3 of 3 papers exported as {name}.")


def test_the_list_leaves_as_csl_json_and_as_markdown(reader: Reader) -> None:
    titles = save_some(reader)
    reader.open(LIST)
    name, text = downloaded(reader, "CSL-JSON")
    assert name == "reading-list.csl.json"
    assert [item["title"] for item in json.loads(text)] == titles[::-1]
    lines(reader).first.get_by_role("textbox").fill("My note")
    name, text = downloaded(reader, "Markdown")
    assert name == "reading-list.md"
    assert text.count(f"]({reader.home}papers/") == 3
    assert "    My note\n" in text


def test_a_paper_that_is_gone_is_told_and_the_rest_leaves(reader: Reader) -> None:
    save(reader)
    paper = json.loads(reader.page.evaluate("(key) => localStorage.getItem(key)", KEY))
    gone = {**paper["papers"][0], "slug": "gone-for-good", "title": "A lost paper"}
    failed = {**paper["papers"][0], "slug": "out-of-reach", "title": "A far paper"}
    keep(reader, KEY, json.dumps({**paper, "papers": [*paper["papers"], gone, failed]}))
    reader.page.route("**/papers/out-of-reach/", lambda route: route.abort())
    reader.open(LIST)
    _, text = downloaded(reader, "BibTeX")
    assert text.count("@") >= 1
    expect(said(reader)).to_contain_text("1 of 3 papers exported as BibTeX.")
    expect(said(reader)).to_contain_text("No longer in the archive: “A lost paper”.")
    expect(said(reader)).to_contain_text("Could not be loaded: “A far paper”.")
    assert any("404" in fault for fault in reader.faults)
    reader.faults.clear()  # the browser itself tells of both


def test_a_backup_brings_the_list_to_another_browser(
    reader: Reader, browser: Browser, served: str, tmp_path: Path
) -> None:
    save(reader)
    reader.open(LIST)
    lines(reader).get_by_role("textbox").fill("Mine")
    name, text = downloaded(reader, "Save a backup")
    assert re.fullmatch(r"reading-list-backup-\d{4}-\d\d-\d\d\.json", name)
    backup = tmp_path / name
    backup.write_text(text, encoding="utf-8")
    with browser.new_context() as context:
        other = Reader(context, served)
        save(other)
        other.open(LIST)
        lines(other).get_by_role("textbox").fill("Theirs")
        with other.page.expect_file_chooser() as chooser:
            button(other, "Restore a backup").click()
        chooser.value.set_files(backup)
        expect(said(other)).to_contain_text("Where notes differed, both were kept: 1 paper.")
        expect(lines(other).get_by_role("textbox")).to_have_value("Theirs\n\nMine")
        assert other.faults == []


def test_a_file_that_is_no_backup_is_refused(reader: Reader, tmp_path: Path) -> None:
    save(reader)
    reader.open(LIST)
    wrong = tmp_path / "wrong.json"
    wrong.write_text('{"papers":[]}', encoding="utf-8")
    reader.page.locator("input[type=file]").set_input_files(wrong)
    expect(said(reader)).to_have_text(
        "“wrong.json” is not a backup of a reading list. Nothing was changed."
    )
    expect(lines(reader)).to_have_count(1)


def test_a_shared_list_is_looked_at_before_it_is_saved(
    reader: Reader, browser: Browser, served: str
) -> None:
    titles = save_some(reader)
    reader.open(LIST)
    button(reader, "Share as a link").click()
    expect(said(reader)).to_contain_text("It has 3 papers, without notes.")
    link = reader.page.get_by_label("Link to this list").input_value()
    with browser.new_context() as context:
        other = Reader(context, served)
        save(other)
        other.page.goto(link)
        shared = other.page.get_by_role("region", name="Shared list")
        expect(shared.locator("h2 a")).to_have_text(titles[::-1])
        expect(lines(other)).to_have_count(1)
        button(other, "Save all").click()
        expect(lines(other)).to_have_count(4)
        expect(shared.get_by_role("status")).to_contain_text("3 papers saved")
        button(other, "Close the shared list").click()
        expect(shared).to_be_hidden()
        assert other.at() == LIST
        assert other.faults == []


def test_a_link_of_a_stranger_can_do_no_harm(reader: Reader) -> None:
    heard: list[Dialog] = []
    reader.page.on("dialog", lambda dialog: heard.append(dialog))  # noqa: PLW0108  # Playwright marks it
    reader.open(f"{LIST}#papers=attention-as-an-rnn,<img src=x onerror=alert(1)>,../about,A")
    shared = reader.page.get_by_role("region", name="Shared list")
    expect(shared.locator("h2 a")).to_have_text([TITLE])
    expect(shared.get_by_role("status")).to_contain_text("Invalid names in the link: 3.")
    expect(reader.page.get_by_text("No saved papers yet")).to_be_visible()
    assert heard == []


def test_a_shared_paper_that_is_gone_is_told(reader: Reader) -> None:
    reader.open(f"{LIST}#papers=gone-for-good,attention-as-an-rnn")
    shared = reader.page.get_by_role("region", name="Shared list")
    expect(shared.get_by_role("status")).to_contain_text("No longer in the archive: “gone-for")
    expect(shared.locator("h2 a")).to_have_text([TITLE])
    reader.faults.clear()  # the browser itself tells of it


def test_a_browser_without_room_says_so_and_the_list_can_be_backed_up(reader: Reader) -> None:
    reader.page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }"
    )
    save(reader)
    expect(reader.page.get_by_role("alert")).to_contain_text("storage of this browser is full")
    button(reader, "Close").click()
    expect(reader.page.get_by_role("alert")).to_have_count(0)


def test_a_browser_that_keeps_nothing_says_so(reader: Reader) -> None:
    reader.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() {"
        " throw new DOMException('', 'SecurityError') } })"
    )
    save(reader)
    expect(reader.page.get_by_role("alert")).to_contain_text("does not allow storage")
    reader.open(LIST)
    expect(reader.page.get_by_role("alert")).to_contain_text("does not allow storage")
    expect(reader.page.get_by_text("No saved papers yet")).to_be_visible()
    reader.open()
    expect(reader.page.locator("button.save").first).to_be_visible()


def test_a_damaged_list_is_told_and_offered_as_a_file(reader: Reader) -> None:
    keep(reader, KEY, "{damaged")
    reader.open(LIST)
    expect(reader.page.get_by_role("alert")).to_contain_text("damaged")
    button(reader, "Close").click()
    name, text = downloaded(reader, "Save as a file")
    assert (name, text) == ("reading-list-damaged.txt", "{damaged")
    reader.page.reload()
    button(reader, "Discard").click()
    expect(button(reader, "Save as a file")).to_be_hidden()


@pytest.mark.parametrize("fragment", ["", "#papers=attention-as-an-rnn"])
def test_a_list_with_papers_has_no_fault_of_accessibility(
    scheme_reader: Reader, fragment: str
) -> None:
    titles = save_some(scheme_reader)
    scheme_reader.open(LIST)
    lines(scheme_reader).first.get_by_role("textbox").fill("Mine")
    button(scheme_reader, f"Remove: {titles[1]}").click()
    if fragment:
        scheme_reader.page.evaluate("(fragment) => { location.hash = fragment }", fragment)
        expect(button(scheme_reader, "Save all")).to_be_visible()
    assert_accessible(scheme_reader.page)
    assert scheme_reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_every_control_of_the_list_is_large_enough_for_a_finger(reader: Reader) -> None:
    save_some(reader)
    expect(reader.page.locator("button.save").first).to_be_visible()
    sizes = "all => all.map((each) => each.getBoundingClientRect()).filter(({ width }) => width)"
    smallest = "Math.min(...sizes.flatMap(({ width, height }) => [width, height]))"
    measure = f"(all) => {{ const sizes = ({sizes})(all); return {smallest} }}"
    assert reader.page.locator("button.save").evaluate_all(measure) >= 24
    reader.open(LIST)
    expect(lines(reader)).to_have_count(3)
    controls = reader.page.locator("[data-reading-list] :is(button, select, textarea, label)")
    assert controls.evaluate_all(measure) >= 24


def test_a_returning_reader_is_told_what_is_new(reader: Reader) -> None:
    reader.open()
    expect(reader.page.locator("button.save").first).to_be_visible()
    reader.page.wait_for_function("(key) => localStorage.getItem(key)", arg=VISITS)
    news = reader.page.locator("[data-new]")
    expect(news).to_be_empty()
    visits = json.loads(reader.page.evaluate("(key) => localStorage.getItem(key)", VISITS))
    known = visits["current"]["slugs"][2:]
    then = 1_700_000_000_000  # 14 November 2023
    keep(reader, VISITS, json.dumps({"current": {"at": then, "slugs": known}}))
    for _ in range(2):  # and again after reloading
        reader.open()
        expect(news.locator("summary")).to_have_text(
            re.compile(r"^2 new papers since your last visit on 1[45] November 2023$")
        )
    news.locator("summary").click()
    expect(news.get_by_role("link")).to_have_count(2)
    news.get_by_role("link").first.click()
    assert reader.at() == f"papers/{visits['current']['slugs'][0]}/"


def test_without_the_file_of_new_papers_home_is_as_ever(reader: Reader) -> None:
    def missing(route: Route) -> None:
        route.fulfill(status=404)

    reader.page.route("**/recent.json", missing)
    with reader.page.expect_response("**/recent.json"):
        reader.open()
    expect(reader.page.locator("[data-new]")).to_be_empty()
    reader.faults.clear()  # the browser itself tells of it


def test_zotero_finds_every_paper_of_the_reading_list(reader: Reader) -> None:
    titles = save_some(reader)
    reader.open(LIST)
    spans = lines(reader).locator("> span.Z3988")
    expect(spans).to_have_count(3, timeout=15_000)
    found = spans.evaluate_all("(spans) => spans.map((span) => span.title)")
    assert sorted(item_of_coins(each)["title"] for each in found) == sorted(titles)


def test_a_paper_that_left_the_archive_keeps_zotero_from_no_other(reader: Reader) -> None:
    titles = save_some(reader)
    gone = reader.page.locator(".paper-line a").first.get_attribute("href") or ""
    reader.page.route(f"**/papers/{gone.split('/')[-2]}/", lambda route: route.fulfill(status=404))
    reader.open(LIST)
    expect(lines(reader).locator("> span.Z3988")).to_have_count(len(titles) - 1, timeout=15_000)
    reader.faults.clear()  # the browser itself tells of it


def test_a_list_that_cannot_be_loaded_says_so_in_its_place(reader: Reader) -> None:
    reader.page.route("**/reading-list/page.js*", lambda route: route.abort())
    reader.open(LIST)
    expect(reader.page.locator("[data-reading-list]")).to_contain_text("could not be loaded")
    reader.faults.clear()  # what the browser says of the failure
