"""Requests of a page that wait until a test lets them go on."""

from playwright.sync_api import Page, Route


class HeldRequests:
    """Holds the requests of a page for some addresses."""

    def __init__(self, page: Page, *patterns: str) -> None:
        self.urls: list[str] = []
        """The addresses that the page has asked for."""
        self._waiting: list[Route] = []
        self._goes_on = False
        for pattern in patterns:
            page.route(pattern, self._hold)

    def let_go(self) -> None:
        """Let those that wait go on, and those that are still to come."""
        self._goes_on = True
        for route in self._waiting:
            route.continue_()

    def _hold(self, route: Route) -> None:
        self.urls.append(route.request.url)
        if self._goes_on:
            route.continue_()
        else:
            self._waiting.append(route)
