"""The query language: what a reader may type, and what it finds."""

from typing import Final

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from engine import Engine, Query, Search
from made_up import paper
from paper_archive.paper import Paper
from search_papers import LIBRARY, OTHERS, Open, rng
from strategies import SEARCHED

pytest_plugins = ("search_fixtures",)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('"all you need"', {"attention"}),
        ('"attention is all"', {"attention"}),
        ('"ALL ABOUT heads', {"attention"}),
        ('"need you all"', set()),
        ('"attention you pay"', {"heads"}),
        ('"attention, you: pay"', {"heads"}),
        ('"noam shazeer"', {"attention", "recurrence"}),
        ('"shazeer noam"', set()),
        ('title:"you need"', {"attention", "heads"}),
        ('abstract:"all about heads"', {"attention"}),
        ('title:"all about heads"', set()),
        ('"all you need" heads', {"attention"}),
        ("title:recurrence", {"recurrence"}),
        ("Title:Recurrence", {"recurrence"}),
        ("abstract:recurrence", {"attention"}),
        ("author:vaswani", {"attention"}),
        ("authors:vaswani", {"attention"}),
        ("vaswani", {"attention", "recurrence"}),
        ("author:noam need", {"attention", "heads", "recurrence"}),
        ('author:"noam chomsky"', {"heads"}),
        ("tag:llm", {"attention", "recurrence"}),
        ("tag:3d-vision", {"heads", "recurrence"}),
        ('tag:"large language models"', {"attention", "recurrence"}),
        ("topic:llm tag:3d-vision", {"recurrence"}),
        ("venue:neurips", {"attention", "recurrence"}),
        ("venue:icml", {"heads"}),
        ("venue:nature", set()),
        ("year:2020", {"heads"}),
        ("attention year:2020", {"heads"}),
        ("year:2017..2020", {"attention", "heads"}),
        ("year:2020..2024", {"heads", "recurrence"}),
        ("year:2020..", {"heads", "recurrence"}),
        ("year:..2017", {"attention"}),
        ("year:2017-2020", {"attention", "heads"}),
        ("year:1850", set()),
        ("attention -tails", {"attention", "recurrence"}),
        ("-attention", {"notes"}),
        ("-tag:llm", {"heads", "notes"}),
        ("-title:recurrence attention", {"attention", "heads"}),
        ("attention -author:noam", set()),
        ("+attention +lovelace", {"recurrence"}),
        ("lovelace OR chomsky", {"heads", "recurrence"}),
        ("attention lovelace OR chomsky", {"heads", "recurrence"}),
        ("lovelace OR chomsky OR transformer", {"attention", "heads", "recurrence"}),
        ("title:tails OR author:lovelace", {"heads", "recurrence"}),
        ("chomsky OR nonexistentword", {"heads"}),
        ("foo:attention", set()),
        ("attention:heads", {"attention", "heads"}),
        ("constructor:attention", set()),
        ("2017", {"attention"}),
        ("vaswani 2017", {"attention"}),
    ],
)
def test_a_query_is_understood(library: Search, query: str, found: set[str]) -> None:
    assert set(library.hits(query)) == found


@pytest.mark.parametrize(
    "prefix", ["foo", "arxiv", "constructor", "hasownproperty", "year", "http"]
)
def test_a_prefix_that_means_nothing_is_searched_as_a_word(archive: Open, prefix: str) -> None:
    search = archive(*OTHERS, paper(f"On {prefix} and Ladders", slug="wanted"))
    assert search.hits(f"{prefix}:ladders") == ["wanted"]
    assert set(search.answer(f"{prefix}:bees").partial) == {"wanted", "on-bees"}


def test_a_required_word_is_in_all_that_is_nearest(library: Search) -> None:
    answer = library.answer("+vaswani tails honeycomb")
    assert answer.hits == []
    assert set(answer.partial) == {"attention", "recurrence"}
    assert "heads" in library.answer("vaswani tails honeycomb").partial


def test_a_phrase_of_three_hundred_words_finds_its_paper(archive: Open) -> None:
    text = " ".join(f"word{n}" for n in range(300))
    search = archive(paper("Long", abstract=f"So it goes: {text}, and on."), *OTHERS)
    assert search.hits(f'"{text}"') == ["long"]


def test_a_pasted_abstract_finds_its_paper(bundled: Search, bundled_papers: list[Paper]) -> None:
    pasted = rng("pasted").sample([each for each in bundled_papers if each.abstract], 40)
    answers = bundled.answers((each.abstract for each in pasted), limit=10)
    for each, answer in zip(pasted, answers, strict=True):
        assert each.slug in (answer.hits + answer.partial)[:10], each.slug


TYPED: Final = st.lists(
    st.sampled_from(
        [
            '"',
            ":",
            "-",
            "+",
            " ",
            "OR",
            "title:",
            "year:2020..",
            "year:",
            "tag:",
            "the",
            "..",
            "attent",
        ]
    )
    | SEARCHED,
    max_size=10,
).map("".join)


@example(texts=["year:2020", "arXiv:1706.03762", "-year:2020 10.1000/x"])
@given(texts=st.lists(TYPED, min_size=10, max_size=10))
def test_whatever_is_typed_can_be_read(engine: Engine, texts: list[str]) -> None:
    for text, query in zip(texts, engine.ask("queries", texts=texts), strict=True):
        assert all(
            alternative["terms"] or alternative.get("period") or alternative.get("ids")
            for clause in [*query["wanted"], *query["unwanted"]]
            for alternative in clause["alternatives"]
        )
        assert text.strip() or query["clauses"] == []


@settings(max_examples=60)
@given(texts=st.lists(TYPED, min_size=10, max_size=10))
def test_whatever_is_typed_is_answered(library: Search, texts: list[str]) -> None:
    slugs = {each.slug for each in LIBRARY}
    for answer in library.answers(Query(text, facets=("year", "tag")) for text in texts):
        assert {*answer.hits, *answer.partial} <= slugs
        assert not set(answer.hits) & set(answer.partial)
        assert len(set(answer.hits)) == len(answer.hits)
