"""Pages are written in one way, whatever dash their source has."""

import pytest

from paper_archive.in_print import pages


@pytest.mark.parametrize(
    ("printed", "pages_of_paper"),
    [
        ("436-444", "436-444"),
        ("436--444", "436-444"),
        ("436\u2013444", "436-444"),
        ("436 \u2014 444", "436-444"),
        ("436\u2212444", "436-444"),
        ("436---444", "436-444"),
        ("436-444, 450", "436-444, 450"),
        ("e1003285", "e1003285"),
        ("S12\u2013S20", "S12-S20"),
        ("1:1\u20131:24", "1:1-1:24"),
        ("xii--xv", "xii-xv"),
        ("436-", "436"),
        ("436--", "436"),
        ("436-, 450", "436, 450"),
        ("-444", "444"),
        ("\u2013", ""),
        (" 12 ", "12"),
        ("12,", "12"),
        ("\u0664-\u0665", "\u0664-\u0665"),
    ],
)
def test_pages_have_plain_hyphens_and_no_open_end(printed: str, pages_of_paper: str) -> None:
    assert pages(printed) == pages_of_paper
    assert pages(pages_of_paper) == pages_of_paper
