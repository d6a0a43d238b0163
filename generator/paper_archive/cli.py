"""The commands: they read options, print what was done, and choose the exit code."""

import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import click

from paper_archive.archive import store
from paper_archive.archive.content import load_content
from paper_archive.errors import ArchiveError, Problem, counted, shown
from paper_archive.sources import FORMATS
from paper_archive.values import is_day
from paper_archive.workflows.importing import OUTCOMES, ImportOptions, ImportReport, import_files
from paper_archive.workflows.tagging import tag_papers

_LOG_EVERY = 1_000

_content_option = click.option(
    "--content",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("content"),
    show_default=True,
    help="The content folder of the archive.",
)


class _Commands(click.Group):
    """Shows what a person must mend as messages; a traceback means a fault of ours."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except ArchiveError as error:
            click.echo(counted(error.problems), err=True)
            raise SystemExit(1) from error


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="paper-archive")
def main() -> None:
    """Turn a pile of papers into a website of plain text that you own.

    Exit codes: 0 fine; 1 problems in the input, each shown with its place; 2 wrong usage.
    """


@main.command(name="import")
@click.argument(
    "paths",
    nargs=-1,
    required=True,
    metavar="PATH...",
    type=click.Path(exists=True, path_type=Path),
)
@_content_option
@click.option(
    "--format",
    "format_name",
    type=click.Choice([each.NAME for each in FORMATS]),
    help="Format of the files.",
)
@click.option(
    "--captured",
    callback=lambda _context, _option, day: _day(day),
    metavar="YYYY-MM-DD",
    help="Day on which the files were saved; else it is read from their names.",
)
@click.option("--dry-run", is_flag=True, help="Report, and write no page.")
@click.option("--strict", is_flag=True, help="Write no page if there is any problem.")
@click.option("--update", is_flag=True, help="Take the source's value, even where a person edited.")
@click.option("--report", type=click.Path(path_type=Path, dir_okay=False), help="Write JSON here.")
def import_command(  # noqa: PLR0913, PLR0917  # one parameter per option
    paths: tuple[Path, ...],
    content: Path,
    format_name: str | None,
    captured: str,
    dry_run: bool,  # noqa: FBT001  # click passes by name
    strict: bool,  # noqa: FBT001  # likewise
    update: bool,  # noqa: FBT001  # likewise
    report: Path | None,
) -> None:
    """Import files, or all files of folders, as pages of the archive.

    What is there is never overwritten: an import adds, and importing twice changes nothing.
    """
    result = import_files(
        [file for path in paths for file in store.files_in(path)],
        content,
        ImportOptions(
            format_name=format_name or "",
            captured=captured,
            is_update=update,
            is_dry_run=dry_run,
            is_strict=strict,
        ),
        _progress,
    )
    if report:
        sources = [source.as_json() for source in result.sources]
        text = json.dumps({"sources": sources}, ensure_ascii=False, indent=2)
        store.write_text(report, f"{text}\n")
    _show_import(result, content, is_dry_run=dry_run, is_strict=strict)
    if result.problems:
        raise ArchiveError(result.problems)


@main.command()
@_content_option
def check(content: Path) -> None:
    """Read the whole content folder strictly and list every fault."""
    found = load_content(_existing(content))
    _remark(found.warnings)
    if found.problems:
        raise ArchiveError(found.problems)
    click.echo(f"{len(found.pages)} papers, {len(found.topics)} topics: no fault")


@main.command()
@_content_option
def tag(content: Path) -> None:
    """Apply topics.yml again, to the papers that are there.

    Tags that a person gave stay, and tags that a person took off stay off.
    """
    report = tag_papers(_existing(content), _progress)
    click.echo(f"{report.papers} papers: {report.changed} have other tags now")


def _day(text: str | None) -> str:
    if text and not is_day(text):
        raise click.BadParameter(f"{text!r} is not a day like 2025-10-30")
    return text or ""


def _existing(content: Path) -> Path:
    if not content.is_dir():
        raise click.BadParameter(f"{content} is not a folder", param_hint="--content")
    return content


def _show_import(report: ImportReport, content: Path, *, is_dry_run: bool, is_strict: bool) -> None:
    for source in report.sources:
        counts = _counts(source.outcomes)
        click.echo(f"{source.read.path}: {source.read.format or 'no format'}, {counts}")
        _remark(source.notices)
        for conflict in source.conflicts:
            click.echo(
                f"kept: {conflict.slug}: {conflict.field} stays {shown(conflict.kept)}, "
                f"not {shown(conflict.offered)}"
            )
    click.echo(f"in all: {_counts(report.outcomes)}")
    if is_dry_run:
        click.echo("dry run: no page was written")
    elif is_strict and report.problems:
        click.echo("strict: there are problems, so no page was written")
    else:
        click.echo(f"{report.saved} pages written below {(content / store.PAPERS).as_posix()}")


def _counts(outcomes: Counter[str]) -> str:
    parts = ", ".join(f"{outcomes[outcome]} {outcome}" for outcome in OUTCOMES)
    return f"{outcomes.total()} records ({parts})"


def _progress(done: int, of: int) -> None:
    """Show how far the work is: a running count on a terminal, a line per thousand in a log."""
    if sys.stderr.isatty():
        click.echo(f"\r{done} of {of} pages", err=True, nl=done == of)
    elif done % _LOG_EVERY == 0:
        click.echo(f"{done} of {of} pages", err=True)


def _remark(notices: Iterable[Problem]) -> None:
    for notice in notices:
        click.echo(f"note: {notice}")
