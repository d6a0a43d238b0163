"""What the pictures of links say, and which papers have one of their own."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from PIL import ImageFont

from builds import ROOT
from made_up import paper, source
from paper_archive.paper import Paper
from paper_archive.publish.cards.words import Card
from paper_archive.publish.settings import Settings
from paper_archive.publish.site import site_of

GENERAL = "assets/card.png"
STYLE = (ROOT / "site-theme/assets/archive.css").read_text(encoding="utf-8")
FONT = ROOT / "site-theme/assets/fonts/literata.woff2"


def cards(
    *papers: Paper, name: str = "Hives", address: str = "https://papers.test/bees/", **settings: Any
) -> Mapping[str, Card]:
    return site_of(papers, [], name, address, Settings(**settings)).cards


def of_paper(title: str = "Waves", **fields: Any) -> Card | None:
    """Return the card of a paper; none if it has only that of the site."""
    found = cards(paper(title, slug="it", **fields))
    assert found.keys() <= {GENERAL, "cards/it.png"}
    return found.get("cards/it.png")


def test_a_card_says_title_authors_year_and_site() -> None:
    card = of_paper("Waves in $O(n^2)$ Sand", authors=["Ada Bell", "Bo Chen"], date="2024-05-22")
    assert card == Card("Waves in O(n²) Sand", "Bell et al., 2024", "Hives", "#0a5a63")
    assert card.text == "Waves in O(n²) Sand · Bell et al., 2024 · Hives"


def test_what_is_not_known_is_on_no_card() -> None:
    assert of_paper(author_count=3) == Card("Waves", "", "Hives", "#0a5a63")


def test_the_papers_that_came_last_have_cards_and_the_others_that_of_the_site() -> None:
    days = {"One": "2025-01-01", "Two": "2025-01-03", "Six": "2025-01-02"}
    papers = [
        paper(title, date="2020", sources=[source("a.txt", day)]) for title, day in days.items()
    ]
    assert [*cards(*papers, cards=2)] == [GENERAL, "cards/two.png", "cards/six.png"]
    assert [*cards(*papers, cards=0)] == [GENERAL]
    assert len(cards(*(paper(f"Paper {number}") for number in range(99)))) == 51


def test_a_site_without_an_address_has_no_cards() -> None:
    assert cards(paper(), address="") == {}


def test_the_card_of_the_site_has_its_name_and_its_address() -> None:
    assert cards()[GENERAL] == Card("Hives", "", "papers.test/bees", "#0a5a63")
    assert cards(name="论文")[GENERAL] == Card("papers.test/bees", "", "", "#0a5a63")
    assert cards(paper(), name="论文")["cards/a-title.png"].site == "papers.test/bees"
    assert cards(name="论文", address="https://论文.test/")[GENERAL].title == ""


@pytest.mark.parametrize(
    "title",
    ["注意力", "موجات", "Waves and 波", "Erdős numbers", r"An $\alpha$ wave", "Bees 🐝", "β"],
)
def test_a_title_that_cannot_be_drawn_has_no_card(title: str) -> None:
    assert of_paper(title) is None


def test_authors_who_cannot_be_drawn_are_left_out() -> None:
    card = of_paper(authors=["王伟"], date="2024")
    assert card
    assert card.source == "2024"


def test_hyphens_are_drawn_as_those_of_the_typeface() -> None:
    card = of_paper("Self\u2011aware bees\u2032 dance")
    assert card
    assert card.title == "Self-aware bees' dance"


def test_an_accent_is_as_readable_as_on_pages() -> None:
    assert cards(accent="#8a1538")[GENERAL].accent == "#8a1538"
    assert cards(accent="#ffcc00")[GENERAL].accent not in {"#ffcc00", "#0a5a63"}
    assert "--archive-accent: #0a5a63;" in STYLE


def characters() -> set[str]:
    """Return the characters that archive.css says the typeface has."""
    found: set[str] = set()
    (ranges,) = re.findall("unicode-range: ([^;}]+)", STYLE)
    for each in ranges.split(","):
        first, _, last = each.strip().removeprefix("U+").partition("-")
        found |= {chr(code) for code in range(int(first, 16), int(last or first, 16) + 1)}
    return found


def test_what_is_drawn_is_what_the_typeface_has() -> None:
    font = ImageFont.truetype(FONT, 40, layout_engine=ImageFont.Layout.BASIC)
    has = {shown for shown in characters() if font.getmask(shown).getbbox()}
    assert len(has) > 190
    for shown in has:
        assert of_paper(f"a{shown}b"), shown
    near = {chr(ord(shown) + step) for shown in has for step in (-1, 1)} - has
    for shown in filter(str.isprintable, near - {*" \u2010\u2011\u2032\u2033"}):
        assert of_paper(f"a{shown}b") is None, shown


def test_a_card_without_words_has_no_text() -> None:
    card = replace(cards()[GENERAL], title="", site="")
    assert card.text == ""
