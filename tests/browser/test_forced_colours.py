"""What a reader sees who forces colours of their own onto all pages."""

from typing import Final

from playwright.sync_api import Browser, expect

from reader import Reader

PAPER: Final = "papers/attention-as-an-rnn/"
EDGE: Final = """(all) => all.every((each) => {
  const { borderTopWidth, outlineStyle } = getComputedStyle(each);
  return parseFloat(borderTopWidth) > 0 || outlineStyle === "solid";
})"""

CLEAR: Final = """(all) => all.length && all.every((each) => {
  const { outlineStyle, paddingInlineStart, textDecorationLine } = getComputedStyle(each);
  const isEdged = outlineStyle === "solid";
  return isEdged ? parseFloat(paddingInlineStart) > 2 : textDecorationLine === "underline";
})"""
"""Whether no edge touches the text that it is around."""


def test_buttons_chips_and_matches_are_seen(browser: Browser, served: str) -> None:
    with browser.new_context(forced_colors="active") as context:
        reader = Reader(context, served)
        reader.open(PAPER)
        button = reader.page.locator(".colours")
        icon = button.evaluate("(each) => getComputedStyle(each, '::before').backgroundColor")
        below = reader.page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert icon != below
        assert reader.page.locator(".chips a").evaluate_all(EDGE)
        reader.open("search/?q=attention")
        marks = reader.page.locator("[data-search-results] mark")
        expect(marks.first).to_be_visible()
        colour = marks.first.evaluate("(each) => getComputedStyle(each).backgroundColor")
        assert colour != below
        assert reader.page.locator(".search-page > .search button").evaluate_all(EDGE)
        assert reader.page.locator(".paper-line .chips a").evaluate_all(CLEAR)
        assert reader.faults == []


def test_the_ring_of_what_has_the_focus_is_not_cut(reader: Reader) -> None:
    """A ring is cut where a part of the page around it hides what is outside."""
    reader.open()
    reader.page.get_by_role("searchbox").press_sequentially("attention")
    links = reader.page.locator("[data-search-results] a")
    expect(links.first).to_be_visible()
    reader.page.get_by_role("searchbox").press("ArrowDown")
    expect(links.first).to_be_focused()
    room = links.first.evaluate(
        """(link) => {
          const line = link.closest("li").getBoundingClientRect();
          const { left, right } = link.closest(".result-title").getBoundingClientRect();
          const { outlineWidth, outlineOffset } = getComputedStyle(link);
          const ring = parseFloat(outlineWidth) + parseFloat(outlineOffset);
          return Math.min(left - line.left, line.right - right) - ring;
        }"""
    )
    assert room >= 0
