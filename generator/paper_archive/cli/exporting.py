"""`paper-archive export`: the papers in other formats."""

import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import click

from paper_archive.cli.output import CommandResult, content_option, with_output
from paper_archive.cli.path_type import PathType
from paper_archive.errors import ArchiveError, Problem, Where, printable
from paper_archive.text import counted
from paper_archive.workflows.exporting import (
    FORMAT_NAMES,
    exported,
    format_of,
    select_papers,
    write_all,
    write_one,
)
from paper_archive.workflows.output_place import refuse_place

_STANDARD_OUTPUT: Final = "-"


def _year(_context: click.Context, _option: click.Parameter, text: str) -> str:
    if text and text != "undated" and not re.fullmatch(r"[1-9]\d{3}", text, re.ASCII):
        raise click.BadParameter(f"{text!r} is neither a year like 2024 nor undated")
    return text


def site_address(_context: click.Context, _option: click.Parameter, text: str) -> str:
    """Return the address of a site, or nothing."""
    if text and not re.match(r"https?://[^/\s]", text):
        raise click.BadParameter(f"{text!r} is not an address like https://papers.example.org/")
    return text


@click.command()
@click.argument("name", default=_STANDARD_OUTPUT, metavar="[OUT]", type=PathType())
@content_option()
@click.option(
    "--format",
    "format_name",
    type=click.Choice(FORMAT_NAMES),
    help="Format; by default, the one that the file name implies, or jsonl.",
)
@click.option("--tag", default="", help="Only papers with this tag.")
@click.option(
    "--year",
    default="",
    callback=_year,
    metavar="YYYY",
    help="Only papers of this year, or undated.",
)
@click.option(
    "--site-url",
    "address",
    default="",
    callback=site_address,
    help="Address of the site, for citations.",
)
@click.option("--force", is_flag=True, help="Replace the file if it exists.")
@with_output(has_own_format=True, prints_data=lambda options: options["name"] == _STANDARD_OUTPUT)
def export(  # noqa: PLR0913, PLR0917  # one parameter per option
    name: str,
    content: Path,
    format_name: str | None,
    tag: str,
    year: str,
    address: str,
    force: bool,  # noqa: FBT001  # click passes by name
) -> CommandResult:
    """Write all papers, or those with a tag or of a year, to OUT.

    OUT is a file, which is compressed if its name ends in .gz, a folder, or `-` for standard
    output, which is the default. A folder must be new, with a name that ends in /, or empty; it
    gets the files that the site has at /export/.
    """
    out = Path(name)
    is_folder = name.endswith("/") or out.is_dir()
    chosen = format_name or format_of(out.name)
    if is_folder and force:
        raise click.UsageError("--force replaces a file; name a new or an empty folder")
    if not (is_folder or chosen or name == _STANDARD_OUTPUT):
        formats = ", ".join(FORMAT_NAMES)
        raise click.UsageError(
            f"the file name does not say which format: add --format ({formats}), "
            "or end it in / for a folder"
        )
    if name != _STANDARD_OUTPUT:
        refuse_place(out, content)
    selection = select_papers(content, tag, year, address)
    written = counted(len(selection.papers), "paper")
    if name == _STANDARD_OUTPUT:
        print_bytes(exported(selection, chosen or "jsonl"))
    elif is_folder:
        files = write_all(selection, out, format_name or "")
        written += f" in {counted(files, 'file')}"
    else:
        write_one(selection, chosen, out, may_replace=force)
    line = f"wrote {written} to {printable(name)}"
    return CommandResult(
        lines=[] if name == _STANDARD_OUTPUT else [line],
        facts={"papers": len(selection.papers)},
        problems=list(selection.problems),
    )


def print_bytes(pieces: Iterable[bytes]) -> None:
    """Write to standard output.

    Raises:
        ArchiveError: when that is not possible.

    """
    try:
        sys.stdout.buffer.writelines(pieces)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise  # the reader has stopped, as `head` does; click exits silently
    except OSError as error:
        message = f"cannot write: {error.strerror}"
        raise ArchiveError([Problem(Where("standard output"), "file-write", message)]) from error
