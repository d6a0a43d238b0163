"""The wheel of the package."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from builds import ROOT

PIP: Final = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")


def build_wheel(folder: Path) -> Path:
    """Build the wheel from a copy in the folder: setuptools leaves files beside what it reads."""
    source = folder / "source"
    source.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    unwanted = shutil.ignore_patterns("__pycache__", "*.egg-info", "*.tmp")
    for name in ("generator", "site-theme", ".github"):
        shutil.copytree(ROOT / name, source / name, symlinks=True, ignore=unwanted)
    options = ["--no-deps", "--no-index", "--no-build-isolation", "--wheel-dir", str(folder)]
    subprocess.run([*PIP, "wheel", *options, str(source)], check=True)
    (wheel,) = folder.glob("*.whl")
    return wheel
