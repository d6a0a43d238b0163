"""Whether everybody can use a page, as far as axe-core tells."""

from typing import Final

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_OPTIONS: Final = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # to describe what is right takes longer than to look
}


def assert_accessible(page: Page) -> None:
    """Fail with a report if a page has a fault of accessibility."""
    found = Axe().run(page, options=_OPTIONS)
    assert found.violations_count == 0, found.generate_report()
