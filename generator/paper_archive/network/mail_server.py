"""A mail server: one connection, over which messages are sent one by one.

A message is never handed over twice: where the connection breaks before the server was given it, it
is sent over a new one; where it breaks afterwards, nobody knows whether the message was taken.

Sources: RFC 5321 (SMTP), RFC 3207 (STARTTLS), RFC 8314 (TLS from the beginning), RFC 6531
(SMTPUTF8).
"""

import re
import smtplib
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Final, Self

from paper_archive.errors import ArchiveError, Problem, Where, shown
from paper_archive.network.mail_replies import BoundedSMTP, BoundedSMTPOverTLS, EndlessReplyError

SECURITIES: Final = ("starttls", "tls", "none")
USER: Final = "PAPER_ARCHIVE_SMTP_USER"
PASSWORD: Final = "PAPER_ARCHIVE_SMTP_PASSWORD"  # noqa: S105  # the name of a variable
SECONDS: Final = 60.0
"""How long a server may be silent; `mail_replies` says how long a reply may take."""
_PORTS: Final = {"starttls": 587, "tls": 465, "none": 25}
_OURSELVES: Final = "[127.0.0.1]"
"""Our name to the server: that of a computer of a person says nothing, and is nobody's business."""
_CLOSING: Final = 421
_TRIES: Final = 2
_ADDRESS: Final = re.compile(r"(?<![^\s<>:;,])[^\s<>:;,]+@[^\s<>:;,]+")
_LINE_BEGIN: Final = re.compile(rb"^\.", re.MULTILINE)


class MailServerFailed(ArchiveError):  # noqa: N818  # what callers say: the server failed
    """A server that takes no messages now; the one in hand was not taken either."""

    def __init__(self, server: "MailServer", message: str) -> None:
        super().__init__([Problem(Where(f"{server.host}:{server.port}"), "mail-server", message)])


class Refused(Exception):  # noqa: N818  # not an error of the program
    """A message that the server has certainly not taken, with the reason."""


class Unsure(Exception):  # noqa: N818  # likewise
    """A message that the server has perhaps taken, with the reason."""


class _Lost(Exception):  # noqa: N818  # likewise
    """A connection that ended before the server was given the message."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where a mail server is, and how the connection is kept private."""

    host: str
    port: int
    security: str
    """`starttls`: TLS before anything is said; `tls`: from the beginning; `none`: no TLS."""

    @classmethod
    def of(cls, host: str, port: int = 0, security: str = "") -> "MailServer":
        """Return a server; 0 stands for the usual port, an empty security for the one it implies.

        That is TLS, but for a server on this computer.
        """
        if not security:
            security = "tls" if port == _PORTS["tls"] else "starttls"
            security = "none" if _is_here(host) and security != "tls" else security
        return cls(host, port or _PORTS[security], security)


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:  # a name
        return False


class Mailer:
    """Sends messages; connects when the first one is sent."""

    def __init__(
        self, server: MailServer, environment: Mapping[str, str], seconds: float = SECONDS
    ) -> None:
        """Take user and password from the environment.

        Raises:
            ArchiveError: when only one of both is there, or one of them cannot be sent.

        """
        self._server = server
        self._seconds = seconds
        self._user, self._password = (environment.get(each, "") for each in (USER, PASSWORD))
        if bool(self._user) != bool(self._password):
            raise _wrong(f"{USER} and {PASSWORD} must both be set, or neither")
        if not f"{self._user}{self._password}".isascii():
            raise _wrong(f"{USER} and {PASSWORD} must be ASCII")
        self._connection: smtplib.SMTP | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        if self._connection:
            try:
                self._connection.quit()
            except OSError:  # all that was to be said is said
                self._connection.close()

    def send(self, sender: str, recipient: str, message: bytes) -> None:
        """Send a message to one recipient.

        Raises:
            Refused: when the server does not take it, or not for this recipient.
            Unsure: when nobody knows whether the server took it.
            MailServerFailed: when the server takes no messages.

        """
        reason = ""
        for _ in range(_TRIES):
            try:
                self._give(sender, recipient, message)
            except _Lost as error:
                self._close()
                reason = str(error)
            else:
                return
        raise MailServerFailed(self._server, reason)

    def _give(self, sender: str, recipient: str, message: bytes) -> None:
        self._connection = connection = self._connection or self._connected()
        try:
            self._announce(connection, sender, recipient)
        except Refused:
            self._reset(connection)
            raise
        except OSError as error:  # those of smtplib included
            raise _Lost(self._meaning(error)) from error
        try:
            connection.send(_LINE_BEGIN.sub(b"..", message) + b".\r\n")
            code, reply = connection.getreply()
        except OSError as error:
            self._close()
            raise Unsure(self._meaning(error)) from error
        _check(code, reply)

    def _announce(self, connection: smtplib.SMTP, sender: str, recipient: str) -> None:
        """Say who sends to whom, until the server waits for the message."""
        options = []
        if not (sender + recipient).isascii():
            if not connection.has_extn("smtputf8"):
                raise Refused("the server takes only addresses in ASCII")
            options = ["SMTPUTF8", "BODY=8BITMIME"]
        code, reply = connection.mail(sender, options)
        if code // 100 != 2 and code != _CLOSING:
            message = f"refuses the sender of the mail: {_said(code, reply)}"
            raise MailServerFailed(self._server, message)
        _check(code, reply)
        _check(*connection.rcpt(recipient))
        _check(*connection.docmd("DATA"))

    def _connected(self) -> smtplib.SMTP:
        """Return a new connection, private as the server's security says, and logged in."""
        connection: smtplib.SMTP | None = None
        try:
            connection = self._opened()
            if self._server.security == "starttls":
                self._start_tls(connection)
            connection.ehlo_or_helo_if_needed()
            if self._user:
                connection.login(self._user, self._password)
        except smtplib.SMTPAuthenticationError as error:
            said = _said(error.smtp_code, error.smtp_error)
            raise self._failed(connection, f"refuses user and password: {said}") from error
        except smtplib.SMTPNotSupportedError as error:
            raise self._failed(connection, "does not support logging in") from error
        except OSError as error:  # those of smtplib included
            raise self._failed(connection, self._meaning(error)) from error
        return connection

    def _opened(self) -> smtplib.SMTP:
        host, port = self._server.host, self._server.port
        if self._server.security == "tls":
            return BoundedSMTPOverTLS(
                host, port, _OURSELVES, timeout=self._seconds, context=ssl.create_default_context()
            )
        return BoundedSMTP(host, port, _OURSELVES, timeout=self._seconds)

    def _start_tls(self, connection: smtplib.SMTP) -> None:
        connection.ehlo_or_helo_if_needed()
        if not connection.has_extn("starttls"):
            raise self._failed(connection, "does not offer TLS, and nothing is sent without it")
        connection.starttls(context=ssl.create_default_context())

    def _failed(self, connection: smtplib.SMTP | None, message: str) -> MailServerFailed:
        if connection:
            connection.close()
        return MailServerFailed(self._server, message)

    def _reset(self, connection: smtplib.SMTP) -> None:
        """Begin anew after a message that was refused."""
        try:
            connection.rset()
        except OSError:
            self._close()

    def _close(self) -> None:
        if self._connection:
            self._connection.close()
        self._connection = None

    def _meaning(self, error: OSError) -> str:
        """Return what an error means; smtplib hides some behind its own."""
        causes = [error, error.__cause__, error.__context__]
        if any(isinstance(each, ssl.SSLCertVerificationError) for each in causes):
            return "its certificate is not valid"
        if any(isinstance(each, TimeoutError) for each in causes):
            return f"no answer for {self._seconds:g} seconds"
        if isinstance(error, smtplib.SMTPResponseException):
            return _said(error.smtp_code, error.smtp_error)
        if isinstance(
            error, smtplib.SMTPServerDisconnected | ConnectionResetError | BrokenPipeError
        ):
            cause = error.__context__
            return str(cause) if isinstance(cause, EndlessReplyError) else "the connection broke"
        if isinstance(error, ssl.SSLError):
            return "TLS failed; check the port, and `security` in archive.yml"
        return f"no connection: {error.strerror or type(error).__name__}"


def _check(code: int, reply: bytes) -> None:
    """Go on only if a reply says so."""
    if code == _CLOSING:
        raise _Lost(_said(code, reply))
    if code // 100 not in {2, 3}:
        raise Refused(_said(code, reply))


def _said(code: int, reply: bytes | str) -> str:
    """Return what a server said, without the addresses in it: logs are often public."""
    text = reply if isinstance(reply, str) else reply.decode(errors="replace")
    return shown(f"{code} {_ADDRESS.sub('…', ' '.join(text.split()))}", 200)


def _wrong(message: str) -> ArchiveError:
    return ArchiveError([Problem(Where("environment"), "mail-server", message)])
