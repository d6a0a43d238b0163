"""A digest as a message for a mail server.

Sources: RFC 5322 (messages), RFC 2046 (both forms in one), RFC 2369 and RFC 8058 (unsubscribing),
RFC 3834 (no answer by machines is wanted).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256
from typing import Final
from urllib.parse import quote

from paper_archive.publish.digests.edition import Edition

_POLICY: Final = SMTP.clone(max_line_length=998, cte_type="7bit")
"""The longest lines that are allowed: a folded address would not be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who mails, and where readers answer and unsubscribe."""

    address: Address
    reply_to: Address | None = None
    unsubscribe: Sequence[str] = ()
    """The http(s) and mailto addresses for that."""


def message_of(
    edition: Edition, sender: Sender, recipient: Address | None = None, date: str = ""
) -> EmailMessage:
    """Return the message for a recipient; it is the same each time, but for its date (RFC 5322).

    Without a recipient, it is one to look at.
    """
    unsubscribe = [_of_recipient(each, recipient) for each in sender.unsubscribe]
    first = next(iter(unsubscribe), "")
    people = [each.addr_spec for each in (sender.address, sender.reply_to, recipient) if each]
    is_ascii = "".join(people).isascii()
    message = EmailMessage(_POLICY if is_ascii else _POLICY.clone(utf8=True))
    message["From"] = sender.address
    if recipient:
        message["To"] = recipient
    if sender.reply_to:
        message["Reply-To"] = sender.reply_to
    message["Subject"] = edition.digest.title
    if date:
        message["Date"] = date
    message["Message-ID"] = f"<{_name(edition, recipient)}@{sender.address.domain}>"
    message["Auto-Submitted"] = "auto-generated"
    if unsubscribe:
        message["List-Unsubscribe"] = ", ".join(f"<{each}>" for each in unsubscribe)
    if any(each.startswith("https:") for each in unsubscribe):
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(edition.text(first))
    message.add_alternative(edition.html(first), subtype="html")
    message.set_boundary(f"={_name(edition, recipient)}")
    return message


def _of_recipient(address: str, recipient: Address | None) -> str:
    """Return the address at which a recipient unsubscribes, which names them (RFC 8058, 3.1)."""
    if not recipient or address.startswith("mailto:"):
        return address
    joint = "&" if "?" in address else "?"
    return f"{address}{joint}address={quote(recipient.addr_spec, safe='@')}"


def _name(edition: Edition, recipient: Address | None) -> str:
    """Return a name of the message that only this digest to this recipient has."""
    digest = edition.digest
    to = recipient.addr_spec.lower() if recipient else ""
    parts = (digest.site_address or digest.archive, digest.period, digest.about, to)
    return sha256("\n".join(parts).encode()).hexdigest()[:32]
