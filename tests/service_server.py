"""A server on 127.0.0.1 in place of the services on the web, and the faults that these have."""

import json
import socket
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, Final, Literal
from urllib.parse import parse_qsl, unquote, urlsplit

from paper_archive.network.connection import Connection, Received, Request
from paper_archive.network.services import SERVICES
from paper_archive.network.settings import Clock

PIECE: Final = b" " * (1 << 16)


@dataclass(frozen=True)
class Asked:
    """A request that came."""

    service: str
    path: str
    """Below the address of the service, without the parameters."""
    params: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes

    @property
    def posted(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Reply:
    """What the server answers."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    then: Literal["whole", "cut", "silent", "dripping", "endless", "hangs up"] = "whole"


def as_json(value: object, **headers: str) -> Reply:
    """Return an answer in JSON; the names of headers have `_` for `-`."""
    names = {name.replace("_", "-"): text for name, text in headers.items()}
    return Reply(json.dumps(value).encode(), 200, {"Content-Type": "application/json", **names})


class ServiceServer:
    """The server: what it is asked, and how it answers."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.asked: list[Asked] = []
        self.faults: dict[int, Reply] = {}
        """Number of a request, from 0 → its reply, in place of the usual one."""
        self.reply: Callable[[Asked], Reply] = lambda _asked: as_json({})

    @property
    def environment(self) -> dict[str, str]:
        """The environment in which this server is each of the services."""
        return {each.address_variable: f"{self.address}/{each.name}" for each in SERVICES}

    def reply_to(self, asked: Asked) -> Reply:
        number = len(self.asked)
        self.asked.append(asked)
        return self.faults.get(number) or self.reply(asked)


@contextmanager
def service_server(tls: ssl.SSLContext | None = None) -> Iterator[ServiceServer]:
    """Serve on a free port while the body runs."""
    server = _Server(("127.0.0.1", 0), _Handler)
    if tls:
        server.socket = tls.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
    services = ServiceServer(f"http{'s' * bool(tls)}://127.0.0.1:{server.server_port}")
    server.services = services
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield services
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def stopping_after(requests: int) -> Callable[[Connection, Request], Received]:
    """Return what sends so many requests for a connection, until a person stops the command."""
    send, sent = Connection.send, [0]

    def sending(self: Connection, request: Request) -> Received:
        if sent[0] == requests:
            raise KeyboardInterrupt
        sent[0] += 1
        return send(self, request)

    return sending


class FakeClock:
    """A clock that goes on only when somebody sleeps."""

    def __init__(self) -> None:
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)

    def now(self) -> datetime:
        return datetime(2026, 11, 27, 8, tzinfo=UTC) + timedelta(seconds=sum(self.slept))

    @property
    def clock(self) -> Clock:
        return Clock(now=self.now, monotonic=lambda: sum(self.slept), sleep=self.sleep)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    services: ServiceServer

    def handle_error(self, *_args: object) -> None:
        """Print nothing: a client may hang up, or speak no TLS."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else each body waits 40 ms, until its headers are acknowledged
    server: _Server

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        service, _, path = url.path.removeprefix("/").partition("/")
        length = int(self.headers.get("content-length", 0))
        headers = {name.lower(): value for name, value in self.headers.items()}
        params = dict(parse_qsl(url.query, keep_blank_values=True))
        asked = Asked(service, unquote(path), params, headers, self.rfile.read(length))
        with suppress(OSError):  # the client need not wait for the end
            self._send(self.server.services.reply_to(asked))

    do_POST = do_GET  # noqa: N815  # as the library calls it

    def _send(self, reply: Reply) -> None:
        self.close_connection = reply.then != "whole"
        if reply.then in {"silent", "hangs up"}:
            if reply.then == "silent":
                self._wait_for_end()
            return
        is_endless = reply.then in {"dripping", "endless"}
        self.send_response(reply.status)
        for name, text in reply.headers.items():
            self.send_header(name, text)
        self.send_header("Content-Length", str(2 << 30 if is_endless else len(reply.body)))
        self.end_headers()
        self.wfile.write(reply.body[: len(reply.body) // 2] if reply.then == "cut" else reply.body)
        while is_endless:  # until the client has enough
            self.wfile.write(PIECE if reply.then == "endless" else b" ")
            time.sleep(0 if reply.then == "endless" else 0.02)

    def _wait_for_end(self) -> None:
        self.connection.settimeout(10)
        with suppress(socket.timeout):
            self.connection.recv(1)

    def log_message(self, *_args: object) -> None:
        """Print nothing."""
