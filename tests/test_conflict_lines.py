"""Conflicts are shown with values as people write them, whatever the type of the field."""

from pathlib import Path

import pytest

from command_line import put, run
from made_up import paper
from paper_archive.archive.markdown.page import write_page
from paper_archive.archive.merging.merge import Conflict
from paper_archive.cli.conflict_lines import conflict_line


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Sea", "'Sea'"),
        ("", "empty"),
        ((), "empty"),
        ({}, "empty"),
        (None, "empty"),
        (0, "0"),
        (2.5, "2.5"),
        (True, "true"),
        (("Han Solo",), "'Han Solo'"),
        (("Han Solo", "Leia Organa"), "'Han Solo, Leia Organa'"),
        ({"doi": "10.1/a", "arxiv": "2401.00001"}, "'doi 10.1/a, arxiv 2401.00001'"),
        ({"retracted": {"date": "2010"}, "corrected": {}}, "'retracted (date 2010), corrected'"),
        ([1, [2, None], "x"], "'1, (2), x'"),
        ("a\nb", r"'a\nb'"),
    ],
)
def test_a_value_is_shown_as_people_write_it(value: object, text: str) -> None:
    assert conflict_line(Conflict("sea", "field", value, "other")) == (
        f"kept: sea: field stays {text}, not 'other'"
    )
    assert conflict_line(Conflict("sea", "field", "other", value)).endswith(f", not {text}")


def test_only_the_keys_that_differ_are_shown() -> None:
    kept = {"code": "https://x.org/a", "pdf": "https://x.org/1", "data": "https://x.org/d"}
    offered = {"code": "https://x.org/a", "pdf": "https://x.org/2", "video": "https://x.org/v"}
    assert conflict_line(Conflict("sea", "links", kept, offered)) == (
        "kept: sea: links stays 'pdf https://x.org/1', not 'pdf https://x.org/2'"
    )
    old, new = ({"retracted": {"date": day, "doi": "10.1/a"}} for day in ("2010", "2011"))
    assert conflict_line(Conflict("sea", "status", old, new)) == (
        "kept: sea: status stays 'retracted (date 2010)', not 'retracted (date 2011)'"
    )


def test_the_quotes_of_a_value_that_is_cut_are_closed() -> None:
    line = conflict_line(Conflict("sea", "title", "Waves " * 50, "Sand"))
    assert line.endswith("…', not 'Sand'")


def test_a_merge_shows_the_lists_of_both_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for slug, authors in (("one", ["Han Solo"]), ("other", ["Leia Organa", "Han Solo"])):
        written = write_page(paper("Sea", slug=slug, authors=authors))
        put(Path("content/papers/undated") / f"{slug}.md", written)
    done = run("merge", "one", "other")
    assert "kept: one: authors stays 'Han Solo', not 'Leia Organa, Han Solo'" in done.stdout
