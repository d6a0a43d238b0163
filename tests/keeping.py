"""What a reader does to keep papers, for tests of what comes of it."""

from typing import Final

from playwright.sync_api import Locator, expect

from reader import Reader

PAPER: Final = "papers/attention-as-an-rnn/"
TITLE: Final = "Attention as an RNN"
LIST: Final = "reading-list/"
KEY: Final = "paper-archive:/repo/:reading-list"


def button(reader: Reader, name: str) -> Locator:
    return reader.page.get_by_role("button", name=name, exact=True)


def save(reader: Reader, address: str = PAPER, title: str = TITLE) -> None:
    reader.open(address)
    button(reader, f"Save: {title}").click()
    expect(button(reader, f"Saved: {title}")).to_have_attribute("aria-pressed", "true")
    expect(reader.page.locator("[data-saved-count]")).not_to_be_empty()


def save_some(reader: Reader, count: int = 3) -> list[str]:
    """Save the first papers of a topic other than PAPER, and return their titles."""
    reader.open("tags/transformers/")
    lines = reader.page.locator(".paper-line").filter(has_not_text=TITLE)
    titles = [lines.nth(number).locator("h2").inner_text() for number in range(count)]
    for number in range(count):
        lines.nth(number).locator("button.save").click()
    return titles


def keep(reader: Reader, key: str, text: str) -> None:
    """Have the browser hold a text, as if it had been kept before."""
    reader.open("about/")
    reader.page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, text])


def lines(reader: Reader) -> Locator:
    return reader.page.get_by_role("list", name="Saved papers").locator(".saved-line")
