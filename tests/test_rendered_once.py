"""What several pages show alike is rendered once."""

from made_up import paper
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


def test_a_part_is_rendered_once_for_each_key() -> None:
    once, made = Once(), iter("abc")
    keys = (("header", 1), ("header", 2), ("header", 1))
    assert [once(*key, caller=lambda: next(made)) for key in keys] == ["a", "b", "a"]
