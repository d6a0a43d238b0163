"""What is pinned can be installed, on every Python that the project admits."""

import json
import re
import shutil
import subprocess
import tomllib
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from builds import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
OLDEST_PYTHON = PROJECT["requires-python"].removeprefix(">=") + ".0"
REQUIREMENTS = [
    *PROJECT["dependencies"],
    *PROJECT["optional-dependencies"]["minify"],
    *PROJECT["optional-dependencies"]["dev"],
]
PINS = {
    canonicalize_name(name): version
    for name, _, version in (
        line.partition("==")
        for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    )
}


def needed() -> dict[str, Distribution]:
    """Return all that the project and its development need, by name."""
    found: dict[str, Distribution] = {}
    todo = [*REQUIREMENTS]
    while todo:
        requirement = Requirement(todo.pop())
        name = canonicalize_name(requirement.name)
        if name in found or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        found[name] = distribution(name)
        todo += found[name].requires or []
    return found


def test_everything_that_is_needed_is_pinned() -> None:
    assert sorted(set(needed()) - set(PINS)) == []


def test_every_pin_can_be_installed_on_the_oldest_python() -> None:
    for name, found in needed().items():
        asked = found.metadata["Requires-Python"] or ""
        assert OLDEST_PYTHON in SpecifierSet(asked), f"{name} asks for Python {asked}"


def test_every_pin_lies_in_its_range() -> None:
    for text in REQUIREMENTS:
        requirement = Requirement(text)
        assert PINS[canonicalize_name(requirement.name)] in requirement.specifier, text


def test_a_package_that_some_systems_lack_is_asked_for_only_where_it_is() -> None:
    extra = [Requirement(text) for text in PROJECT["optional-dependencies"]["minify"]]
    assert not {each.name for each in extra} & {
        Requirement(text).name for text in PROJECT["dependencies"]
    }
    machines = {"linux": "x86_64", "darwin": "arm64", "win32": "AMD64"}
    for machine in [*machines.items(), ("win32", "ARM64")]:
        system = dict(zip(("sys_platform", "platform_machine"), machine, strict=True))
        asked = [each.marker.evaluate(system) for each in extra if each.marker]
        assert asked == [machine != ("win32", "ARM64")]


def test_what_npm_installs_is_pinned_and_names_no_registry() -> None:
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    assert "dependencies" not in package, "the site needs no package of npm"
    assert package["devDependencies"]
    for version in package["devDependencies"].values():
        assert re.fullmatch(r"\d+\.\d+\.\d+", version)
    assert "package-lock=false" in (ROOT / ".npmrc").read_text(encoding="utf-8").splitlines()


def test_without_npm_make_says_what_is_missing(tmp_path: Path) -> None:
    make = shutil.which("make")
    if not make:
        pytest.skip("no make here")
    for name in ("Makefile", "package.json"):
        shutil.copy(ROOT / name, tmp_path)
    command = [make, "--silent", "node_modules/dev"]
    environment = {"PATH": str(tmp_path)}
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr.startswith("make check needs Node 18.18 or newer with npm")
