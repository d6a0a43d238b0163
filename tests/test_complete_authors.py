"""A list of authors that a source cut is known as such, until another source has all of it."""

from dataclasses import replace
from itertools import permutations

import pytest

from citation_readers import citations, paper
from paper_archive.archive.merging.complete_authors import lacks_authors
from paper_archive.archive.merging.merge import merge
from paper_archive.errors import Where
from paper_archive.paper import Paper
from paper_archive.publish.exports import csv_table
from paper_archive.publish.head.metadata import citation_tags, scholarly_article
from reading import read_whole
from test_merge import after_edit, imported, record

CUT = record(authors=["Ada King", "Bo Chen"], et_al=True)
WHOLE = record(authors=["Ada King", "Bo Chen", "Cy Dee"])
SHORT = record(authors=["Ada King", "B. Chen"])


def authors_of(of: Paper) -> tuple[int, bool]:
    return len(of.authors), of.et_al


@pytest.mark.parametrize(
    ("records", "known"),
    [
        ((CUT,), (2, True)),
        ((CUT, CUT), (2, True)),
        ((CUT, WHOLE), (3, False)),
        ((CUT, SHORT), (2, False)),
        ((CUT, record(authors=["Ada King"], et_al=True)), (2, True)),
        ((CUT, record()), (2, True)),
        ((record(authors=["Ada King"], et_al=True), CUT, WHOLE), (3, False)),
    ],
)
def test_a_complete_list_wins_whichever_comes_first(
    records: tuple[Paper, ...], known: tuple[int, bool]
) -> None:
    for order in permutations(records):
        page, entry = imported(*order)
        assert (authors_of(page), authors_of(entry.paper)) == (known, known)


def test_what_a_person_says_of_the_list_stays() -> None:
    assert authors_of(after_edit({"et_al": False}, CUT, CUT).paper) == (2, False)
    assert authors_of(after_edit({"et_al": True}, SHORT, SHORT).paper) == (2, True)
    edited = {"authors": ("Ada King", "Bo Chen", "Di Poe"), "et_al": False}
    assert authors_of(after_edit(edited, CUT, CUT).paper) == (3, False)


def test_an_update_takes_the_list_of_the_source_as_it_is() -> None:
    page, entry = imported(WHOLE)
    assert authors_of(merge(page, entry, CUT, is_update=True).paper) == (2, True)
    assert authors_of(merge(page, entry, record(), is_update=True).paper) == (3, False)


def test_a_list_that_nobody_else_has_is_as_its_paper_says() -> None:
    assert lacks_authors(CUT.authors, WHOLE, CUT)
    assert not lacks_authors(("Di Poe",), WHOLE, CUT)


MADE = paper(authors=["Ada King", "Bo Chen"], et_al=True, date="2024", ids={"doi": "10.1000/1"})


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("@article{x, title={What?}, author={Ada King and Bo Chen and others}}", "a.bib"),
        (
            "TY  - JOUR\nTI  - What?\nAU  - King, Ada\nAU  - Chen, Bo\nAU  - et al.\nER  - \n",
            "a.ris",
        ),
        ("title,authors\nWhat?,Ada King; Bo Chen et al.\n", "a.csv"),
        ('[{"title": "What?", "authors": ["Ada King", "Bo Chen", "et al."]}]', "a.json"),
        (
            (
                '[{"type": "book", "id": "1", "title": "What?", '
                '"author": [{"literal": "Ada King"}, '
                '{"family": "Chen", "given": "Bo"}, {"literal": "others"}]}]'
            ),
            "a.json",
        ),
        (
            (
                '{"id": "https://openalex.org/W1", "title": "What?", "primary_location": {}, '
                '"is_authors_truncated": true, '
                '"authorships": [{"author": {"display_name": "Ada King"}}, '
                '{"author": {"display_name": "Bo Chen"}}]}'
            ),
            "a.json",
        ),
        (
            (
                "# Papers\n\n- [What?](https://arxiv.org/abs/1706.03762), "
                "*Ada King, Bo Chen, et al.*\n"
                "- [Why?](https://arxiv.org/abs/1706.03763), *Ada King, Bo Chen*\n"
            ),
            "a.md",
        ),
        (
            (
                "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article>"
                '<ArticleTitle>What?</ArticleTitle><AuthorList CompleteYN="N"><Author>'
                "<LastName>King</LastName><ForeName>Ada</ForeName></Author><Author>"
                "<LastName>Chen</LastName><ForeName>Bo</ForeName></Author></AuthorList></Article>"
                "</MedlineCitation></PubmedArticle></PubmedArticleSet>"
            ),
            "a.xml",
        ),
        ("PMID- 1\nTI  - What?\nAU  - King A\nAU  - Chen B\nAU  - et al\n", "a.nbib"),
    ],
)
def test_every_format_that_says_so_is_heard(text: str, name: str) -> None:
    reading = read_whole(text.encode(), Where(name))
    assert next(authors_of(each) for each, _ in reading.papers) == (2, True), reading.problems


def test_every_citation_and_export_says_that_there_are_more() -> None:
    made = citations(MADE, "https://papers.test/x/")
    assert "author = {King, Ada and Chen, Bo and others}" in made["bib"]
    assert "AU  - Chen, Bo\nAU  - et al.\n" in made["ris"]
    assert '{"literal": "others"}]' in made["json"]
    assert made["txt"].startswith("Ada King, Bo Chen, et al. What?")
    assert '"creditText":"Ada King and others"' in scholarly_article(MADE)
    names = [text for name, text in citation_tags(MADE) if name == "citation_author"]
    assert names == ["King, Ada", "Chen, Bo", "and others,"]


def test_an_archive_that_imports_the_export_of_another_knows_it_too() -> None:
    files = {f"a.{name}": text for name, text in citations(MADE, "").items() if name != "txt"}
    files["a.csv"] = csv_table.header() + csv_table.row(MADE, "")
    for name, text in files.items():
        ((read, _),) = read_whole(text.encode(), Where(name)).papers
        assert (read.authors, read.et_al) == (MADE.authors, True), name


def test_nothing_is_said_of_a_paper_without_any_author() -> None:
    nobody = replace(MADE, authors=())
    assert citations(nobody, "") == citations(replace(nobody, et_al=False), "")
