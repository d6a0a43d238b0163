"""Tables of sources are read as they were written, and nothing else is taken for one."""

from pathlib import Path

import pytest

from paper_archive.errors import ArchiveError
from paper_archive.workflows.source_marks import read_marks, write_marks


def is_number(value: object) -> bool:
    return isinstance(value, int)


def test_marks_come_back_and_are_written_sorted_a_line_each(tmp_path: Path) -> None:
    path = tmp_path / "marks.json"
    write_marks(path, {"zotero 1": 7, "arxiv é": 2})
    assert path.read_text("utf-8") == '{\n  "arxiv é": 2,\n  "zotero 1": 7\n}\n'
    assert read_marks(path, is_number, "numbers") == {"zotero 1": 7, "arxiv é": 2}


def test_without_a_file_there_are_no_marks(tmp_path: Path) -> None:
    assert read_marks(tmp_path / "marks.json", is_number, "numbers") == {}


@pytest.mark.parametrize("text", ["", "{", "[]", '{"a": "b"}', "null", "[" * 100_000])
def test_what_is_no_table_is_named_with_its_place(tmp_path: Path, text: str) -> None:
    path = tmp_path / "marks.json"
    path.write_text(text, "utf-8")
    with pytest.raises(ArchiveError) as error:
        read_marks(path, is_number, "sources and numbers")
    (problem,) = error.value.problems
    assert problem.where.path == path.as_posix()
    assert (problem.rule, problem.message) == (
        "versions",
        "file must be an object of sources and numbers",
    )
