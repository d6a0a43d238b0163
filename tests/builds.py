"""A run of `mkdocs build`, and what it left."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Build:
    """What a run of `mkdocs build` left."""

    site: Path
    exit_code: int
    output: str

    def page(self, address: str) -> str:
        """Return the HTML at an address of the site."""
        return (self.site / address / "index.html").read_text(encoding="utf-8")


def build_site(project: Path, site: Path, env: Mapping[str, str] | None = None) -> Build:
    """Build a project strictly, as `make build` does."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **(env or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    return Build(site, done.returncode, done.stdout + done.stderr)
