"""A run of `mkdocs build`, and what it left."""

import os
import shutil
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


def build_archive(
    folder: Path, files: Mapping[str, str], env: Mapping[str, str] | None = None
) -> Build:
    """Build the site of an archive of the given files, path below `content/` → text."""
    project = folder / "project"
    shutil.copytree(ROOT / "site-theme", project / "site-theme", dirs_exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", project)
    (project / "content").mkdir(exist_ok=True)
    for name in ("index.md", "about.md"):
        shutil.copy(ROOT / "content" / name, project / "content")
    for name, text in files.items():
        path = project / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    return build_site(project, folder / "site", env)
