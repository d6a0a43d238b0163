"""A file grows to no more than a bound, however many records share a text."""

import pytest

from paper_archive.errors import Where
from paper_archive.sources import repetition
from reading import Reading, read_whole
from workbooks import row, workbook

LONG = "We listen to sand. " * 250


@pytest.fixture(autouse=True)
def _low_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repetition, "_MOST_REPEATED", 4 * len(LONG))


def outcome(reading: Reading) -> tuple[int, set[str]]:
    return len(reading.papers), {problem.rule for problem in reading.problems}


def test_an_abstract_that_entries_inherit_is_not_written_without_end() -> None:
    shared = f"@xdata{{x, abstract = {{{LONG}}}}}\n"
    entries = (f"@book{{b{n}, title = {{Sand {n}}}, xdata = {{x}}}}\n" for n in range(10))
    reading = read_whole((shared + "".join(entries)).encode(), Where("a.bib"))
    assert outcome(reading) == (5, {"text-repeated"})
    assert str(reading.problems[0]) == (
        "a.bib:7 (b5): abstract has a long text that too many records repeat [text-repeated]"
    )


def test_a_file_that_goes_on_repeating_a_text_is_not_read_to_its_end() -> None:
    shared = f"@xdata{{x, abstract = {{{LONG}}}}}\n"
    entries = (f"@book{{b{n}, title = {{Sand {n}}}, xdata = {{x}}}}\n" for n in range(100))
    reading = read_whole((shared + "".join(entries)).encode(), Where("a.bib"))
    assert len(reading.papers) == 5
    assert len(reading.problems) == 13
    assert reading.problems[-1].message == (
        "abstract has a long text again; the rest of the file is not read"
    )


def test_a_cell_that_is_packed_well_is_not_written_without_end() -> None:
    rows = (row(f"Sand {n}", LONG) for n in range(10))
    data = workbook({"papers": row("title", "abstract") + "".join(rows)})
    assert outcome(read_whole(data, Where("a.xlsx"))) == (5, {"text-repeated"})


def test_names_that_many_records_share_are_bounded_like_a_text() -> None:
    names = " and ".join(f"Ada Lovelace{'a' * n}" for n in range(95))
    shared = f"@xdata{{x, author = {{{names}}}}}\n"
    entries = (f"@book{{b{n}, title = {{Sand {n}}}, xdata = {{x}}}}\n" for n in range(10))
    reading = read_whole((shared + "".join(entries)).encode(), Where("a.bib"))
    assert len(reading.papers) < 10
    assert reading.problems[0].message.startswith("authors has")


def test_what_a_file_holds_many_times_is_imported_as_often() -> None:
    rows = "".join(f"Sand {n},{LONG}\n" for n in range(10))
    reading = read_whole(f"title,abstract\n{rows}".encode(), Where("a.csv"))
    assert outcome(reading) == (10, set())
