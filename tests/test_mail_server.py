"""The network's mail server: what is private, what is refused, and what nobody knows."""

import ssl
from collections.abc import Mapping
from email.message import EmailMessage
from pathlib import Path

import pytest
import trustme

from mail_servers import PASSWORD, USER, Inbox, Reply, close_with, drop, mail_server, slow
from paper_archive.errors import ArchiveError
from paper_archive.network.mail_server import Mailer, MailServer, Refused, Unsure

ADA, BEN = "ada@example.org", "ben@example.org"
LOGIN = {"PAPER_ARCHIVE_SMTP_USER": USER, "PAPER_ARCHIVE_SMTP_PASSWORD": PASSWORD}


def message(text: str = "Waves.\n") -> bytes:
    made = EmailMessage()
    made["Subject"] = "Waves"
    made.set_content(text)
    return made.as_bytes().replace(b"\n", b"\r\n")


def mailer(
    port: int, security: str = "none", environment: Mapping[str, str] | None = None
) -> Mailer:
    return Mailer(MailServer.of("127.0.0.1", port, security), environment or {}, seconds=0.5)


def send(port: int, *recipients: str, **options: object) -> None:
    with mailer(port, **options) as sending:  # type: ignore[arg-type]
        for each in recipients:
            sending.send("papers@example.org", each, message())


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def certified(
    authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> ssl.SSLContext:
    """Return the TLS of a server whose certificate is trusted."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    return context


def failure(port: int, *recipients: str, **options: object) -> str:
    with pytest.raises(ArchiveError) as caught:
        send(port, *recipients, **options)
    (problem,) = caught.value.problems
    assert (problem.rule, problem.where.path) == ("mail-server", f"127.0.0.1:{port}")
    return problem.message


def test_messages_go_over_one_connection_one_by_one() -> None:
    inbox = Inbox()
    with mail_server(inbox) as port:
        send(port, ADA, BEN)
    assert (inbox.recipients, inbox.connections) == ([ADA, BEN], 1)
    assert inbox.taken[0][1]["Subject"] == "Waves"


def test_a_line_that_begins_with_a_point_ends_no_message() -> None:
    inbox = Inbox()
    with mail_server(inbox) as port, mailer(port) as sending:
        sending.send("papers@example.org", ADA, message("One.\n.\n.two\n"))
    assert inbox.taken[0][1].get_content() == "One.\r\n.\r\n.two\r\n"


def test_starttls_keeps_the_message_and_the_password_private(certified: ssl.SSLContext) -> None:
    inbox = Inbox()
    options = {"tls_context": certified, "auth_require_tls": True}
    with mail_server(inbox, authenticator=inbox.authenticate, **options) as port:
        send(port, ADA, security="starttls", environment=LOGIN)
    assert (inbox.recipients, inbox.is_private, inbox.user) == ([ADA], True, USER)


def test_tls_may_begin_with_the_connection(certified: ssl.SSLContext) -> None:
    inbox = Inbox()
    with mail_server(inbox, ssl_context=certified) as port:
        send(port, ADA, security="tls")
    assert (inbox.recipients, inbox.is_private) == ([ADA], True)


def test_nothing_is_said_to_a_server_that_offers_no_tls() -> None:
    inbox = Inbox()
    with mail_server(inbox, authenticator=inbox.authenticate, auth_require_tls=False) as port:
        said = failure(port, ADA, security="starttls", environment=LOGIN)
    assert said == "does not offer TLS, and nothing is sent without it"
    assert (inbox.user, inbox.taken) == ("", [])


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_certificate_that_nobody_trusts_is_refused(
    certified: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch, security: str
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    key = "ssl_context" if security == "tls" else "tls_context"
    with mail_server(Inbox(), **{key: certified}) as port:
        assert failure(port, ADA, security=security) == "its certificate is not valid"


def test_a_password_that_is_wrong_is_shown_nowhere() -> None:
    inbox = Inbox()
    environment = {**LOGIN, "PAPER_ARCHIVE_SMTP_PASSWORD": "secret"}
    with mail_server(inbox, authenticator=inbox.authenticate, auth_require_tls=False) as port:
        said = failure(port, ADA, environment=environment)
    assert said.startswith("refuses user and password: '535 ")
    assert "secret" not in said


def test_a_password_that_nobody_asks_for_is_a_mistake() -> None:
    with mail_server(Inbox()) as port:
        assert failure(port, ADA, environment=LOGIN) == "does not support logging in"


@pytest.mark.parametrize(
    ("environment", "message"),
    [
        ({"PAPER_ARCHIVE_SMTP_USER": "ada"}, "must both be set, or neither"),
        ({"PAPER_ARCHIVE_SMTP_PASSWORD": "x"}, "must both be set, or neither"),
        ({**LOGIN, "PAPER_ARCHIVE_SMTP_PASSWORD": "né"}, "must be ASCII"),
    ],
)
def test_user_and_password_come_together(environment: dict[str, str], message: str) -> None:
    with pytest.raises(ArchiveError, match=message):
        mailer(25, environment=environment)


def test_a_server_that_is_not_there_is_a_problem() -> None:
    with mail_server(Inbox()) as port:
        pass
    assert failure(port, ADA) == "no connection: Connection refused"


@pytest.mark.parametrize(
    ("security", "is_private", "reason"),
    [
        ("tls", False, "TLS failed; check the port, and `security` in archive.yml"),
        ("starttls", True, "no answer for 0.5 seconds"),
    ],
)
def test_a_server_that_begins_otherwise_is_a_problem(
    certified: ssl.SSLContext, security: str, *, is_private: bool, reason: str
) -> None:
    options = {"ssl_context": certified} if is_private else {}
    with mail_server(Inbox(), **options) as port:
        assert failure(port, ADA, security=security) == reason


def test_a_sender_that_is_refused_stops_all() -> None:
    with mail_server(Inbox(sender="553 who is papers@example.org")) as port:
        said = failure(port, ADA)
    assert said == "refuses the sender of the mail: '553 who is …'"


@pytest.mark.parametrize("step", ["rcpt", "data"])
def test_a_recipient_who_is_refused_stops_nobody_else(step: str) -> None:
    inbox = Inbox()
    refuse = lambda _server, to: f"550 no {to} here" if to == ADA else None  # noqa: E731
    setattr(inbox, step, refuse)
    with mail_server(inbox) as port, mailer(port) as sending:
        with pytest.raises(Refused, match="'550 no … here'"):
            sending.send("papers@example.org", ADA, message())
        sending.send("papers@example.org", BEN, message())
    assert (inbox.recipients, inbox.connections) == ([BEN], 1)


@pytest.mark.parametrize("step", ["rcpt", "data"])
def test_a_server_that_closes_in_between_is_asked_again(step: str) -> None:
    inbox = Inbox()
    close = close_with("421 too many messages")

    def once(server: object, to: str) -> str | None:
        is_second = to == BEN and inbox.connections == 1
        return close(server, to) if is_second else None  # type: ignore[arg-type]

    setattr(inbox, step, once)
    with mail_server(inbox) as port:
        send(port, ADA, BEN)
    assert (inbox.recipients, inbox.connections) == ([ADA, BEN], 2)


def test_a_server_that_always_closes_takes_nothing() -> None:
    with mail_server(Inbox(rcpt=close_with("421 closed for today"))) as port:
        assert failure(port, ADA) == "'421 closed for today'"


def test_a_connection_that_breaks_before_the_message_is_made_again() -> None:
    inbox = Inbox()
    inbox.rcpt = lambda server, to: drop(server, to) if inbox.connections == 1 else None
    with mail_server(inbox) as port:
        send(port, ADA)
    assert (inbox.recipients, inbox.connections) == ([ADA], 2)


@pytest.mark.parametrize(
    ("data", "reason"), [(drop, "the connection broke"), (slow, "no answer for 0.5 seconds")]
)
def test_nobody_knows_what_became_of_a_message_without_an_answer(data: Reply, reason: str) -> None:
    inbox = Inbox()
    inbox.data = lambda server, to: data(server, to) if to == ADA else None
    with mail_server(inbox) as port, mailer(port) as sending:
        with pytest.raises(Unsure, match=reason):
            sending.send("papers@example.org", ADA, message())
        sending.send("papers@example.org", BEN, message())
    assert (inbox.recipients, inbox.connections) == ([BEN], 2)


def test_a_name_that_is_not_ascii_needs_a_server_that_takes_it() -> None:
    inbox = Inbox()
    with mail_server(inbox, enable_SMTPUTF8=True) as port:
        send(port, "añja@example.org")
    assert inbox.recipients == ["añja@example.org"]
    with (
        mail_server(Inbox(), enable_SMTPUTF8=False) as port,
        pytest.raises(Refused, match="only addresses in ASCII"),
    ):
        send(port, "añja@example.org")


@pytest.mark.parametrize(
    ("given", "port", "security"),
    [
        (("smtp.example.org", 0, ""), 587, "starttls"),
        (("smtp.example.org", 465, ""), 465, "tls"),
        (("smtp.example.org", 25, ""), 25, "starttls"),
        (("smtp.example.org", 0, "tls"), 465, "tls"),
        (("smtp.example.org", 0, "none"), 25, "none"),
        (("127.0.0.1", 0, ""), 25, "none"),
        (("::1", 1025, ""), 1025, "none"),
        (("localhost", 1025, "starttls"), 1025, "starttls"),
        (("10.0.0.1", 25, ""), 25, "starttls"),
    ],
)
def test_only_a_server_on_this_computer_is_spoken_to_without_tls(
    given: tuple[str, int, str], port: int, security: str
) -> None:
    assert MailServer.of(*given) == MailServer(given[0], port, security)
