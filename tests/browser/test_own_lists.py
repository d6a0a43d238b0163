"""What a reader does with lists of their own, and with notes on the page of a paper."""

import json
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Locator, expect

from accessibility import assert_accessible
from keeping import KEY, LIST, PAPER, TITLE, button, keep, lines, save, save_some
from reader import Reader

# As the site stored it before there were other lists.
BEFORE: Final = json.dumps(
    {
        "format": "paper-archive reading list",
        "version": 1,
        "papers": [
            {
                "slug": "attention-as-an-rnn",
                "title": TITLE,
                "date": "2024-05-22",
                "saved": "2026-11-03T10:00:00.000Z",
                "read": True,
                "notes": "Mine",
            }
        ],
    }
)


def make_list(reader: Reader, name: str) -> None:
    button(reader, "New list").click()
    reader.page.get_by_label("Name of the new list").fill(name)
    reader.page.keyboard.press("Enter")


def shown(reader: Reader) -> Locator:
    return reader.page.get_by_role("combobox", name="List", exact=True)


def move(reader: Reader, title: str, name: str) -> None:
    reader.page.get_by_role("combobox", name=f"List: {title}").select_option(name)


def own_notes(reader: Reader) -> Locator:
    return reader.page.get_by_role("region", name="Your notes").get_by_role("textbox")


def test_papers_are_sorted_into_a_list_that_is_renamed_and_deleted(reader: Reader) -> None:
    titles = save_some(reader)
    reader.open(LIST)
    expect(shown(reader)).to_be_hidden()
    make_list(reader, "To teach")
    expect(reader.page.get_by_text("“To teach” is ready: move papers to it")).to_be_in_viewport()
    shown(reader).select_option("To teach")
    expect(reader.page.get_by_text("No papers in this list yet.")).to_be_visible()
    shown(reader).select_option("All saved papers")
    for title in titles[:2]:
        move(reader, title, "To teach")
    shown(reader).select_option("Reading list")
    expect(lines(reader).locator("h2")).to_have_text([titles[2]])
    shown(reader).select_option("To teach")
    expect(lines(reader).locator("h2")).to_have_text(titles[1::-1])
    expect(reader.page.get_by_text("2 papers, 2 unread")).to_be_visible()
    button(reader, "Rename").click()
    reader.page.get_by_label("New name: To teach").fill("Lecture 3")
    reader.page.keyboard.press("Enter")
    expect(button(reader, "Rename")).to_be_focused()
    reader.page.reload()
    expect(shown(reader).locator("option:checked")).to_have_text("Lecture 3")
    expect(lines(reader)).to_have_count(2)
    button(reader, "Delete").click()
    notice = reader.page.get_by_role("alert")
    expect(notice).to_contain_text("“Lecture 3” was deleted. Its papers are in the reading list")
    expect(lines(reader)).to_have_count(3)
    button(reader, "Undo").click()
    expect(shown(reader).locator("option:checked")).to_have_text("Lecture 3")
    expect(lines(reader)).to_have_count(2)


def test_a_name_that_is_taken_is_refused(reader: Reader) -> None:
    save_some(reader, 1)
    reader.open(LIST)
    for name in ("Write", "Write", "Reading list"):
        make_list(reader, name)
    expect(reader.page.get_by_text("There is a list “Reading list” already.")).to_be_visible()
    reader.page.keyboard.press("Escape")
    expect(button(reader, "New list")).to_be_focused()
    assert shown(reader).locator("option").all_inner_texts() == [
        "All saved papers",
        "Reading list",
        "Write",
    ]


def test_a_paper_leaves_the_list_that_is_shown_and_comes_back_to_it(reader: Reader) -> None:
    titles = save_some(reader, 2)
    reader.open(LIST)
    make_list(reader, "Write")
    move(reader, titles[0], "Write")
    shown(reader).select_option("Write")
    button(reader, f"Remove: {titles[0]}").click()
    button(reader, f"Undo: {titles[0]}").click()
    expect(lines(reader).locator("h2")).to_have_text([titles[0]])
    move(reader, titles[0], "Reading list")
    shown(reader).focus()
    shown(reader).select_option("Reading list")
    expect(lines(reader)).to_have_count(2)


def test_a_list_is_shared_and_exported_under_its_name(
    reader: Reader, browser: Browser, served: str
) -> None:
    titles = save_some(reader)
    reader.open(LIST)
    make_list(reader, "To teach")
    move(reader, titles[1], "To teach")
    shown(reader).select_option("To teach")
    with reader.page.expect_download() as coming:
        button(reader, "Markdown").click()
    assert coming.value.suggested_filename == "to-teach.md"
    text = Path(coming.value.path()).read_text(encoding="utf-8")
    assert text.startswith("# To teach\n")
    assert text.count("](") == 1
    with reader.page.expect_download() as coming:
        button(reader, "BibTeX").click()
    assert coming.value.suggested_filename == "to-teach.bib"
    button(reader, "Share as a link").click()
    link = reader.page.get_by_label("Link to this list").input_value()
    with browser.new_context() as context:
        other = Reader(context, served)
        other.page.goto(link)
        expect(other.page.get_by_role("heading", name="Shared list: To teach")).to_be_visible()
        button(other, "Save all").click()
        shown(other).select_option("To teach")
        expect(lines(other).locator("h2")).to_have_text([titles[1]])
        assert other.faults == []


def test_lists_come_to_another_browser_in_a_backup(
    reader: Reader, browser: Browser, served: str, tmp_path: Path
) -> None:
    titles = save_some(reader)
    reader.open(LIST)
    make_list(reader, "To teach")
    move(reader, titles[1], "To teach")
    with reader.page.expect_download() as coming:
        button(reader, "Save a backup").click()
    backup = tmp_path / "backup.json"
    coming.value.save_as(backup)
    with browser.new_context() as context:
        other = Reader(context, served)
        other.open(LIST)
        other.page.locator("input[type=file]").set_input_files(backup)
        expect(lines(other)).to_have_count(3)
        shown(other).select_option("To teach")
        expect(lines(other).locator("h2")).to_have_text([titles[1]])
        assert other.faults == []


def test_what_was_kept_before_there_were_lists_is_all_there(reader: Reader, tmp_path: Path) -> None:
    keep(reader, KEY, BEFORE)
    reader.open(LIST)
    expect(lines(reader).get_by_role("textbox")).to_have_value("Mine")
    expect(lines(reader).get_by_role("checkbox")).to_be_checked()
    reader.page.evaluate("localStorage.clear()")
    reader.page.reload()
    backup = tmp_path / "backup.json"
    backup.write_text(BEFORE, encoding="utf-8")
    reader.page.locator("input[type=file]").set_input_files(backup)
    expect(lines(reader).get_by_role("textbox")).to_have_value("Mine")


def test_notes_are_written_on_the_page_of_a_paper(reader: Reader) -> None:
    save_some(reader, 1)
    reader.open(LIST)
    make_list(reader, "To teach")
    save(reader)
    own_notes(reader).fill("Read the proof.")
    move(reader, TITLE, "To teach")
    reader.page.reload()
    expect(own_notes(reader)).to_have_value("Read the proof.")
    expect(
        reader.page.get_by_role("combobox", name=f"List: {TITLE}").locator("option:checked")
    ).to_have_text("To teach")
    reader.open(f"{LIST}#list=To%20teach")
    expect(lines(reader).get_by_role("textbox")).to_have_value("Read the proof.")
    reader.open(PAPER)
    button(reader, f"Saved: {TITLE}").click()
    expect(own_notes(reader)).to_be_hidden()
    button(reader, "Undo").click()
    expect(own_notes(reader)).to_have_value("Read the proof.")


def test_a_paper_that_is_not_saved_has_no_field_for_notes(reader: Reader) -> None:
    reader.open(PAPER)
    expect(button(reader, f"Save: {TITLE}")).to_be_visible()
    expect(reader.page.locator(".own-notes")).to_have_count(0)


def test_notes_on_the_page_and_in_the_list_are_the_same_in_two_windows(
    browser: Browser, served: str
) -> None:
    with browser.new_context() as context:
        one, other = Reader(context, served), Reader(context, served)
        save(one)
        other.open(LIST)
        own_notes(one).fill("From the page")
        expect(lines(other).get_by_role("textbox")).to_have_value("From the page")
        button(other, f"Remove: {TITLE}").click()
        expect(button(one, f"Save: {TITLE}")).to_be_visible()
        expect(own_notes(one)).to_be_focused()
        one.page.keyboard.type(", later")
        expect(lines(other).get_by_role("textbox")).to_have_value("From the page, later")
        assert one.faults + other.faults == []


def test_lists_and_notes_have_no_fault_of_accessibility(scheme_reader: Reader) -> None:
    titles = save_some(scheme_reader)
    scheme_reader.open(LIST)
    make_list(scheme_reader, "To teach")
    move(scheme_reader, titles[0], "To teach")
    button(scheme_reader, "New list").click()
    for address in ("", PAPER):
        if address:
            save(scheme_reader)
            expect(own_notes(scheme_reader)).to_be_visible()
        assert_accessible(scheme_reader.page)
        assert scheme_reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
