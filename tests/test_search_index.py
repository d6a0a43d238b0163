"""The index of the search: what is loaded when, and again after a failure."""

from itertools import product
from typing import Final

import pytest

from engine import Answer, Engine, Query, Search
from made_up import paper
from paper_archive.paper import Paper
from scripts_in_node import SOURCE_VERSION, NodeError
from search_papers import rng, shuffled_words

pytest_plugins = ("search_fixtures",)


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
        except NodeError as error:
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


# How long a reader waits: each round of files takes as long as the network needs to answer.


def rounds_of(engine: Engine, search: Search, query: str) -> list[set[str]]:
    """Return the kinds of files that a first query loads, in rounds."""
    rounds = engine.ask("rounds", folder=str(search.folder), query=query)
    return [{name.partition("-")[0] for name in files} for files in rounds]


def test_all_terms_of_a_query_are_loaded_at_once(
    engine: Engine, bundled: Search, bundled_papers: list[Paper]
) -> None:
    for each in rng("rounds").sample(bundled_papers, 20):
        title = shuffled_words(each.title, rng("order"))
        found = rounds_of(engine, bundled, f"{title} ")
        assert found == [{"manifest.json"}, {"terms"}, {"papers"}], title


def test_what_an_unfinished_word_may_become_is_listed_while_the_words_are_loaded(
    engine: Engine, bundled: Search
) -> None:
    found = rounds_of(engine, bundled, "neural co")
    assert found[:2] == [{"manifest.json"}, {"terms", "words"}]
    assert len(found) <= 4


def test_a_whole_last_word_takes_no_list_of_words(engine: Engine, bundled: Search) -> None:
    # All words that begin so are in the file of the word itself.
    assert rounds_of(engine, bundled, "efficient vision learners")[1] == {"terms"}


def test_a_rare_word_is_in_the_file_of_its_stem(engine: Engine) -> None:
    between = " ".join(f"viewa{number:04}" for number in range(800))
    search = engine.open(
        [paper("Viewed Maps"), paper("View of Maps"), paper("X", abstract=between)]
    )
    rounds = engine.ask("rounds", folder=str(search.folder), query="viewed ")
    assert [len(files) for files in rounds] == [1, 1, 2]  # two papers are found


def test_a_mistyped_word_takes_three_rounds_more_at_most(engine: Engine, bundled: Search) -> None:
    found = rounds_of(engine, bundled, "atention networks ")
    assert found[:2] == [{"manifest.json"}, {"terms"}]
    assert found[-1] == {"papers"}
    assert len(found) <= 6


def test_a_word_that_nothing_is_near_does_not_load_all_lists_of_words(engine: Engine) -> None:
    words = " ".join(
        "".join(letters) for letters in product("bdfgklmnprst", "aeiou", "bdgkm", "aeo")
    )
    search = engine.open(
        [paper("Bees", abstract=words), paper("Wax", abstract=words.upper()[::-1])]
    )
    listed = {"words", "endings"}
    names = [path.stem for path in search.folder.rglob("*-*.json")]
    lists = [name for name in names if name.partition("-")[0] in listed]
    rounds = engine.ask("rounds", folder=str(search.folder), query="zebuquax ")
    loaded = [name for files in rounds for name in files if name.partition("-")[0] in listed]
    assert 0 < len(loaded) < len(lists) / 2


def test_a_word_mistyped_in_a_title_is_read_from_the_titles_of_papers_with_the_others(
    engine: Engine, bundled: Search
) -> None:
    found = rounds_of(engine, bundled, "gramian attention heads efficient vison learners ")
    assert not {"words", "endings", "endings.json"} & set().union(*found)
    assert len(found) <= 5


def test_a_slip_that_is_a_word_is_read_from_the_titles_of_papers_with_the_others(
    engine: Engine,
) -> None:
    meant = paper("Domain of Honey, Wax and Tides")
    search = engine.open([meant, paper("Domani"), paper("Wax Domains")])
    assert search.answer("honey wax domani ").repaired == ["domani"]
    assert not {"words", "endings"} & set().union(*rounds_of(engine, search, "honey wax domani "))


# Scripts and index of one version.


def opened(engine: Engine, search: Search, manifest: dict[str, object], version: str) -> object:
    """Return the error of a script of some version that opens an index, if there is any."""
    folder = str(search.folder)
    return engine.ask("open_version", folder=folder, manifest=manifest, version=version)


def test_script_search_and_index_of_one_version_belong_together(
    engine: Engine, library: Search
) -> None:
    assert opened(engine, library, {}, SOURCE_VERSION) is None


@pytest.mark.parametrize(
    ("manifest", "version"),
    [
        ({"version": "newer"}, SOURCE_VERSION),
        ({"version": None}, SOURCE_VERSION),
        ({}, "older"),
        ({"version": "older"}, "older"),
    ],
    ids=[
        "a newer index",
        "an index without version",
        "an older script",
        "an older script and index",
    ],
)
def test_what_is_of_another_version_is_not_read(
    engine: Engine, library: Search, manifest: dict[str, object], version: str
) -> None:
    # What a newer index holds is not looked at.
    unreadable = {"fields": None, "terms": None} | manifest
    assert opened(engine, library, unreadable, version) == "OtherVersion"
