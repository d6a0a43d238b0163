"""`paper-archive enrich`: complete the pages of the archive from files."""

from collections import Counter
from pathlib import Path

import click

from paper_archive.cli.importing import conflict_line, existing_paths
from paper_archive.cli.output import PROGRESS, CommandResult, content_option, with_output
from paper_archive.errors import printable
from paper_archive.sources import FORMATS
from paper_archive.text import counted
from paper_archive.workflows.import_report import SourceReport
from paper_archive.workflows.importing import ImportOptions, import_files

_OUTCOMES = {
    "changed": "filled in",
    "same": "with nothing new",
    "other": "of papers that the archive lacks",
    "rejected": "rejected",
}


@click.command()
@click.option(
    "--from",
    "paths",
    required=True,
    multiple=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    callback=existing_paths,
    help="A file of any format that import reads; repeat it for several.",
)
@content_option()
@click.option(
    "--format",
    "format_name",
    type=click.Choice([each.NAME for each in FORMATS]),
    help="Format of the files.",
)
@click.option("--dry-run", is_flag=True, help="Report only; write no pages.")
@with_output(has_own_format=True)
def enrich(
    paths: tuple[Path, ...],
    content: Path,
    format_name: str | None,
    dry_run: bool,  # noqa: FBT001  # click passes by name
) -> CommandResult:
    """Fill in what pages lack, such as authors, dates and links, from files.

    Only papers of the archive are filled in, and only what is surely about them: a page that the
    record names, a shared identifier, or an equal title with authors, year or abstract that fit.
    What a page says already stays; where a file says otherwise, this is reported.
    """
    options = ImportOptions(format_name=format_name or "", is_filling=True, is_dry_run=dry_run)
    report = import_files(paths, content, options, PROGRESS)
    filled = sum((source.filled for source in report.sources), Counter[str]())
    last = "dry run: no pages written" if dry_run else f"wrote {counted(report.saved, 'page')}"
    return CommandResult(
        lines=[
            *(line for source in report.sources for line in _lines_of(source)),
            f"filled in: {_fields(filled)}",
            f"still unknown: {_fields(report.unknown)}",
            last,
        ],
        facts={
            "sources": [source.as_json(_OUTCOMES) for source in report.sources],
            "filled": dict(filled),
            "unknown": dict(report.unknown),
        },
        problems=report.content_problems,
        warnings=report.content_warnings,
        source_problems=report.source_problems,
        source_warnings=report.source_warnings,
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
