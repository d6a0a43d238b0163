"""Where in print a paper is, in each citation and on its page, and the key it is cited by."""

import json
from dataclasses import replace
from typing import Any, Final
from urllib.parse import parse_qsl

import pytest

from builds import build_archive
from citation_readers import PAGE, bibtex_fields, citations, csl_item, paper, ris_lines
from paper_archive.archive.markdown.page import write_page
from paper_archive.paper import Paper
from paper_archive.publish.citations.bibtex import bibtex
from paper_archive.publish.citations.citation_keys import as_cited, shared_keys
from paper_archive.publish.citations.coins import coins
from paper_archive.publish.citations.csl_json import csl_json
from paper_archive.publish.citations.ris import ris
from paper_archive.publish.head.metadata import citation_tags, scholarly_article
from paper_archive.publish.markdown_site.papers import paper_page
from paper_archive.publish.paper_parts.place_in_venue import place_in_venue
from paper_archive.publish.site import site_of
from plain_text import plain_text

IN_PRINT: Final[dict[str, Any]] = {
    "volume": "521",
    "issue": "7553",
    "pages": "436-444",
    "publisher": "Springer & Sons",
    "editors": ["Vincent van Gogh", "Google, Inc."],
}
ARTICLE: Final = paper(
    authors=["Ada King"],
    date="2015",
    venue="Nature",
    type="article",
    citekey="king2015",
    **IN_PRINT,
)
BOOK: Final = paper(type="book", venue="Lecture Notes", publisher="Beacon", date="2016")


def tags_of(one: Paper) -> dict[str, str]:
    return {tag: text for tag, text in citation_tags(one) if tag != "citation_title"}


def described(one: Paper) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(scholarly_article(one))
    return found


def test_bibtex_has_all_that_a_journal_asks_for() -> None:
    assert bibtex_fields(bibtex(ARTICLE, "")) == {
        "": "article",
        "key": "king2015",
        "title": "{What?}",
        "author": "King, Ada",
        "editor": "van Gogh, Vincent and {Google, Inc.}",
        "year": "2015",
        "journal": "Nature",
        "publisher": r"Springer \& Sons",
        "volume": "521",
        "number": "7553",
        "pages": "436--444",
    }


def test_ris_has_all_that_a_journal_asks_for() -> None:
    assert ris_lines(ris(ARTICLE, "")) == [
        ("TY", "JOUR"),
        ("ID", "king2015"),
        ("TI", "What?"),
        ("AU", "King, Ada"),
        ("ED", "van Gogh, Vincent"),
        ("ED", "Google Inc."),
        ("PY", "2015"),
        ("T2", "Nature"),
        ("VL", "521"),
        ("IS", "7553"),
        ("SP", "436"),
        ("EP", "444"),
        ("PB", "Springer & Sons"),
        ("ER", ""),
    ]


def test_csl_json_has_all_that_a_journal_asks_for() -> None:
    assert csl_item(csl_json(ARTICLE, "")) == {
        "id": "king2015",
        "type": "article-journal",
        "title": "What?",
        "author": [{"family": "King", "given": "Ada"}],
        "editor": [
            {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"},
            {"literal": "Google, Inc."},
        ],
        "issued": {"date-parts": [[2015]]},
        "container-title": "Nature",
        "volume": "521",
        "issue": "7553",
        "page": "436-444",
        "publisher": "Springer & Sons",
    }


def test_a_citation_as_text_and_the_page_say_it_in_one_line() -> None:
    assert plain_text(ARTICLE, "") == "Ada King. What? Nature 521 (7553), 436–444. 2015."
    assert place_in_venue(ARTICLE) == " 521 (7553), 436–444"
    assert place_in_venue(replace(ARTICLE, volume="", issue="")) == ", 436–444"
    assert place_in_venue(paper(pages="12")) == "12"
    assert place_in_venue(paper(venue="Nature", publisher="Springer")) == ""


def test_the_page_as_markdown_says_it_too() -> None:
    page = paper_page(ARTICLE, site_of([ARTICLE], ()))
    assert "In: Nature 521 (7553), 436–444" in page.body
    assert {name: page.front_matter[name] for name in IN_PRINT} == IN_PRINT


@pytest.mark.parametrize(
    ("fields", "place"),
    [({"volume": "521", "pages": "436-444"}, "521, 436–444"), ({"issue": "7553"}, "(7553)")],
    ids=str,
)
def test_the_page_as_markdown_says_it_without_a_venue(fields: dict[str, str], place: str) -> None:
    one = paper(**fields)
    assert place in paper_page(one, site_of([one], ())).body


def test_programs_that_read_pages_are_told_where_in_print_it_is() -> None:
    assert [name for tag, name in citation_tags(ARTICLE) if tag == "citation_editor"] == [
        "van Gogh, Vincent",
        "Google Inc.,",
    ]
    assert tags_of(ARTICLE) == {
        "citation_author": "King, Ada",
        "citation_editor": "Google Inc.,",
        "citation_publication_date": "2015",
        "citation_journal_title": "Nature",
        "citation_volume": "521",
        "citation_issue": "7553",
        "citation_firstpage": "436",
        "citation_lastpage": "444",
        "citation_publisher": "Springer & Sons",
    }
    known = described(ARTICLE)
    assert known["isPartOf"] == {
        "@type": "PublicationIssue",
        "issueNumber": "7553",
        "isPartOf": {
            "@type": "PublicationVolume",
            "volumeNumber": "521",
            "isPartOf": {"@type": "Periodical", "name": "Nature"},
        },
    }
    assert known["pagination"] == "436-444"
    assert known["publisher"] == {"@type": "Organization", "name": "Springer & Sons"}
    assert [each["name"] for each in known["editor"]] == ["Vincent van Gogh", "Google, Inc."]


def test_zotero_is_told_of_it_by_the_lines_of_lists() -> None:
    known = dict(parse_qsl(coins(ARTICLE, "")))
    names = ("volume", "issue", "spage", "epage", "pages")
    assert [known.get(f"rft.{name}") for name in names] == ["521", "7553", "436", "444", None]
    talk = dict(parse_qsl(coins(replace(ARTICLE, venue="ICML", type="conference"), "")))
    assert talk["rft.pub"] == "Springer & Sons"
    numbered = dict(parse_qsl(coins(replace(ARTICLE, pages="e1003285"), "")))
    assert (numbered["rft.pages"], numbered.get("rft.spage")) == ("e1003285", None)


@pytest.mark.parametrize(
    ("pages", "in_ris", "in_tags"),
    [
        ("e1003285", ("e1003285", None), ("e1003285", None)),
        ("S12-S20", ("S12", "S20"), ("S12", "S20")),
        ("xii-xv", ("xii", "xv"), ("xii", "xv")),
        ("1:1-1:24", ("1:1", "1:24"), ("1:1", "1:24")),
        ("436-444, 450", ("436-444, 450", None), ("436-444, 450", None)),
        ("in-press", ("in-press", None), ("in-press", None)),
    ],
)
def test_only_a_range_has_a_first_and_a_last_page(
    pages: str, in_ris: tuple[str, str], in_tags: tuple[str, str]
) -> None:
    one = replace(ARTICLE, pages=pages)
    lines, tags = dict(ris_lines(ris(one, ""))), tags_of(one)
    assert (lines.get("SP"), lines.get("EP")) == in_ris
    assert (tags.get("citation_firstpage"), tags.get("citation_lastpage")) == in_tags


def test_the_series_of_a_book_stands_beside_its_publisher() -> None:
    fields = bibtex_fields(bibtex(BOOK, ""))
    assert (fields["publisher"], fields["series"]) == ("Beacon", "Lecture Notes")
    lines = dict(ris_lines(ris(BOOK, "")))
    assert (lines["PB"], lines["T2"]) == ("Beacon", "Lecture Notes")
    item = csl_item(csl_json(BOOK, ""))
    assert (item["publisher"], item["collection-title"]) == ("Beacon", "Lecture Notes")


def test_the_venue_of_a_book_is_its_publisher_only_if_it_is_named_like_one() -> None:
    series, press = replace(BOOK, publisher=""), replace(BOOK, publisher="", venue="Beacon Press")
    for one in (series, press):
        said = [bibtex(one, ""), ris(one, ""), csl_json(one, ""), coins(one, "")]
        names = ["publisher = ", "PB  - ", '"publisher": ', "rft.pub="]
        is_press = one is press
        assert [name in text for name, text in zip(names, said, strict=True)] == [is_press] * 4
        assert ("citation_publisher" in tags_of(one)) == is_press
        assert ("citation_series_title" in tags_of(one)) != is_press
        assert ("publisher" in described(one)) == is_press
    assert described(series)["isPartOf"] == {"@type": "BookSeries", "name": "Lecture Notes"}


def test_a_publisher_that_is_the_venue_is_named_once() -> None:
    one = paper(type="thesis", venue="University of Wax", publisher="University of wax")
    assert "publisher" not in bibtex_fields(bibtex(one, ""))
    assert ris(one, "").count("Wax") == csl_json(one, "").count("Wax") == 1
    assert bibtex_fields(bibtex(replace(one, venue=""), ""))["school"] == "University of wax"


def test_a_volume_by_its_editors_has_no_author() -> None:
    book = replace(BOOK, authors=(), editors=("Ada King",))
    fields = bibtex_fields(bibtex(book, ""))
    assert (fields.get("author"), fields["editor"]) == (None, "King, Ada")
    assert [tag for tag, _ in ris_lines(ris(book, "")) if tag in {"AU", "ED"}] == ["ED"]
    assert "author" not in csl_item(csl_json(book, ""))
    assert described(book).keys() & {"author", "editor"} == {"editor"}
    assert "rft.au" not in coins(book, "")
    names = [
        (tag, name)
        for tag, name in citation_tags(book)
        if tag in {"citation_author", "citation_editor"}
    ]
    assert names == [("citation_editor", "King, Ada")]


def test_a_key_is_used_only_if_it_leads_to_one_paper() -> None:
    papers = [
        paper(slug="waves", citekey="King15"),
        paper(slug="sand", citekey="king15"),
        paper(slug="maps", citekey="Tides"),
        paper(slug="tides"),
        paper(slug="bees", citekey="bees"),
        paper(slug="wax", citekey="king2015"),
    ]
    shared = shared_keys(papers)
    assert shared == {"waves", "sand", "maps"}
    keys = [bibtex_fields(bibtex(as_cited(each, shared), ""))["key"] for each in papers]
    assert keys == ["waves", "sand", "maps", "tides", "bees", "king2015"]
    assert shared_keys([paper(slug="a"), paper(slug="b")]) == frozenset()


def test_pages_and_files_of_a_site_cite_by_the_same_keys(tmp_path: Any) -> None:
    papers = [
        paper(title="Waves", slug="waves", citekey="same", date="2024", tags=["sea"]),
        paper(title="Sand", slug="sand", citekey="same", date="2023", tags=["sea"], issue="7"),
        paper(title="Maps", slug="maps", citekey="king2015", date="2024", **IN_PRINT),
    ]
    built = build_archive(tmp_path, {f"papers/{each.slug}.md": write_page(each) for each in papers})
    assert built.exit_code == 0, built.output
    library = (built.site / "export/papers.bib").read_text(encoding="utf-8")
    for key, slug in (("waves", "waves"), ("sand", "sand"), ("king2015", "maps")):
        assert f"@misc{{{key}," in built.page(f"papers/{slug}")
        assert f"@misc{{{key}," in library
    records = (built.site / "export/papers.jsonl").read_text(encoding="utf-8")
    assert records.count('"citekey":"same"') == 2
    assert "same" not in (built.site / "export/papers.ris").read_text(encoding="utf-8")
    shown = built.page("papers/maps")
    assert "<p>Springer &amp; Sons</p>" in shown
    assert "<p>Edited by Vincent van Gogh, <bdi>Google, Inc.</bdi></p>" in shown
    assert "521 (7553), 436–444" in shown
    assert "<span>(7)</span>" in built.page("papers/sand")
    assert "Publication" not in built.page("papers/waves")


def test_what_is_not_known_is_in_no_citation() -> None:
    texts = "".join(
        citations(paper(date="2015", venue="Nature", authors=["Ada King"]), PAGE).values()
    )
    signs = ("VL  -", "SP  -", "volume", 'issue"', "pages =", "()")
    assert [sign for sign in signs if sign in texts] == []
