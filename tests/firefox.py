"""Headless Firefox, driven by its own protocol, Marionette.

Source: https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html. Debian has no
geckodriver, and Playwright drives only a Firefox of its own, so this is the little that tests need.
"""

import json
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from io import BufferedRWPair
from pathlib import Path
from typing import Any, Final

COMMANDS: Final = ("firefox-esr", "firefox")
_SETTINGS: Final = {
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "marionette.port": 0,  # any that is free
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}
_SECONDS: Final = 60
_FAULTS: Final = """
const faults = Services.console.getMessageArray()
  .filter((each) => each instanceof Ci.nsIScriptError && /content|CSP/.test(each.category))
  .filter(({ sourceName }) => /^(file|https?):/.test(sourceName));
Services.console.reset();
return faults.map(({ errorMessage, sourceName }) => `${errorMessage} (${sourceName})`);
"""


class Firefox:
    """A window of Firefox."""

    def __init__(self, stream: BufferedRWPair) -> None:
        self._stream = stream
        self._number = 0
        self._receive()  # what the protocol begins with
        self._call("WebDriver:NewSession", {"pageLoadStrategy": "normal"})

    def open(self, address: str) -> None:
        """Open a page, and wait until it is loaded."""
        self._call("WebDriver:Navigate", {"url": address})

    def run(self, script: str, *arguments: Any) -> Any:
        """Run the body of a function in the page, and return what it returns or promises."""
        found = self._call(
            "WebDriver:ExecuteScript", {"script": script, "args": arguments, "newSandbox": True}
        )
        return found["value"]

    def click(self, selector: str) -> None:
        """Click on what a selector finds."""
        self._call("WebDriver:ElementClick", {"id": self._element(selector)})

    def type(self, selector: str, text: str) -> None:
        """Type a text into what a selector finds."""
        self._call("WebDriver:ElementSendKeys", {"id": self._element(selector), "text": text})

    def faults(self) -> list[str]:
        """Return the errors and warnings of pages since the last call."""
        self._call("Marionette:SetContext", {"value": "chrome"})
        try:
            found: list[str] = self.run(_FAULTS)
        finally:
            self._call("Marionette:SetContext", {"value": "content"})
        return found

    def _element(self, selector: str) -> str:
        found = self._call("WebDriver:FindElement", {"using": "css selector", "value": selector})
        [identifier] = found["value"].values()
        return str(identifier)

    def _call(self, command: str, parameters: dict[str, Any]) -> Any:
        self._number += 1
        data = json.dumps([0, self._number, command, parameters]).encode()
        self._stream.write(b"%d:%b" % (len(data), data))
        self._stream.flush()
        _, number, error, value = self._receive()
        assert number == self._number
        assert error is None, f"{command}: {error['error']}: {error['message']}"
        return value

    def _receive(self) -> Any:
        length = b""
        while (each := self._stream.read(1)) != b":":
            assert each, "Firefox has ended"
            length += each
        return json.loads(self._stream.read(int(length)))


@contextmanager
def firefox(command: str, profile: Path) -> Iterator[Firefox]:
    """Start Firefox with a new profile in this folder, and end it afterwards."""
    settings = (f"user_pref({json.dumps(k)}, {json.dumps(v)});\n" for k, v in _SETTINGS.items())
    (profile / "user.js").write_text("".join(settings), encoding="utf-8")
    options = ["--headless", "--marionette", "--remote-allow-system-access", "--no-remote"]
    process = subprocess.Popen(
        [command, *options, "--profile", str(profile)],
        env={**os.environ, "HOME": str(profile), "MOZ_CRASHREPORTER_DISABLE": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        port = _port(process, profile / "MarionetteActivePort")
        with closing(socket.create_connection(("127.0.0.1", port), _SECONDS)) as connection:
            yield Firefox(connection.makefile("rwb"))
    finally:
        process.terminate()
        process.wait(_SECONDS)


def _port(process: "subprocess.Popen[bytes]", file: Path) -> int:
    end = time.monotonic() + _SECONDS
    while not (file.exists() and (text := file.read_text(encoding="ascii"))):
        assert process.poll() is None, "Firefox does not start"
        assert time.monotonic() < end, "Firefox does not say where it listens"
        time.sleep(0.05)
    return int(text)
