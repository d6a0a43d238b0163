"""How problems are printed: as text for people, as JSON for editors, as annotations for GitHub.

Source: workflow commands of GitHub Actions, "Setting an error message"; the characters to escape
are those of `packages/core/src/command.ts` in github.com/actions/toolkit, and what is taken for a
command is in `src/Runner.Common/ActionCommand.cs` of github.com/actions/runner.
"""

import json
from collections.abc import Callable, Mapping
from typing import Final, Literal, TypeAlias

from paper_archive.errors import Problem

Severity: TypeAlias = Literal["error", "warning"]

_DATA: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY: Final = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def json_line(problem: Problem, severity: Severity) -> str:
    """Return a JSON object on one line: a problem as in reports, with severity, file and line."""
    parts = {"severity": severity, "file": problem.where.path, "line": problem.where.line}
    return json.dumps(problem.as_json() | parts, ensure_ascii=False)


def annotation(problem: Problem, severity: Severity) -> str:
    """Return a workflow command that shows the problem beside its line in a pull request."""
    where = problem.where
    properties = {"file": where.path, "line": where.line, "title": problem.rule}
    shown = ",".join(
        f"{name}={str(value).translate(_PROPERTY)}" for name, value in properties.items() if value
    )
    item = f"{where.item}: " if where.item else ""
    return f"::{severity} {shown}::{(item + problem.message).translate(_DATA)}"


def without_commands(line: str) -> str:
    """Return a line for people in which GitHub finds no command: titles may hold anything.

    The older form of commands, `##[add-mask]…`, is one anywhere in a line.
    """
    return line.replace("##[", "## [")


MACHINE_FORMATS: Final[Mapping[str, Callable[[Problem, Severity], str]]] = {
    "json": json_line,
    "github": annotation,
}
"""Name of a format → function that returns a problem as one line."""
