"""A mail server on this computer, which takes messages or does what real ones do instead."""

import asyncio
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "ada", "correct horse"
SLOW = "451 slow"
Reply = Callable[[SMTP, str], str | None]
"""Called with the server and a recipient; returns what the server says, or nothing special."""


@dataclass
class Inbox:
    """What a server was given, and how it answers."""

    rcpt: Reply = lambda _server, _recipient: None
    data: Reply = lambda _server, _recipient: None
    sender: str = ""
    """The answer to the name of the sender; empty to take any."""
    taken: list[tuple[str, EmailMessage]] = field(default_factory=list)
    """Recipient and message."""
    connections: int = 0
    is_private: bool = False
    """Whether the last message came over TLS."""
    user: str = ""

    @property
    def recipients(self) -> list[str]:
        return [recipient for recipient, _ in self.taken]

    # What aiosmtpd calls, under the names that it wants.

    async def handle_EHLO(  # noqa: N802
        self, _server: SMTP, session: Session, _envelope: Envelope, host: str, answers: list[str]
    ) -> list[str]:
        self.connections += not session.host_name
        session.host_name = host
        return answers

    async def handle_MAIL(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if not self.sender:
            envelope.mail_from = address
            envelope.mail_options.extend(options)
        return self.sender or "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        reply = self.rcpt(server, address)
        if not reply:
            envelope.rcpt_tos.append(address)
        return reply or "250 OK"

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        (recipient,) = envelope.rcpt_tos
        reply = self.data(server, recipient)
        if reply == SLOW:
            await asyncio.sleep(1)
        if reply:
            return reply
        self.is_private = _transport(server).get_extra_info("sslcontext") is not None
        content = envelope.original_content or b""
        self.taken.append((recipient, message_from_bytes(content, policy=default)))
        return "250 OK"

    def authenticate(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _kind: str, given: Any
    ) -> AuthResult:
        is_right = isinstance(given, LoginPassword) and given == LoginPassword(
            USER.encode(), PASSWORD.encode()
        )
        self.user = USER if is_right else ""
        return AuthResult(success=is_right, handled=False)


def _transport(server: SMTP) -> asyncio.BaseTransport:
    assert server.transport
    return server.transport


def drop(server: SMTP, _recipient: str) -> str:
    """Close the connection without an answer."""
    _transport(server).close()
    return "451 nobody reads this"


def slow(_server: SMTP, _recipient: str) -> str:
    """Say nothing for a while."""
    return SLOW


def close_with(reply: str) -> Reply:
    """Say something, and close the connection."""

    def answer(server: SMTP, _recipient: str) -> str:
        server.loop.call_later(0.02, _transport(server).close)
        return reply

    return answer


class _Server(Controller):
    """A server with a port that the system chooses."""

    def _trigger_server(self) -> None:
        assert isinstance(self.server, asyncio.Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]


@contextmanager
def mail_server(inbox: Inbox, **options: Any) -> Iterator[int]:
    """Run a server, and return its port; options are those of aiosmtpd's `SMTP`."""
    implicit: ssl.SSLContext | None = options.pop("ssl_context", None)
    controller = _Server(inbox, hostname="127.0.0.1", port=0, ssl_context=implicit, **options)
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()
