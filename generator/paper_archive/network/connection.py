"""The connection to a service: one request, redirects followed, an answer of bounded size and time.

Source: RFC 9110 (HTTP), 15.4 (redirects); requests 2, "Advanced usage".
"""

import os
import ssl
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

import requests
from requests.adapters import HTTPAdapter
from requests.exceptions import ProxyError, ReadTimeout
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    NameResolutionError,
    NewConnectionError,
    ReadTimeoutError,
)

from paper_archive.network.failures import FailedTry

MOST_BYTES: Final = 64 << 20
"""The largest answer that is read."""
MOST_REDIRECTS: Final = 5
_PIECE: Final = 1 << 16
_MEANINGS: Final[tuple[tuple[tuple[type[Exception], ...], str, str, bool], ...]] = (
    ((ssl.SSLCertVerificationError,), "service-failed", "its certificate is not valid", False),
    (
        (NameResolutionError,),
        "network-unreachable",
        "its address is not found; is there a network?",
        True,
    ),
    ((ProxyError,), "network-unreachable", "the proxy does not connect to it", True),
    ((ReadTimeout, ReadTimeoutError), "service-failed", "no answer for {:g} seconds", True),
    (
        (NewConnectionError, ConnectTimeoutError),
        "network-unreachable",
        "no connection; is there a network?",
        True,
    ),
    (
        (requests.exceptions.ConnectionError, HTTPError, ConnectionError, ssl.SSLError),
        "service-failed",
        "the connection broke",
        True,
    ),
)
"""Causes of an error → rule, what it means, and whether it may pass; the first one that fits."""
_REDIRECTS: Final = frozenset((301, 302, 303, 307, 308))


@dataclass(frozen=True, slots=True)
class TimeLimits:
    """How long to wait, in seconds."""

    connect: float = 15
    silence: float = 60
    """How long a service may be silent: arXiv is for 30 s before it refuses."""
    total: float = 300
    """How long an answer may take as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request to a service."""

    url: str
    params: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None
    """JSON that is posted."""
    key_params: Mapping[str, str] = field(default_factory=dict)
    key_headers: Mapping[str, str] = field(default_factory=dict)
    """A person's key: it is sent to the host of `url` only, and shown nowhere."""

    @property
    def shown_url(self) -> str:
        """The whole address, without a key."""
        return str(requests.Request("GET", self.url, params=dict(self.params)).prepare().url)


@dataclass(frozen=True, slots=True)
class Received:
    """What came over the connection."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Connection:
    """One connection; proxies and certificates are those of the environment."""

    def __init__(self, user_agent: str, limits: TimeLimits) -> None:
        self._limits = limits
        self._session = _Session()
        self._session.headers["User-Agent"] = user_agent
        # Others are read by requests itself: REQUESTS_CA_BUNDLE, CURL_CA_BUNDLE, HTTPS_PROXY, …
        self._session.verify = os.environ.get("SSL_CERT_FILE") or True
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, HTTPAdapter(pool_connections=1, pool_maxsize=1))

    def close(self) -> None:
        """Close the connection."""
        self._session.close()

    def send(self, request: Request) -> Received:
        """Send a request and return what came.

        Raises:
            FailedTry: when nothing came, or not all of it.

        """
        end = time.monotonic() + self._limits.total
        try:
            return self._received(request, end)
        except (OSError, HTTPError) as error:
            raise _failed_try(error, self._limits) from error

    def _received(self, request: Request, end: float) -> Received:
        url = request.url
        params: Mapping[str, str] = {**request.params, **request.key_params}
        for _ in range(MOST_REDIRECTS + 1):
            with self._sent(request, url, params) as response:
                target = response.headers.get("location", "")
                if response.status_code not in _REDIRECTS or not target:
                    headers = {name.lower(): value for name, value in response.headers.items()}
                    return Received(response.status_code, headers, _body(response, end))
                url, params = _redirected(url, target), {}
                if time.monotonic() > end:
                    break
        raise FailedTry("service-failed", "redirects endlessly", may_pass=False)

    def _sent(self, request: Request, url: str, params: Mapping[str, str]) -> requests.Response:
        is_same_host = _origin(url) == _origin(request.url)
        return self._session.request(
            "GET" if request.body is None else "POST",
            url,
            params=dict(params),
            data=request.body,
            headers={**request.headers, **(request.key_headers if is_same_host else {})},
            auth=_no_password,
            timeout=(self._limits.connect, self._limits.silence),
            stream=True,
        )


class _Session(requests.Session):
    """A session that leaves redirects to us: requests would read the whole body of each."""

    def get_redirect_target(self, resp: requests.Response) -> None:
        """Return no address."""


def _no_password(request: Any) -> Any:
    """Add no password: requests would send one of `~/.netrc` in place of a key."""
    return request


def _origin(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc


def _redirected(url: str, target: str) -> str:
    try:
        url = urljoin(url, target)
        scheme = urlsplit(url).scheme
    except ValueError:
        scheme = ""
    if scheme not in {"http", "https"}:
        message = "redirects to something that is not an http(s) address"
        raise FailedTry("service-failed", message, may_pass=False)
    return url


def _body(response: requests.Response, end: float) -> bytes:
    """Return the body, uncompressed; `read1` returns what has come, so that time can be kept."""
    pieces, size = [], 0
    while piece := response.raw.read1(_PIECE, decode_content=True):
        pieces.append(piece)
        size += len(piece)
        if size > MOST_BYTES:
            message = f"answer is larger than {MOST_BYTES >> 20} MiB"
            raise FailedTry("service-failed", message, may_pass=False)
        if time.monotonic() > end:
            raise FailedTry("service-failed", "answer takes too long")
    return b"".join(pieces)


def _failed_try(error: Exception, limits: TimeLimits) -> FailedTry:
    """Return what an error means, without the address, which can have a key."""
    causes = list(_causes(error))
    for kinds, rule, message, may_pass in _MEANINGS:
        if any(isinstance(cause, kinds) for cause in causes):
            return FailedTry(rule, message.format(limits.silence), may_pass=may_pass)
    # What is left is in the environment: an address of a proxy, a file of certificates.
    message = f"cannot be asked: {getattr(error, 'strerror', None) or type(error).__name__}"
    return FailedTry("service-failed", message, may_pass=False)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield an error and those that caused it; urllib3 keeps them in `reason` and `args`."""
    pending, seen = [error], set[int]()
    while pending:
        cause = pending.pop()
        if id(cause) in seen:
            continue
        seen.add(id(cause))
        yield cause
        inner = (*cause.args, getattr(cause, "reason", None), cause.__cause__, cause.__context__)
        pending.extend(each for each in inner if isinstance(each, BaseException))
