"""Projects made for tests, a run of `mkdocs build` in them, and what it left."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from click.testing import CliRunner
from mkdocs.__main__ import cli

ROOT: Final = Path(__file__).parents[1]
_PAGES: Final = Path(__file__).parent / "fixtures/site"
_SETTINGS: Final = f"""\
INHERIT: {json.dumps(str(ROOT / "mkdocs.yml"))}
site_name: Paper Archive
site_url: !ENV [SITE_URL, ""]
repo_url: !ENV [REPO_URL, ""]
edit_uri: !ENV [EDIT_URI, ""]
"""
"""The settings of this repository, but for those that everybody changes."""
_ON_A_DAY: Final = """
import sys

import time_machine
from mkdocs.__main__ import cli

with time_machine.travel(sys.argv.pop(1)):
    cli()
"""
_ADDRESSES: Final = ("SITE_URL", "REPO_URL", "EDIT_URI")
_QUIET: Final = "NO_MKDOCS_2_WARNING"


@dataclass(frozen=True)
class Build:
    """What a run of `mkdocs build` left."""

    site: Path
    exit_code: int
    output: str

    def page(self, address: str) -> str:
        """Return the HTML at an address of the site."""
        return (self.site / address / "index.html").read_text(encoding="utf-8")


def make_project(project: Path, files: Mapping[str, str]) -> None:
    """Make a project in a folder: settings, the pages that people write, and files of content."""
    content = project / "content"
    shutil.copytree(_PAGES, content, dirs_exist_ok=True)
    (project / "mkdocs.yml").write_text(_SETTINGS, encoding="utf-8")
    for name, text in files.items():
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")


def build_site(project: Path, site: Path, env: Mapping[str, str] | None = None) -> Build:
    """Build a project strictly, as `make build` does; it has the addresses that `env` gives.

    It is built in this process, where a bug of ours ends in a traceback, and most is loaded.
    """
    runner = CliRunner(env={**dict.fromkeys(_ADDRESSES), _QUIET: "1", **(env or {})})
    with chdir(project):
        done = runner.invoke(cli, _arguments(site), catch_exceptions=False)
    return Build(site, done.exit_code, done.output)


def build_site_on(day: str, project: Path, site: Path, env: Mapping[str, str]) -> Build:
    """Build a project in a process of its own, whose clock says that it is this day."""
    own = {name: value for name, value in os.environ.items() if name not in _ADDRESSES}
    done = subprocess.run(
        [sys.executable, "-c", _ON_A_DAY, day, *_arguments(site)],
        cwd=project,
        env={**own, _QUIET: "1", **env},
        capture_output=True,
        text=True,
        check=False,
    )
    return Build(site, done.returncode, done.stdout + done.stderr)


def _arguments(site: Path) -> list[str]:
    return ["build", "--strict", "--site-dir", str(site)]


def build_archive(
    folder: Path, files: Mapping[str, str], env: Mapping[str, str] | None = None
) -> Build:
    """Build the site of an archive of the given files, path below `content/` → text."""
    make_project(folder / "project", files)
    return build_site(folder / "project", folder / "site", env)
