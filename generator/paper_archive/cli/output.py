"""The output of a command: what it prints, its report, and its exit code."""

import functools
import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import click
from click.core import ParameterSource

from paper_archive.archive.files import disk, whole_file
from paper_archive.cli.path_type import PathType
from paper_archive.cli.problem_lines import MACHINE_FORMATS, without_commands
from paper_archive.errors import ArchiveError, Problem, problem_list, remedies, shown, warning_lines
from paper_archive.text import counted
from paper_archive.workflows.progress import Progress

_LOG_EVERY: Final = 1_000
_SETTINGS: Final = "mkdocs.yml"


def content_option(*, exists: bool = True) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return the option for the content folder, which must exist, or may be created."""
    return click.option(
        "--content",
        type=PathType(path_type=Path, file_okay=False),
        default=Path("content"),
        show_default=True,
        callback=functools.partial(_content_folder, exists=exists),
        help="The content folder of the archive.",
    )


def _content_folder(
    context: click.Context, option: click.Parameter, path: Path, *, exists: bool
) -> Path:
    """Return the content folder.

    Within an archive, none is made by default: a person in `content/` would get another archive.
    """
    is_named = context.get_parameter_source(option.name or "") != ParameterSource.DEFAULT
    if os.path.lexists(path) or (is_named and not exists):
        return path
    if is_named:
        raise click.BadParameter(f"Directory {str(path)!r} does not exist.")
    around = (each for each in Path.cwd().parents if (each / _SETTINGS).exists())
    archive = next((each for each in around if (each / path).is_dir()), None)
    if archive or exists:
        where = f"in {shown(str(archive))}" if archive else f"in the one with {_SETTINGS}"
        raise click.UsageError(f"this folder is not an archive: run the command {where}")
    return path


def config_option() -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return the option for the configuration, which is `path` to the command."""
    return click.option(
        "--config",
        "path",
        type=PathType(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="The configuration; by default, archive.yml beside the content folder.",
    )


@dataclass(slots=True, kw_only=True)
class CommandResult:
    """The result of a command."""

    lines: list[str] = field(default_factory=list)
    """Lines for people."""
    facts: Mapping[str, Any] = field(default_factory=dict)
    """The report, without `problems` and `notices`."""
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    source_problems: list[Problem] = field(default_factory=list)
    """Problems that are in `facts`, under their sources."""
    source_warnings: list[Problem] = field(default_factory=list)
    verdict: str = ""
    """The last line for people, after the problems; empty for none."""
    is_wrong_usage: bool = False
    """Whether the problems are in what the command was asked to do."""

    def as_json(self) -> dict[str, Any]:
        """Return the report; its warnings are under `notices`."""
        return {
            **self.facts,
            "problems": [problem.as_json() for problem in self.problems],
            "notices": [warning.as_json() for warning in self.warnings],
        }


def with_output(
    *,
    has_own_format: bool = False,
    prints_data: Callable[[Mapping[str, Any]], bool] = lambda _options: False,
) -> Callable[[Callable[..., CommandResult]], Callable[..., None]]:
    """Add the options for output to a command, and print and report what it returns.

    `--format` is short for `--output-format`, unless the command has a `--format` of its own.
    `prints_data` tells by the options whether standard output is for data: then problems for
    programs are on stderr.
    """
    names = ["--output-format"] if has_own_format else ["--output-format", "--format"]

    def decorate(command: Callable[..., CommandResult]) -> Callable[..., None]:
        @functools.wraps(command)
        def run(report: Path | None, output_format: str, **options: Any) -> None:
            try:
                result = command(**options)
            except ArchiveError as error:
                result = CommandResult(problems=list(error.problems))
            if report:
                _write_report(report, result)
            _print(result, output_format, is_after_data=prints_data(options))
            if result.problems or result.source_problems:
                raise SystemExit(2 if result.is_wrong_usage else 1)

        click.option(
            "--report",
            type=PathType(path_type=Path, dir_okay=False),
            help="Write JSON to this file.",
        )(run)
        click.option(
            *names,
            "output_format",
            type=click.Choice(["text", *MACHINE_FORMATS]),
            default="text",
            show_default=True,
            help="How to print problems; json is one object per line.",
        )(run)
        return run

    return decorate


def _show_pages(done: int, of: int) -> None:
    """Show progress: a running count on a terminal, a line per thousand pages in a log."""
    with suppress(OSError):  # the work continues even if nobody can see this
        if sys.stderr and sys.stderr.isatty():
            click.echo(f"\r{done:,} of {counted(of, 'page')}", err=True, nl=done == of)
        elif done % _LOG_EVERY == 0:
            click.echo(f"{done:,} of {counted(of, 'page')}", err=True)


def _show_message(message: str) -> None:
    with suppress(OSError):
        click.echo(message, err=True)


PROGRESS: Final = Progress(_show_pages, _show_message)
"""Shows progress on stderr."""


def _write_report(path: Path, result: CommandResult) -> None:
    text = json.dumps(result.as_json(), ensure_ascii=False, indent=2) + "\n"
    stream = {"/dev/stdout": sys.stdout, "/dev/stderr": sys.stderr}.get(path.as_posix())
    try:
        with disk.failing("file-write", "cannot write the file", path):
            if isinstance(stream, io.TextIOWrapper):  # where it leads may be a file that goes on
                stream.buffer.write(text.encode())
                stream.flush()
                return
            if path.exists() and not path.is_file():
                path.write_text(text, encoding="utf-8")  # a pipe or a device
                return
        whole_file.write(path, text)
    except ArchiveError as error:
        result.problems.extend(error.problems)


def _print(result: CommandResult, output_format: str, *, is_after_data: bool) -> None:
    """Print for people, with problems on stderr, or for programs, with only problems on stdout."""
    problems = result.problems + result.source_problems
    warnings = result.warnings + result.source_warnings
    as_line = MACHINE_FORMATS.get(output_format)
    if as_line is None:
        _echo(warning_lines(warnings, problems))
        _echo(result.lines)
        if problems:
            _echo([problem_list(problems)], err=True)
        _echo(filter(None, [result.verdict]))
        return
    _echo((as_line(problem, "error") for problem in problems), err=is_after_data)
    _echo((as_line(warning, "warning") for warning in warnings), err=is_after_data)
    if is_after_data:
        return
    told = [*result.lines, *remedies([*problems, *warnings]), result.verdict]
    _echo(map(without_commands, filter(None, told)), err=True)


def _echo(lines: Iterable[str], *, err: bool = False) -> None:
    try:
        for line in lines:
            click.echo(line, err=err)
    except BrokenPipeError:
        raise  # the reader has stopped, as `head` does; click exits silently
    except OSError as error:
        raise click.ClickException(f"cannot print: {error.strerror}") from error
