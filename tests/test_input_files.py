"""Standard input is a file like any other: it may be packed, and is never cut without a word."""

import gzip
from pathlib import Path

import pytest
from click.testing import CliRunner

from command_line import problems_of
from paper_archive.cli import main
from paper_archive.sources import read_source
from paper_archive.sources.outcomes import Reported
from paper_archive.workflows.input_files import STANDARD_INPUT, input_file


def test_standard_input_may_be_packed_and_is_seen_on_the_day_that_is_given(folder: Path) -> None:
    library = gzip.compress(b"@article{a, title = {Waves in Sand}, year = 2020}\n")
    result = CliRunner().invoke(main, ["import", "-", "--captured", "2025-10-30"], input=library)
    assert result.exit_code == 0
    page = (folder / "content/papers/2020/waves-in-sand.md").read_text(encoding="utf-8")
    assert 'sources: [{"name": "standard input", "captured": "2025-10-30"}]' in page


def test_standard_input_that_is_too_large_is_refused_instead_of_cut(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("paper_archive.workflows.input_files.TEXT_BYTES", 1 << 20)
    lines = '{"title": "Waves in Sand"}\n{"title": "Old Maps"}\n' + "\n" * (1 << 20)
    result = CliRunner().invoke(main, ["import", "-"], input=lines)
    assert problems_of(result) == [("standard input", "file-size")]
    assert not (folder / "content/papers").exists() or not [*folder.rglob("waves-in-sand.md")]


def test_standard_input_that_is_closed_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("paper_archive.archive.files.disk.sys.stdin", None)
    with pytest.raises(OSError, match="standard input is closed"):
        input_file(STANDARD_INPUT).head()
    read = read_source(input_file(STANDARD_INPUT))
    assert [type(outcome) for outcome in read.outcomes] == [Reported]
