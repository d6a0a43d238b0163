"""Headless Chromium on the built site."""

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, ViewportSize, sync_playwright

from reader import Reader

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1440, "height": 900}


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its own name
        """Say nothing: what goes wrong shows in the browser."""


@pytest.fixture(scope="session")
def served(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of the site, which lies below a folder of its host as on GitHub Pages."""
    root = tmp_path_factory.mktemp("host")
    (root / "repo").symlink_to(site)
    handler = functools.partial(_Quiet, directory=str(root))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/repo/"
        server.shutdown()
        thread.join()


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
