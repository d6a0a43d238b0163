"""Tables of any make: columns are found by their names, and a bad row costs no other."""

from dataclasses import replace

import pytest

from paper_archive.errors import Where
from paper_archive.paper import Paper
from paper_archive.sources import read_source, table
from paper_archive.sources.outcomes import Admitted
from paper_archive.sources.source_file import SourceFile
from reading import Reading, read_whole


def read(text: str, name: str = "papers.csv") -> Reading:
    return read_whole(text.encode(), Where(name))


def paper_of(header: str, row: str) -> Paper:
    ((paper, _),) = read(f"{header}\n{row}\n").papers
    return paper


@pytest.mark.parametrize(
    "header", ["title", "Title", "paper_title", "paperTitle", "Document Title", "Titel", "TI"]
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_column_of_titles_makes_a_table(header: str, delimiter: str) -> None:
    reading = read(f"{header}{delimiter}Year\nSand{delimiter}2020\n")
    assert reading.format == "table"
    assert [(paper.title, paper.date) for paper, _ in reading.papers] == [("Sand", "2020")]


@pytest.mark.parametrize(
    ("header", "cell", "field", "value"),
    [
        ("Author(s)", '"Lovelace, Ada; Turing, Alan"', "authors", ("Ada Lovelace", "Alan Turing")),
        ("authors", '"A. Lovelace, A. Turing et al."', "authors", ("A. Lovelace", "A. Turing")),
        ("arXiv", "1706.03762", "ids", {"arxiv": "1706.03762"}),
        ("ArXiv ID", "1706.03762", "ids", {"arxiv": "1706.03762"}),
        ("arxiv_url", "https://arxiv.org/abs/1706.03762v5", "ids", {"arxiv": "1706.03762"}),
        ("paper", "ignored", "title", "Sand"),
        ("link", "https://doi.org/10.1000/182", "ids", {"doi": "10.1000/182"}),
        ("Source title", "Sand Letters", "venue", "Sand Letters"),
        ("Cited by", '"1,204"', "citations", 1204),
        ("Publication Date", "2020-03-04", "date", "2020-03-04"),
        ("keywords", '"Wet Sand; waves"', "tags", ("waves", "wet-sand")),
        ("github", "https://github.com/a/b", "links", {"code": "https://github.com/a/b"}),
        ("Document Type", "Conference paper", "type", "conference"),
        ("Language of Original Document", "Chinese", "language", "zh"),
        ("DOI", "N/A", "ids", {}),
    ],
)
def test_columns_are_found_by_their_usual_names(
    header: str, cell: str, field: str, value: object
) -> None:
    assert getattr(paper_of(f"Title,{header}", f"Sand,{cell}"), field) == value


def test_the_publications_of_a_german_laboratory_are_read_whole() -> None:
    found = paper_of(
        "Titel des Beitrags,Verfasser*innen,Erschienen in,Heft,Erscheinungsdatum,Stichwörter",
        "Weiche Greifer,Ada Bell; Cy Dorn,Robotik heute,3,15.06.2021,Greifen",
    )
    assert found.authors == ("Ada Bell", "Cy Dorn")
    assert (found.venue, found.issue, found.date) == ("Robotik heute", "3", "2021-06-15")
    assert found.tags == ("greifen",)


@pytest.mark.parametrize(
    "header",
    [
        "Titel,Autor(en),Jahr,Zeitschrift,Jahrgang,Nummer,Seiten,Verlag,Herausgeber",
        "Titre,Auteur(s),Année,Revue,Tome,N°,Pages,Éditeur,Editors",
        "Título,Autor(es),Año,Revista,Volumen,Número,Páginas,Editorial,Editors",
        "Titolo,Autore,Anno,Rivista,Volume,Numero,Pagine,Editore,Editors",
    ],
    ids=["German", "French", "Spanish", "Italian"],
)
def test_a_bibliography_is_read_whole_in_the_languages_of_its_columns(header: str) -> None:
    found = paper_of(header, "Sand,Ada Bell,2020,Sand Letters,5,3,10-19,Beach Press,Cy Dorn")
    assert (found.authors, found.date, found.venue) == (("Ada Bell",), "2020", "Sand Letters")
    assert (found.volume, found.issue, found.pages) == ("5", "3", "10-19")
    assert (found.publisher, found.editors) == ("Beach Press", ("Cy Dorn",))


@pytest.mark.parametrize(
    ("day", "year", "date"),
    [
        ("FEB 6", "2020", "2020-02-06"),
        ("FEB-APR", "2020", "2020-02"),
        ("spring", "2020", "2020"),
        ("2020-02-06", "2020", "2020-02-06"),
        ("2019-02-06", "2020", "2020"),
        ("2020-02-06", "", "2020-02-06"),
        ("FEB 6", "", ""),
    ],
)
def test_a_day_without_a_year_is_in_that_of_another_column(day: str, year: str, date: str) -> None:
    assert paper_of("Title,Publication Date,Publication Year", f"Sand,{day},{year}").date == date


@pytest.mark.parametrize("column", ["Talk", "talk", "Our Talk"])
def test_a_file_is_a_table_by_the_column_of_titles_that_is_chosen(column: str) -> None:
    data = f"Speaker,{column}\nAda Lovelace,Sand\n".encode()
    file = replace(SourceFile.of_bytes(data, Where("a.csv")), columns={"title": column})
    source = read_source(file)
    assert source.format == "table"
    assert [each.paper.title for each in source.outcomes if isinstance(each, Admitted)] == ["Sand"]


def test_a_chosen_column_that_a_file_does_not_have_makes_no_table_of_it() -> None:
    file = SourceFile.of_bytes(b"Speaker,Talk\nAda Lovelace,Sand\n", Where("a.csv"))
    assert not read_source(replace(file, columns={"title": "Heading"})).format


def test_a_chosen_column_wins_over_a_guess() -> None:
    data = b"title,heading,who\nx1,Sand,Ada Lovelace\n"
    file = SourceFile.of_bytes(data, Where("a.csv"))
    chosen = SourceFile(file.where, file.opened, columns={"title": "Heading", "authors": "who"})
    records = [each.fields for each in table.read(chosen) if hasattr(each, "fields")]
    assert [(each["title"], each["authors"]) for each in records] == [("Sand", ["Ada Lovelace"])]


def test_what_was_read_and_what_is_not_kept_is_told() -> None:
    reading = read("Title,Autor,Shelf,Empty,Date Added\nSand,Ada Lovelace,3b,,2020\nMaps,,,,2021\n")
    (warning,) = reading.warnings
    assert warning.message == "read title from “Title”, authors from “Autor”"
    assert reading.not_kept == {"Shelf": 1}


@pytest.mark.parametrize(
    ("text", "warnings"),
    [
        ("Title,Authors,Year,My rating\nSand,Ada Lovelace,2020,5\n", 0),
        ("Title,Authors,Year\nSand,Ada Lovelace,2020\n", 0),
        ("Title,DOI\nSand,10.1000/1\n", 0),
        ("Title,Written by whom,Year\nSand,Ada Lovelace,2020\n", 1),
        ("Title,Authors,When it appeared\nSand,Ada Lovelace,2020\n", 1),
        ("Title,Year,Written by whom\nSand,2020,\n", 0),
        ("Title,Year,Date Added\nSand,2020,2021-01-01\n", 0),
    ],
)
def test_columns_are_named_only_if_one_of_them_may_be_the_authors_or_the_date(
    text: str, warnings: int
) -> None:
    assert [each.rule for each in read(text).warnings] == ["table-columns"] * warnings


def test_a_status_that_is_none_of_a_publication_is_not_kept() -> None:
    reading = read("title,status\nSand,to read\nMaps,retracted\n")
    assert reading.not_kept == {"status": 1}


def test_a_cell_may_go_on_over_lines() -> None:
    reading = read('title,abstract\nSand,"We\n\nlisten, ""often"".\nTo it."\nMaps,\n')
    assert [paper.title for paper, _ in reading.papers] == ["Sand", "Maps"]
    assert reading.papers[0][0].abstract == 'We\n\nlisten, "often". To it.'
    assert [where.line for _, where in reading.papers] == [2, 6]


def test_one_missing_quote_costs_one_line() -> None:
    rows = "".join(f'"Paper {n}","Author {n}"\n' for n in range(20))
    reading = read(f'title,authors\n"Sand,Ada Lovelace\n{rows}')
    assert len(reading.papers) == 20
    assert [(p.where.line, p.rule) for p in reading.problems] == [(2, "table-row")]


def test_nul_and_empty_rows_are_no_trouble() -> None:
    reading = read("\ufeff\n\ntitle;year\n;\n\nSa\x00nd;2020\n ; \n")
    assert [paper.title for paper, _ in reading.papers] == ["Sand"]
    assert reading.problems == []


def test_private_columns_reach_no_page() -> None:
    paper = paper_of("Title,Notes,File Attachments,Extra", "Sand,secret,/home/secret.pdf,secret")
    assert "secret" not in repr(paper)


@pytest.mark.parametrize(
    "text", ["Some, text, of mine.\n", "a,b\n1,2\n", "# title\n\n- a\n", "title\n"]
)
def test_text_without_a_column_of_titles_is_no_table(text: str) -> None:
    assert read(text).format == ""


def test_a_list_of_papers_in_an_object_is_read_and_not_the_object() -> None:
    reading = read(
        '{"title": "My list", "items": [{"title": "Sand", "url": "https://arxiv.org/abs/1706.03762"}]}'
    )
    assert [paper.title for paper, _ in reading.papers] == ["Sand"]


def test_yaml_that_could_grow_or_run_is_refused() -> None:
    bomb = "- &a [x, x]\n- &b [*a, *a]\n- title: Sand\n"
    for text in (bomb, "- title: !!python/object/apply:os.system [ls]\n", "- title: " + "[" * 60):
        reading = read_whole(text.encode(), Where("a.yaml"), "table")
        assert reading.papers == []
        assert [problem.rule for problem in reading.problems] == ["yaml"]


def test_a_header_longer_than_the_beginning_of_the_file_is_read_whole() -> None:
    columns = ",".join(["title", "year", *("😀" * 18_000 for _ in range(2)), "venue"])
    ((paper, _),) = read(f"{columns}\nSand,2020,a,b,Dunes\n").papers
    assert (paper.title, paper.date, paper.venue) == ("Sand", "2020", "Dunes")


def test_a_list_in_yaml_may_hold_its_objects_in_braces() -> None:
    reading = read('- {"year": 2020, "title": "Sand"}\n- {title: Maps}\n', "papers.yaml")
    assert [paper.title for paper, _ in reading.papers] == ["Sand", "Maps"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", '[{"title": 1984}, {"title": 2306.10, "year": 2023}, {"title": "Sand"}]'),
        ("a.jsonl", '{"title": 1984}\n{"title": 2306.10}\n{"title": "Sand"}\n'),
        ("a.yaml", "- title: 1984\n- title: 2306.10\n- title: Sand\n"),
        ("a.csv", "title,year\n1984,\n2306.10,\nSand,\n"),
    ],
)
def test_a_title_that_looks_like_a_number_is_text(name: str, text: str) -> None:
    assert [paper.title for paper, _ in read(text, name).papers] == ["1984", "2306.10", "Sand"]


def test_a_value_in_yaml_is_what_the_file_says() -> None:
    ((paper, _),) = read("- title: No\n  arxiv: 2306.10000\n  date: 2023-06-01\n", "a.yaml").papers
    assert (paper.title, paper.ids, paper.date) == ("No", {"arxiv": "2306.10000"}, "2023-06-01")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", '[{"title": "Sand"}, {"title": null, "authors": "Ada Lovelace"}]'),
        ("a.jsonl", '{"title": "Sand"}\n{"title": true, "authors": "Ada Lovelace"}\n'),
        ("a.json", '{"my": [{"authors": "Ada Lovelace", "year": 1843}, {"title": "Sand"}]}'),
        ("a.jsonl", '{"title": "Sand"}\n{"tittle": "Maps"}\n'),
        ("a.yaml", "- title: Sand\n- title:\n  authors: Ada Lovelace\n"),
        ("a.yaml", "- title: Sand\n- tittle: Maps\n"),
        ("a.csv", "title,authors\nSand,\n,Ada Lovelace\n"),
    ],
)
def test_a_record_without_a_title_is_rejected_with_its_place(name: str, text: str) -> None:
    reading = read(text, name)
    assert [paper.title for paper, _ in reading.papers] == ["Sand"]
    assert [problem.message for problem in reading.problems] == ["title is missing"]
    assert reading.problems[0].where.line or reading.problems[0].where.item


def test_two_odd_quotes_do_not_swallow_the_rows_between_them() -> None:
    rows = "".join(f"Paper {n},Author {n},2020\n" for n in range(9))
    reading = read(f'title,authors,year\n"Sand,Ada,2020\n{rows}Old "maps,Alan,2020\n')
    assert len(reading.papers) == 10
    assert [(p.where.line, p.rule) for p in reading.problems] == [(2, "table-row")]


def test_a_column_whose_name_is_code_makes_no_table() -> None:
    assert read("@article{a, title={}, year=2020}\n").format == "bibtex"


def test_a_table_without_rows_is_told_in_one_problem() -> None:
    reading = read("title,authors\n")
    assert [problem.rule for problem in reading.problems] == ["source-empty"]
    assert reading.warnings == []


@pytest.mark.parametrize(
    ("text", "line"), [("- title: Sand\n- title: Ma\x01ps\n", 2), ("- title: Sand\n- {\n", 3)]
)
def test_yaml_that_is_broken_is_refused_at_its_line(text: str, line: int) -> None:
    (problem,) = read(text, "a.yaml").problems
    assert (problem.rule, problem.where.line) == ("yaml", line)


@pytest.mark.parametrize("encoding", ["euc-jp", "shift-jis", "gb18030"])
def test_a_row_in_an_encoding_of_asia_is_refused_and_costs_no_other(encoding: str) -> None:
    data = "title,authors\n深層学習,山田 太郎\nSand,Ada Lovelace\n".encode(encoding)
    reading = read_whole(data, Where("papers.csv"))
    assert [paper.title for paper, _ in reading.papers] == ["Sand"]
    assert reading.rejected == 1
    assert (reading.problems[0].rule, reading.problems[0].where.line) == ("encoding", 2)


def test_yaml_in_mixed_encodings_is_read_and_the_guess_is_reported() -> None:
    data = "- title: Größe\n".encode() + "- title: Dünen\n".encode("cp1252")
    reading = read_whole(data, Where("a.yaml"))
    assert [paper.title for paper, _ in reading.papers] == ["Größe", "Dünen"]
    assert [warning.where.line for warning in reading.warnings] == [2]
    (problem,) = read_whole("- title: 波浪\n".encode("gbk"), Where("a.yaml")).problems
    assert (problem.rule, problem.where.line) == ("encoding", 1)


def test_the_references_of_a_software_are_papers() -> None:
    cff = (
        "cff-version: 1.2.0\ntitle: My tool\nauthors:\n  - family-names: Turing\n"
        "references:\n  - type: article\n    title: Sand\n    year: 1843\n    authors:\n"
        "      - family-names: Berg\n        given-names: Ada\n        name-particle: van den\n"
        "      - name: Sand Group\n"
    )
    ((paper, _),) = read(cff, "CITATION.cff").papers
    assert (paper.title, paper.date, paper.authors) == (
        "Sand",
        "1843",
        ("Ada van den Berg", "Sand Group"),
    )


def test_a_topic_without_papers_is_no_paper() -> None:
    topics = '[{"name": "Sand", "papers": [{"title": "Waves"}]}, {"name": "Maps", "papers": []}]'
    assert [paper.title for paper, _ in read(topics, "a.json").papers] == ["Waves"]
    alone = '[{"title": "Waves", "tags": []}]'
    assert [paper.title for paper, _ in read(alone, "a.json").papers] == ["Waves"]


@pytest.mark.parametrize("date", ["8-May", "26-Jan", "May-26"])
def test_pages_of_which_a_spreadsheet_made_a_date_are_left_out(date: str) -> None:
    reading = read(f"title,pages\nSand,{date}\n")
    assert reading.papers[0][0].pages == ""
    assert reading.warnings[0].rule == "table-cell"
    assert date in reading.warnings[0].message


@pytest.mark.parametrize(
    "heading", ["My papers;;", '"My papers; all";;', "My papers of 2024;;\n;;"]
)
def test_a_heading_may_stand_above_the_names_of_the_columns(heading: str) -> None:
    reading = read(f"{heading}\nTitle;Year;Authors\nSand;2020;Ada Lovelace\n")
    assert [paper.title for paper, _ in reading.papers] == ["Sand"]


def test_empty_columns_without_a_name_are_not_told() -> None:
    assert read("title,year,,,\nSand,2020,,note,\n").not_kept == {"column 4": 1}


def test_the_names_of_columns_stand_again_where_files_were_joined() -> None:
    reading = read("title,year\nSand,2020\ntitle,year\nMaps,2021\n")
    assert [paper.title for paper, _ in reading.papers] == ["Sand", "Maps"]


@pytest.mark.parametrize("name", ["No.", "Nr.", "Number"])
def test_a_number_right_behind_the_volume_is_the_issue(name: str) -> None:
    ((paper, _), _) = read(f"Title;Volume;{name}\nSand;5;3\nMaps;5;12\n").papers
    assert (paper.volume, paper.issue) == ("5", "3")


@pytest.mark.parametrize(
    "text",
    ['[{"title": "Sand", "volume": 5, "number": 3}]', "- {title: Sand, volume: 5, number: 3}\n"],
    ids=["json", "yaml"],
)
def test_a_number_right_behind_the_volume_is_the_issue_in_objects_too(text: str) -> None:
    ((paper, _),) = read(text).papers
    assert (paper.volume, paper.issue) == ("5", "3")


@pytest.mark.parametrize(
    "table", ["No.;Title;Volume\n1;Sand;5\n", "Volume;Title;No.\n5;Sand;1\n", "Title;No.\nSand;1\n"]
)
def test_a_number_elsewhere_is_that_of_the_row(table: str) -> None:
    ((paper, _),) = read(table).papers
    assert paper.issue == ""


@pytest.mark.parametrize(
    ("cell", "citations"),
    [
        ("1204", 1204),
        ('"1,204"', 1204),
        ('"1,204,000"', 1204000),
        ("1 204", 1204),
        ("1\u202f204", 1204),
        ("3.0", 3),
        ('"1,5"', None),
        ('"12,0"', None),
        ("1.204", None),
        ("-3", None),
    ],
)
def test_a_decimal_comma_makes_no_count_ten_times_larger(cell: str, citations: int | None) -> None:
    assert paper_of("title,citations", f"Sand,{cell}").citations == citations


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("{van der Berg}, Jan and {Barnes and Noble}", ("Jan van der Berg", "Barnes and Noble")),
        (r"Erd{\H o}s, P{\'a}l", ("Pál Erdős",)),
        ("{OpenAI}; Roe, {Al}", ("OpenAI", "Al Roe")),
        ("Ada King\nand\nAl Roe", ("Ada King", "Al Roe")),
    ],
)
def test_names_copied_from_a_library_are_read_as_there(cell: str, names: tuple[str, ...]) -> None:
    reading = read(f'title,authors\nSand,"{cell}"\n')
    ((paper, _),) = reading.papers
    assert paper.authors == names


def test_braces_of_a_library_are_no_part_of_names_in_a_list() -> None:
    reading = read('[{"title": "Sand", "authors": ["{OpenAI}", "Roe, {Al}"]}]')
    ((paper, _),) = reading.papers
    assert paper.authors == ("OpenAI", "Al Roe")


def test_keywords_with_dots_between_them_are_topics_each() -> None:
    assert paper_of("title,keywords", "Sand,bees · ants · 海、山").tags[:2] == ("ants", "bees")
    assert len(paper_of("title,keywords", "Sand,bees · ants · 海、山").tags) == 4


@pytest.mark.parametrize("cell", ["12k", "-3", "1.204", "many"])
def test_a_count_that_cannot_be_read_is_reported_with_its_row(cell: str) -> None:
    warnings = read(f"title,citations,upvotes\nSand,n/a,–\nMaps,{cell},7\n").warnings
    assert [str(each) for each in warnings if each.rule == "count-unread"] == [
        f"papers.csv:3: no number of citations can be read from '{cell}' [count-unread]"
    ]


def test_a_count_in_json_that_cannot_be_read_is_reported() -> None:
    warnings = read('[{"title": "Sand", "citations": -3, "upvotes": 1.5}]').warnings
    assert [each.message for each in warnings if each.rule == "count-unread"] == [
        "no number of citations can be read from '-3'",
        "no number of upvotes can be read from '1.5'",
    ]


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("a.json", '[{"title": "Sand"}, null, {"title": "Maps"}]', "a.json ([1])"),
        ("a.json", '{"papers": [{"title": "Sand"}, "Waves", {"title": "Maps"}]}', "papers[1]"),
        ("a.jsonl", '{"title": "Sand"}\n{"title": "Maps"}\nnull\n', "a.jsonl:3"),
        ("a.yaml", "- title: Sand\n-\n- title: Maps\n", "a.yaml ([1])"),
    ],
)
def test_what_is_no_object_in_a_list_of_papers_is_rejected(
    name: str, text: str, place: str
) -> None:
    reading = read(text, name)
    assert [paper.title for paper, _ in reading.papers] == ["Sand", "Maps"]
    (problem,) = reading.problems
    assert place in str(problem)
    assert problem.rule == "title-text"
