"""What a reader does who has the archive open in two windows of one browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from keeping import LIST, PAPER, TITLE, button, lines, save, save_some
from reader import Reader

FILL = """
for (let length = 4_000_000; length; length >>= 1) {
  try {
    while (true) localStorage.setItem(`filler-${localStorage.length}`, "x".repeat(length));
  } catch {}
}
"""


@pytest.fixture
def two(browser: Browser, served: str) -> Iterator[tuple[Reader, Reader]]:
    """Return two windows; at the end nothing may have gone wrong in either."""
    with browser.new_context() as context:
        windows = Reader(context, served), Reader(context, served)
        yield windows
        assert [window.faults for window in windows] == [[], []]


def note(window: Reader, title: str) -> Locator:
    return window.page.get_by_role("textbox", name=f"Notes: {title}")


def test_a_paper_that_another_window_removed_comes_back_with_its_notes(
    two: tuple[Reader, Reader],
) -> None:
    one, other = two
    save(one)
    one.open(LIST)
    lines(one).get_by_role("textbox").fill("Mine")
    lines(one).get_by_role("checkbox").check()
    other.open(LIST)
    button(other, f"Remove: {TITLE}").click()
    button(one, f"Undo: {TITLE}").click()
    for window in two:
        expect(lines(window).get_by_role("textbox")).to_have_value("Mine")
        expect(lines(window).get_by_role("checkbox")).to_be_checked()


def test_what_two_windows_save_before_the_list_has_come_is_saved_once(
    two: tuple[Reader, Reader],
) -> None:
    one, other = two
    for window in two:
        window.page.route("**/saving.js*", lambda route: route.abort())
    one.open(PAPER)
    other.open("tags/transformers/")
    button(one, f"Save: {TITLE}").click()
    line = other.page.locator(".paper-line").filter(has_not_text=TITLE).first
    title = line.locator("h2").inner_text()
    button(other, f"Save: {title}").click()
    expect(button(other, f"Saved: {title}")).to_be_visible()
    one.page.unroute_all()
    one.open(LIST)
    expect(lines(one)).to_have_count(2)
    # The other window does not bring back what is removed meanwhile.
    button(one, f"Remove: {title}").click()
    other.page.unroute_all()
    other.open(LIST)
    expect(lines(other)).to_have_count(1)
    for window in two:
        assert all("ERR_FAILED" in fault for fault in window.faults)
        window.faults.clear()


def test_a_note_is_typed_on_while_another_window_removes_papers(
    two: tuple[Reader, Reader],
) -> None:
    one, other = two
    titles = save_some(one)
    for window in two:
        window.open(LIST)
    note(one, titles[1]).press_sequentially("What I th")
    one.page.evaluate("() => addEventListener('focusout', () => { window.hasLeft = true }, true)")
    for title in (titles[0], titles[2], titles[1]):
        button(other, f"Remove: {title}").click()
    expect(one.page.locator("[data-saved-count]")).to_have_text("")
    expect(button(one, f"Undo: {titles[0]}")).to_be_visible()
    expect(note(one, titles[1])).to_be_focused()
    one.page.keyboard.type("ink of it")
    assert one.page.evaluate("window.hasLeft") is None
    # What is typed is worth more than the removal.
    expect(note(other, titles[1])).to_have_value("What I think of it")
    expect(one.page.locator("[data-saved-count]")).to_have_text("1")


def test_a_paper_removed_while_a_note_is_typed_is_shown_as_removed_afterwards(
    two: tuple[Reader, Reader],
) -> None:
    one, other = two
    save(one)
    for window in two:
        window.open(LIST)
    note(one, TITLE).press_sequentially("Mine")
    button(other, f"Remove: {TITLE}").click()
    expect(one.page.locator("[data-saved-count]")).to_have_text("")
    expect(note(one, TITLE)).to_be_focused()
    one.page.get_by_role("button", name="Restore a backup").focus()
    button(one, f"Undo: {TITLE}").click()
    expect(note(one, TITLE)).to_have_value("Mine")


def test_a_search_is_renamed_while_another_window_removes_one(two: tuple[Reader, Reader]) -> None:
    one, other = two
    for query in ("attention", "diffusion"):
        one.open(f"search/?q={query}")
        button(one, "Save this search").click()
        expect(button(one, "Search saved")).to_be_visible()
    for window in two:
        window.open(LIST)
    button(one, "Rename: diffusion").click()
    one.page.keyboard.type("Diff")
    button(other, "Remove: attention").click()
    expect(one.page.get_by_role("link", name="attention", exact=True)).to_have_count(0)
    one.page.keyboard.type("user")
    one.page.keyboard.press("Enter")
    expect(one.page.get_by_role("link", name="Diffuser", exact=True)).to_be_visible()


def test_the_notice_that_there_is_no_room_goes_when_there_is(two: tuple[Reader, Reader]) -> None:
    one, other = two
    one.open(PAPER)
    other.open(LIST)
    other.page.evaluate(FILL)
    button(one, f"Save: {TITLE}").click()
    expect(one.page.get_by_role("alert")).to_contain_text("storage of this browser is full")
    other.page.evaluate(
        "() => Object.keys(localStorage).filter((k) => k.startsWith('filler'))"
        ".forEach((key) => localStorage.removeItem(key))"
    )
    expect(one.page.get_by_role("alert")).to_have_count(0)
    expect(lines(other)).to_have_count(1)


def test_the_colours_follow_the_system_and_the_other_window(two: tuple[Reader, Reader]) -> None:
    one, other = two
    for window in two:
        window.open()
    body = other.page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    for window in two:
        window.page.emulate_media(color_scheme="dark")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    one.page.locator(".colours").click()
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    name = "Light colours: switch to dark"
    expect(other.page.get_by_role("button", name=name, exact=True)).to_be_visible()


def in_sight(page: Page, text: str) -> None:
    expect(page.locator(".list-status", has_text=text)).to_be_in_viewport(ratio=0.9)


def test_what_a_button_has_done_is_said_where_it_is(reader: Reader) -> None:
    save_some(reader, 8)
    reader.open(LIST)
    for name, said in (
        ("Share as a link", "It has 8 papers"),
        ("Markdown", "8 papers exported"),
        ("BibTeX", "8 of 8 papers exported"),
        ("Save a backup", "8 papers saved in the backup"),
    ):
        button(reader, name).evaluate("(button) => button.scrollIntoView({ block: 'end' })")
        button(reader, name).click()
        in_sight(reader.page, said)
        expect(button(reader, name)).to_be_in_viewport()
        if name == "Share as a link":
            expect(reader.page.get_by_label("Link to this list")).to_be_in_viewport(ratio=0.9)
