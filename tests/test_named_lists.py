"""What a reader may rely on who keeps papers in lists with names of their own."""

import json
from collections.abc import Callable, Iterator
from typing import Any, Final, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts_in_node import started
from strategies import NAMES

Ask: TypeAlias = Callable[..., Any]
KEY: Final = "paper-archive:/repo/:lists"


@pytest.fixture(scope="module")
def ask(node: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Return a function that asks the modules in Node."""
    folder = tmp_path_factory.mktemp("named-lists")
    with started(node, "reading-list.mjs", folder) as running:
        yield running.ask


def named(name: str, *slugs: str) -> dict[str, Any]:
    return {"name": name, "slugs": list(slugs)}


def stored(*lists: dict[str, Any]) -> dict[str, str]:
    return {KEY: json.dumps({"format": "paper-archive lists", "version": 1, "lists": list(lists)})}


def test_a_paper_is_in_one_list_at_a_time_or_in_the_reading_list(ask: Ask) -> None:
    kept = stored(named("Teach", "a", "b"), named("Write"))
    found = ask("lists", kept=kept, steps=[[0, "move", "a", "Write"]], asked=["a", "b", "c"])
    assert found["places"] == ["Write", "Teach", ""]
    assert found["lists"][0] == [named("Teach", "b"), named("Write", "a")]
    found = ask("lists", kept=kept, steps=[[0, "move", "a", ""]], asked=["a"])
    assert found["places"] == [""]


def test_two_windows_move_papers_and_neither_undoes_the_other(ask: Ask) -> None:
    steps = [[0, "move", "a", "Teach"], [1, "move", "b", "Teach"], [0, "reload"]]
    found = ask("lists", kept=stored(named("Teach")), steps=steps)
    assert found["lists"] == [[named("Teach", "a", "b")]] * 2


def test_a_list_keeps_its_papers_under_another_name_which_no_other_has(ask: Ask) -> None:
    kept = stored(named("Teach", "a"), named("Write", "b"))
    steps: list[list[Any]] = [[0, "refusal", name] for name in ("Write", "Reading list", "New")]
    found = ask("lists", kept=kept, steps=[*steps, [0, "rename", "Teach", "Lecture"]])
    assert found["answers"][:3] == [
        "There is a list “Write” already.",
        "There is a list “Reading list” already.",
        "",
    ]
    assert found["lists"][0] == [named("Write", "b"), named("Lecture", "a")]
    taken = ask("lists", kept=kept, steps=[[0, "rename", "Teach", "Write"]])
    assert taken["lists"][0] == [named("Teach", "a"), named("Write", "b")]


def test_a_deleted_list_comes_back_but_takes_no_paper_from_another(ask: Ask) -> None:
    kept = stored(named("Teach", "a", "b"), named("Write"))
    steps: list[list[Any]] = [[0, "remove", "Teach"], [1, "move", "b", "Write"]]
    found = ask("lists", kept=kept, steps=steps, asked=["a"])
    assert found["places"] == [""]
    steps.append([0, "add", named("Teach", "a", "b")])
    found = ask("lists", kept=kept, steps=steps, asked=["a", "b"])
    assert found["places"] == ["Teach", "Write"]


def test_there_is_an_end_to_the_number_of_lists(ask: Ask) -> None:
    kept = stored(*(named(f"List {number}") for number in range(100)))
    steps = [[0, "add", named("One more", "a")], [0, "add", named("List 7", "a")]]
    found = ask("lists", kept=kept, steps=steps, asked=["a"])
    assert found["answers"] == [False, True]
    assert found["noRoom"] == "You have 100 lists: delete one first."
    assert found["places"] == ["List 7"]


@given(
    lists=st.lists(
        st.builds(
            lambda name, slugs: named(" ".join(name.split()) or "x", *slugs),
            NAMES,
            st.lists(st.text("abc-019", min_size=1, max_size=6), max_size=4, unique=True),
        ),
        max_size=4,
        unique_by=lambda each: each["name"],
    )
)
def test_what_is_stored_is_read_again(ask: Ask, lists: list[dict[str, Any]]) -> None:
    text = ask("write_lists", lists=lists)
    assert ask("read_lists", text=text) == {"items": lists, "isWhole": True}


@pytest.mark.parametrize(
    "wrong", [None, {}, {"name": "", "slugs": []}, {"name": "A", "slugs": ["../b"]}, named("Teach")]
)
def test_what_is_no_list_is_left_out_and_set_aside(ask: Ask, wrong: object) -> None:
    kept = stored(named("Teach", "a"), wrong)  # type: ignore[arg-type]  # as a stranger may
    found = ask("lists", kept=kept, steps=[])
    assert found["lists"][0] == [named("Teach", "a")]
    assert found["kept"][f"{KEY}:damaged-1"] == kept[KEY]


def test_a_link_has_the_name_of_its_list_and_older_links_have_none(ask: Ask) -> None:
    name = "R&D + “Lesen” #1, 50 %"
    fragment = ask("fragment", papers=[{"slug": "a"}, {"slug": "b"}], name=name)
    shared = ask("shared", fragment=fragment)
    assert (shared["slugs"], shared["name"]) == (["a", "b"], name)
    assert ask("fragment", papers=[{"slug": "a"}]) == "#papers=a"
    assert ask("shared", fragment="#papers=a")["name"] == ""
    long = ask("shared", fragment=f"#papers=a&list={'x' * 999}%0A<b>")
    assert len(long["name"]) == 200


def test_files_and_headings_have_the_name_of_the_list(ask: Ask) -> None:
    names = ["", "To teach: 2027/28", "Übung «A»", "???", "読書"]
    assert ask("file_names", names=names) == [
        "reading-list",
        "to-teach-2027-28",
        "übung-a",
        "reading-list",
        "読書",
    ]
    assert ask("markdown", papers=[], name="*Teach*") == "# \\*Teach\\*\n\n"
    assert ask("markdown", papers=[]) == "# Reading list\n\n"
