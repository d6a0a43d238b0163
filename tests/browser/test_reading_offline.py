"""The copy of the site that a browser reads from a disk, in both browsers."""

from pathlib import Path
from typing import Final

import pytest

from paper_archive.workflows.offline import make_offline_copy
from paper_archive.workflows.progress import Progress
from windows import Window, click, wait_for

TITLES: Final = (
    "[...document.querySelectorAll('[data-search-results] .result-title a')]"
    ".map((a) => a.textContent)"
)
PAPER: Final = "papers/attention-as-an-rnn/index.html"


@pytest.fixture(scope="session")
def copy(site: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the address of a copy of the site, in a folder whose name must be quoted."""
    folder = tmp_path_factory.mktemp("offline") / "papers & más #1"
    make_offline_copy(site, folder, Progress())
    return folder.as_uri()


def look_for(window: Window, text: str) -> list[str]:
    """Send the search of the page, and return the titles found."""
    window.run(
        "const box = document.querySelector('[type=search]'); box.value = arguments[0];"
        "box.form.requestSubmit();",
        text,
    )
    shown = "document.querySelector('[data-search-results]')?.dataset.query"
    assert wait_for(window, f"location.search && {shown}") == text
    titles: list[str] = wait_for(window, f"{TITLES}.length && {TITLES}")
    return titles


def test_a_reader_finds_a_paper_and_keeps_it(window: Window, copy: str) -> None:
    window.open(f"{copy}/index.html")
    assert "Attention as an RNN" in look_for(window, "attention rnn")
    assert window.run("return location.href").endswith("/search/index.html?q=attention+rnn")
    # The sentence of a result comes from the page of the paper.
    wait_for(window, "document.querySelector('.excerpt mark')")
    click(window, "[data-search-results] a[href$='attention-as-an-rnn/index.html']")
    wait_for(window, "location.pathname.endsWith('attention-as-an-rnn/index.html')")
    wait_for(window, "document.querySelector('[data-save] button')")
    click(window, "[data-save] button")
    window.open(f"{copy}/reading-list/index.html")
    wait_for(
        window, "document.querySelector('main li a[href$=\"attention-as-an-rnn/index.html\"]')"
    )
    window.run(
        "[...document.querySelectorAll('button')].find((b) => b.textContent === 'BibTeX').click()"
    )
    wait_for(window, "document.body.textContent.includes('1 of 1 paper exported as BibTeX.')")


def test_a_reader_filters_and_sorts(window: Window, copy: str) -> None:
    window.open(f"{copy}/search/index.html")
    look_for(window, "learning")
    click(window, "input[name=year][value='2024']")
    wait_for(window, "location.search.includes('year=2024')")
    # As a link of somebody else would.
    window.open(f"{copy}/search/index.html?q=learning&year=2024&order=newest")
    wait_for(window, f"{TITLES}.length")
    dates = "[...document.querySelectorAll('[data-search-results] time')].map((t) => t.dateTime)"
    found: list[str] = wait_for(window, dates)
    assert found
    assert found == sorted(found, reverse=True)
    assert {date[:4] for date in found} == {"2024"}


def test_a_phrase_is_looked_up_in_the_pages(window: Window, copy: str) -> None:
    window.open(f"{copy}/{PAPER}")
    assert look_for(window, '"attention as an rnn"') == ["Attention as an RNN"]


def test_a_paper_that_is_gone_is_named(window: Window, copy: str) -> None:
    window.open(f"{copy}/reading-list/index.html#papers=gone-with-the-wind,attention-as-an-rnn")
    wait_for(window, "document.body.textContent.includes('Attention as an RNN')")
    # Firefox does not say that there is no such page.
    wait_for(
        window,
        "/(No longer in the archive|Could not be loaded): “gone-with-the-wind”/"
        ".test(document.body.textContent)",
    )
    window.faults()  # both browsers may say that the page is not there
