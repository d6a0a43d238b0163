"""What several pages show alike is rendered once."""

import pytest

from made_up import paper
from paper_archive.publish import rendered_once
from paper_archive.publish.paper_line import PaperLine, paper_line
from paper_archive.publish.rendered_once import LinesOnce, Once
from paper_archive.publish.site import site_of

BEES = paper("Bees", tags=["bees", "wax"])
SITE = site_of([BEES], [])
LINE = paper_line(BEES, SITE)


class Macro:
    """Stands for the macro of a template."""

    def __init__(self) -> None:
        self.owns: list[str] = []
        """The topic that was left out, of each line that was rendered."""

    def __call__(self, each: PaperLine, *, own: str) -> str:
        """Return what tells the line and the topic."""
        self.owns.append(own)
        return f"[{each.title} {own}]"


def test_a_line_is_rendered_once_for_all_lists_at_one_depth_that_show_it_alike() -> None:
    lines, macro = LinesOnce(), Macro()
    for root, tag in (("../", ""), ("../", "ants"), ("../../", ""), ("../", "bees"), ("../", "")):
        shown = lines([LINE, LINE], root, tag, macro)
        assert shown == 2 * f"[Bees {tag if tag == 'bees' else ''}]"
    assert macro.owns == ["", "", "bees"]


def test_lines_of_papers_that_are_shown_in_other_ways_are_kept_apart() -> None:
    lines, macro = LinesOnce(), Macro()
    lines([LINE, LINE.lean], "../", "", macro)
    assert len(macro.owns) == 2


def test_a_part_is_rendered_once_for_each_place() -> None:
    once, made = Once(), iter("abc")
    keys = ((1, "header"), (2, "header"), (1, "header"))
    assert [once(*key, caller=lambda: next(made)) for key in keys] == ["a", "b", "a"]


def test_a_part_without_a_place_is_rendered_for_each_page() -> None:
    once, made = Once(), iter("ab")
    assert [once("", "header", caller=lambda: next(made)) for _ in "12"] == ["a", "b"]


def test_what_is_kept_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendered_once, "_MOST_PARTS", 2)
    monkeypatch.setattr(rendered_once, "_MOST_LINES", 2)
    once, made = Once(), iter("abcd")
    assert [once(place, caller=lambda: next(made)) for place in (1, 2, 3, 1)] == [*"abcd"]
    lines, macro = LinesOnce(), Macro()
    for root in ("1", "2", "3", "1"):
        lines([LINE], root, "", macro)
    assert len(macro.owns) == 4
