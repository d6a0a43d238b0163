"""What a reader may rely on who keeps a list of papers in the browser."""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, TypeAlias

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from scripts_in_node import started
from strategies import NAMES, TEXTS

SAVED: Final = "2026-11-03T10:00:00.000Z"
HOUR: Final = 3_600_000
Ask: TypeAlias = Callable[..., Any]
Entry: TypeAlias = dict[str, Any]


@pytest.fixture(scope="module")
def ask(node: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Return a function that asks the modules in Node."""
    folder = tmp_path_factory.mktemp("reading-list")
    with started(node, "reading-list.mjs", folder) as running:
        yield running.ask


def entry(slug: str, **fields: object) -> Entry:
    return {
        "slug": slug,
        "title": f"Title of {slug}",
        "date": "2024-05-22",
        "saved": SAVED,
        "read": False,
        "notes": "",
    } | fields


def backup(*papers: Entry) -> str:
    return json.dumps(
        {"format": "paper-archive reading list", "version": 1, "papers": list(papers)}
    )


def slugs(papers: Sequence[Entry]) -> list[str]:
    return [paper["slug"] for paper in papers]


KEY: Final = "paper-archive:/repo/:reading-list"
A: Final = {"slug": "a", "title": "A", "date": ""}
B: Final = {"slug": "b", "title": "B", "date": "2024"}

SLUGS: Final = st.text("abc-019", min_size=1, max_size=6)
ENTRIES: Final = st.lists(
    st.builds(entry, SLUGS, title=NAMES, notes=TEXTS, read=st.booleans()),
    max_size=4,
    unique_by=lambda paper: paper["slug"],
)


# What is saved is kept.


def test_what_is_saved_in_one_window_is_there_in_another(ask: Ask) -> None:
    lived = ask("live", steps=[[0, "save", A], [1, "save", B], [0, "reload"]])
    assert [slugs(papers) for papers in lived["papers"]] == [["a", "b"], ["a", "b"]]
    assert lived["same"]
    assert lived["heard"] == [[], []]


def test_two_archives_on_one_host_have_lists_of_their_own(ask: Ask) -> None:
    one = ask("live", base="/one/", steps=[[0, "save", A]])
    other = ask("live", base="/other/", kept=one["kept"], steps=[[0, "save", B]])
    assert slugs(other["papers"][0]) == ["b"]
    assert len(other["kept"]) == 2


def test_saving_a_paper_twice_keeps_its_notes(ask: Ask) -> None:
    changes = [[0, "update", "a", {"read": True}], [0, "annotate", "a", "mine"]]
    steps = [[0, "save", A], *changes, [0, "save", A]]
    [[paper], _] = ask("live", steps=steps)["papers"]
    assert (paper["notes"], paper["read"]) == ("mine", True)


def test_a_paper_removed_by_mistake_comes_back_with_its_notes(ask: Ask) -> None:
    kept = {KEY: backup(entry("a", notes="mine"))}
    lived = ask("live", kept=kept, steps=[[0, "remove", "a"], [0, "save", A]])
    assert lived["papers"][0] == [entry("a", notes="mine")]


def test_a_paper_that_another_window_removed_comes_back_with_its_notes(ask: Ask) -> None:
    kept = {KEY: backup(entry("a", notes="mine"))}
    steps = [[0, "remove", "a"], [1, "reload"], [1, "save", A], [0, "reload"]]
    assert ask("live", kept=kept, steps=steps)["papers"] == [[entry("a", notes="mine")]] * 2


def test_a_paper_comes_back_as_it_was_last_in_whichever_window_removed_it(ask: Ask) -> None:
    kept = {KEY: backup(entry("a"))}
    steps = [[1, "annotate", "a", "new"], [0, "remove", "a"], [0, "save", A]]
    assert ask("live", kept=kept, steps=steps)["papers"][0] == [entry("a", notes="new")]


@pytest.mark.parametrize("knows", [[], [[0, "reload"]]], ids=["not yet told", "told"])
def test_notes_typed_on_a_paper_that_another_window_removed_bring_it_back(
    ask: Ask, knows: list[Any]
) -> None:
    kept = {KEY: backup(entry("a", read=True))}
    steps = [[1, "remove", "a"], *knows, [0, "annotate", "a", "late"], [1, "reload"]]
    assert (
        ask("live", kept=kept, steps=steps)["papers"] == [[entry("a", read=True, notes="late")]] * 2
    )


def test_other_changes_to_a_removed_paper_bring_nothing_back(ask: Ask) -> None:
    steps = [[0, "save", A], [1, "remove", "a"], [0, "update", "a", {"read": True}]]
    assert ask("live", steps=steps)["papers"] == [[], []]


@given(papers=ENTRIES)
def test_a_backup_says_all_that_a_list_holds(ask: Ask, papers: list[Entry]) -> None:
    text = ask("write", papers=papers)
    assert ask("read", text=text) == {"items": papers, "isWhole": True}
    assert ask("live", steps=[[0, "restore", text]])["papers"][0] == papers


# A reader learns what cannot be stored or read.


def test_a_change_that_finds_no_room_is_told_and_kept_once_there_is_room(ask: Ask) -> None:
    steps = [[0, "room", 0], [0, "save", A]]
    lived = ask("live", steps=steps)
    assert slugs(lived["papers"][0]) == ["a"]
    assert lived["heard"][0] == ["full"]
    assert lived["kept"] == {}
    lived = ask("live", steps=[*steps, [0, "room", None], [1, "save", B], [0, "save", B]])
    assert slugs(json.loads(lived["kept"][KEY])["papers"]) == ["b", "a"]
    assert lived["heard"][0] == ["full"]


@pytest.mark.parametrize("opens", ["forbidden", "none"])
def test_a_browser_that_keeps_nothing_says_so_when_something_is_saved(ask: Ask, opens: str) -> None:
    lived = ask("live", opens=opens, steps=[[1, "reload"], [0, "save", A]])
    assert slugs(lived["papers"][0]) == ["a"]
    # At first it is only known; the second window saves nothing and hears nothing more.
    assert lived["heard"] == [["forbidden", "forbidden"], ["forbidden"]]


@pytest.mark.parametrize(
    "text",
    ["", "{", "null", "[]", "7", '{"papers":[]}', backup().replace("1", "2"), '"x"'],
)
def test_a_list_that_cannot_be_read_is_set_aside_and_told(ask: Ask, text: str) -> None:
    lived = ask("live", kept={KEY: text}, steps=[[0, "save", A]])
    assert lived["damaged"] == {f"{KEY}:damaged-1": text}
    assert slugs(lived["papers"][0]) == ["a"]
    assert lived["heard"] == [["damaged"], []]


def test_what_can_be_read_of_a_damaged_list_stays(ask: Ask) -> None:
    text = backup(entry("a", notes="mine"), entry("b", read="yes"), entry("../c"))
    lived = ask("live", kept={KEY: text, f"{KEY}:damaged-1": "older"}, steps=[])
    assert lived["papers"][0] == [entry("a", notes="mine")]
    assert lived["damaged"] == {f"{KEY}:damaged-1": "older", f"{KEY}:damaged-2": text}


def test_a_damaged_list_that_cannot_be_set_aside_is_not_written_over(ask: Ask) -> None:
    lived = ask("live", kept={KEY: "damaged"}, room=10, steps=[[0, "save", A]])
    assert lived["kept"] == {KEY: "damaged"}
    assert lived["heard"][0] == ["full", "full"]
    assert slugs(lived["papers"][0]) == ["a"]


@pytest.mark.parametrize(
    "text",
    ["x" * 2_000, backup(entry("a", notes="mine " * 400), entry("b", read="yes"))],
    ids=["none of it can be read", "some of it can be read"],
)
def test_a_damaged_list_is_not_written_over_where_only_a_shorter_one_has_room(
    ask: Ask, text: str
) -> None:
    steps = [[0, "save", A], [1, "update", "a", {"read": True}], [0, "remove", "a"], [0, "save", B]]
    lived = ask("live", kept={KEY: text}, room=len(text) + 300, steps=steps)
    assert lived["kept"] == {KEY: text}
    assert slugs(lived["papers"][0])[-1] == "b"
    assert "damaged" not in lived["heard"][0] + lived["heard"][1]


def test_what_can_be_read_of_a_damaged_list_is_shown_where_it_cannot_be_set_aside(
    ask: Ask,
) -> None:
    text = backup(entry("a", notes="mine"), entry("b", read="yes"))
    lived = ask("live", kept={KEY: text}, room=len(text) + 10, steps=[])
    assert lived["papers"][0] == [entry("a", notes="mine")]


def test_a_damaged_list_is_set_aside_once_where_its_rest_finds_no_room(ask: Ask) -> None:
    kept = {KEY: "{", f"{KEY}:damaged-1": "{"}
    lived = ask("live", kept=kept, room=10, steps=[[0, "reload"], [1, "reload"], [0, "save", A]])
    assert lived["kept"] == kept


@given(text=TEXTS | st.recursive(st.none() | st.integers(), st.lists).map(json.dumps))
def test_no_text_breaks_the_list(ask: Ask, text: str) -> None:
    lived = ask("live", kept={KEY: text}, steps=[[0, "save", A]])
    assert slugs(lived["papers"][0]) == ["a"]
    assert text in lived["damaged"].values()


@pytest.mark.parametrize(
    "fields",
    [
        {"slug": "A"},
        {"slug": "a" * 81},
        {"slug": ""},
        {"title": " "},
        {"title": 3},
        {"date": "2024-13"},
        {"date": 2024},
        {"date": "yesterday"},
        {"saved": "2026"},
        {"saved": "2026-99-03T10:00:00.000Z"},
        {"notes": None},
    ],
)
def test_a_wrong_field_is_not_taken_in(ask: Ask, fields: Entry) -> None:
    read = ask("read", text=backup(entry("a") | fields, entry("b")))
    assert (slugs(read["items"]), read["isWhole"]) == (["b"], False)


# What is shown, and in which order.


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, "cba"),
        ({"order": "oldest"}, "abc"),
        ({"order": "title"}, "bca"),
        ({"order": "date"}, "bac"),
        ({"show": "read"}, "b"),
        ({"show": "unread"}, "ca"),
        ({"text": "  eclair "}, "c"),
        ({"text": "NOTED two"}, "a"),
        ({"text": "absent"}, ""),
    ],
)
def test_a_list_is_ordered_and_narrowed(ask: Ask, asked: Entry, expected: str) -> None:
    papers = [
        entry("a", saved="2026-01-01T00:00:00.000Z", title="Part 10", notes="noted\ntwo"),
        entry("b", saved="2026-01-02T00:00:00.000Z", title="apart", date="2025-01", read=True),
        entry("c", saved="2026-01-03T00:00:00.000Z", title="Part 2, Éclair", date=""),
    ]
    asked = {"show": "all", "order": "newest", "text": ""} | asked
    assert "".join(ask("shown", papers=papers, asked=asked)) == expected


# A link to a list.


@given(papers=ENTRIES)
def test_a_link_names_the_papers_of_a_list(ask: Ask, papers: list[Entry]) -> None:
    fragment = ask("fragment", papers=papers)
    expected = {"slugs": slugs(papers), "name": "", "refused": 0, "isCut": False}
    assert ask("shared", fragment=fragment) == expected


@given(text=TEXTS)
def test_nothing_but_names_of_papers_is_taken_from_a_link(ask: Ask, text: str) -> None:
    shared = ask("shared", fragment=f"#papers=a,{text}")
    assert all(ask("slugs", texts=shared["slugs"]))


def test_what_is_no_name_in_a_link_is_counted(ask: Ask) -> None:
    shared = ask("shared", fragment=f"#papers=a,../b,<b>,a,{'c' * 81},b")
    assert shared == {"slugs": ["a", "b"], "name": "", "refused": 3, "isCut": False}
    assert ask("shared", fragment="#content") is None


def test_a_link_holds_500_papers_at_most(ask: Ask) -> None:
    names = ",".join(f"p-{number}" for number in range(501))
    shared = ask("shared", fragment=f"#papers={names}")
    assert (len(shared["slugs"]), shared["isCut"]) == (500, True)


# A backup that comes back.


def test_restoring_never_writes_over_notes(ask: Ask) -> None:
    ours = [entry("a", notes="mine"), entry("b", notes=""), entry("c", notes="same")]
    theirs = [
        entry("a", notes="other", read=True),
        entry("b", notes="theirs"),
        entry("c", notes="same", title="Another title"),
        entry("d"),
    ]
    found = ask("merged", ours=ours, theirs=theirs)
    assert found["papers"] == [
        entry("a", notes="mine\n\nother", read=True),
        entry("b", notes="theirs"),
        entry("d"),
    ]
    assert (found["added"], found["changed"], found["joined"]) == (1, 2, 1)


def test_a_paper_that_was_read_stays_read_when_an_older_backup_is_restored(ask: Ask) -> None:
    ours, theirs = entry("a", read=True), entry("a", notes="theirs")
    found = ask("merged", ours=[ours], theirs=[theirs])
    assert found["papers"] == [entry("a", notes="theirs", read=True)]
    assert ask("merged", ours=[ours], theirs=[entry("a")])["papers"] == []


@given(ours=ENTRIES, theirs=ENTRIES)
def test_restoring_twice_is_restoring_once(
    ask: Ask, ours: list[Entry], theirs: list[Entry]
) -> None:
    steps = [[0, "restore", backup(*ours)], [0, "restore", backup(*theirs)]]
    once = ask("live", steps=steps)["papers"][0]
    assert ask("live", steps=[*steps, steps[-1]])["papers"][0] == once
    after = {paper["slug"]: paper for paper in once}
    for paper in [*ours, *theirs]:
        assert paper["notes"] in after[paper["slug"]]["notes"]
        assert after[paper["slug"]]["read"] >= paper["read"]


# What leaves the list.


def test_citations_of_several_papers_are_one_file(ask: Ask) -> None:
    assert ask("citations", format="bib", texts=["@misc{a}\n", "@misc{b}"]) == (
        "@misc{a}\n\n@misc{b}\n"
    )
    ris = ["TY  - JOUR\nER  - ", "TY  - BOOK\nER  - \n"]
    assert ask("citations", format="ris", texts=ris) == "TY  - JOUR\nER  - \n\nTY  - BOOK\nER  - \n"
    joined = ask("citations", format="json", texts=['[{"id":"a"}]', '[{"id":"b"}]'])
    assert json.loads(joined) == [{"id": "a"}, {"id": "b"}]


def test_markdown_holds_title_address_date_mark_and_notes(ask: Ask) -> None:
    papers = [entry("a", title="A *star*", notes="one\n\n  two", read=True), entry("b", date="")]
    assert ask("markdown", papers=papers) == (
        "# Reading list\n\n"
        "- [x] [A \\*star\\*](https://papers.test/papers/a/) (2024-05-22)\n\n"
        "    one\n\n      two\n"
        "- [ ] [Title of b](https://papers.test/papers/b/)\n"
    )


@given(title=NAMES.map(lambda text: " ".join(text.split())).filter(bool))
def test_no_title_breaks_the_markdown(ask: Ask, title: str) -> None:
    html = markdown.markdown(ask("markdown", papers=[entry("a", title=title)]))
    [link] = LexborHTMLParser(html).css("a")
    assert link.attributes["href"] == "https://papers.test/papers/a/"


# What is new since the last visit.


def recent(names: str) -> list[list[str]]:
    return [[name, f"Title {name}"] for name in names]


def visit(ask: Ask, names: str, kept: object, hours: float) -> Any:
    return ask("unseen", recent=recent(names), kept=kept, now=hours * HOUR)


def test_the_first_visit_hears_of_nothing_new(ask: Ask) -> None:
    found = visit(ask, "ab", None, 0)
    assert found["papers"] == []
    assert visit(ask, "cab", found["visits"], 5)["papers"] == []


def test_a_later_visit_hears_what_came_and_reloading_does_not_forget_it(ask: Ask) -> None:
    kept = visit(ask, "ab", None, 0)["visits"]
    for hours in (30, 31, 35.9):
        found = visit(ask, "cdab", kept, hours)
        assert (found["papers"], found["last"]) == (recent("cd"), 0)
        kept = found["visits"]
    assert visit(ask, "cdab", kept, 36.1)["papers"] == []


def test_an_older_paper_that_moves_up_is_not_new(ask: Ask) -> None:
    kept = visit(ask, "abcd", None, 0)["visits"]
    assert visit(ask, "nacz", kept, 30)["papers"] == recent("n")


def test_a_young_archive_that_grows_at_its_end_has_new_papers(ask: Ask) -> None:
    kept = visit(ask, "ab", None, 0)["visits"]
    assert visit(ask, "abc", kept, 30)["papers"] == recent("c")


def test_more_new_papers_than_are_listed_are_told_as_more(ask: Ask) -> None:
    kept = visit(ask, "ab", None, 0)["visits"]
    assert visit(ask, "cd", kept, 30)["isMore"]


@pytest.mark.parametrize("kept", [7, [], {}, {"current": 1}, {"current": {"at": "x", "slugs": []}}])
def test_what_cannot_be_read_of_a_visit_is_a_first_visit(ask: Ask, kept: object) -> None:
    assert visit(ask, "ab", kept, 30)["papers"] == []
