"""`paper-archive update`: keep an archive current, on a schedule."""

import os
from dataclasses import replace
from pathlib import Path
from typing import Final

import click

from paper_archive.cli import days
from paper_archive.cli.asking import settings_of
from paper_archive.cli.importing import source_lines, undated_lines
from paper_archive.cli.output import (
    PROGRESS,
    CommandResult,
    config_option,
    content_option,
    with_output,
)
from paper_archive.errors import ArchiveError, Problem, Where, printable
from paper_archive.network.client import Client
from paper_archive.network.settings import Settings
from paper_archive.text import counted
from paper_archive.workflows.configuration import Configuration, file_of, read_configuration
from paper_archive.workflows.enriching import default_services
from paper_archive.workflows.fetching import Destination
from paper_archive.workflows.update_report import ENRICH, Step, UpdateReport
from paper_archive.workflows.updating import update as update_archive

_WRONG: Final = "configuration-wrong"


@click.command()
@config_option()
@content_option(exists=False)
@click.option("--dry-run", is_flag=True, help="Ask and report only; save nothing.")
@click.option("--no-cache", is_flag=True, help="Keep no answers for next time.")
@with_output()
def update(path: Path | None, content: Path, *, dry_run: bool, no_cache: bool) -> CommandResult:
    """Fetch and import what is new from the sources in archive.yml.

    It is meant to run on a schedule. The last line says how it ended: `new papers`, `nothing new`,
    `source failed` (exit code 1; what was fetched is kept, and the next update continues) or
    `configuration wrong` (exit code 2).
    """
    today = days.today().isoformat()
    path = path or file_of(content)
    try:
        configured = read_configuration(path, content, today)
        _check_purpose(configured, path)
        settings = settings_of(content, is_cached=not no_cache, path=path)
        if configured.enrich == ():
            configured = replace(configured, enrich=tuple(default_services(os.environ)))
    except ArchiveError as error:
        return CommandResult(
            facts={"outcome": _WRONG},
            problems=list(error.problems),
            verdict=f"configuration wrong: {counted(len(error.problems), 'problem')}",
            is_wrong_usage=True,
        )
    to = Destination(content, today, PROGRESS, is_dry_run=dry_run)
    return _updated(configured, settings, to)


def _check_purpose(configured: Configuration, path: Path) -> None:
    if not configured.sources and configured.enrich is None:
        message = "file must list at least one source, below `sources`"
        raise ArchiveError([Problem(Where(path.as_posix()), "setting", message)])


def _updated(configured: Configuration, settings: Settings, to: Destination) -> CommandResult:
    with Client(settings) as client:
        report = update_archive(configured, client, to)
    return CommandResult(
        lines=[
            *(line for step in report.steps for line in _lines_of(step)),
            *["dry run: nothing saved"] * to.is_dry_run,
        ],
        facts={
            "outcome": report.ending,
            "new": report.count("new"),
            "changed": report.count("changed"),
            "steps": [_as_json(step) for step in report.steps],
        },
        problems=[each for step in report.steps for each in step.failed],
        warnings=[each for step in report.steps for each in step.noted],
        source_problems=[each for step in report.steps for each in step.imported.source_problems],
        source_warnings=[each for step in report.steps for each in step.imported.source_warnings],
        verdict=_verdict(report),
    )


def _lines_of(step: Step) -> list[str]:
    counts = f"{step.count('new'):,} new, {step.count('changed'):,} changed"
    until = f", until {step.until}" if step.until else ""
    listed = [] if step.name == ENRICH else source_lines(step.imported)
    undated = undated_lines(step.imported.sources)
    return [*listed, f"{printable(step.name)}{until}: {counts}", *undated]


def _as_json(step: Step) -> dict[str, object]:
    return {
        "source": step.name,
        "outcome": step.ending,
        "until": step.until,
        "captures": step.captures,
        "sources": [source.as_json() for source in step.imported.sources],
    }


def _verdict(report: UpdateReport) -> str:
    new, changed = report.count("new"), report.count("changed")
    counts = f"{counted(new, 'paper')} new, {changed:,} changed"
    if report.ending == "source-failed":
        failed = dict.fromkeys(step.kind for step in report.steps if step.problems)
        rest = "what was fetched is kept, and the next update asks for the rest"
        return f"source failed: {', '.join(failed)}; {counts}; {rest}"
    if report.ending == "new-papers":
        return f"new papers: {counts}"
    return f"nothing new: {counts}" if changed else "nothing new"
