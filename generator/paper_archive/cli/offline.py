"""`paper-archive offline`: a copy of the site that works without a server."""

import os
from pathlib import Path

import click

from paper_archive.cli.output import PROGRESS, CommandResult, with_output
from paper_archive.cli.path_type import PathType
from paper_archive.text import counted
from paper_archive.workflows.offline import make_offline_copy


def _site(_context: click.Context, _option: click.Parameter, path: Path) -> Path:
    if not os.path.lexists(path):
        raise click.UsageError(f"there is no folder {str(path)!r}: run `mkdocs build` first")
    return path


@click.command()
@click.argument("folder", type=PathType(path_type=Path))
@click.option(
    "--site",
    type=PathType(path_type=Path, file_okay=False),
    default=Path("site"),
    show_default=True,
    callback=_site,
    help="The folder of the built site.",
)
@with_output()
def offline(folder: Path, site: Path) -> CommandResult:
    """Copy the built site into a new FOLDER, to read without a server.

    A zip of the copy is made beside it. Open the copy's index.html in a browser. Search, filters
    and reading list work there, too.
    """
    count, zip_file = make_offline_copy(site, folder, PROGRESS)
    return CommandResult(
        lines=[f"wrote {counted(count, 'file')} to {folder} and {zip_file}"],
        facts={"files": count, "folder": folder.as_posix(), "zip": zip_file.as_posix()},
    )
