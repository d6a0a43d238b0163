"""What a reader waits for on a slow network: the first paper, the next one, and what they weigh.

    python benchmarks/bench_reading.py [--papers N] [--json FILE]

Prints a Markdown table. Exit codes: 0 within the budget; 1 with a sentence for each miss.
"""

import argparse
import gzip
import json
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from typing import Any, Final

from playwright.sync_api import Browser, BrowserContext, Page

from measure import files_below
from projects import MKDOCS, copy_archive
from report import print_table
from search.chromium import started
from search.server import host
from search.wire import SLOW

_SEED: Final = 20_240_522
_SEARCH_SCRIPT: Final = "assets/search/answers.js"
"""Loaded when the search box is first used."""
_SETTLE_MS: Final = 1_500
"""How long a page is watched after it was loaded: what comes later is not seen."""
_WATCH: Final = """
globalThis.seen = { shift: 0, largest: 0 };
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) seen.largest = entry.startTime;
}).observe({ type: "largest-contentful-paint", buffered: true });
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) seen.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""
"""Source: https://www.w3.org/TR/largest-contentful-paint/, https://wicg.github.io/layout-instability/"""


@dataclass(frozen=True, slots=True)
class Visit:
    """A page as a browser showed it."""

    address: str
    largest_ms: float
    """Until the largest part of it was painted."""
    shift: float
    """How much of it moved by itself; 0 is nothing."""
    requests: int
    """That went over the wire, the page itself included."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A row of the table."""

    name: str
    found: float
    limit: float
    decimals: int = 0

    @property
    def is_kept(self) -> bool:
        """Whether the budget is kept."""
        return self.found <= self.limit


def main() -> None:
    """Measure, print the table, and end with 1 if the budget is missed."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder, started() as browser:
        site = _built(Path(folder))
        papers = sorted(path.parent.name for path in (site / "papers").glob("*/index.html"))
        chosen = Random(_SEED).sample(papers, min(len(papers), 2 * options.papers))  # noqa: S311
        with host(site) as address:
            pairs = [
                _visits(browser, [f"{address}papers/{slug}/" for slug in pair])
                for pair in zip(chosen[::2], chosen[1::2], strict=False)
            ]
        measures = list(_measures(site, pairs))
    rows = [
        (each.name, f"{each.found:,.{each.decimals}f}", f"≤ {each.limit:,g}") for each in measures
    ]
    print_table([("a reader of papers", "measured", "budget"), *rows])
    if options.json:
        found: dict[str, Any] = {
            "measures": [asdict(each) for each in measures],
            "visits": [[asdict(visit) for visit in pair] for pair in pairs],
        }
        options.json.write_text(f"{json.dumps(found, indent=1)}\n", encoding="utf-8")
    misses = [each for each in measures if not each.is_kept]
    if misses:
        sys.exit(
            "\n".join(f"{each.name}: {each.found:,g}, not {each.limit:,g}." for each in misses)
        )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--papers", type=int, default=20, help="first visits; default 20")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all that was measured")
    return parser.parse_args()


def _built(folder: Path) -> Path:
    """Build a copy of this archive; return its site."""
    copy_archive(folder / "project")
    site = folder / "site"
    subprocess.run((*MKDOCS, str(site)), cwd=folder / "project", check=True, capture_output=True)
    return site


def _visits(browser: Browser, addresses: Sequence[str]) -> list[Visit]:
    """Visit pages one after another in a browser that was never there."""
    with browser.new_context() as context:
        context.add_init_script(_WATCH)
        page = context.new_page()
        _slow_down(context, page)
        return [_visit(page, address) for address in addresses]


def _slow_down(context: BrowserContext, page: Page) -> None:
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)


def _visit(page: Page, address: str) -> Visit:
    page.goto(address, wait_until="load")
    page.wait_for_timeout(_SETTLE_MS)
    seen: dict[str, float] = page.evaluate("seen")
    # What comes from the cache has no size.
    requests: int = page.evaluate(
        "performance.getEntries().filter((entry) => entry.transferSize > 0).length"
    )
    return Visit(address, seen["largest"], seen["shift"], requests)


def _measures(site: Path, pairs: Sequence[Sequence[Visit]]) -> Iterator[Measure]:
    first, second = ([pair[number] for pair in pairs] for number in (0, 1))
    sizes = [path.stat().st_size for path in (site / "papers").glob("*/index.html")]
    lists = [
        path.stat().st_size
        for path in files_below(site)
        if path.suffix == ".html" and "papers" not in path.relative_to(site).parts[:1]
    ]
    yield Measure("HTML of a paper, mean, bytes", statistics.fmean(sizes), 10_000)
    yield Measure("HTML of a list, largest, bytes", max(lists), 150_000)
    papers = [path.relative_to(site) for path in (site / "papers").glob("*/index.html")]
    topics = [path.relative_to(site) for path in (site / "tags").glob("*/index.html")]
    for name, pages, limit in (("paper", papers, 30_000), ("topic", topics, 38_000)):
        weights = [_weight(site, page) for page in pages]
        yield Measure(
            f"first visit to a {name}, median, gzip, bytes", statistics.median(weights), limit
        )
    yield Measure("scripts of a paper, gzip, bytes", _scripts(site, first[0]), 25_000)
    yield Measure(
        "first visit: largest paint, ms, median",
        statistics.median(visit.largest_ms for visit in first),
        2_000,
    )
    yield Measure(
        "second page: largest paint, ms, median",
        statistics.median(visit.largest_ms for visit in second),
        500,
    )
    # The page itself, and what only this page has.
    yield Measure("second page: requests, most", max(visit.requests for visit in second), 3)
    shifts = [visit.shift for visit in (*first, *second)]
    yield Measure("layout shift, most", max(shifts), 0, 4)


def _weight(site: Path, page: Path) -> int:
    """Return the compressed size of a page, and of the styles and scripts that it loads."""
    html = (site / page).read_text("utf-8")
    found = re.findall(r'(?:rel="stylesheet" href|<script[^>]* src)="(?:\.\./)*([^"?]+)', html)
    return sum(len(gzip.compress((site / name).read_bytes())) for name in (page, *found))


def _scripts(site: Path, visit: Visit) -> int:
    """Return the compressed size of the scripts that a paper's page loads, and of the search."""
    html = (site / "papers" / visit.address.split("/")[-2] / "index.html").read_text("utf-8")
    found = set(re.findall(r'src="[./]*(assets/[\w-]+\.js)\?', html))
    names = sorted(found | {_SEARCH_SCRIPT})
    return sum(len(gzip.compress((site / name).read_bytes())) for name in names)


if __name__ == "__main__":
    main()
