"""`paper-archive write`: the archive as plain Markdown for other site generators."""

from pathlib import Path

import click

from paper_archive.cli.output import PROGRESS, CommandResult, content_option, with_output
from paper_archive.cli.path_type import PathType
from paper_archive.text import counted
from paper_archive.workflows.writing import write_markdown


@click.command()
@click.argument("folder", type=PathType(path_type=Path))
@content_option()
@click.option(
    "--settings",
    type=PathType(path_type=Path, dir_okay=False),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The file with name, description and address of the site.",
)
@with_output()
def write(folder: Path, content: Path, settings: Path) -> CommandResult:
    """Write the archive into a new FOLDER as plain Markdown.

    Zensical builds a site of it. Papers, dates, topics and authors have the addresses that they
    have on the site.
    """
    done = write_markdown(content, folder, settings, PROGRESS)
    papers, files = counted(done.papers, "paper"), counted(done.files, "file")
    return CommandResult(
        lines=[f"wrote {papers}, in {files}, to {folder}"],
        facts={"papers": done.papers, "files": done.files, "folder": folder.as_posix()},
        warnings=done.warnings,
    )
