"""What a mail server replies, of bounded size and time: smtplib only bounds its silence.

A server that sends one byte a minute, or an endless reply, would keep the command forever.
"""

import smtplib
import time
from io import BufferedReader, RawIOBase
from socket import socket
from typing import Final, cast

MOST_BYTES: Final = 1 << 16
"""The longest reply that is read; real ones have a few lines of 512 bytes (RFC 5321, 4.5.3.1.5)."""


class EndlessReplyError(OSError):
    """A reply that is too long, or takes too long."""


class _Replies(RawIOBase):
    """The replies of a server; `expect` is called before each."""

    def __init__(self, connection: socket, seconds: float) -> None:
        super().__init__()
        self._connection = connection
        self._seconds = seconds
        self._end = 0.0
        self._left = 0

    def expect(self) -> None:
        """Begin with another reply, which has the whole time and size."""
        self._end = time.monotonic() + self._seconds
        self._left = MOST_BYTES

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # what readers give
        if self._left <= 0:
            raise EndlessReplyError("its reply is too long")
        if time.monotonic() > self._end:
            raise EndlessReplyError("its reply takes too long")
        count = self._connection.recv_into(buffer)
        self._left -= count
        return count


class BoundedSMTP(smtplib.SMTP):
    """A connection whose replies are bounded."""

    reply_seconds: float = 300.0
    """How long a reply may take as a whole."""

    def getreply(self) -> tuple[int, bytes]:
        """Return code and text of the next reply.

        Raises:
            OSError: when none comes, or one without end; those of smtplib are of this kind.

        """
        if self.sock and self.file is None:  # at the beginning, and where TLS begins
            self.file = BufferedReader(_Replies(self.sock, self.reply_seconds))
        if self.file:
            cast(_Replies, self.file.raw).expect()
        return super().getreply()


class BoundedSMTPOverTLS(BoundedSMTP, smtplib.SMTP_SSL):
    """Likewise, with TLS from the beginning."""
