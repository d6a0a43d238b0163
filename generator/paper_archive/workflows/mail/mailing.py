"""Mailing: a digest goes to each recipient at most once, whatever happens.

A recipient whom the server refuses, or whose message it may have taken, does not stop the others. A
server that takes nothing does: the command can be run again, and mails those who got nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from paper_archive.archive.writing.lock import held
from paper_archive.errors import Problem
from paper_archive.network.mail_server import Mailer, MailServerFailed, Refused, Unsure
from paper_archive.publish.digests.edition import Edition
from paper_archive.publish.digests.message import Sender, message_of
from paper_archive.text import counted
from paper_archive.workflows.mail.mailed import LOCK, Mailed
from paper_archive.workflows.mail.recipients import Recipient

_MOST_UNSURE: Final = 2
"""After so many in a row, the server is at fault; each would cost a recipient the digest."""

SHOWN_EVERY: Final = 100
"""After so many mails, the command shows how far it is."""


@dataclass(slots=True)
class MailReport:
    """What became of the messages."""

    sent: int = 0
    already: int = 0
    """Recipients who had the digest, or may have had it, before."""
    left: int = 0
    """Recipients who were not tried, as the server failed."""
    problems: list[Problem] = field(default_factory=list)
    """Why others did not get it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailing:
    """What is mailed, and on whose behalf."""

    edition: Edition
    sender: Sender
    date: str
    """That of the messages (RFC 5322)."""
    content: Path
    key: str
    """What tells the digest from others."""


def mail(
    mailing: Mailing,
    recipients: Sequence[Recipient],
    mailer: Mailer,
    show: Callable[[str], None],
) -> MailReport:
    """Send a digest to all recipients who did not get it yet, and return what became of that.

    `show` is called with how far it is, and when the command has to wait for another that mails.
    The archive is not locked: a long list takes hours, in which papers may be imported.

    Raises:
        ArchiveError: when another command is mailing, or what was mailed cannot be read or written.

    """
    report = MailReport()
    folder, period = mailing.content.parent, mailing.edition.digest.period
    with held(folder / LOCK, "paper-archive digest", show):
        mailed = Mailed(folder, period, mailing.key)
        waiting = [each for each in recipients if mailed.state(each.key) in {None, "refused"}]
        report.already = len(recipients) - len(waiting)
        unsure = 0
        for number, recipient in enumerate(waiting):
            if number and number % SHOWN_EVERY == 0:
                show(f"{number:,} of {counted(len(waiting), 'mail')}")
            try:
                is_sure = _send(mailing, recipient, mailer, mailed, report)
            except MailServerFailed as error:
                report.problems.extend(error.problems)
                report.left = len(waiting) - number
                break
            unsure = 0 if is_sure else unsure + 1
            if unsure == _MOST_UNSURE:
                report.left = len(waiting) - number - 1
                break
    return report


def _send(
    mailing: Mailing, recipient: Recipient, mailer: Mailer, mailed: Mailed, report: MailReport
) -> bool:
    """Send a message, and return whether it is known what became of it."""
    message = message_of(mailing.edition, mailing.sender, recipient.address, mailing.date)
    sender = mailing.sender.address.addr_spec
    mailed.note(recipient.key, "begun")
    try:
        mailer.send(sender, recipient.address.addr_spec, message.as_bytes())
    except Refused as error:
        mailed.note(recipient.key, "refused")
        report.problems.append(Problem(recipient.where, "mail-refused", f"not mailed: {error}"))
    except Unsure as error:
        text = f"may or may not have been mailed: {error}"
        report.problems.append(Problem(recipient.where, "mail-unsure", text))
        return False
    except MailServerFailed:
        mailed.note(recipient.key, "refused")
        raise
    else:
        mailed.note(recipient.key, "sent")
        report.sent += 1
    return True


def summary(report: MailReport) -> str:
    """Return what became of the messages, in one line."""
    failed = len(report.problems)
    parts = [f"{counted(report.sent, 'mail')} sent"]
    parts += [f"{report.already:,} sent before"] * bool(report.already)
    parts += [f"{counted(failed, 'problem')}"] * bool(failed)
    parts += [f"{report.left:,} left for the next run"] * bool(report.left)
    return ", ".join(parts)
