"""Pictures of links, as those who see them would compare them."""

from io import BytesIO

import pytest
from PIL import Image, ImageChops

from builds import ROOT
from paper_archive.publish.cards.drawing import drawn, typeface
from paper_archive.publish.cards.words import Card

PAPER = (0xFD, 0xFC, 0xF9)
STYLE = (ROOT / "site-theme/assets/archive.css").read_text(encoding="utf-8")
LONG = "On the dances of bees, wasps and all that " * 7
Box = tuple[int, int, int, int]


def card(
    title: str = "Waves", source: str = "Bell, 2024", site: str = "Hives", accent: str = "#0a5a63"
) -> Card:
    return Card(title, source, site, accent)


def picture(shown: Card) -> Image.Image:
    return Image.open(BytesIO(drawn(shown))).convert("RGB")


def changed(one: Card, other: Card) -> Box | None:
    """Return the box around all pixels that differ: left, top, right, bottom."""
    return ImageChops.difference(picture(one), picture(other)).getbbox()


def ink(shown: Card) -> Box:
    """Return the box around the title."""
    found = changed(shown, card("", shown.source, shown.site))
    assert found
    return found


def test_a_card_is_a_small_picture_of_the_size_that_previews_ask_for() -> None:
    data = drawn(card(LONG))
    assert Image.open(BytesIO(data)).size == (1200, 630)
    assert data.startswith(b"\x89PNG")
    assert len(data) < 25_000
    assert len(drawn(card())) < 8_000


def test_the_same_words_are_the_same_bytes() -> None:
    assert drawn(card()) == drawn(card())


@pytest.mark.parametrize(
    ("other", "top", "bottom"),
    [
        (card("Waver"), 72, 220),
        (card(source="Bell, 2023"), 180, 300),
        (card(site="Hivez"), 520, 630),
    ],
)
def test_each_of_the_words_is_drawn_at_its_place(other: Card, top: int, bottom: int) -> None:
    found = changed(card(), other)
    assert found
    assert top <= found[1] < found[3] <= bottom


@pytest.mark.parametrize(
    "title", [LONG, "x" * 300, "W" * 300, "ÄÇjgpqy " * 37, f"Short {'long' * 40} short"]
)
def test_a_long_title_stays_between_the_margins_and_above_the_rule(title: str) -> None:
    left, top, right, bottom = ink(card(title, source=""))
    assert 84 <= left < right <= 1116
    assert 40 <= top < bottom <= 510


def test_what_has_no_room_ends_with_an_ellipsis() -> None:
    assert changed(card(LONG), card(f"{LONG} and more")) is None
    assert changed(card(LONG), card(f"{LONG[:80]}Other {LONG[80:]}"))
    assert changed(card(site=LONG), card(site=f"{LONG} and more")) is None
    fits = "Bees dance"
    assert changed(card(fits), card(f"{fits} and more"))


def test_a_short_title_has_larger_letters() -> None:
    short, long = (ink(card(title, source="")) for title in ("H", "H " + "x " * 80))
    assert short[3] - short[1] > 60
    assert long[2] - long[0] > 900


def test_cards_have_the_colours_of_the_site() -> None:
    shown = picture(card(accent="#8a1538"))
    assert shown.getpixel((600, 3)) == (0x8A, 0x15, 0x38)
    assert shown.getpixel((3, 600)) == PAPER
    colours = {
        f"#{bytes(colour).hex()}"
        for _, colour in shown.getcolors() or ()
        if isinstance(colour, tuple)
    }
    for name in ("paper", "ink", "soft", "line"):
        value = STYLE.partition(f"--archive-{name}: ")[2][:7]
        assert value in colours, name


def test_the_typeface_is_that_of_the_site() -> None:
    assert typeface() == (ROOT / "site-theme/assets/fonts/literata.woff2").read_bytes()
