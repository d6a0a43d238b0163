"""What mkdocs.yml says of the site."""

from pathlib import Path

import pytest

from command_line import put
from paper_archive.archive.content_files.site_settings import SiteSettings, read_site_settings
from paper_archive.errors import ArchiveError


def test_plain_values_are_read_and_computed_ones_left_out(tmp_path: Path) -> None:
    text = 'site_name: "Waves: all"\nsite_url: !ENV [SITE_URL, ""]\nsite_description: Old & new\n'
    assert read_site_settings(put(tmp_path / "mkdocs.yml", text)) == SiteSettings(
        name="Waves: all", description="Old & new"
    )


@pytest.mark.parametrize("text", ["", "- a\n", "site_name:\n", "site_name: [a]\n", "[a]: b\n"])
def test_what_says_nothing_leaves_the_defaults(tmp_path: Path, text: str) -> None:
    assert read_site_settings(put(tmp_path / "mkdocs.yml", text)) == SiteSettings()


def test_without_the_file_there_are_defaults(tmp_path: Path) -> None:
    assert read_site_settings(tmp_path / "mkdocs.yml") == SiteSettings()


def test_what_is_no_yaml_is_a_problem_of_the_file(tmp_path: Path) -> None:
    path = put(tmp_path / "mkdocs.yml", 'site_name: "open\n')
    with pytest.raises(ArchiveError) as caught:
        read_site_settings(path)
    assert [(each.where.path, each.rule) for each in caught.value.problems] == [
        (path.as_posix(), "yaml")
    ]
