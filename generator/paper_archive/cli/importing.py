"""`paper-archive import`: add the papers of saved files to the archive."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import click

from paper_archive.archive import store
from paper_archive.cli import days
from paper_archive.cli.conflict_lines import conflict_line
from paper_archive.cli.output import PROGRESS, CommandResult, content_option, with_output
from paper_archive.cli.path_type import PathType, existing_paths
from paper_archive.errors import ArchiveError, Problem, Where, printable
from paper_archive.sources import FORMATS
from paper_archive.sources.table.column_names import COLUMN_FIELDS
from paper_archive.text import counted
from paper_archive.workflows.import_report import OUTCOMES, ImportReport, SourceReport
from paper_archive.workflows.importing import ImportOptions, import_files
from paper_archive.workflows.input_files import named_files

_FIRST_WEBSITE: Final = "1991-08-06"
_MOST_NAMES: Final = 20
"""How many fields of a file that are not kept are named; a report has all."""
_FEW: Final = 10
"""Fewer papers do not tell whether topics are missing."""


def _captured_day(context: click.Context, option: click.Parameter, text: str | None) -> str:
    """Return the ISO day on which files were saved, or nothing."""
    day = days.day_of(context, option, text)
    if day and day < _FIRST_WEBSITE:
        raise click.BadParameter(f"{day} is before the first website, {_FIRST_WEBSITE}")
    return day


def _columns(
    _context: click.Context, _option: click.Parameter, texts: tuple[str, ...]
) -> dict[str, str]:
    """Return field → column of texts like `title=Name`."""
    columns = {field: column for field, _, column in (text.partition("=") for text in texts)}
    for field, column in columns.items():
        if field not in COLUMN_FIELDS or not column.strip():
            fields = ", ".join(COLUMN_FIELDS)
            raise click.BadParameter(f"write FIELD=COLUMN, with a field of: {fields}")
    return columns


@click.command(name="import")
@click.argument(
    "paths",
    nargs=-1,
    required=True,
    metavar="PATH...",
    type=PathType(path_type=Path),
    callback=existing_paths,
)
@content_option(exists=False)
@click.option(
    "--format",
    "format_name",
    type=click.Choice([each.NAME for each in FORMATS]),
    help="Format of the files.",
)
@click.option(
    "--captured",
    callback=_captured_day,
    metavar="YYYY-MM-DD",
    help="Day on which the files were saved; by default, the date in their names.",
)
@click.option(
    "--map",
    "columns",
    callback=_columns,
    multiple=True,
    metavar="FIELD=COLUMN",
    help="Which column of a table holds a field; repeat it for several.",
)
@click.option("--dry-run", is_flag=True, help="Report only; write no pages.")
@click.option("--strict", is_flag=True, help="Write no pages if there is any problem.")
@click.option(
    "--update",
    is_flag=True,
    help="Replace values on pages with those of the files, even edited ones.",
)
@with_output(has_own_format=True)
def import_command(  # noqa: PLR0913, PLR0917  # one parameter per option
    paths: tuple[Path, ...],
    content: Path,
    format_name: str | None,
    captured: str,
    columns: dict[str, str],
    dry_run: bool,  # noqa: FBT001  # click passes by name
    strict: bool,  # noqa: FBT001  # likewise
    update: bool,  # noqa: FBT001  # likewise
) -> CommandResult:
    """Import files, or all files in folders, as pages.

    `-` is standard input. An import adds and never overwrites. Importing twice changes nothing.
    """
    options = ImportOptions(
        format_name=format_name or "",
        captured=captured,
        columns=columns,
        is_update=update,
        is_dry_run=dry_run,
        is_strict=strict,
    )
    return imported(paths, content, options)


def imported(
    paths: Iterable[Path], content: Path, options: ImportOptions, *, is_first: bool = False
) -> CommandResult:
    """Import files, or all files in folders, and return the result of the command.

    Nobody follows an archive before its first import: nothing is said of feeds, then.
    """
    listings = {path: named_files(path, content) for path in paths}
    in_folders = {
        file.as_posix()
        for path, listing in listings.items()
        if path.is_dir()
        for file in listing.files
    }
    options = replace(options, in_folders=in_folders - {path.as_posix() for path in listings})
    try:
        report = import_files(
            [file for path in listings for file in listings[path].files],
            content,
            options,
            PROGRESS,
        )
    except ArchiveError as error:
        report = ImportReport(content_problems=list(error.problems))
    return CommandResult(
        lines=[*source_lines(report), *summary_lines(report, content, options, is_first=is_first)],
        facts={"sources": [source.as_json() for source in report.sources]},
        problems=report.content_problems
        + [each for found in listings.values() for each in found.problems],
        warnings=report.content_warnings
        + [
            _empty_folder(path)
            for path, found in listings.items()
            if not (found.files or found.problems)
        ]
        + [each for found in listings.values() for each in found.warnings],
        source_problems=report.source_problems,
        source_warnings=report.source_warnings,
    )


def _empty_folder(path: Path) -> Problem:
    return Problem(Where(path.as_posix()), "folder-empty", "folder has no files to import")


def source_lines(report: ImportReport) -> list[str]:
    """Return a line for each file, and one for each conflict with a page."""
    return [line for source in report.sources for line in _lines_of(source)]


def _lines_of(source: SourceReport) -> list[str]:
    kept = [conflict_line(conflict) for conflict in source.conflicts]
    name = source.read.format or "no format"
    counts = f"{source.read.path}: {name}, {_counts(source.outcomes)}"
    return [counts, *_only_source_lines(source), *kept, *_not_kept_lines(source)]


def _only_source_lines(source: SourceReport) -> list[str]:
    """Return how many of the changes say only that a paper is in one more file, if any do."""
    if not source.only_sources:
        return []
    some = f"{source.only_sources:,} of {counted(source.outcomes['changed'], 'changed record')}"
    return [f"{source.read.path}: {some} added only this file to the sources of their pages"]


def _not_kept_lines(source: SourceReport) -> list[str]:
    """Return what the records of a file say that no page keeps, most common first."""
    counts = source.not_kept.most_common(_MOST_NAMES)
    named = [f"{printable(name)} ({count:,})" for name, count in counts]
    if not named:
        return []
    named[0] = f"{printable(counts[0][0])} ({counted(counts[0][1], 'record')})"
    more = len(source.not_kept) - len(named)
    names = ", ".join(named) + (f" and {counted(more, 'other field')}" if more else "")
    return [f"{source.read.path}: not kept: {names}"]


def undated_lines(sources: Iterable[SourceReport]) -> list[str]:
    """Return how many new papers no feed will have, and what to do; nothing if all have a day."""
    undated = sum(source.undated for source in sources)
    if not undated:
        return []
    why = "as the day on which the files were saved is not known"
    todo = "to put them in, import the files again with --captured YYYY-MM-DD"
    return [f"{counted(undated, 'new paper')} will not be in feeds, {why}; {todo}"]


def _untagged_lines(sources: Sequence[SourceReport]) -> list[str]:
    """Return what to do if the topics of the archive are about other things than its papers."""
    new = sum(source.outcomes["new"] for source in sources)
    untagged = sum(source.untagged for source in sources)
    if new < _FEW or untagged * 2 < new:
        return []
    todo = "`paper-archive topics suggest` finds phrases that may be topics"
    return [f"{untagged:,} of {new:,} new papers have no topic: {todo}"]


def summary_lines(
    report: ImportReport, content: Path, options: ImportOptions, *, is_first: bool = False
) -> list[str]:
    """Return the counts of all files, and what was written."""
    if report.content_problems and not report.sources:
        return ["no files imported"]
    total = f"total: {_counts(report.outcomes)}"
    if options.is_dry_run:
        return [total, "dry run: no pages written"]
    if options.is_strict and report.problems:
        return [total, "strict: no pages written, because there are problems"]
    folder = printable((content / store.PAPERS).as_posix())
    written = f"wrote {counted(report.saved, 'page')} below {folder}"
    undated = [] if is_first else undated_lines(report.sources)
    return [total, written, *undated, *_untagged_lines(report.sources)]


def _counts(outcomes: Counter[str]) -> str:
    parts = ", ".join(f"{outcomes[outcome]:,} {outcome}" for outcome in OUTCOMES)
    parts += f", {outcomes['other']:,} about other topics" if outcomes["other"] else ""
    return f"{counted(outcomes.total(), 'record')} ({parts})"
