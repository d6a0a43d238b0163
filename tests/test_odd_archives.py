"""Archives that are unlike others become sites, in which nothing is missing."""

from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from builds import make_project
from odd_archives import ARCHIVES
from site_links import HOST, broken_links


@pytest.mark.parametrize("name", ARCHIVES)
def test_an_odd_archive_becomes_a_site(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = ARCHIVES[name]
    make_project(tmp_path, {path: text for path, text in files.items() if text is not None})
    for path in (path for path, text in files.items() if text is None):
        (tmp_path / "content" / path).unlink()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    monkeypatch.setenv("SITE_URL", HOST)
    build(load_config("mkdocs.yml", strict="about.md" not in files))
    site = tmp_path / "site"
    for path in files:
        if path.startswith("papers/"):
            assert (site / "papers" / Path(path).stem / "index.html").is_file()
    assert (site / "index.html").is_file()
    assert broken_links(site, HOST) == []


def test_there_are_enough_of_them() -> None:
    assert len(ARCHIVES) >= 60
