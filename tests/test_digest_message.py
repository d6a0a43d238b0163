"""Digests as messages, as mail servers and mail programs want them."""

from email import message_from_bytes
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest

from made_up import paper
from paper_archive.publish.digests.digest import Digest
from paper_archive.publish.digests.edition import Edition
from paper_archive.publish.digests.message import Sender, message_of

ADA = Address("Ada Lovelace", "ada", "example.org")
SENDER = Address("Sand", "papers", "example.org")
LONG = "x" * 1_500


def sent(
    recipient: Address = ADA, archive: str = "Sand papers", abstract: str = "Deep.", **sender: Any
) -> bytes:
    papers = [paper("Waves", abstract=abstract)]
    digest = Digest(archive=archive, site_address="", period="2025-12-10", papers=papers)
    return message_of(Edition(digest), Sender(address=SENDER, **sender), recipient).as_bytes()


def read(data: bytes) -> EmailMessage:
    return message_from_bytes(data, policy=default)


@pytest.mark.parametrize("text", ["é € 𝑥 " * 100, LONG, "~" * 900, "\u2028é"])
def test_any_server_can_take_it(text: str) -> None:
    data = sent(archive=text, abstract=text, recipient=Address(text[:80], "ada", "example.org"))
    assert data.isascii()
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 998
    assert not any(b"\n" in line or b"\r" in line for line in lines)


def test_both_forms_are_there_the_better_one_last() -> None:
    message = read(sent(abstract="Déjà vu"))
    assert message.get_content_type() == "multipart/alternative"
    plain, html = message.iter_parts()
    assert (plain.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    for part in (plain, html):
        assert part.get_content_charset() == "utf-8"
        assert "Déjà vu" in part.get_content()


def test_a_name_that_is_not_ascii_stays_one_recipient() -> None:
    message = read(sent(Address("Žofie, <b@x.org>", "z", "example.org")))
    (recipient,) = message["To"].addresses
    assert (recipient.display_name, recipient.addr_spec) == ("Žofie, <b@x.org>", "z@example.org")


@pytest.mark.parametrize("who", ["sender", "reply_to", "recipient"])
def test_an_address_that_is_not_ascii_is_written_as_it_is(who: str) -> None:
    people = {"sender": SENDER, "reply_to": SENDER, "recipient": ADA}
    people[who] = Address("Añja", "añja", "example.org")
    digest = Digest(archive="Sand", site_address="", period="2025-12-10", papers=[])
    sender = Sender(address=people["sender"], reply_to=people["reply_to"])
    data = message_of(Edition(digest), sender, people["recipient"]).as_bytes()
    assert "añja@example.org".encode() in data


def test_an_address_to_unsubscribe_is_in_one_piece_and_names_the_recipient() -> None:
    at = "https://lists.test/" + "a" * 400
    message = sent(Address("", "a+b&c", "example.org"), unsubscribe=[at])
    line = f"List-Unsubscribe: <{at}?address=a%2Bb%26c@example.org>\r\n"
    assert line.encode() in message
    assert read(message)["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


@pytest.mark.parametrize("at", ["mailto:leave@example.org", "http://lists.test/leave"])
def test_one_click_needs_an_https_address(at: str) -> None:
    message = read(sent(unsubscribe=[at]))
    assert at in message["List-Unsubscribe"]
    assert message["List-Unsubscribe-Post"] is None
    assert read(sent())["List-Unsubscribe"] is None


def test_the_same_message_has_the_same_bytes() -> None:
    assert sent() == sent()
    other = Address("", "ben", "example.org")
    assert read(sent())["Message-ID"] != read(sent(other))["Message-ID"]
    assert (
        read(sent())["Message-ID"] == read(sent(Address("A", "ADA", "example.org")))["Message-ID"]
    )
