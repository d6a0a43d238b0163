"""A mail server's replies: one without end ends the wait, whatever it sends meanwhile."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest

from paper_archive.errors import ArchiveError
from paper_archive.network import mail_replies
from paper_archive.network.mail_replies import BoundedSMTP
from paper_archive.network.mail_server import Mailer, MailServer


@contextmanager
def endless(piece: bytes, pause: float) -> Iterator[int]:
    """Run a server that sends a piece again and again, and return its port."""
    done = threading.Event()

    def serve() -> None:
        while not done.is_set():
            with suppress(OSError):
                connection, _ = listening.accept()
                with connection:
                    while not done.wait(pause):
                        connection.sendall(piece)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.1)
        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield listening.getsockname()[1]
        finally:
            done.set()
            thread.join()


@pytest.mark.parametrize(
    ("piece", "pause", "reason"),
    [
        (b"2", 0.02, "its reply takes too long"),
        (b"220-\r\n", 0.02, "its reply takes too long"),
        (b"220-wait\r\n" * 1000, 0, "its reply is too long"),
    ],
    ids=["bytes", "lines", "many lines"],
)
def test_a_reply_without_end_is_a_problem(
    monkeypatch: pytest.MonkeyPatch, piece: bytes, pause: float, reason: str
) -> None:
    monkeypatch.setattr(BoundedSMTP, "reply_seconds", 0.2 if pause else 30)
    monkeypatch.setattr(mail_replies, "MOST_BYTES", 5000)
    with endless(piece, pause) as port, pytest.raises(ArchiveError) as caught:
        Mailer(MailServer.of("127.0.0.1", port), {}, seconds=5).send("a@b.test", "c@d.test", b"")
    (problem,) = caught.value.problems
    assert (problem.rule, problem.message) == ("mail-server", reason)
