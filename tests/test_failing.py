"""Which sources fail, and since when."""

from pathlib import Path

import pytest

from command_line import put
from paper_archive.archive.writing.lock import locked
from paper_archive.errors import ArchiveError
from paper_archive.workflows.source_marks import failing
from paper_archive.workflows.source_marks.failing import failing_sources, note_outcomes


def show(_message: str) -> None:
    pass


def test_a_source_fails_since_the_first_day_until_it_works_again(tmp_path: Path) -> None:
    assert failing_sources(tmp_path) == {}
    note_outcomes(tmp_path, {"zotero 1": True, "arxiv cs.CL": False}, "2026-11-24", show)
    assert failing_sources(tmp_path) == {"zotero 1": "2026-11-24"}
    note_outcomes(tmp_path, {"zotero 1": True, "arxiv cs.CL": True}, "2026-11-25", show)
    assert list(failing_sources(tmp_path).items()) == [
        ("arxiv cs.CL", "2026-11-25"),
        ("zotero 1", "2026-11-24"),
    ]
    note_outcomes(tmp_path, {"zotero 1": False, "arxiv cs.CL": True}, "2026-11-26", show)
    assert failing_sources(tmp_path) == {"arxiv cs.CL": "2026-11-25"}


def test_a_source_that_is_gone_fails_no_more_and_no_file_is_left(tmp_path: Path) -> None:
    note_outcomes(tmp_path, {"zotero 1": True}, "2026-11-24", show)
    note_outcomes(tmp_path, {"zotero 2": False}, "2026-11-25", show)
    assert failing_sources(tmp_path) == {}
    assert not (tmp_path / failing.FILE).exists()


def test_what_stays_the_same_is_not_written(tmp_path: Path) -> None:
    note_outcomes(tmp_path, {"zotero 1": True}, "2026-11-24", show)
    with locked(tmp_path, "another command", show):
        note_outcomes(tmp_path, {"zotero 1": True}, "2026-11-25", show)
    note_outcomes(tmp_path / "none", {"zotero 1": False}, "2026-11-25", show)
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("text", ["[]", '{"a": 1}', '{"a": "2026-11-31"}', "{", "[" * 100_000])
def test_a_damaged_file_is_a_problem(tmp_path: Path, text: str) -> None:
    put(tmp_path / failing.FILE, text)
    with pytest.raises(ArchiveError, match="file must be an object of sources and days"):
        failing_sources(tmp_path)
