"""Headless Chromium on the built site, Firefox, and WebKit."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, ViewportSize, sync_playwright

from archive_server import serving
from firefox import COMMANDS as FIREFOX
from firefox import Firefox, firefox
from reader import Reader
from webkit import COMMAND as WEBKIT
from webkit import SCREEN, WebKit, webkit
from windows import Chromium, Window

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome")
PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1440, "height": 900}


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """Return the address of the site."""
    with serving(site) as home:
        yield home


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return Chromium; without one the tests are skipped, unless they are required to run."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        try:
            started = playwright.chromium.launch(executable_path=found, args=arguments)
        except Error as error:
            if os.environ.get("PAPER_ARCHIVE_BROWSER") == "required":
                raise
            pytest.skip(f"no Chromium here: {error.message.splitlines()[0]}")
        yield started
        started.close()


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def reader(browser: Browser, served: str, request: pytest.FixtureRequest) -> Iterator[Reader]:
    """Return a window on the site; at the end nothing may have gone wrong in it."""
    with browser.new_context(viewport=request.param) as context:
        window = Reader(context, served)
        yield window
        assert window.faults == []


@pytest.fixture(params=["light", "dark"])
def scheme_reader(
    browser: Browser, served: str, request: pytest.FixtureRequest
) -> Iterator[Reader]:
    """Return a window of a reader who likes one of the two colour schemes."""
    with browser.new_context(viewport=PHONE, color_scheme=request.param) as context:
        window = Reader(context, served)
        yield window
        assert window.faults == []


@pytest.fixture(scope="session")
def firefox_window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """Return Firefox; without one the tests are skipped, unless they are required to run."""
    with firefox(_required("Firefox", *FIREFOX), tmp_path_factory.mktemp("firefox")) as window:
        yield window


@pytest.fixture(scope="session")
def webkit_window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebKit]:
    """Return WebKit; without one the tests are skipped, unless they are required to run."""
    commands = _required("WebKit", WEBKIT), _required("screen for WebKit", SCREEN)
    with webkit(*commands, tmp_path_factory.mktemp("webkit")) as window:
        yield window


def _required(name: str, *commands: str) -> str:
    found = next(filter(None, map(shutil.which, commands)), None)
    if found:
        return found
    if os.environ.get("PAPER_ARCHIVE_BROWSER") == "required":
        pytest.fail(f"no {name} here")
    pytest.skip(f"no {name} here")


def _window(name: str, request: pytest.FixtureRequest) -> Iterator[Window]:
    if name != "chromium":
        shown: Window = request.getfixturevalue(f"{name}_window")
        yield shown
        assert shown.faults() == []
        return
    browser: Browser = request.getfixturevalue("browser")
    with browser.new_context(viewport=DESK) as context:
        shown = Chromium(context)
        yield shown
        assert shown.faults() == []


@pytest.fixture(params=["chromium", "firefox"])
def window(request: pytest.FixtureRequest) -> Iterator[Window]:
    """Return a window of each browser that reads a copy from a disk; nothing may go wrong in it."""
    yield from _window(request.param, request)


@pytest.fixture(params=["chromium", "firefox", "webkit"])
def any_window(request: pytest.FixtureRequest) -> Iterator[Window]:
    """Return a window of each browser; at the end nothing may have gone wrong in it."""
    yield from _window(request.param, request)
