"""What the scripts of a page say, and what stands in the address of a search."""

from collections.abc import Callable, Iterator
from typing import Any, Final, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts_in_node import started

Ask: TypeAlias = Callable[..., Any]


@pytest.fixture(scope="module")
def ask(node: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Return a function that asks the modules in Node."""
    with started(node, "page.mjs", tmp_path_factory.mktemp("page")) as running:
        yield running.ask


# Numbers and dates.


@pytest.mark.parametrize(
    ("number", "label"),
    [(0, "0 papers"), (1, "1 paper"), (2, "2 papers"), (1103, "1,103 papers")],
)
def test_a_number_is_said_with_its_noun(ask: Ask, number: int, label: str) -> None:
    assert ask("counted", number=number, noun="paper") == label


def test_thousands_are_told_apart(ask: Ask) -> None:
    assert ask("formatted", number=1_234_567) == "1,234,567"


@pytest.mark.parametrize(
    ("date", "label"),
    [("2024-05-22", "22 May 2024"), ("2024-05", "May 2024"), ("2024", "2024")],
)
def test_a_date_is_said_as_far_as_it_is_known(ask: Ask, date: str, label: str) -> None:
    assert ask("date", date=date) == label


def test_a_day_of_another_year_is_said_with_its_year(ask: Ask) -> None:
    assert ask("recent_day", time="2023-11-14T12:00:00Z") == "14 November 2023"


# The address of a search.

CHOSEN: Final = st.dictionaries(
    st.sampled_from(["tag", "year", "venue", "author"]),
    st.lists(st.text(min_size=1, max_size=5), min_size=1, max_size=3, unique=True),
)
ASKED: Final = st.fixed_dictionaries(
    {
        "text": st.text(max_size=10),
        "chosen": CHOSEN,
        "order": st.sampled_from(["relevance", "newest", "discussed"]),
        "shown": st.sampled_from([10, 60, 1010]),
    }
)


def query_of(address: str) -> str:
    return address.partition("?")[2]


@given(asked=ASKED)
def test_the_address_has_all_of_a_search(ask: Ask, asked: dict[str, Any]) -> None:
    assert ask("read_address", query=query_of(ask("write_address", asked=asked))) == asked


def test_the_address_of_a_search_is_short(ask: Ask) -> None:
    asked = {
        "text": "graph networks",
        "chosen": {"year": ["2024"], "tag": ["a"]},
        "order": "newest",
    }
    assert ask("write_address", asked=asked) == (
        "https://papers.test/repo/search/?q=graph+networks&tag=a&year=2024&order=newest"
    )
    asked = {"text": "", "chosen": {}, "order": "relevance"}
    assert ask("write_address", asked=asked) == "https://papers.test/repo/search/"


def test_an_order_that_is_none_is_the_usual_one(ask: Ask) -> None:
    for order in ("best", "", "constructor", "toString"):
        assert ask("read_address", query=f"order={order}")["order"] == "relevance"


@given(asked=ASKED, column=st.sampled_from(["tag", "year"]), value=st.text(min_size=1, max_size=5))
def test_a_choice_is_made_and_unmade(
    ask: Ask, asked: dict[str, Any], column: str, value: str
) -> None:
    given = {"column": column, "value": value}
    before = asked["chosen"].get(column, [])
    made = ask("with_choice", asked=asked, isChosen=True, **given)
    assert made["chosen"][column] == [*(each for each in before if each != value), value]
    unmade = ask("with_choice", asked=made, isChosen=False, **given)
    assert unmade["chosen"].get(column) == ([each for each in before if each != value] or None)
    assert unmade["text"] == asked["text"]


@pytest.mark.parametrize(
    ("text", "chosen", "while_typing", "when_done"),
    [
        ("", {}, False, False),
        ("  ", {}, False, False),
        ("a", {}, False, True),
        ("ab", {}, True, True),
        ("a b", {}, False, True),
        ("深", {}, True, True),
        ("", {"tag": ["x"]}, True, True),
    ],
)
def test_a_single_latin_letter_is_searched_when_the_reader_is_done(
    ask: Ask, text: str, chosen: object, *, while_typing: bool, when_done: bool
) -> None:
    asked = {"text": text, "chosen": chosen, "order": "relevance"}
    assert ask("is_search", asked=asked, isDone=False) is while_typing
    assert ask("is_search", asked=asked, isDone=True) is when_done


# What is said of an answer.


def clause(text: str, **fields: Any) -> dict[str, Any]:
    """Return a clause that papers meet."""
    common = {
        "text": text,
        "field": fields.pop("field", None),
        "phrase": fields.pop("phrase", None),
    }
    alternative = {**common, "isQuoted": bool(common["phrase"])}
    found = {"matches": [1], "isKnown": True, "repairs": [], "missing": []}
    return {"text": text, "alternatives": [alternative], **found, **fields}


def answer(*clauses: dict[str, Any], **fields: object) -> dict[str, Any]:
    common = {"isNothing": False, "isInTitles": False, "isCut": False}
    return {
        "clauses": clauses,
        "hits": [],
        "absent": [],
        "unread": [],
        "ignored": [],
        **common,
        **fields,
    }


@pytest.mark.parametrize(
    ("clauses", "hits", "summary"),
    [
        ([clause("graph")], 1, "1 paper"),
        ([clause("graph")], 1103, "1,103 papers"),
        ([clause("graph"), clause("deep")], 1, "1 paper matches all of this"),
        ([clause("graph"), clause("deep")], 2, "2 papers match all of this"),
        ([clause("graph"), clause("deep", presence="prohibited")], 2, "2 papers"),
        ([clause("all you need", phrase=["all", "you", "need"])], 2, "At most 2 papers"),
        ([], 501, "501 papers"),
        ([clause("graph"), clause("deep")], 0, "No paper matches all of this. Partial matches:"),
    ],
)
def test_the_reader_is_told_how_many_papers_were_found(
    ask: Ask, clauses: list[dict[str, Any]], hits: int, summary: str
) -> None:
    found = answer(*clauses, hits=list(range(hits)))
    assert ask("summary", answer=found, hasPapers=True) == summary
    assert ask("summary", answer=found, hasPapers=False) == "No papers found"


def test_a_query_without_words_is_said_to_be_one(ask: Ask) -> None:
    found = answer(isNothing=True)
    assert (
        ask("summary", answer=found, hasPapers=False) == "Nothing to search for: this has no words"
    )


@pytest.mark.parametrize(
    ("found", "reading"),
    [
        (answer(clause("graph"), clause("deep")), "Searched for: graph · deep"),
        (answer(clause("ho", field="authors")), "Searched for: authors: ho"),
        (answer(clause("a b", phrase=["a", "b"])), "Searched for: “a b”"),
        (answer(clause("graph", presence="prohibited")), "Searched for: not graph"),
        (
            answer(clause("self-attention"), clause("self-attention")),
            "Searched for: self-attention",
        ),
        (answer(clause("tides"), ignored=["the", "of"]), "Searched for: tides · ignored: the, of"),
        (
            answer(clause("ho", field="authors"), absent=["authors", "date"]),
            "Searched for: authors: ho · no paper in this archive has author names or dates",
        ),
        (answer(clause("a"), isCut=True), "Searched for: a · further words ignored"),
        (
            answer(clause("atention", isKnown=False, repairs=["attention"])),
            "Searched for: atention · “atention” read as “attention”",
        ),
        (
            answer(clause("casual", repairs=["causal", "casualty"])),
            "Searched for: casual · “casual” also read as “causal” or “casualty”",
        ),
        (
            answer(clause("caze", isKnown=False, repairs=["a", "b", "c", "d"])),
            "Searched for: caze · “caze” read as “a” or “b” or “c” and the like",
        ),
        (
            answer(clause("the"), isInTitles=True),
            "Searched for: the · common words are searched for in titles only",
        ),
        (answer(clause("qqx", matches=[])), "Searched for: qqx · not found: “qqx”"),
        (answer(clause("qqx", matches=[], presence="prohibited")), "Searched for: not qqx"),
        (
            answer(clause("a"), unread=[{"name": "foo", "value": "a", "isDate": False}]),
            "Searched for: a · there is no field “foo”",
        ),
        (
            answer(clause("a"), unread=[{"name": "year", "value": "a", "isDate": True}]),
            "Searched for: a · “a” is not a date",
        ),
        (
            answer(clause("PMID 1", matches=[], missing=["PMID 1"])),
            "Searched for: PMID 1 · no paper in this archive has PMID 1",
        ),
        (answer(), ""),
    ],
)
def test_the_reader_is_told_how_a_query_was_read(
    ask: Ask, found: dict[str, Any], reading: str
) -> None:
    assert ask("reading", answer=found) == reading


# The page for an address that has none.


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("papers/attention-as-an-rnn", "attention as an rnn"),
        ("papers/attention_as+an%20rnn/index.html", "attention as an rnn"),
        ("papers/Attention-as-an-RNN.html", "Attention as an RNN"),
        ("papers/1706.03762/", "1706.03762"),
        ("papers/10.1000/182.html", "10.1000/182"),
        ("tags/graph-nets/", "graph nets"),
        ("authors/ada-lovelace/", "ada lovelace"),
        ("about-us/", "about us"),
        ("papers/%C3%BCber-stra%C3%9Fen/", "über straßen"),
        ("papers/caf%E9/", "caf E9"),
        ("papers/%22quoted%22-(or)-title:x/", "quoted or title x"),
        ("papers/<script>alert(1)</script>/", "script alert 1 script"),
        ("date/2024-05-22/", "date:2024-05"),
        ("date/2024-W21/", "date:2024"),
        ("date/2024/", "date:2024"),
        ("date/yesterday/", "yesterday"),
        ("papers/", ""),
        ("papers/---/", ""),
        ("", ""),
        ("papers/" + "long-" * 1_000, ("long " * 40).strip()),
    ],
)
def test_an_address_without_a_page_says_what_to_search_for(ask: Ask, path: str, query: str) -> None:
    found = ask("meant", path=path)
    assert (found.get("list"), found["query"].strip()) == (None, query)


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("tags/graphs/7/", "tags/graphs/"),
        ("tags/graphs/7", "tags/graphs/"),
        ("tags/graphs/7/index.html", "tags/graphs/"),
        ("tags/graphs/discussed/", "tags/graphs/"),
        ("authors/ada-lovelace/discussed/3/", "authors/ada-lovelace/"),
        ("date/2024/12/", "date/2024/"),
        ("venues/neurips/3/", "venues/neurips/"),
        ("new/12/", "new/"),
        ("new/by-date/11/", "new/by-date/"),
        ("date/2024-05-22/2/", "date/2024-05-22/"),
    ],
)
def test_a_page_that_a_list_no_longer_has_leads_to_the_list(
    ask: Ask, path: str, address: str
) -> None:
    assert ask("meant", path=path)["list"] == address


def test_a_topic_without_a_page_is_searched_for(ask: Ask) -> None:
    there, searched = (ask("topic_address", tag="bees", has_page=each) for each in (True, False))
    assert there.endswith("/tags/bees/")
    assert searched.removesuffix("search/?tag=bees") == there.removesuffix("tags/bees/")
