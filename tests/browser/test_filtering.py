"""Choices on the search page: whatever papers have in common narrows what was found."""

import re

import pytest
from playwright.sync_api import Locator, expect

from reader import Reader


def opened(reader: Reader, column: str) -> Locator:
    """Return the choices of a column, which the reader opens if need be."""
    facet = reader.page.locator(f'[data-facet="{column}"]')
    for closed in (facet.locator("xpath=.."), facet):
        if closed.get_attribute("open") is None:
            closed.locator("summary").first.click()
    return facet


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("tag", "Attention Mechanisms"),
        ("year", "2025"),
        ("venue", "Journal of Hives"),
        ("author", "José Ruiz"),
    ],
)
def test_what_was_found_is_narrowed_to_the_papers_that_were_counted(
    reader: Reader, column: str, value: str
) -> None:
    reader.open("search/?q=dances")
    summary = reader.page.locator(".search-summary")
    expect(summary).to_contain_text("8 papers")
    facet = opened(reader, column)
    label = facet.locator("label", has_text=value)
    count = int(label.locator(".of").inner_text())
    assert 0 < count < 8
    label.get_by_role("checkbox").check()
    expect(summary).to_contain_text(f"{count} paper")
    assert f"{column}=" in reader.at()


def test_choices_that_cannot_be_loaded_say_so_and_are_tried_again(reader: Reader) -> None:
    reader.open("search/?q=dances")
    expect(reader.page.locator(".search-options")).to_be_attached()
    reader.page.route("**/venue.json", lambda route: route.abort())
    facet = opened(reader, "venue")
    expect(facet.get_by_role("alert")).to_contain_text("could not be loaded")
    again = facet.get_by_role("button", name="Try again")
    again.click()
    expect(again).to_be_focused()
    reader.page.unroute_all()
    again.click()
    expect(facet.get_by_role("checkbox").first).to_be_focused()
    expect(facet.get_by_role("alert")).to_have_count(0)
    assert all("ERR_FAILED" in fault for fault in reader.faults)
    reader.faults.clear()


def test_a_filter_that_no_paper_has_a_value_for_says_so(reader: Reader) -> None:
    reader.open("search/?q=songs+bees")  # without a venue
    expect(reader.page.locator(".search-options")).to_be_attached()
    facet = opened(reader, "venue")
    expect(facet).to_contain_text("Nothing to choose from")
    expect(facet.get_by_role("checkbox")).to_have_count(0)


def test_papers_stay_while_choices_cannot_be_loaded(reader: Reader) -> None:
    reader.page.route("**/venue.json", lambda route: route.abort())
    reader.open("search/?q=dances")
    expect(reader.page.locator(".search-options")).to_be_attached()
    expect(opened(reader, "venue").get_by_role("alert")).to_be_visible()
    reader.page.get_by_role("searchbox").fill("dances of")
    results = reader.page.locator("[data-search-results]")
    expect(results).to_have_attribute("data-query", "dances of")
    expect(opened(reader, "venue").get_by_role("alert")).to_be_visible()
    expect(results.locator("li").first).to_be_visible()
    assert all("ERR_FAILED" in fault for fault in reader.faults)
    reader.faults.clear()


def test_a_script_of_choices_is_tried_again_by_another_address(reader: Reader) -> None:
    """Some browsers remember that a module failed."""
    reader.page.route(re.compile(r"search/filters\.js\?v=\w+$"), lambda route: route.abort())
    reader.open("search/?q=dances")
    facet = opened(reader, "venue")
    again = facet.get_by_role("button", name="Try again")
    expect(again.or_(facet.get_by_role("checkbox").first)).to_be_visible()
    if again.count():
        again.click()
    expect(facet.get_by_role("checkbox").first).to_be_visible()
    assert reader.faults
    assert all("ERR_FAILED" in fault for fault in reader.faults)
    reader.faults.clear()


def test_choices_of_an_archive_published_anew_are_those_of_the_new_one(reader: Reader) -> None:
    """An open page knows the folder of the old index, which is gone."""
    reader.open("search/?q=dances")
    expect(reader.page.locator(".search-options")).to_be_attached()
    # As it is opened, and as the page is searched again with the old manifest.
    gone = reader.lose("**/venue.json", 2)
    expect(opened(reader, "venue").get_by_role("checkbox").first).to_be_visible()
    assert gone == {"left": 0}
    assert all("404" in fault for fault in reader.faults)
    reader.faults.clear()
