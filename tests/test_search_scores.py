"""What Lunr finds in its whole index, and its scores, come from our shards as well."""

import json
from collections.abc import Callable, Iterator
from itertools import pairwise, product
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from engine import Search
from lunr_index import lunr_builder, serialised, weigh_as_files_do
from paper_archive.paper import Paper
from paper_archive.publish.search.indexed_texts import FIELDS
from paper_archive.publish.search.postings import Index, build_index
from paper_archive.publish.search.words.words import stem, words
from search_papers import rng

pytest_plugins = ("search_fixtures",)

Clause: TypeAlias = dict[str, Any]


@pytest.fixture(scope="module")
def index(bundled_papers: list[Paper], topic_names: dict[str, str]) -> Index:
    return build_index(bundled_papers, topic_names)


@pytest.fixture(scope="module")
def lunr_file(
    index: Index, topic_names: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Return the file of Lunr's own index of the archive."""
    path = tmp_path_factory.mktemp("lunr") / "index.json"
    builder = lunr_builder(index.papers, topic_names)
    weigh_as_files_do(builder, index)
    path.write_text(json.dumps(serialised(builder)), "utf-8")
    return path


class Clauses:
    """Clauses drawn from what the archive holds."""

    def __init__(self, index: Index) -> None:
        self.random = rng("clauses")
        self._terms = index.terms()
        self._told = [stem(word) for each in index.papers for word in words(each.title)]
        self._told = [term for term in self._told if term in set(self._terms)]

    def term(self) -> str:
        return self.random.choice(self.random.choice([self._terms, self._told]))

    def exact(self, **more: object) -> Clause:
        return {"term": self.term(), "how": "exact", **more}

    def prefix(self, **more: object) -> Clause:
        term = self.term()
        return {"term": term[: self.random.randint(1, len(term))], "how": "prefix", **more}

    def fuzzy(self, **more: object) -> Clause:
        """Return a clause with a term as it is, or with one letter more, less, other or swapped."""
        term = next(term for term in iter(self.term, "") if len(term) >= 5)
        cut = self.random.randrange(len(term) - 1)
        letter = self.random.choice("aeinrst")
        edits = (
            term,
            term[:cut] + term[cut + 1 :],
            term[:cut] + letter + term[cut:],
            term[:cut] + letter + term[cut + 1 :],
            term[:cut] + term[cut + 1] + term[cut] + term[cut + 2 :],
        )
        return {"term": self.random.choice(edits), "how": "fuzzy", **more}

    def unknown(self, **more: object) -> Clause:
        return {"term": f"{self.term()}qqx", "how": "exact", **more}

    def fields(self) -> list[str]:
        names = [field.name for field in FIELDS]
        return self.random.sample(names, self.random.randint(1, 3))

    def any(self, **more: object) -> Clause:
        draw = self.random.choice([self.exact, self.exact, self.prefix, self.fuzzy, self.unknown])
        if self.random.random() < 0.3:
            more["fields"] = self.fields()
        if self.random.random() < 0.2:
            more["boost"] = self.random.choice([0.5, 2, 10])
        return draw(**more)


def some(draw: Callable[..., Clause], count: int, **more: object) -> list[Clause]:
    return [draw(**more) for _ in range(count)]


def drawn_queries(index: Index) -> Iterator[list[Clause]]:
    """Yield queries of every kind that Lunr knows."""
    clauses = Clauses(index)
    for count, _ in product(range(1, 6), range(16)):
        yield some(clauses.exact, count)
    for count, _ in product((1, 2, 3), range(20)):
        yield some(clauses.prefix, count)
        yield some(clauses.fuzzy, count)
        yield some(clauses.exact, count) + some(clauses.exact, 1, presence="required")
        yield some(clauses.exact, count) + some(clauses.exact, 1, presence="prohibited")
        yield some(clauses.any, count, presence="prohibited")
        yield [*some(clauses.exact, count), clauses.unknown()]
    for _ in range(20):
        yield some(clauses.exact, 2, fields=clauses.fields())
        yield some(clauses.any, 2, presence="required")
        yield [clauses.unknown()]
        yield [clauses.exact(), clauses.unknown(presence="required")]
        yield [clauses.exact()] * 2 + some(clauses.prefix, 1)
    for _ in range(120):
        presences = clauses.random.choices([None, "required", "prohibited"], [6, 2, 1], k=3)
        yield [clauses.any(presence=presence) for presence in presences]


def test_the_shards_find_what_lunr_finds_in_the_whole_index(
    bundled: Search, index: Index, lunr_file: Path
) -> None:
    queries = list(drawn_queries(index))
    assert len(queries) >= 400
    found = bundled.oracle(lunr_file, queries)
    assert sum(bool(each["lunr"]) for each in found) > 300
    for query, each in zip(queries, found, strict=True):
        ours, theirs = dict(each["ours"]), dict(each["lunr"])
        assert ours == pytest.approx(theirs, abs=1e-6), query
        in_order = [ours[number] for number, _ in each["lunr"]]
        assert all(one >= other - 1e-6 for one, other in pairwise(in_order))
