"""What holds for every format: who claims a file, what becomes of it whole, cut and damaged."""

import os
import re
import unicodedata
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paper_archive.archive.markdown.page import write_page
from paper_archive.errors import Where
from paper_archive.sources import FORMATS
from paper_archive.sources.format import Format
from paper_archive.workflows.importing import ImportOptions, import_files
from paper_archive.workflows.progress import Progress
from reading import Reading, read_whole

FIXTURES: Final = Path(__file__).parent / "fixtures"
NAMES: Final = {each.NAME: each for each in FORMATS}
SOURCES: Final = sorted(
    path for name in NAMES for path in (FIXTURES / name).glob("*/*") if path.suffix != ".expected"
)
SAMPLES: Final = os.environ.get("PAPER_ARCHIVE_SAMPLES", "")

each_source = pytest.mark.parametrize(
    "path", SOURCES, ids=lambda path: path.relative_to(FIXTURES).as_posix()
)


def format_of(path: Path) -> Format:
    return NAMES[path.relative_to(FIXTURES).parts[0]]


def outcome(path: Path) -> str:
    """Return the pages that a source becomes, its warnings and problems, and what is not kept."""
    reading = read_whole(path.read_bytes(), Where(path.name))
    pages = [f"{write_page(paper)}\n" for paper, _ in reading.papers]
    warnings = [f"warning: {warning}\n" for warning in reading.warnings]
    problems = [f"{problem}\n" for problem in reading.problems]
    not_kept = [f"not kept: {name} ({count})\n" for name, count in sorted(reading.not_kept.items())]
    return "".join([*pages, *warnings, *problems, *not_kept])


@each_source
def test_a_source_gives_the_recorded_outcome(path: Path) -> None:
    expected = path.with_name(f"{path.name}.expected")
    if os.environ.get("BLESS"):
        expected.write_text(outcome(path), encoding="utf-8", newline="")
    assert expected.exists(), (
        "write it with BLESS=1 .venv/bin/pytest tests/test_formats.py, and read it"
    )
    assert outcome(path) == expected.read_bytes().decode()


@each_source
def test_only_an_invalid_source_has_problems(path: Path) -> None:
    reading = read_whole(path.read_bytes(), Where(path.name))
    assert bool(reading.problems) == (path.parent.name == "invalid")


@pytest.mark.parametrize("name", NAMES)
def test_every_format_has_sources_that_work_and_sources_that_do_not(name: str) -> None:
    for kind in ("valid", "invalid"):
        assert any(path.parent == FIXTURES / name / kind for path in SOURCES), f"{name}: {kind}"


@pytest.mark.parametrize("name", NAMES)
def test_no_expectation_is_without_its_source(name: str) -> None:
    expectations = (FIXTURES / name).glob("*/*.expected")
    assert {path.with_suffix("") for path in expectations} <= set(SOURCES)


@each_source
def test_a_source_is_claimed_by_its_format_and_by_no_other(path: Path) -> None:
    if path.parent.name == "valid":
        assert read_whole(path.read_bytes(), Where(path.name)).format == format_of(path).NAME


def check_reading(reading: Reading) -> None:
    """Check what holds for every paper of every source."""
    for paper, _ in reading.papers:
        assert paper.title.strip()
        texts = [paper.title, paper.venue, *paper.authors, *paper.abstract.split("\n\n")]
        for text in texts:
            assert not any(unicodedata.category(letter) in {"Cc", "Cs", "Zl"} for letter in text)


@settings(max_examples=60)
@given(st.sampled_from(SOURCES), st.data())
def test_a_source_that_is_cut_gives_papers_or_problems(path: Path, data: st.DataObject) -> None:
    whole = path.read_bytes()
    cut = whole[: data.draw(st.integers(0, len(whole)))]
    check_reading(read_whole(cut, Where(path.name), format_of(path).NAME))


@settings(max_examples=60)
@given(st.sampled_from(SOURCES), st.data())
def test_a_damaged_source_gives_papers_or_problems(path: Path, data: st.DataObject) -> None:
    damaged = bytearray(path.read_bytes())
    for at in data.draw(st.lists(st.integers(0, len(damaged) - 1), max_size=8)):
        damaged[at] = data.draw(st.integers(0, 255))
    check_reading(read_whole(bytes(damaged), Where(path.name), format_of(path).NAME))


@each_source
def test_a_number_without_end_gives_papers_or_problems(path: Path) -> None:
    text = path.read_bytes()
    for number in {match[0]: match for match in re.finditer(rb"\d+", text)}.values():
        long = text[: number.start()] + b"9" * 5_000 + text[number.end() :]
        check_reading(read_whole(long, Where(path.name), format_of(path).NAME))


@each_source
def test_importing_a_source_again_changes_nothing(path: Path, tmp_path: Path) -> None:
    def imported() -> tuple[int, dict[Path, bytes]]:
        report = import_files([path], tmp_path, ImportOptions(), Progress())
        assert report.outcomes.total() == sum(each.outcomes.total() for each in report.sources)
        files = {each: each.read_bytes() for each in tmp_path.rglob("*.*") if each.is_file()}
        return report.saved, files

    _, first = imported()
    saved, second = imported()
    assert saved == 0
    assert second == first


@pytest.mark.skipif(not SAMPLES, reason="PAPER_ARCHIVE_SAMPLES names a folder of real files")
@pytest.mark.parametrize(
    "path", sorted(Path(SAMPLES or ".").glob("*/*")), ids=lambda path: path.name
)
def test_real_files_are_read_with_every_record_accounted_for(path: Path) -> None:
    reading = read_whole(path.read_bytes(), Where(path.name))
    check_reading(reading)
    assert reading.papers or reading.problems
