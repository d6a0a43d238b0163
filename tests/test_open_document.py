"""Spreadsheets of LibreOffice (.ods), made of the XML of their rows."""

import io
import zipfile
from collections.abc import Mapping
from typing import Final

import pytest

from paper_archive.errors import Where
from reading import Reading, read_whole

_NAMES: Final = " ".join(
    f'xmlns:{prefix}="urn:{prefix}"' for prefix in ("office", "table", "text", "style", "xlink")
)
_HIDDEN: Final = (
    '<style:style style:name="ta2" style:family="table">'
    '<style:table-properties table:display="false"/></style:style>'
)
SPREADSHEET: Final = b"application/vnd.oasis.opendocument.spreadsheet"


def cell(inner: str, attributes: str = "") -> str:
    return f"<table:table-cell {attributes}>{inner}</table:table-cell>"


def row(*cells: str, attributes: str = "") -> str:
    """Return a row: its values are texts, or cells where they begin like one."""
    inner = "".join(
        each if each.startswith("<") else cell(f"<text:p>{each}</text:p>") for each in cells
    )
    return f"<table:table-row {attributes}>{inner}</table:table-row>"


def dated(value: str, shown: str) -> str:
    return cell(
        f"<text:p>{shown}</text:p>", f'office:value-type="date" office:date-value="{value}"'
    )


def number(value: str, shown: str) -> str:
    return cell(f"<text:p>{shown}</text:p>", f'office:value-type="float" office:value="{value}"')


def content(sheets: Mapping[str, str], hidden: str = "") -> bytes:
    tables = "".join(
        f'<table:table table:name="{name}" table:style-name="{"ta2" if name == hidden else "ta1"}">'
        f"{rows}</table:table>"
        for name, rows in sheets.items()
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMES}>'
        f"<office:automatic-styles>{_HIDDEN}</office:automatic-styles><office:body>"
        f"<office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    ).encode()


def packed(inner: bytes, kind: bytes = SPREADSHEET) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("content.xml", inner)
    return file.getvalue()


def read(*rows: str) -> Reading:
    return read_sheets({"Papers": "".join(rows)})


def read_sheets(sheets: Mapping[str, str], hidden: str = "") -> Reading:
    return read_whole(packed(content(sheets, hidden)), Where("papers.ods"))


HEADER: Final = row("Title", "Date", "Link")


def test_papers_of_a_spreadsheet_are_read_with_the_rows_they_are_in() -> None:
    reading = read(HEADER, row("Sand", "2020"), row("Maps", "2021"))
    found = [(paper.title, paper.date, where.item) for paper, where in reading.papers]
    assert found == [
        ("Sand", "2020", "sheet 'Papers', row 2"),
        ("Maps", "2021", "sheet 'Papers', row 3"),
    ]
    assert (reading.format, reading.problems) == ("table", [])


@pytest.mark.parametrize(
    ("value", "shown", "date"),
    [
        ("2024-05-01", "01.05.24", "2024-05-01"),
        ("2024-05-01T10:00:00", "Wednesday, 1 May 2024", "2024-05-01"),
        ("2024-05-01", "May 2024", "2024-05"),
        ("2024-01-01", "2024", "2024"),
        ("2024-05-22", "2024年5月22日", "2024-05-22"),
        ("2024-05-01", "2024년 5월", "2024-05"),
    ],
)
def test_a_date_is_as_precise_as_a_cell_shows_it(value: str, shown: str, date: str) -> None:
    ((paper, _),) = read(HEADER, row("Sand", dated(value, shown))).papers
    assert paper.date == date


@pytest.mark.parametrize(
    ("value", "shown", "pmid"),
    [("28754806", "28,754,806", "28754806"), ("2.8754806E7", "28754806", "28754806")],
)
def test_a_number_is_read_whatever_its_format_adds(value: str, shown: str, pmid: str) -> None:
    ((paper, _),) = read(row("Title", "PMID"), row("Sand", number(value, shown))).papers
    assert paper.ids == {"pmid": pmid}


def test_an_identifier_keeps_the_zeros_that_a_cell_shows() -> None:
    ((paper, _),) = read(row("Title", "arXiv"), row("Sand", number("2401.1", "2401.10000"))).papers
    assert paper.ids == {"arxiv": "2401.10000"}


def test_yes_and_no_are_read_in_any_language() -> None:
    yes = cell("<text:p>WAHR</text:p>", 'office:value-type="boolean" office:boolean-value="true"')
    ((paper, _),) = read(row("Title", "Retracted"), row("Sand", yes)).papers
    assert paper.status == {"retracted": {}}


def test_rows_and_cells_that_are_written_once_keep_their_places() -> None:
    empty = cell("", 'table:number-columns-repeated="2"')
    reading = read(
        row(cell("", 'table:number-columns-repeated="16384"'), attributes=""),
        row("Title", "Venue", "Publisher", "Year"),
        row(cell(""), attributes='table:number-rows-repeated="1000"'),
        row("Sand", empty, "2020"),
        row("Maps", cell("<text:p>Atlas</text:p>", 'table:number-columns-repeated="2"'), "2021"),
    )
    (sand, where), (maps, _) = reading.papers
    assert (sand.date, where.item) == ("2020", "sheet 'Papers', row 1003")
    assert (maps.venue, maps.date) == ("Atlas", "2021")


def test_a_small_file_does_not_fill_a_sheet() -> None:
    many = cell("<text:p>x</text:p>", 'table:number-columns-repeated="16000"')
    reading = read(row("Title", "Year"), row("Sand", "2020", many))
    assert len(reading.papers) == 1
    assert len(reading.not_kept) == 10


def test_text_has_its_blanks_lines_and_link_but_not_the_note_beside_it() -> None:
    note = "<office:annotation><text:p>mine</text:p></office:annotation>"
    link = '<text:a xlink:href="https://arxiv.org/abs/1706.03762">Waves<text:s/>in</text:a>'
    title = cell(f"{note}<text:p>{link} <text:span>sand</text:span></text:p>")
    ((paper, _),) = read(HEADER, row(title, "2020")).papers
    assert (paper.title, paper.ids) == ("Waves in sand", {"arxiv": "1706.03762"})


def test_deeply_nested_text_is_read() -> None:
    deep = "<text:span>" * 5_000 + "Sand" + "</text:span>" * 5_000
    ((paper, _),) = read(HEADER, row(cell(f"<text:p>{deep}</text:p>"), "2020")).papers
    assert paper.title == "Sand"


def test_a_value_beside_several_rows_is_that_of_each() -> None:
    year = cell("<text:p>2020</text:p>", 'table:number-rows-spanned="2"')
    reading = read(HEADER, row("Sand", year), row("Maps", "<table:covered-table-cell/>"))
    assert [paper.date for paper, _ in reading.papers] == ["2020", "2020"]


def test_an_error_of_a_formula_is_an_empty_cell_with_a_warning() -> None:
    wrong = cell("<text:p>#REF!</text:p>", 'table:formula="of:=[.A9]"')
    reading = read(HEADER, row("Sand", wrong))
    assert reading.papers[0][0].date == ""
    (message,) = [each.message for each in reading.warnings if each.rule == "table-cell"]
    assert message == "errors were read as empty cells: #REF! in B2"


def test_hidden_sheets_are_named_but_not_read() -> None:
    rows = HEADER + row("Sand", "2020")
    reading = read_sheets({"Papers": rows, "Old": rows.replace("Sand", "Maps")}, hidden="Old")
    assert [paper.title for paper, _ in reading.papers] == ["Sand"]
    assert any("'Old' (hidden)" in each.message for each in reading.warnings)


def test_who_imports_a_file_with_a_password_is_told_so() -> None:
    names = ("mimetype", "encrypted-package", "META-INF/manifest.xml")
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name in names:
            archive.writestr(name, SPREADSHEET if name == "mimetype" else b"\x93\x00\x12")
    for data in (whole.getvalue(), packed(b"\x93\x00\x12encrypted")):
        (problem,) = read_whole(data, Where("papers.ods")).problems
        assert str(problem) == "papers.ods: file is protected by a password [file-office]"


@pytest.mark.parametrize(
    ("inner", "kind", "rule"),
    [
        (content({"A": row("Sand")}), b"application/vnd.oasis.opendocument.text", "file-office"),
        (content({"A": row("Sand", "x")}), SPREADSHEET, "source-unknown"),
        (b"<a><b></a>", SPREADSHEET, "xml"),
    ],
    ids=["text", "no titles", "broken"],
)
def test_what_is_no_spreadsheet_of_papers_is_refused(inner: bytes, kind: bytes, rule: str) -> None:
    (problem,) = read_whole(packed(inner, kind), Where("papers.ods")).problems
    assert problem.rule == rule
