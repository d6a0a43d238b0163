"""`paper-archive new`: start an archive in a new folder."""

import shlex
import shutil
import sysconfig
from pathlib import Path

import click

from paper_archive.cli.importing import imported
from paper_archive.cli.output import CommandResult, with_output
from paper_archive.cli.path_type import PathType, existing
from paper_archive.errors import printable
from paper_archive.workflows.importing import ImportOptions
from paper_archive.workflows.starting import SAMPLE, finish_archive, start_archive


@click.command()
@click.argument("folder", metavar="DIR", type=PathType(path_type=Path))
@click.argument("more", nargs=-1, metavar="", type=PathType(path_type=Path))
@click.option("--name", default="", help="Name of the site; by default, that of the folder.")
@click.option(
    "--from",
    "paths",
    multiple=True,
    metavar="FILE...",
    type=PathType(path_type=Path),
    help="Import these files or folders at once, instead of the sample paper.",
)
@with_output()
def new(folder: Path, more: tuple[Path, ...], name: str, paths: tuple[Path, ...]) -> CommandResult:
    """Start an archive in a folder that does not exist, or is empty.

    Nothing is ever overwritten. Write files after DIR: paper-archive new DIR --from FILE...
    """
    if more and not paths:
        raise click.UsageError("write --from before the files to import")
    files = existing((*paths, *more))
    start_archive(folder, name, has_sample=not files)
    result = CommandResult()
    if files:
        result = imported(files, folder / "content", ImportOptions(), is_first=True)
        finish_archive(folder)
    result.lines = [*result.lines, *_next_commands(folder, has_sample=not files)]
    return result


def _next_commands(folder: Path, *, has_sample: bool) -> list[str]:
    """Return what was made, and the commands to go on with, which can be copied."""
    shown = folder.as_posix()
    enter = shlex.quote(f"./{shown}" if shown.startswith("-") else shown)
    commands = [f"cd {enter}"] * (shown != ".") + [f"{_program('mkdocs')} serve"]
    sample = f"Delete the sample, {SAMPLE}, once you have papers of your own."
    return [
        f"made an archive in {printable(shown)}",
        "",
        "To see it at http://127.0.0.1:8000/:",
        "",
        *(f"  {command}" for command in commands),
        "",
        f"To add papers, run {_program('paper-archive')} import with the names of your files, and",
        "with --captured YYYY-MM-DD, the day on which you saved them, unless their names say it:",
        "feeds have only papers that came on a known day.",
        *[sample] * has_sample,
        "README.md in the folder says how to change and publish it.",
    ]


def _program(name: str) -> str:
    """Return the name of a program of this installation, or its path if a shell finds another."""
    path, found = Path(sysconfig.get_path("scripts"), name), shutil.which(name)
    is_found = found is not None and path.exists() and path.samefile(found)
    return name if is_found or not path.exists() else shlex.quote(str(path))
