"""`paper-archive digest`: what came into the archive in a period, to look at or as mail."""

import os
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any, Final

import click

from paper_archive.archive.files.new_file import write_file
from paper_archive.cli import days
from paper_archive.cli.exporting import print_bytes, site_address
from paper_archive.cli.output import (
    PROGRESS,
    CommandResult,
    config_option,
    content_option,
    with_output,
)
from paper_archive.cli.path_type import PathType
from paper_archive.errors import printable
from paper_archive.network import daily_papers
from paper_archive.network.daily_papers import Period
from paper_archive.network.mail_server import Mailer
from paper_archive.text import counted
from paper_archive.values import is_day
from paper_archive.workflows.configuration import digest_in, file_of
from paper_archive.workflows.configuration.digest_settings import DigestSettings
from paper_archive.workflows.digesting import (
    FORMATS,
    Choice,
    Digested,
    digest_of,
    format_of,
    lacking,
    written,
)
from paper_archive.workflows.mail.mailing import Mailing, MailReport, mail, summary
from paper_archive.workflows.mail.recipients import read_recipients
from paper_archive.workflows.output_place import refuse_place

_LAST: Final = "last"
_STANDARD_OUTPUT: Final = Path("-")
_KINDS: Final = {"day": daily_papers.day, "week": daily_papers.week, "month": daily_papers.month}


def _containing(kind: str, day: date) -> Period:
    year, number, _ = day.isocalendar()
    names = {"day": f"{day}", "week": f"{year:04}-W{number:02}", "month": f"{day}"[:7]}
    return _KINDS[kind](names[kind])


def _period_of(kind: str) -> Callable[[str], Period]:
    """Return a reader of a period: by its name, by a day in it, or the last one that is over."""

    def read(text: str) -> Period:
        if text == _LAST:
            first = date.fromisoformat(_containing(kind, days.today()).first)
            return _containing(kind, first - timedelta(days=1))
        return _containing(kind, date.fromisoformat(text)) if is_day(text) else _KINDS[kind](text)

    return read


def _period_option(kind: str, example: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    inside = "" if kind == "day" else ", or a day in it"
    return click.option(
        f"--{kind}",
        is_flag=False,
        flag_value=_LAST,
        callback=days.period_reader(_period_of(kind), example),
        metavar="[D]",
        help=f"The {kind}, like {example}{inside}; by default, the last one that is over.",
    )


@click.command()
@_period_option("day", "2026-11-27")
@_period_option("week", "2026-W48")
@_period_option("month", "2026-11")
@content_option()
@click.option("--topic", default="", help="Only papers with this tag.")
@click.option(
    "--saved-search",
    "search",
    default="",
    metavar="Q",
    help="Only what a search finds: the name of one in archive.yml, or the search itself.",
)
@click.option(
    "--out",
    type=PathType(path_type=Path, dir_okay=False, allow_dash=True),
    default=_STANDARD_OUTPUT,
    metavar="FILE",
    help="Where to write it; by default, standard output.",
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(FORMATS),
    help="Format; by default, the one that the file name implies, or text.",
)
@click.option("--force", is_flag=True, help="Replace the file if it exists.")
@click.option("--send", is_flag=True, help="Mail it to each recipient, once.")
@click.option(
    "--recipients",
    type=PathType(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="The recipients, one in each line; by default, those in PAPER_ARCHIVE_RECIPIENTS.",
)
@click.option(
    "--site-url",
    "address",
    default="",
    callback=site_address,
    help="Address of the site; by default, the one in mkdocs.yml.",
)
@config_option()
@with_output(has_own_format=True)
def digest(  # noqa: PLR0913, PLR0917  # one parameter per option
    day: Period | None,
    week: Period | None,
    month: Period | None,
    content: Path,
    topic: str,
    search: str,
    out: Path,
    format_name: str | None,
    force: bool,  # noqa: FBT001  # click passes by name
    send: bool,  # noqa: FBT001
    recipients: Path | None,
    address: str,
    path: Path | None,
) -> CommandResult:
    """Write or mail what came in on a day, in a week or in a month.

    Days are those of UTC. Papers are listed by the day of their first capture; those without one
    are in no digest. The mail server is in archive.yml; user and password are in
    PAPER_ARCHIVE_SMTP_USER and PAPER_ARCHIVE_SMTP_PASSWORD.
    """
    periods = [each for each in (day, week, month) if each]
    if len(periods) != 1:
        raise click.UsageError("give one of --day, --week and --month")
    if send and (out != _STANDARD_OUTPUT or format_name):
        raise click.UsageError("--send mails the digest; leave out --out and --format")
    if send and periods[0].last >= days.today().isoformat():
        raise click.UsageError(f"{periods[0].name} is not over: what comes later would not be sent")
    chosen = format_name or format_of(out.name)
    if not chosen and out != _STANDARD_OUTPUT:
        raise click.UsageError(
            f"the file name does not say which format: add --format ({', '.join(FORMATS)})"
        )
    if out != _STANDARD_OUTPUT:
        refuse_place(out, content)
    settings = digest_in(path or file_of(content))
    query = settings.searches.get(search, search)
    choice = Choice(
        period=periods[0].name, topic=topic, search=search if query != search else "", query=query
    )
    digested = digest_of(content, choice, address)
    if send:
        return _sent(digested, choice, settings, content, recipients)
    data = written(digested.edition, chosen or "text", settings.sender)
    if out == _STANDARD_OUTPUT:
        print_bytes([data])
        return _result(digested, [])
    write_file(out, [data], may_replace=force)
    return _result(digested, [f"wrote {_papers(digested)} to {printable(out.as_posix())}"])


def _sent(
    digested: Digested,
    choice: Choice,
    settings: DigestSettings,
    content: Path,
    recipients: Path | None,
) -> CommandResult:
    """Mail a digest; one without papers is not mailed."""
    if not settings.sender:
        raise lacking("from")
    if not settings.server:
        raise lacking("smtp")
    people, problems = read_recipients(recipients, os.environ)
    mailing = Mailing(
        edition=digested.edition,
        sender=settings.sender,
        date=format_datetime(days.CLOCK.now()),
        content=content,
        key=choice.key,
    )
    report = MailReport()
    with Mailer(settings.server, os.environ) as mailer:
        if digested.edition.digest.papers:
            report = mail(mailing, people, mailer, PROGRESS.message)
    result = _result(digested, [f"{choice.period}: {_papers(digested)}"])
    counts = {"sent": report.sent, "sent_before": report.already, "left": report.left}
    result.facts = {**result.facts, **counts}
    result.problems += [*problems, *report.problems]
    result.verdict = f"{digested.outcome.replace('-', ' ')}: {summary(report)}"
    return result


def _result(digested: Digested, lines: Sequence[str]) -> CommandResult:
    digest = digested.edition.digest
    return CommandResult(
        lines=list(lines),
        facts={
            "outcome": digested.outcome,
            "period": digest.period,
            "papers": len(digest.papers),
            "shown": digested.edition.shown,
            "failing": dict(digest.failing),
        },
        problems=list(digested.problems),
    )


def _papers(digested: Digested) -> str:
    """Return how many papers there are, and how many of them fit."""
    total, shown = len(digested.edition.digest.papers), digested.edition.shown
    return counted(total, "paper") + (f", of which {shown:,} fit" if shown < total else "")
