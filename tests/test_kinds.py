from typing import Any

import pytest
from hypothesis import assume, given
from markupsafe import Markup

import zotero
from citation_readers import bibtex_fields, csl_item, paper, ris_lines
from paper_archive.paper import Paper
from paper_archive.publish.citations.bibtex import bibtex
from paper_archive.publish.citations.coins import coins
from paper_archive.publish.citations.csl_json import csl_json
from paper_archive.publish.citations.kinds import KINDS, number_of, place_of, type_of
from paper_archive.publish.citations.ris import ris
from paper_archive.publish.head import metadata
from paper_archive.publish.head.tags import head_tags
from paper_archive.values import TYPES
from strategies import PAPERS

ARXIV = {"arxiv": "1706.03762"}


def page(one: Paper) -> str:
    head = head_tags(metadata.citation_tags(one), (), (), Markup())
    return f"<html><head>{head}</head></html>"


def test_every_type_has_a_kind() -> None:
    assert tuple(KINDS) == TYPES


@pytest.mark.parametrize("venue", ["ICML", "Lorem"])
@pytest.mark.parametrize("type_", [type_ for type_ in TYPES if type_ not in ("preprint", "other")])
def test_the_type_that_a_source_gives_decides(type_: str, venue: str) -> None:
    assert type_of(paper(type=type_, venue=venue)) == type_


@pytest.mark.parametrize(
    ("venue", "type_", "cited_as"),
    [
        ("NeurIPS 2023", "preprint", "conference"),
        ("Phys. Rev. Lett.", "preprint", "article"),
        ("OpenAI blog", "preprint", "preprint"),
        ("Lorem", "preprint", "preprint"),
        ("NeurIPS 2023", "other", "conference"),
        ("MIT Press", "other", "book"),
        ("Lorem", "other", "other"),
    ],
)
def test_a_vague_type_gives_way_to_a_known_venue(venue: str, type_: str, cited_as: str) -> None:
    assert type_of(paper(type=type_, venue=venue, ids=ARXIV)) == cited_as


@pytest.mark.parametrize(
    ("fields", "type_"),
    [
        ({}, "other"),
        ({"venue": "ICML"}, "conference"),
        ({"venue": "Nature"}, "article"),
        ({"venue": "Lorem"}, "article"),
        ({"ids": ARXIV}, "preprint"),
        ({"ids": ARXIV, "venue": "Nature"}, "article"),
        ({"ids": ARXIV, "venue": "Lorem"}, "article"),
        ({"venue": "arXiv preprint arXiv:1706.03762", "type": "article"}, "preprint"),
        ({"venue": "CoRR", "type": "conference"}, "preprint"),
        ({"venue": "bioRxiv", "type": "other"}, "preprint"),
        ({"venue": "arXiv", "type": "thesis"}, "thesis"),
    ],
)
def test_where_no_source_gives_it_the_venue_and_the_identifiers_tell_the_type(
    fields: dict[str, Any], type_: str
) -> None:
    assert type_of(paper(**fields)) == type_


@pytest.mark.parametrize(
    ("fields", "place", "number"),
    [
        ({"ids": ARXIV}, "arXiv", "arXiv:1706.03762"),
        ({"ids": ARXIV, "venue": "arXiv preprint arXiv:1706.03762"}, "arXiv", "arXiv:1706.03762"),
        ({"venue": "arXiv.org"}, "arXiv", ""),
        ({"ids": ARXIV, "venue": "bioRxiv"}, "bioRxiv", ""),
        ({"ids": ARXIV, "venue": "ICML"}, "ICML", ""),
    ],
)
def test_a_preprint_has_the_name_of_its_server_and_its_number_there(
    fields: dict[str, Any], place: str, number: str
) -> None:
    assert (place_of(paper(**fields)), number_of(paper(**fields))) == (place, number)


def test_a_preprint_is_cited_as_one() -> None:
    one = paper(ids=ARXIV)
    entry, item, lines = (
        bibtex_fields(bibtex(one, "")),
        csl_item(csl_json(one, "")),
        dict(ris_lines(ris(one, ""))),
    )
    assert {name: entry[name] for name in ("", "eprint", "archivePrefix", "eprinttype")} == {
        "": "misc",
        "eprint": "1706.03762",
        "archivePrefix": "arXiv",
        "eprinttype": "arxiv",
    }
    assert (item["type"], item["publisher"], item["number"]) == (
        "article",
        "arXiv",
        "arXiv:1706.03762",
    )
    assert "archive" not in item
    assert (lines["TY"], lines["PB"], lines["AN"]) == ("UNPB", "arXiv", "1706.03762")
    saved = zotero.item_of_page(page(one))
    assert (saved["type"], saved["publisher"], saved["number"]) == (
        "preprint",
        "arXiv",
        "arXiv:1706.03762",
    )
    listed = zotero.item_of_coins(coins(one, ""))
    assert (listed["type"], listed["publisher"]) == ("preprint", "arXiv")


@pytest.mark.parametrize("type_", TYPES)
def test_no_format_loses_the_venue(type_: str) -> None:
    one = paper(type=type_, venue="Lorem C++")
    entry = bibtex_fields(bibtex(one, ""))
    item = csl_item(csl_json(one, ""))
    is_book = type_ in {"book", "proceedings"}
    in_entry = "series" if is_book else KINDS[type_].bibtex[1]
    in_item = "collection-title" if is_book else KINDS[type_].csl[1]
    assert entry[in_entry] == item[in_item] == "Lorem C++"
    read = (
        zotero.item_of_page(page(one)),
        zotero.item_of_ris(ris(one, "")),
        zotero.item_of_coins(coins(one, "")),
    )
    for saved in read:
        venues = (saved.get(name) or "" for name in ("publication", "publisher", "series"))
        assert next(filter(None, venues), "").replace("＋", "+") == "Lorem C++"


@pytest.mark.parametrize(
    ("type_", "saved"),
    [
        *(("article", "journalArticle"), ("conference", "conferencePaper"), ("book", "book")),
        *(("chapter", "bookSection"), ("thesis", "thesis"), ("report", "report")),
        *(("proceedings", "book"), ("dataset", "dataset"), ("software", "computerProgram")),
        *(("patent", "patent"), ("webpage", "webpage"), ("preprint", "preprint")),
    ],
)
def test_zotero_saves_a_paper_as_what_it_is(type_: str, saved: str) -> None:
    one = paper(type=type_, venue="Lorem")
    assert zotero.item_of_page(page(one))["type"] == saved
    assert zotero.item_of_coins(coins(one, ""))["type"] == saved
    if type_ not in ("article", "conference"):  # known by their venue
        assert zotero.item_of_page(page(paper(type=type_)))["type"] == saved
    if type_ != "preprint":  # which RIS does not know
        assert zotero.item_of_ris(ris(one, ""))["type"] == saved


def test_a_paper_at_a_conference_stands_in_its_proceedings() -> None:
    one = paper(venue="ICML 2024")
    assert zotero.item_of_page(page(one))["publication"] == "ICML 2024"
    assert zotero.item_of_page(page(one))["conference"] == "ICML 2024"
    assert zotero.item_of_ris(ris(one, ""))["publication"] == "ICML 2024"


@given(PAPERS)
def test_zotero_reads_from_a_list_what_it_reads_from_the_page(one: Paper) -> None:
    assume("＋" not in f"{one.title} {one.authors}")
    text = coins(one, "").replace("%EF%BC%8B", "%252B")  # a wide plus sign stands for one
    listed, saved = zotero.item_of_coins(text), zotero.item_of_page(page(one))
    assert (listed["title"] or "").replace("%2B", "+") == saved.get("title", "")
    creators = [tuple(part.replace("%2B", "+") for part in each) for each in listed["creators"]]
    assert creators == saved["creators"] or len(set(one.authors)) < len(one.authors)
