"""What tests share: the archive's site built once, and small archives of their own."""

import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from builds import ROOT, Build, build_archive, build_site
from command_line import GOOD, TOPICS, put


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the archive's own site."""
    built = build_site(ROOT, tmp_path_factory.mktemp("archive") / "site")
    assert built.exit_code == 0, built.output
    return built.site


@pytest.fixture(scope="session")
def node() -> str:
    """Return the path of Node; without one the tests are skipped, unless they are required."""
    found = shutil.which("node")
    if not found:
        if os.environ.get("PAPER_ARCHIVE_BROWSER") == "required":
            pytest.fail("no Node here")
        pytest.skip("no Node here")
    return found


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which commands run: it holds a capture, and a content folder."""
    monkeypatch.chdir(tmp_path)
    put(tmp_path / "good-2025-10-30.txt", GOOD)
    put(tmp_path / "content" / "topics.yml", TOPICS)
    return tmp_path


@pytest.fixture
def build(tmp_path: Path) -> Callable[..., Build]:
    """Return a function that builds the site of an archive of the given files."""

    return partial(build_archive, tmp_path)
