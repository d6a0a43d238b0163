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


def test_a_merge_shows_the_lists_of_both_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for slug, authors in (("one", ["Han Solo"]), ("other", ["Leia Organa", "Han Solo"])):
        written = write_page(paper("Sea", slug=slug, authors=authors))
        put(Path("content/papers/undated") / f"{slug}.md", written)
    done = run("merge", "one", "other")
    assert "kept: one: authors stays 'Han Solo', not 'Leia Organa, Han Solo'" in done.stdout
