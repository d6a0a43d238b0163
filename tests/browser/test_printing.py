"""What a reader prints: begun on the first sheet, with its address, without buttons."""

from collections.abc import Iterator
from io import BytesIO
from unicodedata import normalize

import pytest
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from reader import Reader


@pytest.fixture
def printer(browser: Browser, served: str) -> Iterator[Reader]:
    """Return a window on a desk; at the end nothing may have gone wrong in it."""
    with browser.new_context() as context:
        window = Reader(context, served)
        yield window
        assert window.faults == []


def sheets(reader: Reader) -> list[str]:
    """Return the text of each sheet of the page, as it is printed."""
    # The address of a page is in its head, if the site knows its own.
    link = '<link rel="canonical" href="https://papers.test/one/">'
    reader.page.evaluate("link => document.head.insertAdjacentHTML('beforeend', link)", link)
    printed = PdfReader(BytesIO(reader.page.pdf(format="A4")))
    texts = [normalize("NFKC", page.extract_text()) for page in printed.pages]  # no ligatures
    return [" ".join(text.split()) for text in texts]


@pytest.mark.parametrize("address", ["", "tags/", "date/2024/", "stats/"])
def test_the_first_sheet_is_used_and_none_is_empty(printer: Reader, address: str) -> None:
    printer.open(address)
    found = sheets(printer)
    assert len(found[0]) > max(map(len, found)) / 3
    assert all(found)
    assert found[0].startswith("https://papers.test/one/")
    assert not any("Reading list" in text or "Download all papers" in text for text in found)


def test_a_paper_is_printed_with_its_abstract_on_the_first_sheet(printer: Reader) -> None:
    printer.open("search/?q=attention")
    printer.page.locator("[data-search-results] a").first.click()
    abstract = printer.page.locator(".abstract").inner_text().split()
    found = sheets(printer)
    assert " ".join(abstract[:5]) in found[0]
    assert len(found) <= 2
    assert not any("Save" in text.split() for text in found)


def test_a_paper_is_printed_with_where_it_is_found_again(printer: Reader) -> None:
    printer.open("papers/dances-of-bees/")
    (address,) = (
        link.get_attribute("href")
        for link in printer.page.locator(".actions a").all()
        if link.inner_text() == "DOI"
    )
    found = sheets(printer)[0]
    assert f"DOI: {address}" in found
    assert found.index(f"DOI: {address}") < found.index("Cite")
    assert "PDF" not in found.split()


def test_a_list_is_printed_without_links_that_only_a_screen_needs(printer: Reader) -> None:
    printer.open("tags/insects/")
    names = ("Filter and sort", "BibTeX", "PDF")
    for name in names:
        expect(printer.page.locator(".list").get_by_text(name, exact=True).first).to_be_visible()
    found = " ".join(sheets(printer))
    assert [name for name in names if name in found] == []


def test_results_are_printed_with_their_sentences_and_without_filters(printer: Reader) -> None:
    printer.open("search/?q=attention")
    expect(printer.page.locator("[data-search-results] .excerpt").first).not_to_be_empty()
    found = " ".join(sheets(printer))
    lines = printer.page.locator("[data-search-results] .paper-line")
    for excerpt in lines.locator(".excerpt").all_inner_texts():
        assert " ".join(excerpt.split()[:4]) in found
    assert "Searched for: attention" in found
    assert "Sort by" not in found


def test_a_reading_list_is_printed_with_notes_and_nothing_to_press(printer: Reader) -> None:
    printer.open("date/2024/")
    for save in printer.page.locator(".paper-line .save").all()[:2]:
        save.click()
    printer.open("reading-list/")
    printer.page.locator(".saved-line textarea").first.fill("Read this first")
    (found,) = sheets(printer)
    assert "Read this first" in found
    for control in ("Backup", "Export", "Remove", "Sort"):
        assert control not in found
