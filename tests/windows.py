"""A window of any browser, for tests that act alike in all."""

import time
from collections.abc import Callable
from typing import Any, Final, Protocol

from playwright.sync_api import BrowserContext, Error

from reader import Reader

_SECONDS: Final = 30


class Window(Protocol):
    """A window of a browser."""

    def open(self, address: str) -> None:
        """Open a page, and wait until it is loaded."""

    def run(self, script: str, *arguments: Any) -> Any:
        """Run the body of a function in the page, and return what it returns or promises."""

    def click(self, selector: str) -> None:
        """Click on what a selector finds."""

    def type(self, selector: str, text: str) -> None:
        """Type a text into what a selector finds."""

    def faults(self) -> list[str]:
        """Return what pages have complained about since the last call."""


class Chromium:
    """A window of Chromium."""

    def __init__(self, context: BrowserContext) -> None:
        self._reader = Reader(context, "")

    def open(self, address: str) -> None:
        """Open a page, and wait until it is loaded."""
        self._reader.page.goto(address)

    def run(self, script: str, *arguments: Any) -> Any:
        """Run the body of a function in the page, and return what it returns or promises."""
        function = f"(given) => (function () {{ {script} }}).apply(undefined, given)"
        return self._reader.page.evaluate(function, list(arguments))

    def click(self, selector: str) -> None:
        """Click on what a selector finds."""
        self._reader.page.locator(selector).first.click()

    def type(self, selector: str, text: str) -> None:
        """Type a text into what a selector finds."""
        self._reader.page.locator(selector).first.press_sequentially(text)

    def faults(self) -> list[str]:
        """Return what pages have complained about since the last call."""
        found, self._reader.faults = self._reader.faults, []
        return found


def wait_for(window: Window, expression: str) -> Any:
    """Return the value of an expression once it is true, also on the page that comes next."""
    return _until(lambda: window.run(f"return {expression}"), f"{expression} is never true")


def click(window: Window, selector: str) -> None:
    """Click on what a selector finds, once it is there and stays in its place."""

    def act() -> bool:
        window.click(selector)
        return True

    _until(act, f"{selector} is never there")


def _until(act: Callable[[], Any], message: str) -> Any:
    end = time.monotonic() + _SECONDS
    while True:
        try:
            value = act()
        except (Error, AssertionError):  # the page has just gone, or has changed
            if time.monotonic() > end:
                raise
            value = None
        if value:
            return value
        assert time.monotonic() < end, message
        time.sleep(0.05)
