"""What a citation says is what an import of it reads: each format keeps all that it can say."""

import pytest
from hypothesis import example, given

from citation_readers import PAGE, citations, paper
from paper_archive.errors import Where
from paper_archive.names import split_name
from paper_archive.paper import Paper
from people import PEOPLE, WHOLE
from reading import read_whole
from strategies import PAPERS

FORMATS = ("bib", "ris", "json")
TYPES = ("article", "conference", "chapter", "thesis")
"""Types that every format tells, and whose venue it keeps where an import looks for it."""

NAMES = [name for name, _ in PEOPLE if name != "Senthil Kumar R"] + list(WHOLE)
"""In printed order, "R Senthil Kumar" has other parts."""

NO_TITLES = ("na", "n/a", "null", "none", "undefined")

each_format = pytest.mark.parametrize("extension", FORMATS)


def read_back(one: Paper, extension: str) -> Paper:
    text = citations(one, PAGE)[extension]
    reading = read_whole(f"{text}\n".encode(), Where(f"cited.{extension}"))
    assert reading.problems == []
    ((found, _),) = reading.papers
    return found


@each_format
@pytest.mark.parametrize("name", NAMES)
def test_a_name_has_the_same_parts_after_an_import(name: str, extension: str) -> None:
    found = read_back(paper(authors=["Ada King", name]), extension)
    assert found.authors[0] == "Ada King"
    (whole, *_), printed = split_name(name), found.authors[1]
    if whole or extension != "ris":
        assert split_name(printed) == split_name(name)
    else:  # a comma parts names in RIS
        assert printed == " ".join(name.replace(",", " ").split())


@each_format
@pytest.mark.parametrize("type_", TYPES)
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


@each_format
def test_a_preprint_is_one_after_an_import(extension: str) -> None:
    found = read_back(paper(authors=["Ada King"], ids={"arxiv": "1706.03762"}), extension)
    assert (found.type, found.ids) == ("preprint", {"arxiv": "1706.03762"})


@each_format
@given(one=PAPERS)
@example(paper(title="A day in the ☀"))
def test_a_title_is_the_same_after_an_import_if_it_has_no_markup(
    extension: str, one: Paper
) -> None:
    is_no_title = extension == "ris" and one.title.lower() in NO_TITLES
    if not is_no_title and not set("$\\{}<>&~^_#%*`'\"-") & set(one.title):
        assert read_back(one, extension).title == one.title


@pytest.mark.parametrize("title", NO_TITLES)
def test_what_programs_write_into_ris_for_want_of_a_title_is_rejected_as_none(title: str) -> None:
    ris = citations(paper(title=title), PAGE)["ris"]
    reading = read_whole(ris.encode(), Where("cited.ris"))
    assert [each.message for each in reading.problems] == ["title is missing"]
