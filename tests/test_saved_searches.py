"""What a reader may rely on who keeps searches in the browser."""

import json
from collections.abc import Callable, Iterator
from typing import Any, Final, TypeAlias

import pytest
from hypothesis import given

from scripts_in_node import started
from strategies import TEXTS

Ask: TypeAlias = Callable[..., Any]
Search: TypeAlias = dict[str, Any]
HOUR: Final = 3_600_000
NEWEST: Final = ["p-3", "p-2", "p-1"]


@pytest.fixture(scope="module")
def ask(node: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Return a function that asks the modules in Node."""
    folder = tmp_path_factory.mktemp("saved-searches")
    with started(node, "saved-searches.mjs", folder) as running:
        yield running.ask


def search(query: str, **fields: object) -> Search:
    return {"query": query, "name": query, "looked": 0} | fields


def text_of(*searches: object, **others: object) -> str:
    head = {"format": "paper-archive saved searches", "version": 1}
    return json.dumps(head | {"searches": searches} | others)


def recent(*slugs: str) -> list[list[str]]:
    return [[slug, f"Title of {slug}"] for slug in slugs]


# What is saved.


def test_a_search_is_saved_with_all_that_it_asks_for(ask: Ask) -> None:
    request = {"text": " sea ice ", "chosen": {"year": ["2024"], "tag": ["b", "a"]}}
    saved = ask("saved", request=request | {"order": "newest"})
    assert saved["name"] == "sea ice · topic: a · topic: b · year: 2024 · Newest first"
    assert ask("request", query=saved["query"]) == {
        "text": "sea ice",
        "chosen": {"tag": ["a", "b"], "year": ["2024"]},
        "order": "newest",
        "shown": 10,
    }


def test_the_same_search_is_saved_once_however_it_was_made(ask: Ask) -> None:
    one = {"text": "ice", "chosen": {"tag": ["a", "b"]}, "order": "relevance"}
    other = {"text": "ice ", "chosen": {"tag": ["b", "a"]}, "order": "relevance"}
    assert ask("saved", request=one)["query"] == ask("saved", request=other)["query"]


@given(text=TEXTS.filter(lambda text: len(text) < 100 and text.strip() != ""))
def test_any_query_comes_back_as_it_was(ask: Ask, text: str) -> None:
    saved = ask("saved", request={"text": text, "chosen": {}, "order": "relevance"})
    back = ask("read", text=ask("write", searches=[saved]))
    assert back == {"items": [saved], "isWhole": True}
    assert ask("understood", query=saved["query"])


def test_a_search_that_is_too_long_is_not_saved(ask: Ask) -> None:
    request = {"text": "ice " * 600, "chosen": {}, "order": "relevance"}
    assert ask("saved", request=request) is None


def test_a_hundred_searches_are_kept_and_no_more(ask: Ask) -> None:
    searches = [search(f"q=ice{number}") for number in range(101)]
    saved = ask("save", several=[searches[:60], searches[50:], searches[:1]])
    assert saved["counts"] == [
        {"added": 60, "left": 0},
        {"added": 40, "left": 1},
        {"added": 0, "left": 0},
    ]
    assert saved["searches"] == searches[:100]


# What another version, or a stranger, has written.


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("q=ice&tag=a&order=newest", True),
        ("tag=a&q=ice", True),
        ("q=ice&shape=round", False),
        ("q=ice&order=sideways", False),
        ("q=ice&q=sea", False),
    ],
)
def test_a_search_that_is_not_understood_as_a_whole_is_known(
    ask: Ask, query: str, *, expected: bool
) -> None:
    assert ask("understood", query=query) is expected
    assert ask("read", text=text_of(search(query)))["items"] == [search(query)]


@pytest.mark.parametrize(
    "wrong",
    [
        None,
        7,
        "q=ice",
        search("q="),
        search("order=newest"),
        search("q=" + "a" * 2_000),
        search("q=ice") | {"query": 7},
        search("q=ice", name=""),
        search("q=ice", name=" "),
        search("q=ice", name="two\nlines"),
        search("q=ice", name="a" * 201),
        search("q=ice", name=["x"]),
        search("q=ice", looked=-1),
        search("q=ice", looked="1"),
        search("q=ice", looked=1e300),
    ],
)
def test_what_is_no_search_is_left_out(ask: Ask, wrong: object) -> None:
    read = ask("read", text=text_of(wrong, search("q=sea") | {"more": "<b>"}))
    assert read == {"items": [search("q=sea")], "isWhole": False}


@pytest.mark.parametrize(
    "text", ["", "{", "null", "[]", text_of(version=2), text_of(searches=7), text_of(format="x")]
)
def test_what_holds_no_searches_is_known(ask: Ask, text: str) -> None:
    assert ask("read", text=text) is None


def test_a_backup_has_all_that_is_kept_and_an_older_one_what_there_was(ask: Ask) -> None:
    paper = {"slug": "a", "title": "A", "date": "", "saved": "2026-11-03T10:00:00.000Z"}
    papers = [paper | {"read": False, "notes": "mine"}]
    lists = [{"name": "Teach", "slugs": ["a"]}]
    text = ask("write_backup", papers=papers, lists=lists, searches=[search("q=ice")])
    whole = {"papers": papers, "lists": lists, "searches": [search("q=ice")], "isWhole": True}
    assert ask("read_backup", text=text) == whole
    assert json.loads(text)["version"] == 1  # sites of before read its papers
    for key, odd in (("searches", {"0": search("q=ice")}), ("lists", {"Teach": ["a"]})):
        older = {other: value for other, value in json.loads(text).items() if other != key}
        assert ask("read_backup", text=json.dumps(older)) == whole | {key: []}
        other_kind = json.dumps(older | {key: odd})
        assert ask("read_backup", text=other_kind) == whole | {key: [], "isWhole": False}


# What is new.


def test_what_is_there_at_first_is_not_new(ask: Ask) -> None:
    kept = ask("noticed", recent=recent(*NEWEST), kept=None, now=HOUR)
    assert ask("since", recent=recent(*NEWEST), kept=kept, looked=0) == []


def test_a_paper_is_new_to_searches_that_were_opened_before_it_came(ask: Ask) -> None:
    first = ask("noticed", recent=recent(*NEWEST), kept=None, now=HOUR)
    now = recent("p-5", "p-4", *NEWEST)
    second = ask("noticed", recent=now, kept=first, now=2 * HOUR)
    third = ask("noticed", recent=recent("p-6", "p-5", "p-4"), kept=second, now=3 * HOUR)
    shown = recent("p-6", "p-5", "p-4")
    assert ask("since", recent=now, kept=second, looked=first["at"]) == ["p-5", "p-4"]
    assert ask("since", recent=shown, kept=third, looked=second["at"]) == ["p-6"]
    assert ask("since", recent=shown, kept=third, looked=third["at"]) == []


def test_a_clock_that_goes_back_hides_nothing(ask: Ask) -> None:
    first = ask("noticed", recent=recent("p-1"), kept=None, now=9 * HOUR)
    second = ask("noticed", recent=recent("p-2", "p-1"), kept=first, now=HOUR)
    shown = recent("p-2", "p-1")
    assert ask("since", recent=shown, kept=second, looked=first["at"]) == ["p-2"]


def test_an_older_paper_that_moves_up_is_not_new_in_a_search(ask: Ask) -> None:
    first = ask("noticed", recent=recent(*NEWEST), kept=None, now=HOUR)
    shown = recent("p-3", "p-1", "p-0")
    second = ask("noticed", recent=shown, kept=first, now=2 * HOUR)
    assert ask("since", recent=shown, kept=second, looked=first["at"]) == []


@pytest.mark.parametrize(
    "kept", [7, [], {}, {"at": 1}, {"at": "1", "times": {}}, {"at": 1, "times": {"p-1": "x"}}]
)
def test_what_cannot_be_read_of_what_was_noticed_makes_nothing_new(ask: Ask, kept: object) -> None:
    found = ask("noticed", recent=recent("constructor", "p-1"), kept=kept, now=HOUR)
    assert found == {"at": HOUR, "times": {"constructor": 0, "p-1": 0}}


def test_new_in_a_search_is_what_came_and_is_found(ask: Ask) -> None:
    arrivals = {"papers": recent("p-3", "p-2"), "recent": 3}
    told = ask("news", found={"p-3": 7, "p-1": 8}, arrivals=arrivals)
    assert (told["slugs"], told["label"], told["read"]) == (["p-3"], "1 new", [])
    assert ask("news", found={"p-1": 8}, arrivals=arrivals)["label"] == "nothing new"


def test_where_all_that_is_compared_is_new_there_may_be_more(ask: Ask) -> None:
    arrivals = {"papers": recent(*(f"p-{number}" for number in range(300))), "recent": 300}
    label = ask("news", found={"p-3": 7}, arrivals=arrivals)["label"]
    assert label == "1 new among the 300 papers that came last"
    label = ask("news", found={}, arrivals=arrivals)["label"]
    assert label == "nothing new among the 300 papers that came last"


def test_a_phrase_is_looked_for_in_a_few_papers_and_many_are_at_most_new(ask: Ask) -> None:
    papers = {f"p-{number}": number for number in range(11)}
    arrivals = {"papers": recent(*papers), "recent": 300}
    told = ask("news", found=papers, lacking=[], arrivals=arrivals)
    assert (told["label"], told["read"]) == ("at most 11 new", [])
    del papers["p-10"]
    told = ask("news", found=papers, lacking=["p-0", "p-4"], arrivals=arrivals)
    assert (told["label"], len(told["read"])) == ("8 new", 10)


def test_a_paper_that_is_new_in_two_searches_counts_once(ask: Ask) -> None:
    one = {"papers": recent("p-1", "p-2"), "isAtMost": False, "among": 0}
    other = {"papers": recent("p-2"), "isAtMost": True, "among": 300}
    assert ask("joined", several=[one]) == "2 new"
    assert (
        ask("joined", several=[one, other]) == "at most 2 new among the 300 papers that came last"
    )
    assert ask("joined", several=[]) == "nothing new"
