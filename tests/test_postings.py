"""The inverted index: which papers hold a term, how often, in which field."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lunr_index import lunr_builder
from made_up import paper
from paper_archive.paper import Paper
from paper_archive.publish.search.files.written_postings import known_lengths
from paper_archive.publish.search.indexed_texts import FIELDS
from paper_archive.publish.search.postings import (
    ABSTRACT,
    LONGEST,
    TITLE,
    Index,
    build_index,
)
from paper_archive.publish.search.words.words import content_words, stem
from strategies import PAPERS

pytest_plugins = ("search_fixtures",)

FIELD: Final = {field.name: number for number, field in enumerate(FIELDS)}
ARCHIVES: Final = st.lists(PAPERS, max_size=4)


@pytest.fixture(scope="module")
def index(bundled_papers: list[Paper], topic_names: dict[str, str]) -> Index:
    return build_index(bundled_papers, topic_names)


@pytest.fixture(scope="module")
def builder(index: Index, topic_names: dict[str, str]) -> Any:
    """Return lunr.py's builder of the same papers, numbered alike."""
    return lunr_builder(index.papers, topic_names)


def held(index: Index, term: str) -> dict[str, dict[int, int]]:
    """Return field → paper → how often it holds the term there."""
    found = dict(index.frequencies(term))
    return {field.name: dict(found.get(number, {})) for number, field in enumerate(FIELDS)}


def held_by_lunr(builder: Any, term: str) -> dict[str, dict[int, int]]:
    posting = builder.inverted_index[term]
    return {
        field.name: {
            int(number): builder.field_term_frequencies[f"{field.name}/{number}"][term]
            for number in posting[field.name]
        }
        for field in FIELDS
    }


def test_the_archive_has_the_terms_that_lunr_finds_in_it(index: Index, builder: Any) -> None:
    assert len(index.terms()) > 5_000
    assert set(index.terms()) == set(builder.inverted_index)


def test_every_term_has_the_postings_that_lunr_gives_it(index: Index, builder: Any) -> None:
    for term in index.terms():
        assert held(index, term) == held_by_lunr(builder, term), term


def test_every_field_is_as_long_as_lunr_counts_it(index: Index, builder: Any) -> None:
    for number, field in enumerate(FIELDS):
        lengths = [
            builder.field_lengths[f"{field.name}/{paper}"] for paper in range(len(index.papers))
        ]
        assert list(index.lengths[number]) == lengths


def numbered(papers: Sequence[Paper]) -> Index:
    return build_index(papers, {"llm": "Large language models"})


@settings(max_examples=30)
@given(ARCHIVES)
def test_titles_of_ascending_length_number_the_papers(papers: list[Paper]) -> None:
    index = numbered(papers)
    places = [
        (bool(each.abstract), min(length, LONGEST))
        for each, length in zip(index.papers, index.lengths[TITLE], strict=True)
    ]
    assert places == sorted(places)
    assert len(places) == len(papers)


def test_what_a_file_says_of_the_length_of_an_abstract_is_nearly_right() -> None:
    papers = [
        paper(f"Bees{' bee' * (n % 5)} {n}", abstract=" ".join(f"w{m}" for m in range(n * 7 % 200)))
        for n in range(1_000)
    ]
    index = numbered(papers)
    known = known_lengths(index)[FIELD["abstract"]]
    wrong = [abs(one - other) for one, other in zip(index.lengths[ABSTRACT], known, strict=True)]
    assert sum(wrong) / len(wrong) < 12


def test_papers_of_a_year_stand_together_among_those_of_like_length() -> None:
    papers = [
        paper(f"Bees {n}", abstract="honey " * (n % 3 + 5), date=f"{2000 + n % 7}")
        for n in range(1_000)
    ]
    years = [each.date for each in numbered(papers).papers]
    assert sum(one != other for one, other in pairwise(years)) < 8 * 7


@settings(max_examples=30)
@given(ARCHIVES)
def test_no_word_of_a_paper_is_lost(papers: list[Paper]) -> None:
    index = numbered(papers)
    for number, each in enumerate(index.papers):
        for term, frequency in Counter(map(stem, content_words(each.title))).items():
            assert held(index, term)["title"][number] == frequency


@settings(max_examples=30)
@given(ARCHIVES)
def test_terms_are_in_the_order_of_javascript(papers: list[Paper]) -> None:
    found = numbered(papers).terms()
    assert len(set(found)) == len(found)
    units = [term.encode("utf-16-be") for term in found]
    assert units == sorted(units)


def test_a_paper_is_indexed_by_all_that_people_know_of_it() -> None:
    index = build_index(
        [
            paper(
                "Attention Heads",
                abstract="Heads attend.",
                authors=["Will Łukasz"],
                tags=["llm"],
                venue="ICML",
                date="2017-06-12",
                status={"partly-retracted": {}},
            )
        ],
        {"llm": "Large language models"},
    )
    found = {
        field.name: {term for term in index.terms() if held(index, term)[field.name]}
        for field in FIELDS
    }
    assert found == {
        "title": {"attent", "head"},
        "abstract": {"head", "attend"},
        "authors": {"lukasz"},
        "tags": {"larg", "languag", "model", "llm"},
        "venue": {"icml", "2017"},
        "common": set(),
        "status": {"partli", "partlyretract", "retract"},
        "implied": set(),
        "given": {"will"},
    }


def test_no_part_of_a_name_is_lost() -> None:
    names = [
        "Jia-Li Li",
        "Vincent van Gogh",
        "Ada",
        "Dr. Ann d'Arc Jr.",
        "A. Author2",
        "李 明",
    ]
    index = build_index([paper("Depth", authors=names)], {})
    terms = {
        name: {term for term in index.terms() if held(index, term)[name]}
        for name in ("authors", "given")
    }
    assert terms["authors"] >= {"li", "gogh", "ada", "author2", "李"}
    assert terms["given"] >= {"jia", "li", "jiali", "vincent", "van", "dr", "ann", "jr", "明"}


def test_a_topic_without_a_name_is_indexed_by_its_slug() -> None:
    index = build_index([paper("Depth", tags=["3d-vision"])], {})
    assert {"3d", "vision", "3dvision"} <= set(index.terms())


def test_a_word_that_few_papers_share_with_its_stem_is_found_as_it_stands() -> None:
    index = build_index([paper("Viewed Here"), paper("One View"), paper("Views")], {})
    assert list(index.terms()) == ["here", "on", "view", "viewed=", "views="]
    number = [each.title for each in index.papers].index("Viewed Here")
    assert held(index, "viewed=")["title"] == {number: 1}


def test_the_stop_words_of_a_title_are_indexed_beside_its_other_words() -> None:
    index = build_index([paper("The Art of It", abstract="The end is not in it."), paper("It")], {})
    number = [each.title for each in index.papers].index("The Art of It")
    for word in ("the", "of", "it"):
        assert held(index, word)["common"] == {number: 1}
        assert held(index, word)["abstract"] == {}
    assert held(index, "it")["title"] == {1 - number: 1}


def test_a_word_that_is_alone_with_its_stem_is_found_by_the_stem() -> None:
    assert build_index([paper("Viewed"), paper("Viewed Again")], {}).terms() == ["again", "view"]


def test_a_word_that_many_papers_hold_is_found_by_its_stem() -> None:
    papers = [paper(f"Viewed {number}") for number in range(21)]
    terms = build_index([*papers, paper("Views")], {}).terms()
    assert "views=" in terms
    assert "viewed=" not in terms


def test_a_word_that_occurs_a_million_times_is_counted_for_its_own_paper_only() -> None:
    index = build_index([paper("Bees"), paper("Waves", abstract="wave " * 1_200_000)], {})
    (number,) = held(index, "wave")["title"]
    (frequency,) = held(index, "wave")["abstract"].values()
    assert set(held(index, "wave")["abstract"]) == {number}
    assert 1_000 < frequency < index.lengths[FIELD["abstract"]][number] == 1_000_000


def test_a_word_that_nobody_types_is_not_indexed() -> None:
    index = build_index([paper("w" * 1_000), paper("v" * 1_001)], {})
    assert index.terms() == ["w" * 1_000]
