"""A reader's browser: what is found first, and what a first and a further query take."""

import re
import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, Error, Page, sync_playwright

from search.known_items import Query
from search.wire import Traffic, Wire

_NAMES: Final = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "chrome",
    "chromium-headless-shell",
)
_ARGUMENTS: Final = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
_READER: Final = (Path(__file__).parent / "reader.js").read_text(encoding="utf-8")
_WAIT_MS: Final = 600_000
_SETTLE_MS: Final = 2_000
"""How long a list may stay empty after it was said to be that of the query."""
_LEAST: Final = 3
"""Queries that are made even if they take too long."""


@dataclass(frozen=True, slots=True)
class Box:
    """A page with a search box."""

    address: str
    needed: re.Pattern[str]
    """Finds itself in the addresses of what search fetches."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one query took."""

    query: str
    ms: float | None
    """Until the first result; none if there was none."""
    bytes: int
    requests: int


@contextmanager
def started() -> Iterator[Browser]:
    """Start a headless Chromium.

    Raises:
        SystemExit: if there is none.

    """
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=found, args=_ARGUMENTS)
        except Error as error:
            raise SystemExit(f"No Chromium here: {error.message.splitlines()[0]}") from error
        yield browser
        browser.close()


def ranks(
    browser: Browser, address: str, queries: Mapping[str, Sequence[Query]]
) -> dict[str, list[int]]:
    """Return kind → rank of the paper meant by each query, 0 if not among the first ten."""
    with browser.new_context() as context:
        page = _opened(context.new_page(), address)
        return {kind: [_rank(page, query) for query in each] for kind, each in queries.items()}


def first_answers(
    browser: Browser, box: Box, queries: Sequence[str], patience: float, *, is_slow: bool = False
) -> list[Answer]:
    """Make each query the first one of a browser that never was there.

    After `patience` seconds no more of them are made.
    """
    answers: list[Answer] = []
    until = time.monotonic() + patience
    for query in queries:
        if len(answers) >= _LEAST and time.monotonic() > until:
            break
        with browser.new_context() as context:
            page = context.new_page()
            wire = Wire(page, box.needed)
            if is_slow:
                wire.slow_down()
            _opened(page, box.address)
            times = _typed(page, query)
            traffic = wire.until(times["shown"]) if times["shown"] else wire.all()
            answers.append(_answer(query, times, traffic))
    return answers


def further_answers(
    browser: Browser, box: Box, queries: Sequence[str], patience: float
) -> list[Answer]:
    """Make queries one after another in the same page; the time of the first is not reported.

    Bytes are those of all ten results. After `patience` seconds no more queries are made.
    """
    answers: list[Answer] = []
    until = time.monotonic() + patience
    with browser.new_context() as context:
        page = context.new_page()
        wire = Wire(page, box.needed)
        _opened(page, box.address)
        for query in queries:
            if len(answers) > _LEAST and time.monotonic() > until:
                break
            times = _typed(page, query)
            answers.append(_answer(query, times, wire.all()))
            wire.forget()
    return answers[1:]


def _opened(page: Page, address: str) -> Page:
    page.set_default_timeout(_WAIT_MS)
    page.goto(address, wait_until="load")
    return page


def _typed(page: Page, query: str) -> dict[str, Any]:
    options = {"query": query, "wait_ms": _WAIT_MS, "settle_ms": _SETTLE_MS}
    times: dict[str, Any] = page.evaluate(_READER, options)
    return times


def _answer(query: str, times: Mapping[str, float], traffic: Traffic) -> Answer:
    ms = times["shown"] - times["began"] if times["shown"] else None
    return Answer(query, ms, traffic.bytes, traffic.requests)


def _rank(page: Page, query: Query) -> int:
    found: list[str] = page.evaluate("(query) => ranked(query)", query.text)
    return found.index(query.slug) + 1 if query.slug in found else 0
