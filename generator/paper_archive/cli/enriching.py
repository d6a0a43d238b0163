"""`paper-archive enrich`: complete the pages of the archive from services, or from files."""

import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import click

from paper_archive.cli import days
from paper_archive.cli.asking import settings_of
from paper_archive.cli.conflict_lines import conflict_line
from paper_archive.cli.output import PROGRESS, CommandResult, content_option, with_output
from paper_archive.cli.path_type import PathType, existing_paths
from paper_archive.errors import printable
from paper_archive.network.client import Client
from paper_archive.sources import FORMATS
from paper_archive.text import counted
from paper_archive.workflows.asking.captures import ENRICHED
from paper_archive.workflows.enrich_report import EnrichReport
from paper_archive.workflows.enriching import BY_SERVICE, EnrichOptions, default_services
from paper_archive.workflows.enriching import enrich as enrich_from_services
from paper_archive.workflows.import_report import ImportReport, SourceReport
from paper_archive.workflows.importing import ImportOptions, import_files

_OUTCOMES: Final = {
    "changed": "filled in",
    "same": "with nothing new",
    "other": "of papers that the archive lacks",
    "rejected": "rejected",
}
_MOST_SHOWN: Final = 20
"""How many pages that still lack something are printed; the report has all."""


@click.command()
@click.option(
    "--from",
    "paths",
    multiple=True,
    metavar="FILE",
    type=PathType(path_type=Path),
    callback=existing_paths,
    help="A file of any format that import reads, in place of services; repeat it for several.",
)
@click.option(
    "--service",
    "services",
    multiple=True,
    type=click.Choice([*BY_SERVICE]),
    help="A service to ask; repeat it for several. By default, arXiv, Crossref, and those of "
    "the others whose key is in the environment.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    help="Ask services about at most this many papers.",
)
@click.option("--again", is_flag=True, help="Ask again what services had no answer to.")
@content_option()
@click.option(
    "--format",
    "format_name",
    type=click.Choice([each.NAME for each in FORMATS]),
    help="Format of the files.",
)
@click.option("--dry-run", is_flag=True, help="Report only; write no pages.")
@click.option("--no-cache", is_flag=True, help="Keep no answers for next time.")
@with_output(has_own_format=True)
def enrich(  # noqa: PLR0913  # one parameter per option
    *,
    paths: tuple[Path, ...],
    services: tuple[str, ...],
    limit: int | None,
    again: bool,
    content: Path,
    format_name: str | None,
    dry_run: bool,
    no_cache: bool,
) -> CommandResult:
    """Fill in what pages lack, from services or files.

    That is authors, dates, identifiers and more. Services are asked by identifier, or else by
    title. Only papers of the archive are filled in, and only from what is certainly about them: a
    page that a record of a file names, an identifier and title in common, or the title and authors,
    year or abstract. What a page says already stays; where a source says otherwise, this is
    reported.
    """
    if not paths:
        if format_name:
            raise click.UsageError("--format applies only to the files of --from")
        settings = settings_of(content, is_cached=not no_cache)
        options = EnrichOptions(
            catalogs=[BY_SERVICE[name] for name in services or default_services(os.environ)],
            day=days.today().isoformat(),
            limit=limit,
            is_again=again,
            is_dry_run=dry_run,
        )
        with Client(settings) as client:
            report = enrich_from_services(content, client, options, PROGRESS)
        return _of_services(report, is_dry_run=dry_run)
    if services or limit or again:
        raise click.UsageError("give either --from, or options for services")
    import_options = ImportOptions(
        format_name=format_name or "", is_filling=True, is_dry_run=dry_run
    )
    imported = import_files(paths, content, import_options, PROGRESS)
    lines = [line for source in imported.sources for line in _lines_of(source)]
    return _result(imported, lines, is_dry_run=dry_run)


def _of_services(report: EnrichReport, *, is_dry_run: bool) -> CommandResult:
    imported = report.imported
    lines = [conflict_line(each) for source in imported.sources for each in source.conflicts]
    lines.append(f"asked services about {counted(report.asked, 'paper')}")
    if report.captures:
        lines.append(f"kept {counted(len(report.captures), 'answer')} below {ENRICHED}")
    if report.left:
        lines.append(f"left {counted(report.left, 'paper')} for next time")
    lines += [
        f"unknown: {each.slug}: {', '.join(each.lacks)}: {'; '.join(each.reasons)}"
        for each in report.unknown[:_MOST_SHOWN]
    ]
    if (more := len(report.unknown) - _MOST_SHOWN) > 0:
        lines.append(f"unknown: {counted(more, 'more page')}; --report lists all")
    if is_dry_run:
        lines += [
            f"would fill: {slug}: {', '.join(names)}" for slug, names in report.filled.items()
        ]
    result = _result(imported, lines, is_dry_run=is_dry_run)
    result.facts = {
        **result.facts,
        "captures": report.captures,
        "pages": report.filled,
        "lacking": [each.as_json() for each in report.unknown],
        "left": report.left,
    }
    result.problems = [*report.failed, *result.problems]
    result.warnings = [*report.noted, *result.warnings]
    return result


def _result(imported: ImportReport, lines: Iterable[str], *, is_dry_run: bool) -> CommandResult:
    filled = sum((source.filled for source in imported.sources), Counter[str]())
    last = "dry run: no pages written" if is_dry_run else f"wrote {counted(imported.saved, 'page')}"
    return CommandResult(
        lines=[
            *lines,
            f"filled in: {_fields(filled)}",
            f"still unknown: {_fields(imported.unknown)}",
            last,
        ],
        facts={
            "sources": [source.as_json(_OUTCOMES) for source in imported.sources],
            "filled": dict(filled),
            "unknown": dict(imported.unknown),
        },
        problems=imported.content_problems,
        warnings=imported.content_warnings,
        source_problems=imported.source_problems,
        source_warnings=imported.source_warnings,
    )


def _lines_of(source: SourceReport) -> list[str]:
    counts = ", ".join(f"{source.outcomes[key]:,} {words}" for key, words in _OUTCOMES.items())
    records = counted(source.outcomes.total(), "record")
    path = printable(source.read.path)
    return [f"{path}: {records} ({counts})", *map(conflict_line, source.conflicts)]


def _fields(counts: Counter[str]) -> str:
    """Return how many pages a field is about, for each field."""
    return (
        ", ".join(f"{name} of {counted(number, 'paper')}" for name, number in counts.most_common())
        or "nothing"
    )
