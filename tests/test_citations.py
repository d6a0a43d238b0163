import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given

from citation_readers import CSL, FULL, PAGE, bibtex_fields, citations, csl_item, paper, ris_lines
from paper_archive.errors import Where
from paper_archive.paper import Paper
from paper_archive.publish.citations.bibtex import bibtex
from paper_archive.publish.citations.csl_json import csl_json
from paper_archive.publish.citations.ris import ris
from paper_archive.publish.exports import csv_table
from paper_archive.publish.head.metadata import citation_tags, scholarly_article
from partials import rendered
from plain_text import plain_text
from reading import read_whole
from strategies import PAPERS


def test_what_is_unknown_is_left_out() -> None:
    one = paper()
    assert bibtex_fields(bibtex(one, "")) == {"": "misc", "key": "what", "title": "{What?}"}
    assert ris_lines(ris(one, "")) == [
        *(("TY", "GEN"), ("ID", "what"), ("TI", "What?"), ("ER", "")),
    ]
    assert csl_item(csl_json(one, "")) == {"id": "what", "type": "document", "title": "What?"}
    assert plain_text(one, "") == "What?"


@pytest.mark.parametrize(
    ("date", "in_bibtex", "in_ris", "in_csl", "in_text"),
    [
        ("2024", ("2024", None, None), ("2024", None), [2024], "2024"),
        ("2024-05", ("2024", "may", None), ("2024", "2024/05//"), [2024, 5], "May 2024"),
        ("2024-05-02", ("2024", "may", "2"), ("2024", "2024/05/02/"), [2024, 5, 2], "2 May 2024"),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(
    date: str, in_bibtex: object, in_ris: object, in_csl: object, in_text: str
) -> None:
    one = paper(date=date)
    entry, lines = bibtex_fields(bibtex(one, "")), dict(ris_lines(ris(one, "")))
    assert tuple(map(entry.get, ("year", "month", "day"))) == in_bibtex
    assert (lines.get("PY"), lines.get("DA")) == in_ris
    assert csl_item(csl_json(one, ""))["issued"] == {"date-parts": [in_csl]}
    assert plain_text(one, "") == f"What? {in_text}."


@given(PAPERS)
def test_csl_json_is_as_its_schema_says(one: Paper) -> None:
    jsonschema.Draft202012Validator(CSL).validate(json.loads(csl_json(one, PAGE)))


@given(PAPERS)
def test_a_page_shows_the_entry_as_text(one: Paper) -> None:
    (shown,) = rendered("cite.html", paper=one).css("pre")
    assert shown.text() == bibtex(one, "")
    assert shown.attributes["data-citation"] == "bib"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, ["Authors and date were not captured: add them before you cite."]),
        ({"date": "2024"}, ["Authors were not captured: add them before you cite."]),
        ({"authors": ["A B"]}, ["The date was not captured: add it before you cite."]),
        ({"authors": ["A B"], "date": "2024"}, []),
    ],
)
def test_a_page_says_what_has_to_be_added_before_citing(
    fields: dict[str, Any], sentence: list[str]
) -> None:
    page = rendered("cite.html", paper=paper(**fields))
    assert [each.text() for each in page.css("p.missing")] == sentence


def test_bibtex_takes_signs_for_signs_and_names_for_what_they_are() -> None:
    fields = bibtex_fields(bibtex(paper(**FULL), PAGE))
    assert fields["title"] == r"{Attention: 100\% of $O(n^2)$ \& more}"
    assert fields["author"].split(" and ") == [
        "Vaswani, Ashish",
        "van Gogh, Émile",
        "Cruz, Jr., Ana",  # von Last, Jr, First
        "{Google, Inc.}",
        "{王伟}",
    ]


def test_an_isbn_is_in_every_citation_and_export_and_is_read_from_it_again() -> None:
    book = paper(type="book", ids={"isbn": "9780262035613", "pmid": "12345"}, date="2016")
    texts = {
        "a.bib": bibtex(book, PAGE),
        "a.ris": ris(book, PAGE),
        "a.json": csl_json(book, PAGE),
        "a.csv": csv_table.header() + csv_table.row(book, PAGE),
    }
    for name, text in texts.items():
        ((read, _),) = read_whole(text.encode(), Where(name)).papers
        assert read.ids["isbn"] == "9780262035613", name
    assert ("citation_isbn", "9780262035613") in citation_tags(book)
    isbn = '{"@type":"PropertyValue","propertyID":"ISBN","value":"9780262035613"}'
    assert isbn in scholarly_article(book)


def test_the_issn_of_a_report_is_not_taken_for_an_isbn() -> None:
    text = "TY  - RPRT\nTI  - What?\nSN  - 1234-5679\nSN  - 978-0-262-03561-3 (print)\nER  - \n"
    ((read, _),) = read_whole(text.encode(), Where("a.ris")).papers
    assert read.ids == {"isbn": "9780262035613"}


def test_the_links_of_a_paper_are_read_again_from_the_table_of_an_archive() -> None:
    links = {"code": "https://git.test/x", "pdf": "https://x.test/a.pdf", "blog": "https://b.test/"}
    one = paper(type="proceedings", links=links, date="2016")
    table = csv_table.header() + csv_table.row(one, PAGE)
    ((read, _),) = read_whole(table.encode(), Where("a.csv")).papers
    assert (read.links, read.type) == (one.links, "proceedings")


@pytest.mark.parametrize("name", ["a.bib", "a.ris", "a.json"])
def test_a_retraction_is_read_again_from_every_citation(name: str) -> None:
    one = paper(status={"retracted": {}, "corrected": {}}, date="2016")
    text = citations(one, PAGE)[name.removeprefix("a.")]
    ((read, _),) = read_whole(text.encode(), Where(name)).papers
    assert read.status == {"retracted": {}}


@pytest.mark.parametrize(
    "title", ["Maps -- a --- View", "{} -- Maps {}", "a" + "'" * 3 + "b $x$ -- c"]
)
def test_no_dash_of_a_title_becomes_another_in_bibtex(title: str) -> None:
    one = paper(title=title, venue="Maps -- Sand", authors=["Jo--Ann Doe"])
    ((read, _),) = read_whole(bibtex(one, "").encode(), Where("a.bib")).papers
    assert (read.title, read.venue, read.authors) == (one.title, one.venue, one.authors)
