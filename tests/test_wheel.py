"""The package as `pip install paper-archive` installs it: an archive is made without a checkout."""

import os
import subprocess
import sysconfig
import venv
import zipfile
from pathlib import Path
from typing import Final

import pytest

from builds import ROOT
from command_line import put
from documents import blocks_of
from serving import serve
from wheels import PIP, build_wheel

MOST_BYTES: Final = 1_200_000
BIBTEX: Final = "@article{x, title={Maps of Ants}, author={Ada Bell}, year={2020}}\n"
MKDOCS: Final = "#!{}\nfrom mkdocs.__main__ import cli\ncli()\n"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel of the package."""
    return build_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the programs of an environment that has the wheel and what it needs.

    What it needs is taken from this environment, but not the checkout: a file `.pth` in a folder
    that another `.pth` names is not read.
    """
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False, symlinks=True)
    own = folder / "bin"
    options = ["--no-deps", "--no-index", str(wheel)]
    subprocess.run([*PIP, "--python", str(own / "python"), "install", *options], check=True)
    (packages,) = folder.glob("lib/python*/site-packages")
    put(packages / "needed.pth", sysconfig.get_path("purelib"))
    put(own / "mkdocs", MKDOCS.format(own / "python")).chmod(0o755)
    return own


def shell(folder: Path, programs: Path, command: str) -> str:
    """Run a command as a person types it, and return what it prints."""
    path = f"{programs}{os.pathsep}{os.defpath}"
    env = {"PATH": path, "HOME": str(folder), "LANG": "C.UTF-8", "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        ["/bin/sh", "-c", command], cwd=folder, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_has_all_files_of_the_package_and_is_small(wheel: Path) -> None:
    names = {Path(name) for name in zipfile.ZipFile(wheel).namelist()}
    package = ROOT / "generator/paper_archive"
    files = {
        Path(folder, name).relative_to(package.parent)
        for folder, _, found in os.walk(package, followlinks=True)
        for name in found
        if not folder.endswith("__pycache__")
    }
    assert Path("paper_archive/theme/main.html") in files
    assert {name for name in names if name.parts[0] == "paper_archive"} == files
    assert {name.parts[0].partition("-")[0] for name in names} == {"paper_archive"}
    assert wheel.stat().st_size < MOST_BYTES


def test_what_new_prints_leads_to_a_site(tmp_path: Path, programs: Path) -> None:
    where = 'python -c "import paper_archive; print(paper_archive.__file__)"'
    assert shell(tmp_path, programs, where).startswith(str(programs.parent))
    printed = shell(tmp_path, programs, "paper-archive new 'reading group'")
    commands = [line.strip() for line in printed.splitlines() if line.startswith("  ")]
    assert commands == ["cd 'reading group'", "mkdocs serve"]
    *enter, mkdocs_serve = commands
    put(tmp_path / "papers.bib", BIBTEX)
    imported = " && ".join([*enter, "paper-archive import ../papers.bib", "paper-archive check"])
    assert "2 papers, 1 other page, 1 topic: no problems" in shell(tmp_path, programs, imported)
    script = " && ".join([*enter, f'exec "{programs}/"{mkdocs_serve} "$@"'])
    with serve(tmp_path, ["/bin/sh", "-c", script, "-"]) as server:
        assert "<h1>Reading group</h1>" in server.read("/")
        assert "Ada Bell" in server.read("/papers/maps-of-ants/")
        assert "--archive-accent" in server.read("/assets/archive.css")


def test_the_five_minutes_of_the_readme_lead_to_a_site(
    tmp_path: Path, wheel: Path, programs: Path
) -> None:
    python, activate, install, *commands = blocks_of("README.md", "console")[0].splitlines()
    assert (python, activate) == ("$ python3 -m venv .venv", "$ . .venv/bin/activate")
    assert install == '$ pip install "paper-archive[minify]"'
    assert wheel.name.startswith("paper_archive-")
    put(tmp_path / "papers.bib", BIBTEX)
    *made, mkdocs_serve = (command.removeprefix("$ ") for command in commands)
    assert mkdocs_serve == "mkdocs serve"
    shell(tmp_path, programs, " && ".join([*made, "mkdocs build --strict"]))
    page = tmp_path / "reading-group/site/papers/maps-of-ants/index.html"
    assert "Ada Bell" in page.read_text(encoding="utf-8")
    assert (tmp_path / "reading-group/site/assets/start.js").is_file()
