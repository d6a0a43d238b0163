"""Workbooks of Excel: cells are read as they look, and what is lost in them is never guessed."""

from dataclasses import replace

import pytest

from paper_archive.errors import Problem, Where
from paper_archive.paper import Paper
from paper_archive.sources import read_source
from paper_archive.sources.outcomes import Admitted
from paper_archive.sources.source_file import SourceFile
from reading import Reading, read_whole
from workbooks import HEADER, MAIN, links, relations, row, styles, text, workbook


def read(data: bytes, name: str = "papers.xlsx") -> Reading:
    return read_whole(data, Where(name))


def read_rows(*rows: str, **parts: str) -> Reading:
    """Read the rows of a sheet below its header."""
    files = {name.replace("_", "."): part for name, part in parts.items()}
    return read(workbook({"Papers": "".join((row(*HEADER), *rows))}, files))


def paper_of(*cells: str, **parts: str) -> Paper:
    ((paper, _),) = read_rows(row(*cells), **parts).papers
    return paper


def messages(problems: list[Problem], rule: str) -> list[str]:
    return [f"{each.where}: {each.message}" for each in problems if each.rule == rule]


def test_a_table_may_stand_below_a_heading_and_right_of_an_empty_column() -> None:
    header = '<row r="3"><c r="B3" t="str"><v>Title</v></c><c r="C3" t="str"><v>Jahr</v></c></row>'
    sand = '<row r="9"><c r="B9" t="str"><v>Sand</v></c><c r="C9"><v>2020</v></c></row>'
    ((paper, where),) = read(workbook({"My list": row("My papers") + header + sand})).papers
    assert (paper.title, paper.date) == ("Sand", "2020")
    assert str(where) == "papers.xlsx (sheet 'My list', row 9)"


def test_every_sheet_of_papers_is_read_and_the_others_are_named() -> None:
    reading = read(
        workbook(
            {
                "2023": row("Title", "Year") + row("Sand", "2023"),
                "Members": row("Name", "Website") + row("Ada Lovelace", "https://example.org"),
                "2024": row("Name", "Authors") + row("Maps", "Alan Turing"),
                "Old": row("Title", "Year") + row("Secret", "1990"),
            },
            hidden="Old",
        )
    )
    assert [paper.title for paper, _ in reading.papers] == ["Sand", "Maps"]
    assert messages(reading.warnings, "table-columns")[-1] == (
        "papers.xlsx: skipped 2 sheets without a table of papers: 'Members', 'Old' (hidden)"
    )


def test_only_the_first_of_many_sheets_without_papers_are_named() -> None:
    others = {f"Notes {n}": row("Item", "Cost") for n in range(7)}
    reading = read(workbook({"Papers": row(*HEADER) + row("Sand"), **others}))
    message = messages(reading.warnings, "table-columns")[-1]
    assert message.endswith("'Notes 0', 'Notes 1', 'Notes 2', 'Notes 3', 'Notes 4' and 2 more")


@pytest.mark.parametrize(("above", "papers"), [(20, 1), (21, 0)])
def test_twenty_rows_may_stand_above_the_names_of_columns(above: int, papers: int) -> None:
    rows = row("About", "this") * above + row(*HEADER) + row("Sand")
    assert len(read(workbook({"a": rows})).papers) == papers


@pytest.mark.parametrize(
    ("code", "number", "date"),
    [
        ("yyyy-mm-dd", "45434", "2024-05-22"),
        ("[$-409]d mmm yyyy", "45434.75", "2024-05-22"),
        ("mmm yyyy", "45434", "2024-05"),
        ("ggge年m月d日", "45434", "2024-05-22"),
        ('"day" yyyy', "45434", "2024"),
        ("0.00E+00", "2024", "2024"),
        ('General "days"', "2024.0", "2024"),
        ("General", "2.024E3", "2024"),
        ("yyyy-mm-dd", "1", "1900-01-01"),
        ("yyyy-mm-dd", "61", "1900-03-01"),
    ],
)
def test_a_date_is_known_as_far_as_its_cell_shows_it(code: str, number: str, date: str) -> None:
    cell = f'<c s="1"><v>{number}</v></c>'
    assert paper_of("Sand", "", cell, styles_xml=styles(code)).date == date


@pytest.mark.parametrize(
    ("code", "number", "shown"),
    [
        ("d-mmm", "45434", "May 22"),
        ("mmm", "45434", "May"),
        ("h:mm", "0.4375", "10:30"),
        ("[h]:mm", "1.5", "12:00"),
    ],
)
def test_a_cell_that_shows_no_year_gives_no_date(code: str, number: str, shown: str) -> None:
    reading = read_rows(row("Sand", "", f'<c s="1"><v>{number}</v></c>'), styles_xml=styles(code))
    assert reading.papers[0][0].date == ""
    assert messages(reading.warnings, "date-unread") == [
        f"papers.xlsx (sheet 'Papers', row 2): no date can be read from '{shown}'"
    ]


@pytest.mark.parametrize(("number", "date"), [("14", "2024-05-22"), ("17", "2024-05"), ("2", "")])
def test_formats_that_every_workbook_has_are_known(number: str, date: str) -> None:
    part = f'<styleSheet><cellXfs><xf numFmtId="{number}"/></cellXfs></styleSheet>'
    cell = "<c><v>45434</v></c>"
    assert paper_of("Sand", "", cell, styles_xml=part).date == date


def test_days_may_be_counted_from_1904() -> None:
    rows = row(*HEADER) + row("Sand", "", '<c s="1"><v>43972</v></c>')
    data = workbook(
        {"a": rows}, {"styles.xml": styles("m/d/yy")}, properties='<workbookPr date1904="1"/>'
    )
    assert read(data).papers[0][0].date == "2024-05-22"


@pytest.mark.parametrize(
    ("cell", "title"),
    [
        ('<c t="s"><v>0</v></c>', "Dunes on Mars"),
        ('<c t="str"><f>A1</f><v>Dunes_x000D_\n and waves_x0001_</v></c>', "Dunes and waves"),
        ('<c t="n"><v>1984</v></c>', "1984"),
        ("<c><v>2306.1000000000001</v></c>", "2306.1"),
        ('<c t="d"><v>2024-05-22T00:00:00</v></c>', "2024-05-22T00:00:00"),
        ('<c t="inlineStr"><is><r><t>Dunes </t></r><r><t>&lt;b&gt;</t></r></is></c>', "Dunes"),
    ],
)
def test_a_title_is_what_its_cell_shows(cell: str, title: str) -> None:
    strings = (
        f'<sst xmlns="{MAIN}"><si><r><t>Dunes </t></r><r><rPr><b/></rPr><t>on Mars</t></r>'
        '<rPh sb="0" eb="1"><t>DYUUN</t></rPh></si></sst>'
    )
    assert paper_of(cell, sharedStrings_xml=strings).title == title


def test_the_link_behind_a_title_is_the_link_of_the_paper() -> None:
    after = '<hyperlinks><hyperlink ref="A2" r:id="l0" xmlns:r="x"/></hyperlinks>'
    related = links("https://arxiv.org/abs/1706.03762v5")
    rows = row("title", "year") + row("Attention", "2017")
    data = workbook({"a": rows}, {"worksheets/_rels/sheet1.xml.rels": related}, after=after)
    assert read(data).papers[0][0].ids == {"arxiv": "1706.03762"}


@pytest.mark.parametrize("value", ["<v>Attention</v>", ""])
@pytest.mark.parametrize("separator", [",", "; "])
def test_a_formula_that_makes_a_link_is_a_link(value: str, separator: str) -> None:
    formula = f'HYPERLINK("https://doi.org/10.1000/182"{separator}"Attention")'
    paper = paper_of(f'<c t="str"><f>{formula}</f>{value}</c>')
    assert (paper.title, paper.ids) == ("Attention", {"doi": "10.1000/182"})


@pytest.mark.parametrize("label", ['"Attention"', "B2", "UPPER(B2)", " B2 "])
def test_a_formula_may_take_the_text_of_a_link_from_another_cell(label: str) -> None:
    formula = f'HYPERLINK("https://doi.org/10.1000/182",{label.replace(chr(34), "&quot;")})'
    paper = paper_of(f'<c t="str"><f>{formula}</f><v>Attention</v></c>')
    assert (paper.title, paper.ids) == ("Attention", {"doi": "10.1000/182"})


def test_a_link_behind_a_word_is_the_value_of_a_column_of_links_or_identifiers() -> None:
    cell = '<c t="str"><f>HYPERLINK("{}","click here")</f><v>click here</v></c>'
    rows = row("title", "pdf", "arxiv", "year") + row(
        "Sand",
        cell.format("https://example.org/a.pdf"),
        cell.format("https://arxiv.org/abs/1706.03762"),
        "2017",
    )
    ((paper, _),) = read(workbook({"a": rows})).papers
    assert paper.ids == {"arxiv": "1706.03762"}
    assert paper.links == {"pdf": "https://example.org/a.pdf"}


@pytest.mark.parametrize("number", ["2401.1", "2401.1234", "704.0001"])
def test_an_identifier_that_lost_its_zeros_is_refused(number: str) -> None:
    rows = row("title", "arXiv") + row("Sand", f"<c><v>{number}</v></c>")
    reading = read(workbook({"a": rows}))
    assert reading.papers[0][0].ids == {}
    (problem,) = reading.problems
    assert str(problem.where) == "papers.xlsx (sheet 'a', row 2)"
    assert problem.message == (
        "arxiv in ids must be an arXiv identifier like 1706.03762, with its zeros"
        f" (a spreadsheet drops them from numbers), not '{number}'"
    )


def test_numbers_that_lost_nothing_are_identifiers() -> None:
    rows = row("title", "arXiv", "PMID") + row(
        "Sand", "<c><v>2401.1234500000001</v></c>", "<c><v>1.2345678E7</v></c>"
    )
    ((paper, _),) = read(workbook({"a": rows})).papers
    assert paper.ids == {"arxiv": "2401.12345", "pmid": "12345678"}


def test_errors_and_formulas_without_values_are_empty_and_told() -> None:
    error, formula = '<c t="e"><v>#REF!</v></c>', "<c><f>1+1</f></c>"
    reading = read_rows(row("Sand", error), row("Maps", error, formula))
    assert [(paper.title, paper.date) for paper, _ in reading.papers] == [
        ("Sand", ""),
        ("Maps", ""),
    ]
    assert messages(reading.warnings, "table-cell") == [
        "papers.xlsx (sheet 'Papers'): errors were read as empty cells: #REF! in B2 and 1 more",
        "papers.xlsx (sheet 'Papers'): formulas without values were read as empty cells: C3",
    ]


def test_pages_that_became_a_date_are_left_out() -> None:
    rows = row("title", "year", "pages", "issue") + row(
        "Sand", "2020", '<c s="1"><v>45419</v></c>', '<c s="2"><v>45434</v></c>'
    )
    reading = read(workbook({"a": rows}, {"styles.xml": styles("d-mmm", "mmm-yy")}))
    ((paper, _),) = reading.papers
    assert (paper.pages, paper.issue) == ("", "")
    assert messages(reading.warnings, "table-cell") == [
        f"papers.xlsx (sheet 'a', row 2): {name} left out: a spreadsheet made it the date '{day}'"
        for name, day in (("issue", "2024-05"), ("pages", "May 7"))
    ]


def merged(*ranges: str) -> str:
    cells = "".join(f'<mergeCell ref="{each}"/>' for each in ranges)
    return f'<mergeCells count="{len(ranges)}">{cells}</mergeCells>'


@pytest.mark.parametrize("chunk", [1 << 20, 7])
def test_a_value_merged_over_several_rows_is_that_of_each(
    chunk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("paper_archive.sources.table.workbook.parts._CHUNK", chunk)
    rows = row("year", "title") + row("2020", "Sand") + row("<c/>", "Maps") + row("<c/>", "Dunes")
    reading = read(workbook({"a": rows}, after=merged("A2:A3")))
    assert [(paper.title, paper.date) for paper, _ in reading.papers] == [
        ("Sand", "2020"),
        ("Maps", "2020"),
        ("Dunes", ""),
    ]


def test_a_title_merged_over_several_rows_is_one_paper() -> None:
    rows = row("title", "year") + row("Sand", "2020") + row("<c/>", "2021")
    reading = read(workbook({"a": rows}, after=merged("A2:A3")))
    assert [paper.title for paper, _ in reading.papers] == ["Sand"]
    assert [problem.message for problem in reading.problems] == ["title is missing"]


def test_a_cell_across_the_columns_is_a_heading() -> None:
    rows = row("title", "year") + row("Vision") + row("Sand", "2020") + row("Sound") + row("Maps")
    reading = read(workbook({"a": rows}, after=merged("A2:B2", "A4:B4")))
    assert [paper.title for paper, _ in reading.papers] == ["Sand", "Maps"]
    assert messages(reading.warnings, "table-cell") == [
        "papers.xlsx (sheet 'a'): merged cells were read as headings: row 2 and 1 more"
    ]


def test_a_title_alone_in_its_rows_is_no_heading() -> None:
    rows = row("title", "year") + row("Sand") + row("<c/>")
    ((paper, _),) = read(workbook({"a": rows}, after=merged("A2:A3"))).papers
    assert paper.title == "Sand"


def test_names_of_columns_may_stand_again_above_further_rows() -> None:
    rows = row("title", "year") + row("Sand", "2020") + row("Title ", "x") + row("Title", "y")
    rows += row("title", "authors") + row("Maps", "Alan Turing")
    papers = [paper for paper, _ in read(workbook({"a": rows})).papers]
    assert [paper.title for paper in papers] == ["Sand", "Title", "Title", "Maps"]
    assert papers[-1].authors == ("Alan Turing",)


def test_names_of_columns_may_stand_in_two_rows() -> None:
    rows = row("title", "year") + row("<c/>", "(printed)") + row("Sand", "2020")
    reading = read(workbook({"a": rows}, after=merged("A1:A2")))
    assert [paper.title for paper, _ in reading.papers] == ["Sand"]
    assert reading.problems == []


def test_a_row_without_a_title_is_rejected_with_its_place() -> None:
    reading = read_rows(row("", "2020"), row("Sand"), row(" "), "<row/>")
    assert [paper.title for paper, _ in reading.papers] == ["Sand"]
    assert messages(reading.problems, "title-text") == [
        "papers.xlsx (sheet 'Papers', row 2): title is missing"
    ]


def test_a_cell_far_away_costs_nothing() -> None:
    far = '<row r="1048576"><c r="XFD1048576" t="str"><v>note</v></c></row>'
    reading = read_rows(row("Sand"), far)
    assert [paper.title for paper, _ in reading.papers] == ["Sand"]


def test_a_cell_behind_the_last_column_is_not_read() -> None:
    reading = read_rows(row("Sand"), '<row><c r="XFE3" t="str"><v>note</v></c></row>')
    assert reading.problems == []


def test_half_of_a_character_stays_as_it_is_written() -> None:
    assert paper_of('<c t="str"><v>Dunes_xD800_</v></c>').title == "Dunes_xD800_"


def test_a_workbook_is_known_by_its_contents_and_so_is_a_table_as_text() -> None:
    rows = row(*HEADER) + row("Sand")
    assert read(workbook({"a": rows}), "papers.csv").papers
    assert read(b"title,year\nSand,2020\n", "papers.xlsx").papers


def test_the_column_of_titles_can_be_chosen() -> None:
    rows = row("Speaker", "Talk") + row("Ada Lovelace", "Sand")
    file = SourceFile.of_bytes(workbook({"a": rows}), Where("a.xlsx"))
    assert not read_source(file).format
    source = read_source(replace(file, columns={"title": "Talk"}))
    assert [each.paper.title for each in source.outcomes if isinstance(each, Admitted)] == ["Sand"]


def test_a_chosen_column_of_titles_needs_no_other_column_of_papers() -> None:
    file = SourceFile.of_bytes(
        workbook({"a": row("Name", "Shelf") + row("Sand", "3")}), Where("a.xlsx")
    )
    assert not read_source(file).format
    assert read_source(replace(file, columns={"title": "Name"})).format == "table"


def test_a_workbook_without_papers_is_passed_over_in_a_folder() -> None:
    data = workbook({"a": row("Item", "Cost") + row("Sand", "20")})
    source = read_source(SourceFile.of_bytes(data, Where("budget.xlsx")))
    assert (source.format, source.is_other) == ("", True)


def test_a_workbook_that_is_to_be_read_as_another_format_is_said_to_be_a_table() -> None:
    data = workbook({"a": row(*HEADER) + row("Sand")})
    (problem,) = read_whole(data, Where("papers.xlsx"), "ris").problems
    assert problem.message == "file is a workbook, which can be read as table, not as ris"


@pytest.mark.parametrize(
    ("parts", "rule"),
    [
        ({"worksheets/sheet1.xml": "<worksheet><row>"}, "xml"),
        ({"workbook.xml": "nothing"}, "xml"),
        ({"styles.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, "xml"),
        ({"styles.xml": f"<styleSheet>{' ' * (20 << 20)}</styleSheet>"}, "file-size"),
        ({"sharedStrings.xml": f"<sst>{' ' * (80 << 20)}</sst>"}, "file-packed"),
        ({"_rels/workbook.xml.rels": relations("")}, "source-unknown"),
    ],
    ids=["cut", "no XML", "entities", "large", "bomb", "no sheets"],
)
def test_a_workbook_that_is_damaged_or_too_large_is_refused(
    parts: dict[str, str], rule: str
) -> None:
    reading = read(workbook({"a": row(*HEADER) + row("Sand")}, parts))
    assert [problem.rule for problem in reading.problems] == [rule]


def test_a_workbook_whose_parts_are_together_too_large_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = workbook({"a": row(*HEADER) + row("Sand")}, {"a.xml": "a" * 900, "b.xml": "b" * 900})
    monkeypatch.setattr("paper_archive.sources.unpacking._MOST_BYTES", 1_000)
    (problem,) = read(data).problems
    assert problem.message == "the files in the zip file are too large"


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        ("EncryptedPackage", "file is protected by a password"),
        ("Workbook", "file was saved by Office before 2007, or is protected by a password"),
    ],
)
def test_an_old_or_protected_workbook_is_refused(inside: str, message: str) -> None:
    data = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + inside.encode("utf-16-le")
    (problem,) = read(data).problems
    assert (problem.rule, problem.message) == ("file-office", message)


def test_texts_and_references_that_lead_nowhere_are_empty() -> None:
    reading = read_rows(row("Sand", '<c t="s"><v>0</v></c>', '<c s="9"><v>45434</v></c>', text("")))
    assert reading.papers[0][0].title == "Sand"
    assert reading.problems == []
