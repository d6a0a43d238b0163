"""WebKit without a screen of its own, driven by its own WebDriver.

Source: https://www.w3.org/TR/webdriver2/. Playwright drives only a WebKit of its own,
so this is the little that tests need.
"""

import json
import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Final

COMMAND: Final = "WebKitWebDriver"
SCREEN: Final = "Xvfb"
_BROWSERS: Final = "*/webkit2gtk-4.*/MiniBrowser"
_ELEMENT: Final = "element-6066-11e4-a52e-4f735466cecf"
"""What the protocol calls the identifier of an element."""
_SECONDS: Final = 60
# Its driver tells nothing of the console, so that pages are watched from the first command on.
# What a page was loading when it was left is given up, and is no fault.
_WATCH: Final = """
if (!window.isWatched) {
  window.isWatched = true;
  const note = (...said) => {
    const faults = JSON.parse(sessionStorage.getItem("faults") ?? "[]");
    sessionStorage.setItem("faults", JSON.stringify([...faults, said.join(" ")]));
  };
  addEventListener("error", ({ message }) => note(message));
  let isLeft = false;
  addEventListener("beforeunload", () => (isLeft = true));
  addEventListener("unhandledrejection", ({ reason }) => isLeft || note(reason));
  console.error = console.warn = note;
}
"""
_FAULTS: Final = """
const faults = JSON.parse(sessionStorage.getItem("faults") ?? "[]");
sessionStorage.removeItem("faults");
return faults;
"""


class WebKit:
    """A window of WebKit."""

    def __init__(self, address: str, browser: str) -> None:
        self._session = f"{address}/session"
        options = {"binary": browser, "args": ["--automation"]}
        asked = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
        self._session += "/" + self._call("POST", "", asked)["sessionId"]

    def open(self, address: str) -> None:
        """Open a page, and wait until it is loaded."""
        self._call("POST", "/url", {"url": address})

    def run(self, script: str, *arguments: Any) -> Any:
        """Run the body of a function in the page, and return what it returns or promises."""
        return self._call("POST", "/execute/sync", {"script": _WATCH + script, "args": arguments})

    def click(self, selector: str) -> None:
        """Click on what a selector finds."""
        self._call("POST", f"/element/{self._element(selector)}/click", {})

    def type(self, selector: str, text: str) -> None:
        """Type a text into what a selector finds."""
        self._call("POST", f"/element/{self._element(selector)}/value", {"text": text})

    def faults(self) -> list[str]:
        """Return the errors and warnings of pages since the last call."""
        found: list[str] = self.run(_FAULTS)
        return found

    def close(self) -> None:
        """Close the window."""
        self._call("DELETE", "")

    def _element(self, selector: str) -> str:
        asked = {"using": "css selector", "value": selector}
        identifier: str = self._call("POST", "/element", asked)[_ELEMENT]
        return identifier

    def _call(self, method: str, path: str, data: object = None) -> Any:
        body = None if data is None else json.dumps(data).encode()
        request = urllib.request.Request(self._session + path, body, method=method)  # noqa: S310
        try:
            with urllib.request.urlopen(request, timeout=_SECONDS) as reply:  # noqa: S310
                return json.load(reply)["value"]
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{path}: {json.load(error)['value']}") from error


@contextmanager
def webkit(command: str, screen: str, folder: Path) -> Iterator[WebKit]:
    """Start WebKit with what it keeps in this folder, and end it afterwards."""
    with ExitStack() as running:
        display = running.enter_context(_screen(screen))
        port = _free_port()
        environment = {**os.environ, "HOME": str(folder), "DISPLAY": display}
        environment["WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS"] = "1"  # root may start no sandbox
        driver = running.enter_context(
            subprocess.Popen(
                [command, f"--port={port}"],
                env=environment,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        )
        running.callback(driver.terminate)
        _wait(driver, port)
        [browser, *_] = sorted(Path("/usr/lib").glob(_BROWSERS))
        window = WebKit(f"http://127.0.0.1:{port}", str(browser))
        running.callback(window.close)
        yield window


@contextmanager
def _screen(command: str) -> Iterator[str]:
    """Return the name of a screen that nobody sees, which is there for as long as this lasts."""
    read, write = os.pipe()
    options = ["-displayfd", str(write), "-screen", "0", "1440x900x24", "-nolisten", "tcp"]
    with subprocess.Popen(
        [command, *options], pass_fds=[write], stderr=subprocess.DEVNULL
    ) as screen:
        os.close(write)
        with os.fdopen(read) as said:
            yield f":{said.readline().strip()}"
        screen.terminate()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


def _wait(driver: "subprocess.Popen[bytes]", port: int) -> None:
    end = time.monotonic() + _SECONDS
    while True:
        assert driver.poll() is None, "WebKit's driver does not start"
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            assert time.monotonic() < end, "WebKit's driver does not listen"
            time.sleep(0.05)
        else:
            return
