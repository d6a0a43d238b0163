"""The inverted index cut into files, read by the page."""

import json
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import Engine
from made_up import paper
from paper_archive.paper import Paper
from paper_archive.publish.search.files.term_shards import (
    Shard,
    ending_shards,
    separators,
    term_shards,
    word_shards,
)
from paper_archive.publish.search.files.written_postings import known_lengths
from paper_archive.publish.search.indexed_texts import FIELDS
from paper_archive.publish.search.postings import FORM, Index, build_index
from paper_archive.publish.search.words.words import stem
from strategies import PAPERS, SEARCHED

pytest_plugins = ("search_fixtures",)

TERMS: Final = st.lists(SEARCHED.filter(bool) | st.text("ab\U00010414深", min_size=1), unique=True)


@pytest.fixture(scope="module")
def index(bundled_papers: list[Paper], topic_names: dict[str, str]) -> Index:
    return build_index(bundled_papers, topic_names)


def terms_in(shard: Shard, at: int) -> list[str]:
    """Return the terms of a shard; `at` is where it says how many letters are shared."""
    parts = json.loads(shard.data)
    terms, term, place = [], "", 0
    for shared, added in zip(parts[at], parts[at + 1], strict=True):
        end = place + 2 * number(added)
        letters = parts[at + 2].encode("utf-16-be")[place:end]
        term_units = term.encode("utf-16-be")[: 2 * number(shared)] + letters
        term, place = term_units.decode("utf-16-be"), end
        terms.append(term)
    assert place == len(parts[at + 2].encode("utf-16-be"))
    return terms


def number(character: str) -> int:
    """Return a number below a thousand that a character stands for."""
    code = ord(character)
    return code - 0x20 - (code > ord('"')) - (code > ord("\\"))


def units(term: str) -> bytes:
    return term.encode("utf-16-be")


def own_terms(shards: Sequence[Shard]) -> Iterator[list[str]]:
    """Yield the terms of each term shard, but the forms that lie in another one as well."""
    for shard, after in zip(shards, [*shards[1:], None], strict=True):
        yield [
            term
            for term in terms_in(shard, 1)
            if units(shard.first) <= units(term) and (not after or units(term) < units(after.first))
        ]


def assert_each_term_is_where_it_is_looked_for(shards: Sequence[Shard], at: int) -> None:
    for shard, after in zip(shards, [*shards[1:], None], strict=True):
        for term in terms_in(shard, at):
            assert units(shard.first) <= units(term)
            assert after is None or units(term) < units(after.first)


def test_the_shards_hold_every_term_once_and_in_order(index: Index) -> None:
    assert list(chain(*own_terms(list(term_shards(index))))) == index.terms()


def test_a_term_lies_in_the_shard_in_which_it_is_looked_for(index: Index) -> None:
    entries = {term: index.entries(term) for term in index.terms()}
    assert_each_term_is_where_it_is_looked_for(list(word_shards(entries)), 1)
    assert_each_term_is_where_it_is_looked_for(list(ending_shards(entries)), 1)


def test_a_rare_form_lies_beside_its_stem(index: Index) -> None:
    forms = [term for term in index.terms() if term.endswith(FORM)]
    shards = list(term_shards(index))
    more: set[str] = set()
    for shard, own in zip(shards, own_terms(shards), strict=True):
        beside = {form for form in forms if stem(form.removesuffix(FORM)) in own}
        assert set(terms_in(shard, 1)) == beside.union(own)
        more |= beside.difference(own)
    assert more


def test_lists_that_few_queries_need_lie_in_larger_shards(index: Index) -> None:
    entries = {term: index.entries(term) for term in index.terms()}
    kinds = list(term_shards(index)), list(word_shards(entries)), list(ending_shards(entries))
    terms, *seldom = (sum(len(shard.data) for shard in shards) / len(shards) for shards in kinds)
    assert min(seldom) > 1.5 * terms > 300


def test_the_page_reads_where_each_shard_begins(engine: Engine) -> None:
    firsts = ["", "ab", "abc", "acl:P17-1", "doi:10.1/x", "深", "深a", "\U00010414", "\U00010414b"]
    firsts += [f"{'y' * 30}{letter}" for letter in "abc"]
    firsts += ["z=", "z~{", "\U0001d400", "\U0001d401"]
    written = separators(Shard(first, b"") for first in firsts)
    assert engine.ask("separators", text=written) == firsts


def test_most_shards_take_a_single_character_to_say_where_they_begin(index: Index) -> None:
    shards = list(term_shards(index))
    assert len(separators(shards)) < 1.6 * len(shards)


@given(TERMS)
def test_the_page_reads_where_shards_of_any_terms_begin(engine: Engine, terms: list[str]) -> None:
    firsts = sorted(terms, key=units)
    written = separators(Shard(first, b"") for first in firsts)
    assert engine.ask("separators", text=written) == firsts


@given(TERMS)
def test_every_ending_leads_back_to_its_term(terms: list[str]) -> None:
    entries = dict.fromkeys(terms, 3)
    found = [term[::-1] for shard in ending_shards(entries) for term in terms_in(shard, 1)]
    assert sorted(found) == sorted(terms)


@settings(max_examples=40)
@given(papers=st.lists(PAPERS, min_size=1, max_size=3))
def test_the_page_reads_the_postings_that_were_written(engine: Engine, papers: list[Paper]) -> None:
    index = build_index(papers, {})
    search = engine.open(papers)
    terms, lengths = index.terms(), known_lengths(index)
    written = []
    for term in terms:
        found = dict(index.frequencies(term))
        written.append(
            [
                [
                    value
                    for paper, frequency in found.get(number, {}).items()
                    for value in (
                        paper,
                        frequency if field.is_weighed else 1,
                        lengths[number][paper],
                    )
                ]
                for number, field in enumerate(FIELDS)
            ]
        )
    assert [sort_rows(each) for each in search.postings(terms)] == [
        sort_rows(each) for each in written
    ]


def sort_rows(fields: Sequence[Sequence[int]]) -> list[list[tuple[int, ...]]]:
    """Return the rows of paper, frequency, and length of each field, in order of papers."""
    return [
        sorted(tuple(flat[place : place + 3]) for place in range(0, len(flat), 3))
        for flat in fields
    ]


def test_a_paper_of_three_thousand_authors_is_found_by_each(engine: Engine) -> None:
    authors = [f"{'ABCDEFGHIJKL'[n % 12]}. Author{n}" for n in range(3_000)]
    search = engine.open([paper("Observation of a new particle", authors=authors)])
    for name in ("author:author2999", "author:l", '"A. Author0"'):
        assert search.hits(name) == ["observation-of-a-new-particle"], name


def test_a_longer_title_than_anyone_types_counts_as_one_of_a_hundred_words(engine: Engine) -> None:
    long, short = (paper(" ".join(f"bee{n}" for n in range(count))) for count in (300, 3))
    (postings,) = engine.open([long, short]).postings(["bee1"])
    assert sorted(postings[0][2::3]) == [3, 100]


def test_a_term_that_thousands_of_papers_hold_lies_in_a_shard_of_its_own() -> None:
    papers = [paper(f"Deep {n}", abstract="deep " * (n % 9 + 1)) for n in range(3_000)]
    shards = list(term_shards(build_index(papers, {})))
    (deep,) = [shard for shard in shards if "deep" in terms_in(shard, 1)]
    assert terms_in(deep, 1) == ["deep"]
