"""What a reader finds who types into the search field."""

import json
import random
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise, product
from pathlib import Path
from typing import Any, Final, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import Answer, Engine, EngineError, Query, Search
from lunr_index import lunr_builder, serialised
from made_up import paper
from paper_archive.paper import Paper
from paper_archive.publish.search.postings import FIELDS, Index, build_index
from paper_archive.publish.search.words import is_stop_word, stem, words
from strategies import SEARCHED

pytest_plugins = ("search_fixtures",)

SEED: Final = 20260108
Clause: TypeAlias = dict[str, Any]
Open: TypeAlias = Callable[..., Search]


@pytest.fixture
def archive(engine: Engine) -> Open:
    """Return a function that opens the search of some papers."""

    def open_archive(*papers: Paper) -> Search:
        return engine.open(papers, {"llm": "Large language models"})

    return open_archive


def rng(purpose: str) -> random.Random:
    return random.Random(f"{SEED} {purpose}")  # noqa: S311  # an order


# What Lunr finds in the whole index, our shards find.


@pytest.fixture(scope="module")
def index(bundled_papers: list[Paper], topic_names: dict[str, str]) -> Index:
    return build_index(bundled_papers, topic_names)


@pytest.fixture(scope="module")
def lunr_file(
    index: Index, topic_names: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Return the file of Lunr's own index of the archive."""
    path = tmp_path_factory.mktemp("lunr") / "index.json"
    path.write_text(json.dumps(serialised(lunr_builder(index.papers, topic_names))), "utf-8")
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


# What is loaded already changes nothing.


def test_what_was_asked_before_changes_no_answer(
    bundled: Search, bundled_papers: list[Paper]
) -> None:
    draw = rng("before")
    asked = [shuffled_words(each.title, draw) for each in draw.sample(bundled_papers, 50)]
    queries = ["atention", "self-att", "transformr segmentation", "tag:attention -survey", "lear"]
    queries += [each[: len(each) // 2] for each in asked[:15]]
    facets = ("year", "tag", "venue", "author")
    used = bundled.fresh()
    used.answers(asked)
    for text in queries:
        query = Query(text, facets=facets)
        assert used.answers([query]) == bundled.fresh().answers([query]), text


STUMBLED: Final = Query("attention -survey segmentaton OR network", facets=("year", "tag"))


def stumble(search: Search) -> tuple[list[str], Answer]:
    """Ask until there is an answer; return what went wrong before, and the answer."""
    faults: list[str] = []
    while True:
        try:
            return faults, search.answers([STUMBLED])[0]
        except EngineError as error:
            faults.append(str(error).splitlines()[0])
            assert len(faults) < 200, faults


def test_a_reader_who_was_offline_for_a_moment_can_ask_again(bundled: Search) -> None:
    faults, answer = stumble(bundled.fresh(stumbles=True))
    assert faults
    assert all("Error: offline: " in fault for fault in faults), faults
    assert [answer] == bundled.answers([STUMBLED])


def test_a_file_that_cannot_be_loaded_is_told_to_who_asked_and_nowhere_else(
    bundled: Search,
) -> None:
    faults, _ = stumble(bundled.fresh(stumbles=True))
    assert [fault for fault in faults if "not caught" in fault] == []


# Titles.


def shuffled_words(title: str, draw: random.Random) -> str:
    """Return the words of a title as they are printed, in another order."""
    printed = title.split()
    draw.shuffle(printed)
    return " ".join(re.sub(r'^[-+"]+|"', "", word) for word in printed if word != "OR")


def test_a_paper_is_among_the_first_ten_for_the_words_of_its_title(
    bundled: Search, bundled_papers: list[Paper]
) -> None:
    draw = rng("titles")
    queries = [shuffled_words(each.title, draw) for each in bundled_papers]
    answers = bundled.answers(queries, limit=10)
    lost = [
        (query, each.slug)
        for query, each, answer in zip(queries, bundled_papers, answers, strict=True)
        if each.slug not in answer.hits
    ]
    assert lost == []


def test_a_paper_comes_first_for_its_title(bundled: Search, bundled_papers: list[Paper]) -> None:
    title_of = {each.slug: each.title for each in bundled_papers}
    assert len(title_of) == 501
    answers = bundled.answers((each.title for each in bundled_papers), limit=1)
    first = [title_of[answer.hits[0]] if answer.hits else "" for answer in answers]
    assert first == list(title_of.values())


def test_a_paper_comes_first_for_its_title_typed_in_small_letters_to_the_last_word_but_one(
    bundled: Search, bundled_papers: list[Paper]
) -> None:
    long = [each for each in bundled_papers if len(each.title.split()) >= 5]
    queries = [each.title.lower()[:-2] for each in long]
    answers = bundled.answers(queries, limit=10)
    lost = [
        (query, each.slug)
        for query, each, answer in zip(queries, long, answers, strict=True)
        if each.slug not in answer.hits + answer.partial
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        ("Learning 𝑥 from 𝐁𝐨𝐥𝐝 Letters", ["x", "bold", "𝑥", "learning x from bold"]),
        ("Schrödinger Bridges", ["schrodinger", "Schrödinger", "SCHRÖDINGER", "Schro\u0308dinger"]),
        ("A Schrodinger Equation", ["schrodinger", "Schrödinger"]),
        ("Self-Attention Is Enough", ["self attention", "selfattention", "self-attention"]),
        ("Self-Attention Is Enough", ["attention", "Self‑Attention", "attention self"]),
        ("Self Attention Is Enough", ["self attention", "self-attention", "attention-self"]),
        ("Selfattention Is Enough", ["self-attention", "selfattention"]),
        ("What GPT-3.5 Knows", ["GPT-3.5", "gpt 3.5", "gpt3.5", "GPT35", "gpt"]),
        ("Parsing C++ and C# by Rule", ["C++", "c++", "C#", "parsing c++"]),
        ("From word2vec to 3D Scenes", ["word2vec", "3D", "3d scenes", "Word2Vec"]),
        ("A Corpus of 10,000 Papers", ["10,000", "10000", "10,000 papers"]),
        ("The Model's Mind", ["model's mind", "model’s", "models", "model"]),
        ("O'Brien on State-of-the-Art", ["o'brien", "obrien", "state of the art", "O’Brien"]),
        ("Eﬃcient ﬁne-tuning", ["efficient fine-tuning", "finetuning"]),
        ("Die Straße", ["strasse", "STRASSE", "straße"]),
        ("İstanbul", ["istanbul", "ISTANBUL", "İSTANBUL"]),
        ("ΛΟΓΟΣ und Mythos", ["λογος", "ΛΟΓΟΣ", "λόγος"]),
        ("深度学习综述", ["深度学习", "学习", "综述", "深度学习综述"]),
        ("हिन्दी भाषा", ["हिन्दी", "भाषा"]),
        ("$O(n^2)$ No More", ["O(n^2)", "$O(n^2)$", "o n 2"]),
        ("Q&A: Read/Write", ["q&a", "read/write", "write"]),
    ],
)
def test_a_title_is_found_however_it_is_typed(archive: Open, title: str, typed: list[str]) -> None:
    search = archive(*OTHERS, paper(title, slug="wanted"))
    found = {
        text: answer.hits[:1] for text, answer in zip(typed, search.answers(typed), strict=True)
    }
    assert found == {text: ["wanted"] for text in typed}


OTHERS: Final = [
    paper("Pigments of the Old Masters", abstract="Ochre and umber.", date="1999"),
    paper("Tides", abstract="The moon pulls at every harbour."),
    paper("On Bees", authors=["Will Ladislaw"]),
]


@pytest.mark.parametrize(
    "word",
    ["survey", "key", "array", "play", "delay", "try", "lay", "display", "essay", "pathway"],
)
def test_a_word_on_y_finds_its_papers_in_singular_and_plural(archive: Open, word: str) -> None:
    plural = "tries" if word == "try" else f"{word}s"
    one, many = paper(f"Bright {word}", slug="one"), paper(f"Dark {plural}", slug="many")
    search = archive(*OTHERS, one, many)
    assert set(search.hits(word)) == set(search.hits(plural)) == {"one", "many"}


def test_a_title_of_stop_words_is_found_by_itself(archive: Open) -> None:
    search = archive(*OTHERS, paper("What Is It"), paper("What It Takes to Learn"))
    for text in ("What Is It", "what is it", "it is what", "title:what"):
        assert search.hits(text) == ["what-is-it"], text


def test_stop_words_beside_others_are_left_out_and_told(archive: Open) -> None:
    answer = archive(*OTHERS).answer("the tides of an hour")
    assert answer.ignored == ["the", "of", "an"]
    assert answer.partial == ["tides"]


# Who comes first.


def test_papers_that_hold_all_words_come_before_those_that_hold_some(archive: Open) -> None:
    search = archive(
        paper("Sparse Sparse Sparse", abstract="Sparse sparse sparse."),
        paper("Graph Graph", abstract="Graph."),
        paper("Both", abstract="A very long text in which a graph is, in the end, sparse."),
    )
    answer = search.answer("sparse graph")
    assert answer.hits == ["both"]
    assert set(answer.partial) == {"sparse-sparse-sparse", "graph-graph"}


def test_a_word_of_many_is_found_in_its_british_and_its_american_spelling(archive: Open) -> None:
    search = archive(
        paper("Neural networks generalize on low complexity data", slug="american"),
        paper("Agents that generalise", slug="british"),
        paper("Deep neural networks on simple data", slug="other"),
    )
    answer = search.answer("neural networks generalise on low complexity data")
    assert answer.hits == ["american"]
    assert answer.repaired == ["generalise"]
    assert search.hits("generalise") == ["british"]


def test_where_no_paper_holds_all_words_the_nearest_are_shown(archive: Open) -> None:
    search = archive(
        paper("Sparse Graphs", slug="two"), paper("Graphs", slug="one"), paper("Bees", slug="none")
    )
    answer = search.answer("sparse graphs honeycomb")
    assert answer.hits == []
    assert answer.partial == ["two", "one"]
    assert answer.unknown == ["honeycomb"]


def test_where_enough_papers_hold_all_words_no_nearest_are_shown(archive: Open) -> None:
    both = [paper(f"Sparse Graph {n}") for n in range(10)]
    answer = archive(*both, paper("Graph")).answer("sparse graph")
    assert len(answer.hits) == 10
    assert answer.partial == []


def test_a_word_counts_more_in_a_title_than_in_an_abstract(archive: Open) -> None:
    search = archive(
        paper("Of Bees", slug="abstract", abstract="Honey is what they make all day."),
        paper("Of Honey", slug="title", abstract="It is what they make all day."),
    )
    assert search.hits("honey") == ["title", "abstract"]


def test_a_mistyped_word_is_read_as_the_likeliest(archive: Open) -> None:
    search = archive(paper("Attention Heads"), paper("Intention"), *OTHERS)
    for typed in (
        "atention",
        "attentoin",
        "attenttion",
        "attantion",
        "attentio heads",
        "attentionn",
    ):
        answer = search.answer(f"{typed} ")
        assert answer.hits == ["attention-heads"], typed
        assert answer.unknown == []


def test_a_word_is_repaired_where_its_ending_is_mistyped(archive: Open) -> None:
    search = archive(paper("Overcoming Forgetting"), paper("Overcome"), *OTHERS)
    answer = search.answer("overcoimng forgetting ")
    assert answer.hits == ["overcoming-forgetting"]
    assert answer.repaired == ["overcoimng"]


def test_a_rare_word_as_typed_counts_more_than_others_of_its_stem(archive: Open) -> None:
    search = archive(
        paper("Views of Maps", slug="stem", abstract="View maps, and view them."),
        paper("Of Paper", slug="typed", abstract="Nobody had ever viewed so many maps before."),
    )
    assert search.hits("viewed maps") == ["typed", "stem"]
    assert search.hits("view maps") == ["stem", "typed"]


def test_what_was_repaired_is_told(archive: Open) -> None:
    answer = archive(paper("Attention Heads"), *OTHERS).answer("heads atention ")
    assert answer.hits == ["attention-heads"]
    assert answer.repaired == ["atention"]


def test_a_word_that_finds_is_never_repaired(archive: Open) -> None:
    search = archive(paper("Causal Models"), paper("Casual Models"), *OTHERS)
    for typed, found in [("casual", "casual-models"), ("causal", "causal-models")]:
        for text in (typed, f"{typed} models", f"models {typed} "):
            answer = search.answer(text)
            assert answer.hits == [found], text
            assert answer.repaired == []


def test_papers_found_as_typed_come_before_those_found_by_repair(archive: Open) -> None:
    words = "Nothing of this is said in the title, but here: {} {} model."
    search = archive(
        paper("Tides", slug="two-as-typed", abstract=words.format("casual", "trail")),
        paper("Causal Trail Model", slug="one-as-typed", abstract="Causal trail model. " * 3),
        paper("Trial", abstract="And no more."),
    )
    assert search.hits("casual trial model ") == ["two-as-typed", "one-as-typed"]


def test_a_word_in_the_middle_of_typing_finds(archive: Open) -> None:
    search = archive(paper("Transformers See Segmentation"), *OTHERS)
    for cut in range(3, len("segmentation") + 1):
        typed = f"transformers {'segmentation'[:cut]}"
        assert search.hits(typed) == ["transformers-see-segmentation"], typed
    for cut in range(3, len("transformers") + 1):
        assert search.hits("transformers"[:cut]) == ["transformers-see-segmentation"]


def test_a_word_that_is_typed_to_its_end_comes_before_longer_ones(archive: Open) -> None:
    search = archive(paper("Form", abstract="Of bees"), paper("Formations", abstract="Formation."))
    assert search.hits("form") == ["form", "formations"]


def test_nothing_typed_shows_everything_newest_first(archive: Open) -> None:
    search = archive(
        paper("Old", date="1999"), paper("New", date="2024-05-02"), paper("Undated"),
        paper("Newer", date="2024-06"),
    )  # fmt: skip
    assert search.hits("") == search.hits("  ") == ["newer", "new", "old", "undated"]


# The language of queries.


LIBRARY: Final = [
    paper(
        "Attention Is All You Need",
        slug="attention",
        abstract="The transformer needs no recurrence. It is all about heads.",
        authors=["Ashish Vaswani", "Noam Shazeer"],
        venue="NeurIPS",
        date="2017-06-12",
        tags=["llm"],
        comments=3,
    ),
    paper(
        "Heads You Need, Tails You Lose",
        slug="heads",
        abstract="All the attention you pay is lost.",
        authors=["Noam Chomsky"],
        venue="ICML",
        date="2020-02",
        tags=["3d-vision"],
        comments=20,
    ),
    paper(
        "Recurrence Strikes Back",
        slug="recurrence",
        abstract="Need we attention? All in all: no. Vaswani said it.",
        authors=["Ada Lovelace", "Noam Shazeer"],
        venue="NeurIPS",
        date="2022",
        tags=["llm", "3d-vision"],
    ),
    paper("Undated Notes", slug="notes", abstract="Nothing but notes. Year 2020 was fine."),
]


@pytest.fixture(scope="module")
def library(engine: Engine) -> Search:
    return engine.open(LIBRARY, {"llm": "Large language models"})


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


@given(texts=st.lists(TYPED, min_size=10, max_size=10))
def test_whatever_is_typed_can_be_read(engine: Engine, texts: list[str]) -> None:
    for text, query in zip(texts, engine.ask("queries", texts=texts), strict=True):
        assert all(
            alternative["terms"]
            for clause in query["clauses"]
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


# Choices and orders.


def counts(search: Search, text: str, column: str, **chosen: list[str]) -> dict[str, int]:
    """Return what a column offers beside the results of a query, most first."""
    answer = search.answer(text, chosen=chosen, facets=(column,))
    return {each["value"]: each["count"] for each in answer.facets[column]}


def test_results_are_counted_by_what_they_have(library: Search) -> None:
    assert counts(library, "attention", "year") == {"2017": 1, "2020": 1, "2022": 1}
    assert counts(library, "attention", "tag") == {"llm": 2, "3d-vision": 2}
    assert list(counts(library, "attention", "venue").items()) == [("NeurIPS", 2), ("ICML", 1)]
    assert counts(library, "attention", "author") == {"Noam Shazeer": 2}
    assert counts(library, "chomsky", "venue") == {"ICML": 1}
    assert counts(library, "notes", "venue") == {}


def test_a_topic_is_offered_by_its_name(library: Search) -> None:
    facets = library.answer("attention", facets=("tag",)).facets
    assert {each["name"] for each in facets["tag"]} == {"Large language models", "3d-vision"}


def test_a_choice_narrows_the_results(library: Search) -> None:
    for chosen, found in [
        ({"tag": ["llm"]}, {"attention", "recurrence"}),
        ({"tag": ["llm", "3d-vision"]}, {"attention", "recurrence", "heads"}),
        ({"tag": ["llm"], "year": ["2022"]}, {"recurrence"}),
        ({"author": ["Noam Shazeer"]}, {"attention", "recurrence"}),
        ({"venue": ["ICML"], "tag": ["llm"]}, set()),
        ({"venue": []}, {"attention", "recurrence", "heads"}),
    ]:
        assert set(library.hits("attention", chosen=chosen)) == found, chosen


def test_a_choice_narrows_the_other_counts_and_not_its_own(library: Search) -> None:
    assert counts(library, "attention", "venue", venue=["ICML"]) == {"NeurIPS": 2, "ICML": 1}
    assert counts(library, "attention", "year", venue=["ICML"]) == {"2020": 1}


def test_what_is_chosen_stays_offered_where_it_finds_nothing(library: Search) -> None:
    assert counts(library, "chomsky", "venue", venue=["NeurIPS"]) == {"ICML": 1, "NeurIPS": 0}


def test_a_count_is_the_number_of_papers_that_its_choice_leaves(
    bundled: Search, bundled_papers: list[Paper]
) -> None:
    every = len(bundled_papers)
    for text in ("attention", "segmentation network", "tag:attention", ""):
        (answer,) = bundled.answers([Query(text, facets=("tag", "year"))])
        for column, values in answer.facets.items():
            assert values
            queries = [Query(text, chosen={column: [each["value"]]}) for each in values]
            found = [len(each.hits) for each in bundled.answers(queries, limit=every)]
            assert found == [each["count"] for each in values]


def test_results_can_be_ordered_by_date_and_by_discussion(library: Search) -> None:
    assert library.hits("attention", order="newest") == ["recurrence", "heads", "attention"]
    assert library.hits("attention", order="discussed") == ["heads", "attention", "recurrence"]
    assert library.hits("-honeycomb", order="newest")[-1] == "notes"


def test_an_order_changes_no_more_than_the_order(bundled: Search) -> None:
    by = {
        order: bundled.answers([Query("segmentation", order=order)], limit=501)[0].hits
        for order in ("relevance", "newest", "discussed")
    }
    assert len(by["relevance"]) > 20
    assert sorted(by["relevance"]) == sorted(by["newest"]) == sorted(by["discussed"])


# What is shown of a result.


STEMS: Final = st.sets(
    st.sampled_from(["attent", "self", "selfattent", "c", "x", "深", "3", "the"])
)


def text_of(stretches: Iterable[Sequence[Any]]) -> str:
    return "".join(text for text, _ in stretches)


@given(text=SEARCHED, stems=STEMS)
def test_marking_changes_no_letter_of_a_text(engine: Engine, text: str, stems: set[str]) -> None:
    stretches = engine.ask("marked", text=text, stems=sorted(stems))
    assert text_of(stretches) == text
    assert all(stretch for stretch, _ in stretches)
    for stretch, is_marked in stretches:
        assert not is_marked or {stem(word) for word in words(stretch)} & stems


@pytest.mark.parametrize(
    ("text", "stems", "shown"),
    [
        ("Attention, please: attend!", ["attent"], "[Attention], please: attend!"),
        ("Self-Attention heads", ["attent"], "Self-[Attention] heads"),
        ("Self-Attention heads", ["selfattent"], "[Self-Attention] heads"),
        ("Self-Attention heads", ["self", "attent"], "[Self]-[Attention] heads"),
        ("(GPT-3.5)", ["gpt35"], "([GPT-3.5])"),
        ("10,000 papers", ["10000"], "[10,000] papers"),
        ("the model's mind", ["model"], "the [model]'s mind"),
        ("Schrödinger’s 𝑥 and ﬁne", ["schroding", "x", "fine"], "[Schrödinger]’s [𝑥] and [ﬁne]"),
        ("Scho\u0308n e\u0301te\u0301", ["schon"], "[Scho\u0308n] e\u0301te\u0301"),
        ("surveys/keys", ["survei", "survey"], "[surveys]/keys"),
        ("3D word2vec", ["3d", "word2vec"], "[3D] [word2vec]"),
        ("in C++ and C#", ["cplusplu", "csharp"], "in [C++] and [C#]"),
        ("深度学习", ["深"], "[深度学习]"),
        ("", ["x"], ""),
        ("nothing here", [], "nothing here"),
    ],
)
def test_the_words_that_were_found_are_marked(
    engine: Engine, text: str, stems: list[str], shown: str
) -> None:
    stretches = engine.ask("marked", text=text, stems=stems)
    assert "".join(f"[{each}]" if is_marked else each for each, is_marked in stretches) == shown


def test_every_word_that_was_found_is_marked_in_its_title(
    engine: Engine, bundled_papers: list[Paper]
) -> None:
    for each in rng("marked").sample(bundled_papers, 100):
        stems = [stem(word) for word in words(each.title) if not is_stop_word(word)]
        stretches = engine.ask("marked", text=each.title, stems=stems)
        unmarked = " ".join(text for text, is_marked in stretches if not is_marked)
        assert not {stem(word) for word in words(unmarked)} & set(stems) - {"s"}, each.title


@pytest.mark.parametrize(
    ("text", "stems", "sentence"),
    [
        ("One two. Attention heads! Attention.", ["attent", "head"], "Attention heads!"),
        ("One attention. Two attention.", ["attent"], "One attention."),
        ("We use e.g. heads. Attention helps.", ["head"], "We use e.g. heads."),
        ("Nothing of it. Is here.", ["attent"], "Nothing of it."),
        ("Attention at 3.5 percent. No.", ["percent"], "Attention at 3.5 percent."),
        ("", ["attent"], ""),
    ],
)
def test_the_sentence_that_holds_most_of_the_query_is_shown(
    engine: Engine, text: str, stems: list[str], sentence: str
) -> None:
    assert engine.ask("sentence", text=text, stems=stems) == sentence


@given(text=SEARCHED.map(lambda text: text.replace("x", ". X ")), stems=STEMS)
def test_the_sentence_shown_is_of_the_text(engine: Engine, text: str, stems: set[str]) -> None:
    assert engine.ask("sentence", text=text, stems=sorted(stems)) in text
