"""JavaScript with short names, as a minifier that parses it writes it.

The minifier may be missing: there is no package of it for some systems, such as Alpine Linux.
Source: https://github.com/tdewolff/minify
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from typing import Final

_PACKAGE: Final = "minify-go"
_ECMASCRIPT: Final = 2022
"""The syntax that the modules are written in; results use none that is newer."""
_PROGRAM: Final = """\
import json, minify, sys
texts, year = json.load(sys.stdin)
minify.config({"js-version": year})
made, problems = {}, []
for path, text in texts.items():
    try:
        made[path] = minify.string("application/javascript", text)
    except minify.MinifyError as error:
        problems.append(f"{path}: {error}")
print(json.dumps([made, problems]))
"""


def minifier() -> str:
    """Return the version of the minifier; empty if it is not installed."""
    try:
        return version(_PACKAGE)
    except PackageNotFoundError:
        return ""


def minified(scripts: Mapping[str, str]) -> dict[str, str]:
    """Return path → script that does the same, with only those comments that begin with `/*!`.

    Names at the top of a script stay as they are. Without the minifier, scripts do.

    Raises:
        ValueError: if a script cannot be parsed.

    """
    if not minifier():
        return dict(scripts)
    # The minifier is written in Go, whose threads a copy of this process would not have: a build
    # that shares its work among processes could hang. So it runs in a process of its own.
    done = subprocess.run(  # noqa: S603  # this Python
        [sys.executable, "-P", "-c", _PROGRAM],
        input=json.dumps([dict(scripts), _ECMASCRIPT]),
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    made: dict[str, str]
    problems: list[str]
    made, problems = json.loads(done.stdout)
    if problems:
        raise ValueError("\n".join(problems))
    return made
