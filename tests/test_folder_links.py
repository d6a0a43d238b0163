"""Links to folders that lead into themselves."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from paper_archive.archive.content_files.folder_links import endless_link
from paper_archive.archive.files.folders import list_files


def link_in(folder: Path, links: Mapping[str, str]) -> str:
    """Return the link found to be endless in folders `a/deep` and `b`, below the folder."""
    for name in ("a/deep", "b"):
        (folder / name).mkdir(parents=True)
    for name, target in links.items():
        (folder / name).symlink_to(target, target_is_directory=True)
    found = endless_link(list_files(folder).folder_links)
    return found.relative_to(folder).as_posix() if found else ""


@pytest.mark.parametrize(
    ("links", "found"),
    [
        ({"a/self": "."}, "a/self"),
        ({"a/deep/up": "../.."}, "a/deep/up"),
        ({"a/to-b": "../b", "b/to-a": "../a"}, "a/to-b"),
        ({"a/to-b": "../b", "b/to-deep": "../a/deep"}, ""),
        ({"again": "a", "once-more": "a"}, ""),
        ({"a/gone": "nowhere"}, ""),
        ({}, ""),
    ],
)
def test_a_link_that_comes_back_to_itself_is_found(
    tmp_path: Path, links: Mapping[str, str], found: str
) -> None:
    assert link_in(tmp_path / "content", links) == found
