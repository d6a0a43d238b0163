"""A date with a mistake costs no paper its page, and a person is told of it, in each format."""

import json
from typing import Final

import pytest

from paper_archive.errors import Where
from paper_archive.sources import read_source
from paper_archive.sources.format import Warned
from paper_archive.sources.outcomes import Admitted
from paper_archive.sources.source_file import SourceFile

ZOTERO: Final = {"itemType": "journalArticle", "key": "AAAA", "version": 1, "title": "Waves"}
ATOM: Final = "http://www.w3.org/2005/Atom"
OAI: Final = (
    "<OAI-PMH><ListRecords><record><metadata>{}</metadata></record></ListRecords></OAI-PMH>"
)
SOURCES: Final = {
    "bibtex": "@article{a, title = {Waves}, author = {King, Ada}, year = {DATE}}\n",
    "biblatex": "@article{a, title = {Waves}, author = {King, Ada}, date = {DATE}}\n",
    "csv": "title,authors,year\nWaves,Ada King,DATE\n",
    "ris": "TY  - JOUR\nTI  - Waves\nAU  - King, Ada\nPY  - DATE\nER  - \n",
    "nbib": "PMID- 123\nTI  - Waves\nDP  - DATE\n",
    "endnote": "%0 Journal Article\n%T Waves\n%A Ada King\n%D DATE\n",
    "web-of-science": (
        "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nTI Waves\nPY DATE\nER\nEF\n"
    ),
    "csl": json.dumps([{"type": "article", "title": "Waves", "issued": {"literal": "DATE"}}]),
    "csl-parts": json.dumps(
        [{"type": "article", "title": "Waves", "issued": {"date-parts": [["DATE"]]}}]
    ),
    "zotero": json.dumps(
        [{"key": "AAAA", "version": 1, "library": {}, "data": {**ZOTERO, "date": "DATE"}}]
    ),
    "endnote-xml": (
        "<xml><records><record><titles><title>Waves</title></titles>"
        "<dates><year>DATE</year></dates></record></records></xml>"
    ),
    "pubmed": (
        "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article>"
        "<Journal><JournalIssue><PubDate><Year>DATE</Year></PubDate></JournalIssue></Journal>"
        "<ArticleTitle>Waves</ArticleTitle></Article></MedlineCitation></PubmedArticle>"
        "</PubmedArticleSet>"
    ),
    "acl": (
        '<collection id="2020.x"><volume id="1"><meta><year>DATE</year></meta>'
        '<paper id="1"><title>Waves</title></paper></volume></collection>'
    ),
    "crossref": json.dumps(
        {
            "message-type": "work",
            "message": {
                "DOI": "10.1000/182",
                "type": "journal-article",
                "title": ["Waves"],
                "issued": {"date-parts": [["DATE"]]},
            },
        }
    ),
    "openalex": json.dumps(
        {"title": "Waves", "publication_date": "DATE", "abstract_inverted_index": None}
    ),
    "openalex-year": json.dumps(
        {"title": "Waves", "publication_year": "DATE", "abstract_inverted_index": None}
    ),
    "semantic-scholar": json.dumps(
        {"paperId": "a" * 40, "title": "Waves", "publicationDate": "DATE", "year": None}
    ),
    "semantic-scholar-year": json.dumps(
        {"paperId": "a" * 40, "title": "Waves", "publicationDate": None, "year": "DATE"}
    ),
    "arxiv": (
        f'<feed xmlns="{ATOM}"><entry><id>http://arxiv.org/abs/2001.00001v1</id>'
        "<title>Waves</title><published>DATE</published></entry></feed>"
    ),
    "arxiv-oai": OAI.format(
        "<arXiv><id>2001.00001</id><created>DATE</created><title>Waves</title></arXiv>"
    ),
    "arxiv-raw": OAI.format(
        "<arXivRaw><id>2001.00001</id><version><date>DATE</date></version>"
        "<title>Waves</title></arXivRaw>"
    ),
    "dublin-core": OAI.format("<dc><title>Waves</title><date>DATE</date></dc>"),
    "arxiv-snapshot": json.dumps(
        {
            "id": "2001.00001",
            "title": "Waves",
            "versions": [{"version": "v1", "created": "DATE"}],
            "authors_parsed": [["King", "Ada", ""]],
        }
    ),
    "daily-papers": json.dumps(
        [{"paper": {"title": "Waves", "upvotes": 1, "publishedAt": "DATE"}, "title": "Waves"}]
    ),
    "csl-named": json.dumps([{"type": "article", "title": "Waves", "issued": {"year": "DATE"}}]),
    "openreview": json.dumps(
        {"forum": "rJl-b3RcF7", "signatures": [], "content": {"title": "Waves", "year": "DATE"}}
    ),
    "markdown": (
        "# Papers\n\n| Title | Date | Link |\n|---|---|---|\n"
        "| [Waves](https://arxiv.org/abs/2001.00001) | DATE | x |\n"
    ),
}


def read(source: str, date: str) -> tuple[list[str], list[tuple[str, str]]]:
    """Return the dates of the papers, and the rules and messages of the warnings."""
    return read_text(SOURCES[source].replace("DATE", date))


def read_text(text: str) -> tuple[list[str], list[tuple[str, str]]]:
    """Return the same of the text of a file."""
    outcomes = list(read_source(SourceFile.of_bytes(text.encode(), Where("papers"))).outcomes)
    warned = [each.problem for each in outcomes if isinstance(each, Warned)]
    about_dates = [(each.rule, each.message) for each in warned]
    assert all(each.where.path == "papers" for each in warned)
    dates = [each.paper.date for each in outcomes if isinstance(each, Admitted)]
    assert len(dates) + len(warned) == len(outcomes)
    return dates, about_dates


@pytest.mark.parametrize("source", SOURCES)
def test_a_date_with_a_mistake_is_left_out_with_a_warning(source: str) -> None:
    dates, warnings = read(source, "20l9")
    assert dates == [""]
    assert warnings == [("date-unread", "no date can be read from '20l9'")]


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("text", ["2024-02-31", "2024/04/31", "31/02/2024", "2024-13-01"])
def test_a_day_that_no_calendar_has_is_left_out_with_a_warning(source: str, text: str) -> None:
    dates, warnings = read(source, text)
    assert dates in (["2024-02"], ["2024-04"], ["2024"])
    assert warnings == [("date-unread", f"no day can be read from {text!r}")]


def test_parts_of_a_day_that_no_calendar_has_are_told_as_well() -> None:
    text = SOURCES["csl-parts"].replace('"DATE"', "2024, 2, 31")
    mistake = [("date-unread", "no day can be read from '2024-2-31'")]
    assert read_text(text) == (["2024-02"], mistake)


@pytest.mark.parametrize("source", SOURCES)
def test_a_date_without_a_day_is_no_mistake(source: str) -> None:
    for text in ("2024-02", "2024-02-00", "03/04/2024"):
        assert read(source, text)[1] == []


@pytest.mark.parametrize("source", SOURCES)
def test_a_date_that_is_said_to_be_unknown_is_no_mistake(source: str) -> None:
    for text in ("n.d.", "in press", "Forthcoming", "?", ""):
        assert read(source, text) == ([""], [])


@pytest.mark.parametrize("source", SOURCES)
def test_a_date_that_can_be_read_needs_no_warning(source: str) -> None:
    assert read(source, "2019") == (["2019"], [])


@pytest.mark.parametrize(
    "text",
    [
        *("n.d.", "(n.d.)", "nd", "s.a.", "o. J.", "n/a", "unknown", "TBA", "none", "no date", "-"),
        *("??", "0000-00-00", "19??", "20xx", "198u", "19--", "to appear", "To appear in 3 weeks"),
        *("in press", "submitted", "under review", "im Druck", "à paraître", "present", "[s.d.]"),
    ],
)
def test_what_is_usual_for_unknown_is_no_mistake(text: str) -> None:
    assert read("ris", text) == ([""], [])


@pytest.mark.parametrize("text", ["20l9", "n.d.?", "l998", "3000", "Spring", "2O19", "12"])
def test_other_texts_without_a_date_are_mistakes(text: str) -> None:
    assert [rule for rule, _ in read("ris", text)[1]] == ["date-unread"]


@pytest.mark.parametrize("source", ["openalex", "semantic-scholar"])
def test_a_year_is_taken_where_the_day_beside_it_has_a_mistake(source: str) -> None:
    year = "publication_year" if source == "openalex" else "year"
    record = {**json.loads(SOURCES[source]), year: 2018}
    assert read_text(json.dumps(record).replace("DATE", "20l9-05-01")) == (["2018"], [])


def test_the_day_of_a_doi_is_no_date_of_a_work_whose_date_has_a_mistake() -> None:
    record = json.loads(SOURCES["crossref"])
    record["message"]["created"] = {"date-parts": [[2002, 5, 1]]}
    text = json.dumps(record)
    assert read_text(text.replace('"DATE"', "null")) == (["2002-05-01"], [])
    mistake = [("date-unread", "no date can be read from 'l953'")]
    assert read_text(text.replace("DATE", "l953")) == ([""], mistake)


def test_a_time_with_a_mistake_is_left_out_with_a_warning() -> None:
    note = {
        "forum": "rJl-b3RcF7",
        "signatures": [],
        "content": {"title": "Waves"},
        "pdate": "17l6e9",
    }
    assert read_text(json.dumps(note)) == (
        [""],
        [("date-unread", "no date can be read from '17l6e9'")],
    )
    assert read_text(json.dumps({**note, "pdate": 0})) == ([""], [])
    assert read_text(json.dumps({**note, "pdate": 1716000000000})) == (["2024-05-18"], [])


@pytest.mark.parametrize("year", ["20l9", "2O19", "l998"])
def test_a_year_with_a_mistake_behind_a_venue_in_prose_is_told(year: str) -> None:
    text = "# Papers\n\n- [Waves](https://arxiv.org/abs/2001.00001) (ICML {})\n- [Sand](https://arxiv.org/abs/2001.00002)\n"
    mistake = [("date-unread", f"no date can be read from '{year}'")]
    assert read_text(text.format(year)) == (["", ""], mistake)
    assert read_text(text.format("2019")) == (["2019", ""], [])
    assert read_text(text.format("Solo")) == (["", ""], [])


@pytest.mark.parametrize("date", ["12/05/19", "5.12.19", "19", "May-19", "19-May-21"])
def test_a_year_of_two_digits_is_told_as_one(date: str) -> None:
    message = f"no date can be read from '{date}': its year has two digits"
    assert read_text(f"title,date\nSand,{date}\n") == ([""], [("date-unread", message)])


@pytest.mark.parametrize("date", ["20l9", "12/05/2l9", "May 1", "1", "123"])
def test_another_mistake_is_not_told_as_a_year_of_two_digits(date: str) -> None:
    message = f"no date can be read from '{date}'"
    assert read_text(f"title,date\nSand,{date}\n") == ([""], [("date-unread", message)])
