"""What citations and exports of an archive say of a paper is what an import of them reads."""

import csv
from collections.abc import Callable
from io import StringIO
from typing import Any, Final

import pytest
from hypothesis import example, given

from citation_readers import PAGE, bibtex_fields, citations, paper
from paper_archive.errors import Where
from paper_archive.names import split_name
from paper_archive.paper import Paper, fields_of
from paper_archive.publish.citations.bibtex import bibtex
from paper_archive.publish.citations.csl_json import csl_json
from paper_archive.publish.citations.ris import ris
from paper_archive.publish.exports import csv_table, jsonl
from paper_archive.values import TYPES
from people import PEOPLE, WHOLE
from reading import read_whole
from strategies import PAPERS

WRITERS: Final[dict[str, Callable[[Paper], str]]] = {
    "a.bib": lambda one: bibtex(one, PAGE),
    "a.ris": lambda one: ris(one, PAGE),
    "a.json": lambda one: csl_json(one, PAGE),
    "a.csv": lambda one: csv_table.header() + csv_table.row(one, PAGE),
    "a.jsonl": lambda one: jsonl.first_line(1) + jsonl.line(one),
}
"""Name of a file → what writes it."""
SAID: Final[dict[str, Any]] = {
    "title": "Waves in Sand",
    "slug": "waves-in-sand",
    "authors": ["Ada King", "Vincent van Gogh"],
    "date": "2015-05-02",
}
IN_PRINT: Final = {
    "volume": "521",
    "issue": "7553",
    "pages": "436-444",
    "publisher": "Springer & Sons",
    "editors": ["Grace Hopper"],
    "citekey": "king2015waves",
}
BY_EDITORS: Final = {"authors": [], "editors": ["Grace Hopper", "Ada King"]}
NOT_READ: Final = {"slug", "sources", "links"}
"""The address of its page is a link of a paper without another one."""

TOLD: Final = ("article", "conference", "chapter", "thesis")
"""Types that every format tells, and whose venue it keeps where an import looks for it."""
NAMES: Final = [name for name, _ in PEOPLE if name != "Senthil Kumar R"] + list(WHOLE)
"""In printed order, "R Senthil Kumar" has other parts."""
NO_TITLES: Final = ("na", "n/a", "null", "none", "undefined")

each_format = pytest.mark.parametrize("name", WRITERS)
each_citation = pytest.mark.parametrize("extension", ["bib", "ris", "json"])


def read_again(one: Paper, name: str) -> dict[str, object]:
    """Return the fields that are read of an export of a paper."""
    ((read, _),) = read_whole(WRITERS[name](one).encode(), Where(name)).papers
    return {field: value for field, value in fields_of(read).items() if field not in NOT_READ}


def said(one: Paper) -> dict[str, object]:
    return {field: value for field, value in fields_of(one).items() if field not in NOT_READ}


@each_format
@pytest.mark.parametrize(
    "fields",
    [
        {"type": "article", "venue": "Nature", **IN_PRINT},
        {"type": "article", "venue": "Nature", **IN_PRINT, "pages": "e1003285"},
        {"type": "article", "venue": "Nature", **IN_PRINT, "pages": "S12-S20"},
        {"type": "article", "venue": "Nature", **IN_PRINT, "pages": "436-444, 450"},
        {"type": "article", "venue": "Nature", "volume": "12", "pages": "7"},
        {"type": "article", "venue": "Nature", "volume": "A_b 5%", "issue": "3-4"},
        {"type": "conference", "venue": "ICML 2015", **IN_PRINT},
        {"type": "chapter", "venue": "Handbook of Wax", **IN_PRINT},
        {"type": "book", "publisher": "Beacon Press", "volume": "5", "citekey": "king2015waves"},
        {"type": "book", "publisher": "Beacon Press", "venue": "Lecture Notes in Wax"},
        {"type": "book", "publisher": "Beacon Press", "editors": SAID["authors"]},
        {"type": "book", "publisher": "Beacon Press", **BY_EDITORS},
        {"type": "chapter", "venue": "Handbook of Wax", **BY_EDITORS},
    ],
    ids=str,
)
def test_where_in_print_a_paper_is_and_its_key_are_read_again(
    name: str, fields: dict[str, Any]
) -> None:
    one = paper(**SAID | fields)
    assert read_again(one, name) == said(one)


@each_format
@pytest.mark.parametrize(
    ("type_", "venue"),
    [
        ("article", "Journal of Hives"),
        ("conference", "ICML 2015"),
        ("preprint", "arXiv"),
        ("preprint", "OSF"),
        ("chapter", "Handbook of Wax"),
        ("thesis", "University of Wax"),
        ("report", "Wax Institute"),
        ("dataset", "Zenodo"),
        ("software", "Zenodo"),
        ("webpage", "OpenAI blog"),
        ("book", "Lecture Notes in Wax"),
        *((type_, "") for type_ in TYPES if type_ not in {"other", "proceedings"}),
        ("", ""),
    ],
)
def test_what_a_paper_is_and_where_it_appeared_is_read_again(
    name: str, type_: str, venue: str
) -> None:
    one = paper(**SAID, type=type_, venue=venue)
    assert read_again(one, name) == said(one)


@pytest.mark.parametrize("name", WRITERS.keys() - {"a.json"})
def test_proceedings_are_no_other_book(name: str) -> None:
    one = paper(**SAID | BY_EDITORS, type="proceedings")
    assert read_again(one, name) == said(one)


@each_format
@pytest.mark.parametrize("beside", [{}, {"arxiv": "1706.03762"}], ids=str)
@pytest.mark.parametrize("doi", ["10.1162/tacl_a_00001", "10.18653/v1/2020.acl-main.1", ""])
def test_the_identifier_of_the_acl_anthology_is_read_again(
    name: str, beside: dict[str, str], doi: str
) -> None:
    ids = {"acl": "2020.acl-main.1", **beside} | ({"doi": doi} if doi else {})
    one = paper(**SAID, type="conference", venue="ACL", ids=ids)
    assert read_again(one, name)["ids"] == ids


@each_format
@pytest.mark.parametrize("beside", [{}, {"doi": "10.1000/sand"}, {"arxiv": "1706.03762"}], ids=str)
@pytest.mark.parametrize(
    "ids", [{"pmid": "12345678"}, {"pmcid": "PMC1234567"}, {"pmid": "1", "pmcid": "PMC2"}], ids=str
)
def test_the_numbers_of_pubmed_are_read_again(
    name: str, ids: dict[str, str], beside: dict[str, str]
) -> None:
    one = paper(**SAID, type="article", venue="Nature", ids=ids | beside)
    assert read_again(one, name)["ids"] == ids | beside


def test_an_address_that_tells_the_identifier_is_enough() -> None:
    one = paper(**SAID, type="conference", venue="ACL", ids={"acl": "2020.acl-main.1"})
    assert "acl" not in bibtex_fields(bibtex(one, PAGE))
    assert "L2  -" not in ris(one, PAGE)
    assert '"note"' not in csl_json(one, PAGE)


def test_a_table_has_revisions_and_orcids() -> None:
    one = paper(
        **SAID,
        updated="2016-01",
        orcids={"Ada King": "0000-0002-1825-0097", "Vincent van Gogh": "0000-0002-1694-233X"},
    )
    assert read_again(one, "a.csv") == said(one)


@pytest.mark.parametrize(
    "title", ["@home with sand", "-omics of sand", "＝sand", "'=sand' and maps"]
)
def test_a_title_that_begins_like_a_formula_is_read_again(title: str) -> None:
    one = paper(**SAID | {"title": title, "volume": "-1", "issue": "+2"})
    assert read_again(one, "a.csv") == said(one)


def test_only_the_table_of_an_archive_says_when_papers_were_revised() -> None:
    table = "title,updated,orcids,type\nWaves,2024-01-02,Ada King: 0000-0002-1825-0097,other\n"
    ((read, _),) = read_whole(table.encode(), Where("a.csv")).papers
    assert (read.updated, read.orcids) == ("", {})


def test_a_spreadsheet_shows_where_in_print_a_paper_is() -> None:
    table = WRITERS["a.csv"](paper(**SAID | IN_PRINT))
    (row,) = csv.DictReader(StringIO(table.removeprefix("\ufeff")))
    assert {name: row[name] for name in IN_PRINT} == IN_PRINT | {"editors": "Grace Hopper"}


def read_back(one: Paper, extension: str) -> Paper:
    text = citations(one, PAGE)[extension]
    reading = read_whole(f"{text}\n".encode(), Where(f"cited.{extension}"))
    assert reading.problems == []
    ((found, _),) = reading.papers
    return found


@each_citation
@pytest.mark.parametrize("name", NAMES)
def test_a_name_has_the_same_parts_after_an_import(name: str, extension: str) -> None:
    found = read_back(paper(authors=["Ada King", name]), extension)
    assert found.authors[0] == "Ada King"
    (whole, *_), printed = split_name(name), found.authors[1]
    if whole or extension != "ris":
        assert split_name(printed) == split_name(name)
    else:  # a comma parts names in RIS
        assert printed == " ".join(name.replace(",", " ").split())


@each_citation
@pytest.mark.parametrize("type_", TOLD)
@pytest.mark.parametrize("venue", ["Lorem & Ipsum", "ICML 2020", "Nature", ""])
def test_all_that_a_citation_says_is_there_after_an_import(
    venue: str, type_: str, extension: str
) -> None:
    one = paper(
        title="On $x^2$, C++ & {a}",
        type=type_,
        venue=venue,
        date="2024-05",
        language="de",
        ids={"doi": "10.1000/a_b", "arxiv": "1706.03762"},
        authors=["Ada King"],
    )
    found = read_back(one, extension)
    for name in ("title", "venue", "type", "date", "language", "ids", "authors"):
        if not (extension == "bib" and name == "type" and type_ == "article" and not venue):
            assert getattr(found, name) == getattr(one, name), name


@each_citation
def test_a_preprint_is_one_after_an_import(extension: str) -> None:
    found = read_back(paper(authors=["Ada King"], ids={"arxiv": "1706.03762"}), extension)
    assert (found.type, found.ids) == ("preprint", {"arxiv": "1706.03762"})


@each_citation
@given(one=PAPERS)
@example(paper(title="A day in the ☀"))
def test_a_title_is_the_same_after_an_import_if_it_has_no_markup(
    extension: str, one: Paper
) -> None:
    is_no_title = extension == "ris" and one.title.lower() in NO_TITLES
    if not is_no_title and not set("$\\{}<>&~^_#%*`'\"-") & set(one.title):
        assert read_back(one, extension).title == one.title


@each_format
@pytest.mark.parametrize(
    "title",
    ["The `grep` of sand", "Say ``sand'' and ,,sea''", "Is it sand?`", "A,,b -- c --- d", "``` a"],
)
def test_signs_that_tex_would_join_stay_apart(name: str, title: str) -> None:
    assert read_again(paper(**SAID | {"title": title, "slug": "sand"}), name)["title"] == title


@pytest.mark.parametrize("title", NO_TITLES)
def test_what_programs_write_into_ris_for_want_of_a_title_is_rejected_as_none(title: str) -> None:
    ris = citations(paper(title=title), PAGE)["ris"]
    reading = read_whole(ris.encode(), Where("cited.ris"))
    assert [each.message for each in reading.problems] == ["title is missing"]
