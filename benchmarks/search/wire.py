"""What a page of search fetches, as Chromium's own protocol tells it.

Source: https://chromedevtools.github.io/devtools-protocol/tot/Network/
"""

import re
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from playwright.sync_api import CDPSession, Page

_QUIET_MS: Final = 100

SLOW: Final = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
"""A slow mobile network: milliseconds, and bytes per second."""
SLOW_CPU: Final = 4
"""How many times slower the processor is then."""


class Traffic(NamedTuple):
    """What came over the wire."""

    bytes: int
    """Headers included, and compressed as they came."""
    requests: int


@dataclass(slots=True)
class _Request:
    """A request; times are seconds on the clock of the browser."""

    parts: list[tuple[float, int]] = field(default_factory=list)
    """When so many bytes came."""
    is_done: bool = False

    def came(self, until: float) -> int:
        """Return how many bytes came until then."""
        return sum(size for time, size in self.parts if time <= until)


class Wire:
    """The requests of one page for what `needed` finds in their addresses, from its opening on."""

    def __init__(self, page: Page, needed: re.Pattern[str]) -> None:
        self._needed = needed
        self._page = page
        self._session: CDPSession = page.context.new_cdp_session(page)
        self._requests: dict[str, _Request] = {}
        self._session.send("Network.enable")
        self._session.send("Performance.enable")
        self._session.on("Network.requestWillBeSent", self._sent)
        self._session.on("Network.responseReceived", self._answered)
        self._session.on("Network.dataReceived", self._received)
        self._session.on("Network.loadingFinished", self._finished)
        self._session.on("Network.loadingFailed", self._failed)

    def slow_down(self) -> None:
        """Make the network and the processor slow."""
        self._session.send("Network.emulateNetworkConditions", SLOW)
        self._session.send("Emulation.setCPUThrottlingRate", {"rate": SLOW_CPU})

    def until(self, page_ms: float) -> Traffic:
        """Return what had come when the clock of the page showed so many milliseconds."""
        return self._traffic(self._opened() + page_ms / 1_000)

    def forget(self) -> None:
        """Count from now on."""
        self._requests.clear()

    def all(self) -> Traffic:
        """Wait until nothing is under way; return all that came."""
        known = -1
        while known < len(self._requests) or any(
            not each.is_done for each in self._requests.values()
        ):
            known = len(self._requests)
            self._page.wait_for_timeout(_QUIET_MS)
        return self._traffic(float("inf"))

    def _traffic(self, until: float) -> Traffic:
        came = [request.came(until) for request in self._requests.values()]
        return Traffic(sum(came), sum(size > 0 for size in came))

    def _opened(self) -> float:
        """Return when the page was opened, on the clock of the protocol."""
        metrics = self._session.send("Performance.getMetrics")["metrics"]
        return next(float(each["value"]) for each in metrics if each["name"] == "NavigationStart")

    def _sent(self, event: dict[str, Any]) -> None:
        address = event["request"]["url"].partition("?")[0]
        if address.startswith("http") and self._needed.search(address):
            self._requests[event["requestId"]] = _Request()

    def _answered(self, event: dict[str, Any]) -> None:
        self._add(event, event["response"]["encodedDataLength"])

    def _received(self, event: dict[str, Any]) -> None:
        self._add(event, event["encodedDataLength"])

    def _finished(self, event: dict[str, Any]) -> None:
        request = self._requests.get(event["requestId"])
        if request:
            # The parts may be told without their size, and the whole is certain.
            self._add(event, int(event["encodedDataLength"]) - request.came(float("inf")))
            request.is_done = True

    def _failed(self, event: dict[str, Any]) -> None:
        if event["requestId"] in self._requests:
            self._requests[event["requestId"]].is_done = True

    def _add(self, event: dict[str, Any], size: int) -> None:
        request = self._requests.get(event["requestId"])
        if request:
            request.parts.append((event["timestamp"], size))
