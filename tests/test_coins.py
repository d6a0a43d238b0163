from functools import partial
from typing import Any, Final
from urllib.parse import parse_qsl

import pytest
from hypothesis import given

import made_up
from page_readers import years
from paper_archive.paper import Paper
from paper_archive.publish.citations.coins import coins
from strategies import PAPERS

PAGE: Final = "https://papers.test/papers/attention/"
FULL: Final[dict[str, Any]] = {
    "slug": "attention",
    "title": 'On "$O(n^2)$" & <more>',
    "authors": ["Ashish Vaswani", "Vincent van Gogh", "Ana Maria de la Cruz", "Google, Inc."],
    "date": "2017-06-12",
    "updated": "2018",
    "venue": "NeurIPS 2017",
    "tags": ["3d-vision", "transformers"],
    "ids": {"arxiv": "1706.03762", "doi": "10.1000/a_b"},
    "links": {"pdf": "https://papers.test/a.pdf"},
}
paper = partial(made_up.paper, title="What?", slug="what")


@pytest.mark.parametrize(
    ("venue", "form", "described"),
    [
        ("TMLR", "journal", {"genre": "article", "atitle": "What?", "jtitle": "TMLR"}),
        ("ICML", "book", {"genre": "proceeding", "atitle": "What?", "btitle": "ICML"}),
        ("OpenAI blog", "dc", {"type": "webpage", "title": "What?", "source": "OpenAI blog"}),
        ("", "dc", {"type": "document", "title": "What?"}),
    ],
)
def test_a_list_tells_zotero_of_each_paper(
    venue: str, form: str, described: dict[str, str]
) -> None:
    text = coins(paper(venue=venue), "")
    assert dict(parse_qsl(text, strict_parsing=True)) == {
        "ctx_ver": "Z39.88-2004",
        "rft_val_fmt": f"info:ofi/fmt:kev:mtx:{form}",
        **{f"rft.{key}": value for key, value in described.items()},
    }


def test_no_program_finds_a_year_in_what_a_list_tells_of_an_undated_paper() -> None:
    text = coins(paper(title="Top 10 trees of 1984, by 01.AI", venue="VOC 2012"), PAGE)
    assert years(text) == []
    assert dict(parse_qsl(text, strict_parsing=True))["rft.atitle"].endswith("1984, by 01.AI")


def test_zotero_takes_authors_dates_and_addresses_from_a_list() -> None:
    text = coins(paper(**FULL), PAGE)
    assert parse_qsl(text, strict_parsing=True)[2:] == [
        ("rft_id", "info:doi/10.1000/a_b"),
        ("rft.genre", "proceeding"),
        ("rft.atitle", 'On "O(n²)" & <more>'),
        ("rft.btitle", "NeurIPS 2017"),
        ("rft.au", "Vaswani, Ashish"),
        ("rft.au", "van Gogh, Vincent"),
        ("rft.au", "de la Cruz, Ana Maria"),
        ("rft.au", "Google Inc.,"),
        ("rft.date", "2017-06-12"),
    ]
    preprint = dict(parse_qsl(coins(paper(ids={"arxiv": "1706.03762"}), PAGE)))
    assert preprint["rft.type"] == "preprint"
    assert preprint["rft_id"] == "https://arxiv.org/abs/1706.03762"
    assert dict(parse_qsl(coins(paper(), PAGE)))["rft_id"] == PAGE


@given(PAPERS)
def test_a_context_object_splits_only_where_it_should(one: Paper) -> None:
    text = coins(one, PAGE)
    assert text.isascii()
    assert all(part.count("=") == 1 for part in text.split("&"))
    assert (
        sum(key == "rft.au" for key, _ in parse_qsl(text))
        <= len(one.authors) + one.has_more_authors
    )


def test_a_context_object_stays_short_whatever_a_record_holds() -> None:
    authors = [f"Ada {'Ж' * 1_000} {number}" for number in range(3_000)]
    links = {"pdf": f"https://host.test/{'x' * 10_000}"}
    text = coins(paper(title="Ж" * 9_999, venue="Ж" * 9_999, authors=authors, links=links), PAGE)
    assert len(text) <= 25_000
    assert dict(parse_qsl(text))["rft_id"] == PAGE
