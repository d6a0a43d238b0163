"""The archive in `content/`, whatever papers somebody keeps there: it is readable and is a site."""

import pytest
from click.testing import CliRunner

from builds import ROOT, Build, build_site
from paper_archive.cli import main
from site_links import HOST, broken_links


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    folder = tmp_path_factory.mktemp("own")
    return build_site(ROOT, folder / "site", {"SITE_URL": f"{HOST}repo/"})


def test_the_archive_has_no_problems() -> None:
    result = CliRunner().invoke(main, ["check", "--content", str(ROOT / "content")])
    assert result.exit_code == 0, result.output


def test_the_archive_builds_without_a_warning(built: Build) -> None:
    assert built.exit_code == 0, built.output


def test_no_link_of_the_archive_is_broken(built: Build) -> None:
    assert broken_links(built.site, f"{HOST}repo/") == []
