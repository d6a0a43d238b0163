"""`paper-archive fetch`: ask services for papers, save their answers, and import them."""

import functools
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import click

from paper_archive.cli import days
from paper_archive.cli.asking import settings_of
from paper_archive.cli.importing import source_lines, summary_lines
from paper_archive.cli.output import PROGRESS, CommandResult, content_option, with_output
from paper_archive.cli.path_type import PathType
from paper_archive.errors import Where, shown
from paper_archive.network import arxiv, daily_papers, zotero
from paper_archive.network.client import Client
from paper_archive.network.daily_papers import Period
from paper_archive.network.parts import Outcome
from paper_archive.workflows.asking import naming
from paper_archive.workflows.asking.naming import Catalog, Name, names_in
from paper_archive.workflows.fetching import Destination, FetchReport, fetch_library
from paper_archive.workflows.fetching import fetch as fetch_outcomes
from paper_archive.workflows.importing import ImportOptions

_DEFAULT_LIMIT: Final = 1_000


@click.group()
def fetch() -> None:
    """Fetch papers from a service, and import them.

    The answers of the service are saved in captures/. A paper is named by an identifier or by its
    title.
    """


@dataclass(frozen=True, slots=True)
class _Run:
    """One run of a command."""

    client: Client
    to: Destination

    def save(self, outcomes: Iterable[Outcome]) -> FetchReport:
        """Save and import what services answer."""
        return fetch_outcomes(outcomes, self.to)


def _fetching(command: Callable[..., FetchReport]) -> Callable[..., None]:
    """Add to a command what all have in common: options, a client, and the printed result."""

    @with_output()
    @click.option("--no-cache", is_flag=True, help="Keep no answers for next time.")
    @click.option(
        "--update",
        "is_update",
        is_flag=True,
        help="Replace values on pages with those of the service, even edited ones.",
    )
    @click.option("--dry-run", is_flag=True, help="Ask and report only; save nothing.")
    @content_option(exists=False)
    @functools.wraps(command)
    def run(
        content: Path, *, is_update: bool, no_cache: bool, dry_run: bool, **options: Any
    ) -> CommandResult:
        settings = settings_of(content, is_cached=not no_cache)
        day = days.today().isoformat()
        to = Destination(content, day, PROGRESS, is_update=is_update, is_dry_run=dry_run)
        with Client(settings) as client:
            report = command(_Run(client, to), **options)
        return _result(report, content, ImportOptions(is_update=is_update, is_dry_run=dry_run))

    return run


def _result(report: FetchReport, content: Path, options: ImportOptions) -> CommandResult:
    imported = report.imported
    lines = [*source_lines(imported), "no papers fetched"]
    if imported.sources or imported.content_problems:
        lines[-1:] = summary_lines(imported, content, options)
    return CommandResult(
        lines=lines,
        facts={
            "captures": [path.as_posix() for path in report.captures],
            "sources": [source.as_json() for source in imported.sources],
        },
        problems=[*report.failed, *report.missing, *imported.content_problems],
        warnings=[*report.noted, *imported.content_warnings],
        source_problems=imported.source_problems,
        source_warnings=imported.source_warnings,
    )


@fetch.command(name="daily-papers")
@click.option(
    "--date", "day", callback=days.day_of, metavar="YYYY-MM-DD", help="The list of this day."
)
@days.since_option
@days.until_option
@click.option("--today", is_flag=True, help="The list of today, in UTC.")
@click.option(
    "--week",
    callback=days.period_reader(daily_papers.week, "2026-W48"),
    metavar="YYYY-Www",
    help="An ISO week.",
)
@click.option(
    "--month",
    callback=days.period_reader(daily_papers.month, "2026-11"),
    metavar="YYYY-MM",
    help="A month.",
)
@_fetching
def _daily_papers(  # noqa: PLR0913  # one parameter per option
    run: _Run,
    *,
    day: str,
    since: str,
    until: str,
    today: bool,
    week: Period | None,
    month: Period | None,
) -> FetchReport:
    """Fetch the Daily Papers of Hugging Face, by date."""
    if len(list(filter(None, (day, since, today, week, month)))) != 1 or (until and not since):
        raise click.UsageError("give one of --date, --from (and --to), --today, --week and --month")
    last = until or days.today().isoformat()
    periods: Iterable[Period | None] = [week or month]
    if since:
        if not daily_papers.FIRST_DAY <= since <= last:
            raise click.UsageError(f"--from must lie between {daily_papers.FIRST_DAY} and --to")
        periods = daily_papers.days(since, last)
    elif day or today:
        periods = [daily_papers.day(day or last)]
    return run.save(
        outcome
        for period in periods
        if period
        for outcome in daily_papers.listed(run.client, period)
    )


_names_argument: Final = click.argument("names", nargs=-1, metavar="[ID|TITLE]...")
_list_option: Final = click.option(
    "--ids-from",
    "lists",
    multiple=True,
    metavar="FILE",
    type=PathType(path_type=Path, dir_okay=False, allow_dash=True),
    help="A text file with an identifier or a title on each line; - is standard input.",
)


def _given(names: Sequence[str], lists: Sequence[Path]) -> list[Name]:
    """Return the names on the command line and in files."""
    if file := next(filter(os.path.isfile, names), ""):
        raise click.UsageError(f"{shown(file)} is a file: write --ids-from before it")
    given = [Name(text.strip(), Where("command line")) for text in names]
    return given + [name for path in lists for name in names_in(path)]


@fetch.command(name="arxiv")
@_names_argument
@_list_option
@click.option(
    "--query", "words", default="", help="A search in the syntax of arXiv: `ti:maps AND au:li`."
)
@click.option("--category", default="", metavar="cs.CL", help="Search only this category.")
@days.since_option
@days.until_option
@click.option(
    "--limit",
    type=click.IntRange(1, arxiv.MOST_RESULTS),
    default=_DEFAULT_LIMIT,
    show_default=True,
    help="Fetch at most this many papers of a search.",
)
@_fetching
def _arxiv(  # noqa: PLR0913  # one parameter per option
    run: _Run,
    *,
    names: tuple[str, ...],
    lists: tuple[Path, ...],
    words: str,
    category: str,
    since: str,
    until: str,
    limit: int,
) -> FetchReport:
    """Fetch papers from arXiv, by name or by a search."""
    is_search = any((words, category, since, until))
    if is_search == bool(names or lists):
        raise click.UsageError("give identifiers or titles, or else --query, --category or --from")
    if not is_search:
        return run.save(naming.papers(run.client, naming.ARXIV, _given(names, lists)))
    if category and not arxiv.is_category(category):
        raise click.UsageError(f"--category must be one like cs.CL, not {shown(category)}")
    search = arxiv.Search(
        words=" ".join(words.split()),
        category=category,
        since=since or arxiv.FIRST_DAY,
        until=until or days.today().isoformat(),
    )
    if search.since > search.until:
        raise click.UsageError("--from must not be later than --to")
    return run.save(arxiv.search(run.client, search, limit))


def _add_command(name: str, catalog: Catalog, help_text: str) -> None:
    """Add the command of a service that is asked for papers by name only."""

    @fetch.command(name=name, help=help_text)
    @_names_argument
    @_list_option
    @_fetching
    def command(run: _Run, *, names: tuple[str, ...], lists: tuple[Path, ...]) -> FetchReport:
        if not (names or lists):
            raise click.UsageError("give identifiers or titles, or a file of them with --ids-from")
        return run.save(naming.papers(run.client, catalog, _given(names, lists)))


_add_command("doi", naming.DOI, "Fetch works from Crossref or DataCite, by DOI or title.")
_add_command("openalex", naming.OPENALEX, "Fetch works from OpenAlex, by name.")
_add_command(
    "semantic-scholar", naming.SEMANTIC_SCHOLAR, "Fetch papers from Semantic Scholar, by name."
)


@fetch.command(name="zotero")
@click.argument("library", metavar="GROUP[/COLLECTION]")
@_fetching
def _zotero(run: _Run, *, library: str) -> FetchReport:
    """Fetch what changed in a group of Zotero since last time."""
    found = zotero.library(library)
    if not found:
        message = f"{shown(library)} is not a group like 12345 or 12345/ABCD2345"
        raise click.UsageError(message)
    return fetch_library(run.client, found, run.to)
