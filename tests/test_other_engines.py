"""What follows MkDocs and Material builds the same site today."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from builds import build_site
from site_links import HOST, broken_links

MATERIALX = Path(sys.prefix) / "materialx"
"""Where `make` installs it: it has files of the same names as Material."""
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


def built_by(engine: str, project: Path, site: Path, path: Path | None = None) -> Path:
    """Return the site that another engine builds; `path` is searched for modules first."""
    command = [sys.executable, "-m", engine, "build", "--strict", "-f", "mkdocs.yml", "-d"]
    done = subprocess.run(
        [*command, str(site)],
        cwd=project,
        env={**os.environ, **QUIET, **({"PYTHONPATH": str(path)} if path else {})},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return site


def files_of(site: Path) -> dict[str, bytes]:
    paths = (path for path in site.rglob("*") if path.is_file() and path.suffix != ".gz")
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture(scope="module")
def built(small_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site as MkDocs and Material build it."""
    done = build_site(small_project, tmp_path_factory.mktemp("mkdocs") / "site")
    assert done.exit_code == 0, done.output
    return done.site


def test_properdocs_makes_the_same_bytes(built: Path, small_project: Path, tmp_path: Path) -> None:
    pytest.importorskip("properdocs")
    assert files_of(built_by("properdocs", small_project, tmp_path / "site")) == files_of(built)


def test_materialx_can_be_put_in_the_place_of_material(
    built: Path, small_project: Path, tmp_path: Path
) -> None:
    if not MATERIALX.exists():
        pytest.skip("no MaterialX here")
    settings = (small_project / "mkdocs.yml").read_text(encoding="utf-8")
    project = tmp_path / "project"
    project.mkdir()
    (project / "content").symlink_to(small_project / "content")
    named = f"{settings}\ntheme:\n  name: materialx\n"
    (project / "mkdocs.yml").write_text(named, encoding="utf-8")
    site = built_by("mkdocs", project, tmp_path / "site", MATERIALX)
    ours, theirs = files_of(built), files_of(site)
    pages = {path for path in ours if path.endswith(".html")}
    assert pages
    assert {path for path in theirs if path.endswith(".html")} == pages
    assert theirs["assets/markdown.css"] != ours["assets/markdown.css"]  # it is another theme
    assert broken_links(site, HOST) == []
