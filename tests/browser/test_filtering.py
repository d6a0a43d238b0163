"""Choices on the search page: whatever papers have in common narrows what was found."""

import pytest
from playwright.sync_api import expect

from reader import Reader


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
    facet = reader.page.locator(f'[data-facet="{column}"]')
    for closed in (facet.locator("xpath=.."), facet):
        if closed.get_attribute("open") is None:
            closed.locator("summary").first.click()
    label = facet.locator("label", has_text=value)
    count = int(label.locator(".of").inner_text())
    assert 0 < count < 8
    label.get_by_role("checkbox").check()
    expect(summary).to_contain_text(f"{count} paper")
    assert f"{column}=" in reader.at()
