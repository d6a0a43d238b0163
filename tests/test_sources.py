"""Which format reads a file, and that nothing of a file gets lost on the way to the gate."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from paper_archive import sources
from paper_archive.errors import Where
from paper_archive.sources import daily_papers
from paper_archive.sources.format import Format, Item, Record
from paper_archive.sources.outcomes import Reported
from paper_archive.sources.source_file import SourceFile
from reading import read_whole

WHERE = Where("saved/list.txt")


@dataclass
class Lines:
    """A format made up for these tests: each line is a title."""

    NAME: str = "lines"
    banner: bytes = b"LINES"

    def claims(self, head: bytes) -> bool:
        return head.startswith(self.banner)

    def read(self, file: SourceFile) -> Iterator[Item]:
        for number, line in list(file.lines())[1:]:
            yield Record({"title": line}, Where(file.where.path, number))


@pytest.fixture(autouse=True)
def formats(monkeypatch: pytest.MonkeyPatch) -> None:
    made_up: tuple[Format, ...] = (daily_papers, Lines(), Lines("rows", b"LINES of rows"))
    monkeypatch.setattr(sources, "FORMATS", made_up)


def test_the_one_format_that_claims_a_file_reads_it() -> None:
    reading = read_whole(b"LINES\nWaves in Sand\n\nOld Maps\n", WHERE)
    assert reading.format == "lines"
    assert [paper.title for paper, _ in reading.papers] == ["Waves in Sand", "Old Maps"]


def test_a_record_that_the_gate_refuses_is_rejected_with_its_line() -> None:
    reading = read_whole(b"LINES\nWaves in Sand\n\nOld Maps\n", WHERE)
    assert reading.rejected == 1
    assert [problem.where.line for problem in reading.problems] == [3]


def test_two_formats_that_claim_a_file_are_both_named() -> None:
    reading = read_whole(b"LINES of rows\nWaves\n", WHERE)
    assert list(map(str, reading.problems)) == [
        "saved/list.txt: file can be read as lines and rows [source-ambiguous]"
    ]
    assert [p.title for p, _ in read_whole(b"LINES of rows\nA\n", WHERE, "rows").papers] == ["A"]


def test_where_a_paper_was_seen_is_added_whatever_the_format() -> None:
    reading = read_whole(b"LINES\nWaves\n", WHERE, captured="2025-10-30")
    ((paper, _),) = reading.papers
    assert [(each.name, each.captured) for each in paper.sources] == [("list.txt", "2025-10-30")]


def test_a_file_without_records_is_reported_in_words_that_fit_every_format() -> None:
    assert list(map(str, read_whole(b"LINES\n", WHERE).problems)) == [
        "saved/list.txt: file contains no papers [source-empty]"
    ]


def test_bytes_that_are_not_utf8_cost_only_the_record_that_holds_them() -> None:
    reading = read_whole(b"LINES\nWaves\ncaf\xe9\nMaps\n", WHERE)
    assert [paper.title for paper, _ in reading.papers] == ["Waves", "Maps"]
    assert [(p.where.line, p.rule) for p in reading.problems] == [(3, "encoding")]


def test_bytes_that_are_not_utf8_are_reported_outside_of_records_too() -> None:
    reading = read_whole(b"LINES \xe9\nWaves\n", WHERE)
    assert [paper.title for paper, _ in reading.papers] == ["Waves"]
    assert [(p.where.line, p.rule) for p in reading.problems] == [(1, "encoding")]


def test_a_file_that_vanishes_is_a_problem_with_its_reason(tmp_path: Path) -> None:
    file = SourceFile(WHERE, lambda: (tmp_path / "gone").open("rb"))
    (fault,) = sources.read_source(file).outcomes
    assert isinstance(fault, Reported)
    assert [problem.rule for problem in fault.problems] == ["file-read"]


def test_a_file_that_is_too_large_to_read_at_once_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("paper_archive.sources.source_file.TEXT_BYTES", 2 << 20)
    text = b"Get trending papers in your email inbox!\n" + b"a line\n" * 400_000
    assert [str(each) for each in read_whole(text, WHERE).problems] == [
        "saved/list.txt: file is larger than 2 MiB [file-size]"
    ]


def test_a_line_that_is_too_large_to_read_at_once_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("paper_archive.sources.source_file.TEXT_BYTES", 1 << 20)
    text = b"LINES\nWaves in Sand\n" + b"x" * (2 << 20) + b"\nOld Maps\n"
    assert [str(each) for each in read_whole(text, WHERE).problems] == [
        "saved/list.txt:3: line is larger than 1 MiB [file-size]"
    ]
