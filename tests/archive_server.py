"""A built site, served as GitHub Pages would."""

import functools
import http.server
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its own name
        """Say nothing: what goes wrong shows in the browser."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send the page of the site for addresses that have none."""
        page = Path(self.directory) / "repo/404.html"
        if code != HTTPStatus.NOT_FOUND or not page.exists():
            super().send_error(code, message, explain)
            return
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(page.read_bytes())


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *_args: object) -> None:
        """Print nothing, not even into what another test reads: a browser may hang up."""


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """Serve a site and return its address, which is below a folder of its host."""
    with tempfile.TemporaryDirectory() as root:
        (Path(root) / "repo").symlink_to(site)
        handler = functools.partial(_Quiet, directory=root)
        with _Server(("127.0.0.1", 0), handler) as server:
            thread = threading.Thread(target=server.serve_forever)
            thread.start()
            try:
                yield f"http://127.0.0.1:{server.server_port}/repo/"
            finally:
                server.shutdown()
                thread.join()
