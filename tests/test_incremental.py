"""A build after edits leaves what a clean build leaves, byte for byte."""

import os
import shutil
from pathlib import Path
from random import Random
from typing import Final

import pytest

from archive_edits import EditedArchive
from builds import Build, build_site

SEEDS: Final = range(int(os.environ.get("PAPER_ARCHIVE_SEEDS", "2")))
"""More of them take longer, and find more."""
STEPS: Final = 3


def files_of(built: Build) -> dict[str, bytes]:
    assert built.exit_code == 0, built.output
    paths = [path for path in built.site.rglob("*") if not path.is_dir()]
    return {path.relative_to(built.site).as_posix(): path.read_bytes() for path in paths}


@pytest.mark.parametrize("seed", SEEDS)
def test_after_any_edits_a_build_leaves_what_a_clean_one_does(tmp_path: Path, seed: int) -> None:
    archive = EditedArchive(tmp_path / "project", tmp_path / "site", Random(seed))  # noqa: S311  # no secret
    archive.begin(papers=8)
    done: list[str] = []
    files_of(build_site(archive.project, archive.site))
    for _ in range(STEPS):
        done += [archive.edit() for _ in range(archive.chance.randrange(1, 4))]
        found = files_of(build_site(archive.project, archive.site))
        clean = files_of(build_site(archive.project, tmp_path / "clean"))
        assert [name for name in clean if found.get(name) != clean[name]] == [], done
        assert found.keys() == clean.keys(), done
        shutil.rmtree(tmp_path / "clean")
