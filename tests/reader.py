"""A reader at a browser window, watched for errors and for requests to other sites."""

from playwright.sync_api import BrowserContext, Page, Request, Route


class Reader:
    """A browser window, and what went wrong in it."""

    def __init__(self, context: BrowserContext, home: str) -> None:
        self.home = home
        self.faults: list[str] = []
        self.page: Page = context.new_page()
        self.page.on("console", lambda message: self.faults.append(message.text))
        self.page.on("pageerror", lambda error: self.faults.append(error.message))
        self.page.on("requestfailed", self._note_failure)
        self.page.on("request", lambda request: self._watch(request.url))

    def open(self, address: str = "") -> None:
        """Open an address below the root of the site."""
        self.page.goto(self.home + address)

    def at(self) -> str:
        """Return the address that is open, below the root of the site."""
        return self.page.url.removeprefix(self.home)

    def lose(self, pattern: str, times: int) -> dict[str, int]:
        """Answer the first requests for addresses as if there were no such file.

        Returned is how many are `left` to be answered so.
        """
        gone = {"left": times}

        def answer(route: Route) -> None:
            if gone["left"]:
                gone["left"] -= 1
                route.fulfill(status=404, body="gone")
            else:
                route.continue_()

        self.page.route(pattern, answer)
        return gone

    def _note_failure(self, request: Request) -> None:
        # What was under way when the reader went on to another page was given up, and is no fault.
        # Scripts that a page asks for early fail as "csp" where scripts are off; what a policy
        # forbids is told on the console as well.
        if request.failure not in {"net::ERR_ABORTED", "csp"}:
            self.faults.append(f"{request.url}: {request.failure}")

    def _watch(self, url: str) -> None:
        if not url.startswith((self.home, "data:")):
            self.faults.append(f"asked for {url}")
