"""The folder of an engine as a web host serves it: compressed, cacheable, on open connections."""

import gzip
import hashlib
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar, Final, NamedTuple

_GZIP_LEVEL: Final = 6
_TYPES: Final = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
}


class _Served(NamedTuple):
    """A file as it goes over the wire."""

    body: bytes
    headers: dict[str, str]


class _Host(BaseHTTPRequestHandler):
    """Answers GET with a file below a folder."""

    protocol_version = "HTTP/1.1"
    # A header and its body leave together and at once.
    wbufsize = -1
    disable_nagle_algorithm = True
    root: ClassVar[Path]

    def do_GET(self) -> None:
        """Send the file, or tell that it is not there or has not changed."""
        served = _served(self.root, self.path.partition("?")[0])
        if not served:
            self._send(HTTPStatus.NOT_FOUND, _Served(b"", {}))
        elif self.headers.get("If-None-Match") == served.headers["ETag"]:
            self._send(HTTPStatus.NOT_MODIFIED, served._replace(body=b""))
        else:
            self._send(HTTPStatus.OK, served)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its own name
        """Say nothing."""

    def _send(self, status: HTTPStatus, served: _Served) -> None:
        self.send_response(status)
        for name, value in served.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(served.body)))
        self.end_headers()
        self.wfile.write(served.body)


class _Server(ThreadingHTTPServer):
    """Does not mind a browser that is gone."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tell of an error, unless it is that of a connection."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def host(root: Path) -> Iterator[str]:
    """Serve a folder; give its address, which ends with a slash."""
    _served.cache_clear()
    handler = type("_Handler", (_Host,), {"root": root.resolve()})
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


@cache
def _served(root: Path, address: str) -> _Served | None:
    path = (root / address.lstrip("/")).resolve()
    if address.endswith("/"):
        path /= "index.html"
    if not path.is_relative_to(root) or not path.is_file():
        return None
    data = path.read_bytes()
    headers = {
        "Content-Type": _TYPES.get(path.suffix, "application/octet-stream"),
        "Cache-Control": "max-age=600",
        "ETag": f'"{hashlib.sha256(data).hexdigest()[:16]}"',
    }
    packed = gzip.compress(data, _GZIP_LEVEL, mtime=0)
    if len(packed) < len(data):
        return _Served(packed, headers | {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"})
    return _Served(data, headers)
