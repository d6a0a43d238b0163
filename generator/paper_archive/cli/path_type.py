"""What paths on the command line must be."""

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import click

from paper_archive.archive.files import folders
from paper_archive.errors import shown
from paper_archive.workflows.input_files import STANDARD_INPUT

_ADDRESS: Final = re.compile(r"(https?|ftp):/+(.*)", re.IGNORECASE)
"""A web address as a path has it: with one slash behind the colon."""


class PathType(click.Path):
    """A path that is not empty: `""`, as of an unset variable, would be the current folder."""

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Any:
        """Return the path.

        Raises:
            click.BadParameter: when it is empty, or not as the options of `click.Path` say.

        """
        if not os.fspath(value):
            self.fail("the path is empty; is a variable of the shell not set?", param, ctx)
        return super().convert(value, param, ctx)


def existing_paths(
    _context: click.Context, _argument: click.Parameter, paths: tuple[Path, ...]
) -> tuple[Path, ...]:
    """Return the paths of a command, as `existing` does."""
    return existing(paths)


def existing(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the paths, and the files that match those which are patterns."""
    found: list[Path] = []
    for path in paths:
        matching = [path] if path == STANDARD_INPUT else folders.matching(path)
        if not matching and (address := _ADDRESS.match(path.as_posix())):
            named = shown(f"{address[1]}://{address[2]}")
            todo = "save it as a file, or see what `paper-archive fetch` can ask"
            raise click.BadParameter(
                f"{named} is an address, and addresses are not fetched: {todo}"
            )
        if not matching:
            raise click.BadParameter(f"{shown(str(path))} does not exist")
        found.extend(matching)
    return tuple(found)
