"""What several pages show alike is rendered once."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from made_up import paper
from paper_archive.publish.groups import Topic
from paper_archive.publish.paper_line import PaperLine, paper_line
from paper_archive.publish.rendering import rendered_once
from paper_archive.publish.rendering.rendered_once import LinesOnce, Once
from paper_archive.publish.site import site_of

BEES = paper("Bees", tags=["bees", "wax"])
SITE = site_of([BEES], [])
LINE = paper_line(BEES, SITE)
LEAN = paper_line(BEES, SITE, is_lean=True)


class Macro:
    """Stands for the macro of a template."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, shown: PaperLine | Sequence[Topic], root: str) -> str:
        """Return what tells the line, or the topics, and the way to the root."""
        self.calls += 1
        tags = None if isinstance(shown, PaperLine) else [topic.tag for topic in shown]
        return f"{root}{LINE.title}" if tags is None else f" {root}{tags}"


def test_a_line_is_rendered_once_for_all_lists() -> None:
    lines, line, topics = LinesOnce(), Macro(), Macro()
    for root, tag in (("../", ""), ("../", "ants"), ("../../", ""), ("../", "bees"), ("../", "")):
        shown = lines([LINE, LINE], root, tag, line, topics)
        tags = ["wax"] if tag == "bees" else ["bees", "wax"]
        assert shown == 2 * f"{root}Bees {root}{tags}"
    assert line.calls == 1
    assert topics.calls == 2


def test_a_line_of_a_paper_without_other_topics_shows_none() -> None:
    line = paper_line(paper("Wax", tags=["wax"]), site_of([paper("Wax", tags=["wax"])], []))
    assert LinesOnce()([line], "../", "wax", Macro(), Macro()) == "../Bees"


def test_a_line_shows_the_first_topics_beside_that_of_its_list() -> None:
    one = paper("Bees", tags=["bees", "hives", "pollen", "queens", "wax"])
    line = paper_line(one, site_of([one], []))
    first = [topic.tag for topic in line.topics]
    assert len(first) == 4
    for tag in ("", first[1]):
        tags = [each for each in first if each != tag][:3]
        assert LinesOnce()([line], "../", tag, Macro(), Macro()) == f"../Bees ../{tags}"


def test_lines_of_papers_that_are_shown_in_other_ways_are_kept_apart() -> None:
    lines, line = LinesOnce(), Macro()
    lines([LINE, LEAN], "../", "", line, Macro())
    assert line.calls == 2


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
    lines, line, topics = LinesOnce(), Macro(), Macro()
    others = [replace(LINE, topics=LINE.topics[:number]) for number in range(3)]
    for each in (*others, others[0]):
        lines([each], "../", "", line, topics)
    assert (line.calls, topics.calls) == (4, 2)
    for tag in ("", "bees", "wax"):
        lines([LINE], "../", tag, line, topics)
    assert topics.calls == 4
