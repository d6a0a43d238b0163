"""Headless Chromium on the built site, and Firefox."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, ViewportSize, sync_playwright

from archive_server import serving
from firefox import COMMANDS, Firefox, firefox
from reader import Reader
from windows import Chromium, Window

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
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
    found = next(filter(None, map(shutil.which, COMMANDS)), None)
    if not found:
        if os.environ.get("PAPER_ARCHIVE_BROWSER") == "required":
            pytest.fail("no Firefox here")
        pytest.skip("no Firefox here")
    with firefox(found, tmp_path_factory.mktemp("firefox")) as window:
        yield window


@pytest.fixture(params=["chromium", "firefox"])
def window(request: pytest.FixtureRequest) -> Iterator[Window]:
    """Return a window of each browser; at the end nothing may have gone wrong in it."""
    if request.param == "firefox":
        shown: Window = request.getfixturevalue("firefox_window")
        yield shown
        assert shown.faults() == []
        return
    browser: Browser = request.getfixturevalue("browser")
    with browser.new_context(viewport=DESK) as context:
        shown = Chromium(context)
        yield shown
        assert shown.faults() == []
