"""Options that name days, weeks and months."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

import click

from paper_archive.network.daily_papers import Period
from paper_archive.network.settings import Clock
from paper_archive.values import is_day

CLOCK: Final = Clock()


def today() -> date:
    """Return the day in UTC."""
    return CLOCK.now().date()


def day_of(_context: click.Context, _option: click.Parameter, text: str | None) -> str:
    """Return an ISO day that is not in the future, or nothing."""
    if text is None:
        return ""
    if not is_day(text):
        raise click.BadParameter(f"{text!r} is not a day like 2026-11-27")
    # In a time zone ahead of UTC it may already be tomorrow.
    if text > (today() + timedelta(days=1)).isoformat():
        raise click.BadParameter(f"{text} is in the future")
    return text


def period_reader(
    period_of: Callable[[str], Period], example: str
) -> Callable[[click.Context, click.Parameter, str | None], Period | None]:
    """Return a reader of weeks or months that have begun."""

    def read(_context: click.Context, _option: click.Parameter, text: str | None) -> Period | None:
        if text is None:
            return None
        try:
            period = period_of(text)
        except (ValueError, OverflowError) as error:
            raise click.BadParameter(f"{text!r} is not valid; write it like {example}") from error
        if period.first > today().isoformat():
            raise click.BadParameter(f"{text} is in the future")
        return period

    return read


since_option: Final = click.option(
    "--from", "since", callback=day_of, metavar="YYYY-MM-DD", help="First day."
)
until_option: Final = click.option(
    "--to", "until", callback=day_of, metavar="YYYY-MM-DD", help="Last day; by default, today."
)
