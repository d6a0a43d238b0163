"""Paths on the command line."""

from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from command_line import run
from paper_archive.cli import main
from paper_archive.cli.path_type import PathType


@pytest.mark.parametrize(
    "words",
    [
        ("import", ""),
        ("import", "good-2025-10-30.txt", ""),
        ("import", "good-2025-10-30.txt", "--content", ""),
        ("import", "good-2025-10-30.txt", "--report", ""),
        ("new", ""),
    ],
)
def test_an_unset_variable_is_not_taken_for_the_current_folder(
    folder: Path, words: tuple[str, ...]
) -> None:
    before = sorted(folder.rglob("*"))
    result = run(*words)
    assert result.exit_code == 2
    assert "the path is empty; is a variable of the shell not set?" in result.stderr
    assert sorted(folder.rglob("*")) == before


def parameters(command: click.Command) -> Iterator[click.Parameter]:
    yield from command.params
    if isinstance(command, click.Group):
        for inner in command.commands.values():
            yield from parameters(inner)


def test_no_command_takes_an_empty_path() -> None:
    paths = [each for each in parameters(main) if isinstance(each.type, click.Path)]
    assert paths
    assert [each.name for each in paths if not isinstance(each.type, PathType)] == []
