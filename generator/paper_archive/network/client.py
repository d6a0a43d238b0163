"""The client: it asks services as each of them wants, and again when a failure may be temporary.

Failures are one sentence each (failures.py). A pause is kept after each answer of a service, the
waiting times between tries grow and are random, and what a service asks for (`Retry-After`) is
done up to a minute.

Sources: RFC 9110, 10.2.3 (Retry-After) and 13 (conditional requests); RFC 6585, 4 (429).
"""

import json
import math
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from importlib.metadata import version
from typing import Any, Final, Self

from paper_archive.network.answers import Answer, check_whole, reason_in
from paper_archive.network.connection import Connection, Received, Request
from paper_archive.network.failures import FailedTry, ServiceFailed, come_back
from paper_archive.network.services import Service
from paper_archive.network.settings import Settings
from paper_archive.text import whole_number

MOST_TRIES: Final = 5
MOST_WAIT_SECONDS: Final = 60
_PASSING: Final = frozenset((408, 425, 429, *range(500, 600)))
"""Statuses after which another try may succeed."""
_MOST_SECONDS: Final = 10**8
"""About three years; a larger number cannot be meant as seconds."""
_NO_ENTRY: Final = frozenset((401, 403))


class Client:
    """Asks services, each over a connection of its own, one request at a time."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._clock = settings.clock
        self._connections: dict[str, Connection] = {}
        self._ready_at: dict[str, float] = {}
        self._closed_until: dict[str, tuple[datetime, ServiceFailed]] = {}
        """Service → when it may be asked again, and what it said."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        for connection in self._connections.values():
            connection.close()

    def get(  # noqa: PLR0913  # what a request has
        self,
        service: Service,
        path: str,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        *,
        posted: Any = None,
        allowed: Collection[int] = (),
        check: Callable[[bytes], object] = lambda _body: None,
    ) -> Answer:
        """Return the answer of a service to a request, which posts JSON if `posted` is given.

        Its status is 200 or one of `allowed`. `check` raises FailedTry if an answer is to another
        question, or to a part of it only.

        Raises:
            ServiceFailed: when there is no such answer, also not after other tries.
            ArchiveError: when the environment has no usable key or address.

        """
        request = self._request(service, path, params or {}, headers or {}, posted)
        until, failed = self._closed_until.get(service.name, (None, None))
        if until and failed and self._clock.now() < until:
            raise failed
        question = json.dumps(
            [request.shown_url, sorted(request.headers.items()), (request.body or b"").decode()]
        )
        cache = self._settings.cache
        cached = cache.find(question) if cache else None
        if cached:
            request = replace(request, headers={**request.headers, **cached.conditions})

        def tried() -> Received:
            received = self._tried(service, request, {*allowed, *([304] if cached else [])})
            if received.status == HTTPStatus.OK:
                check_whole(service, received.body)
                check(received.body)
            return received

        received = self._again_and_again(service, tried)
        if cached and received.status == HTTPStatus.NOT_MODIFIED:
            headers = {**received.headers, **cached.headers}
            return Answer(HTTPStatus.OK, headers, cached.body, request.shown_url)
        if cache and received.status == HTTPStatus.OK:
            cache.keep(question, received.headers, received.body)
        return Answer(received.status, received.headers, received.body, request.shown_url)

    def _request(
        self,
        service: Service,
        path: str,
        params: Mapping[str, str],
        headers: Mapping[str, str],
        posted: Any,
    ) -> Request:
        key = service.key_in(self._settings.environment)
        by_header, by_param = service.key_header, service.key_parameter
        kind = {"Content-Type": "application/json"} if posted is not None else {}
        return Request(
            url=f"{service.address_in(self._settings.environment)}/{path}",
            params=params,
            headers={**headers, **kind},
            body=None if posted is None else json.dumps(posted).encode(),
            key_headers={by_header: service.key_before + key} if key and by_header else {},
            key_params={by_param: key} if key and by_param else {},
        )

    def _again_and_again(self, service: Service, tried: Callable[[], Received]) -> Received:
        for number in range(1, MOST_TRIES + 1):
            try:
                return tried()
            except FailedTry as failure:
                self._wait_or_fail(service, failure, number)
        raise AssertionError  # the last try fails

    def _tried(self, service: Service, request: Request, allowed: set[int]) -> Received:
        connection = self._connections.get(service.name)
        if not connection:
            connection = Connection(user_agent(self._settings.contact), self._settings.limits)
            self._connections[service.name] = connection
        self._keep_pause(service)
        asked = 0.0
        try:
            received = connection.send(request)
            asked = min(seconds_in(received.headers, "backoff") or 0, MOST_WAIT_SECONDS)
        finally:
            pause = max(service.pause_seconds, asked)
            self._ready_at[service.name] = self._clock.monotonic() + pause
            if self._settings.last_asked:
                self._settings.last_asked.note(service, self._clock.now())
        if received.status != HTTPStatus.OK and received.status not in allowed:
            raise self._refused(service, received)
        return received

    def _keep_pause(self, service: Service) -> None:
        last_asked = self._settings.last_asked
        rest = last_asked.seconds_left(service, self._clock.now()) if last_asked else 0.0
        if service.name in self._ready_at:
            rest = max(rest, self._ready_at[service.name] - self._clock.monotonic())
        if rest > 0:
            self._clock.sleep(rest)

    def _wait_or_fail(self, service: Service, failure: FailedTry, tried: int) -> None:
        message, asked = failure.message, failure.wait_seconds
        if asked is not None and asked > MOST_WAIT_SECONDS:
            at = self._clock.now() + timedelta(seconds=asked + 59)
            failed = ServiceFailed(service, failure.rule, f"{message}; {come_back(at)}")
            self._closed_until[service.name] = (at, failed)
            raise failed from failure
        if not failure.may_pass:
            raise ServiceFailed(service, failure.rule, message) from failure
        if tried == MOST_TRIES:
            raise ServiceFailed(service, failure.rule, f"{message} ({tried} tries)") from failure
        grown = 2.0**tried * (0.5 + self._settings.chance() / 2)
        wait = max(asked or 0, grown)
        self._settings.show(f"{service.title}: {message}; trying again in {math.ceil(wait)} s")
        self._clock.sleep(wait)

    def _refused(self, service: Service, received: Received) -> FailedTry:
        reason = f"HTTP {received.status}"
        if said := reason_in(received.body):
            reason = f"{reason}, {said}"
        if received.status == HTTPStatus.TOO_MANY_REQUESTS:
            message = f"asks for fewer requests ({reason})"
            if service.key_variable and not service.key_in(self._settings.environment):
                message += f"; it allows more with a key in {service.key_variable}"
            return FailedTry("service-limit", message, wait_seconds=self._asked(received))
        if received.status in _PASSING:
            message = f"failed ({reason})"
            return FailedTry("service-failed", message, wait_seconds=self._asked(received))
        message = f"refuses the request ({reason})"
        if received.status in _NO_ENTRY and service.key_variable:
            message += f"; check the key in {service.key_variable}"
        return FailedTry("service-refused", message, may_pass=False)

    def _asked(self, received: Received) -> float | None:
        """Return how many seconds the service asks to wait; none if it does not say."""
        seconds = seconds_in(received.headers, "retry-after")
        if seconds is not None:
            return seconds
        try:
            at = parsedate_to_datetime(received.headers.get("retry-after", ""))
        except (ValueError, OverflowError):  # such as a time zone of many digits
            return None
        at = at if at.tzinfo else at.replace(tzinfo=UTC)
        seconds = max(0.0, (at - self._clock.now()).total_seconds())
        return seconds if seconds <= _MOST_SECONDS else None


def seconds_in(headers: Mapping[str, str], name: str) -> float | None:
    """Return the seconds that a header asks for; none if it has no number."""
    number = whole_number(headers.get(name, ""))
    return None if number is None or number > _MOST_SECONDS else float(number)


def user_agent(contact: str) -> str:
    """Return how the client introduces itself: the project, and where a person can be reached."""
    name = f"paper-archive/{version('paper-archive')}"
    if not contact:
        return name
    return f"{name} ({contact if '://' in contact else f'mailto:{contact}'})"
