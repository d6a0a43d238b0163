"""What found papers are counted, chosen and sorted by, read by the page."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from engine import Engine
from made_up import paper
from paper_archive.paper import Paper
from paper_archive.publish.limits import short_name
from paper_archive.publish.search.files.columns import Column, columns_of
from strategies import PAPERS

pytest_plugins = ("search_fixtures",)

COLUMNS = ("date", "year", "tag", "venue", "author", "comments")
NAMES = {"llm": "Large language models"}


def values_of(paper: Paper, column: str) -> set[str]:
    """Return what a paper has in a column, as the page names it."""
    values = {
        "date": {paper.date} - {""},
        "year": {paper.date[:4] or "undated"},
        "tag": set(paper.tags),
        "venue": {short_name(paper.venue)} - {""},
        "author": set(map(short_name, paper.people)),
        "comments": set() if paper.comments is None else {str(paper.comments)},
    }
    return values[column]


@settings(max_examples=60)
@given(papers=st.lists(PAPERS, max_size=8))
def test_the_page_knows_which_papers_have_a_value(engine: Engine, papers: list[Paper]) -> None:
    papers = [replace(each, slug=f"paper-{n}") for n, each in enumerate(papers)]
    search = engine.open(papers, NAMES)
    numbers = {record["slug"]: number for number, record in enumerate(search.records())}
    for column in COLUMNS:
        held: dict[str, list[int]] = {}
        for each in papers:
            for value in values_of(each, column):
                held.setdefault(value, []).append(numbers[each.slug])
        if column == "year" and not any(each.date for each in papers):
            held = {}
        read = {each["value"]: each["papers"] for each in search.column(column)}
        least = 2 if column == "author" else 1
        assert read == {value: sorted(of) for value, of in held.items() if len(of) >= least}


def test_a_column_that_no_paper_has_is_no_file() -> None:
    assert columns_of([paper("A")], {}) == {}
    assert set(columns_of([paper("A", date="2024", comments=0)], {})) == {
        "date",
        "year",
        "comments",
    }


def test_an_author_of_one_paper_is_not_offered_as_a_choice() -> None:
    papers = [paper("A", authors=["Ada", "Bob"]), paper("B", authors=["Ada", "Ada"])]
    assert list(columns_of(papers, {})["author"].papers) == ["Ada"]


def test_a_tag_is_offered_by_the_name_of_its_topic(engine: Engine) -> None:
    papers = [paper("A", tags=["llm", "3d-vision"])]
    offered = {each["value"]: each["name"] for each in engine.open(papers, NAMES).column("tag")}
    assert offered == {"llm": "Large language models", "3d-vision": "3d-vision"}


def test_values_that_order_results_ascend(engine: Engine) -> None:
    papers = [paper(f"P{n}", comments=n, date=f"20{n:02}") for n in (10, 9, 2, 11)]
    search = engine.open(papers)
    assert [each["value"] for each in search.column("comments")] == ["2", "9", "10", "11"]
    assert [each["value"] for each in search.column("date")] == ["2002", "2009", "2010", "2011"]


def test_a_huge_name_makes_no_huge_file() -> None:
    papers = [paper(f"P{n}", venue="V" * 10**6, authors=["Ada " * 10**5]) for n in range(3)]
    columns = columns_of(papers, {})
    assert set(columns) == {"venue", "author"}
    assert max(len(column.data()) for column in columns.values()) < 1_000


def test_years_come_in_their_order_and_papers_without_one_last(engine: Engine) -> None:
    papers = [paper(f"P{n}", date=date) for n, date in enumerate(["2019-05", "", "2021", "2020"])]
    years = engine.open(papers).column("year")
    assert [each["name"] for each in years] == ["2021", "2020", "2019", "undated"]
    assert columns_of([paper("A")], {}) == {}


def test_code_and_pdf_are_known_from_links_identifiers_and_the_abstract() -> None:
    papers = [
        paper("A", links={"Code": "https://example.org/a"}),
        paper("B", abstract="Our code is at https://github.com/b/b."),
        paper("C", ids={"arxiv": "2401.00001"}),
        paper("D", links={"pdf": "https://example.org/d.pdf", "slides": "https://example.org/d"}),
        paper("E", abstract="We code."),
        paper("F", ids={"acl": "2020.acl-main.1"}),
    ]
    assert columns_of(papers, {})["has"].papers == {"code": [0, 1], "pdf": [2, 3, 5]}


def test_the_most_frequent_tags_are_apart_where_all_weigh_much() -> None:
    many = {f"t{n}": range(n, 60_000, 60) for n in range(30)}
    few = Column({**many, "most": range(0, 60_000, 20)}).head()
    assert "most" in few.papers
    assert 4 <= len(few.papers) <= 8
    assert few.weight <= 14_000
    assert len(Column({f"t{n}": range(n, 60_000, 12) for n in range(9)}).head().papers) == 4
    assert Column({"a": range(100)}).head().papers == {}
    assert Column({f"t{n}": range(n, 100_000, 7) for n in range(7)}).head().papers == {}
