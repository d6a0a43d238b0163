"""An accent that a person chose can be read, wherever the style shows it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builds import ROOT
from paper_archive.publish.accent import accent_changes, accent_style

STYLE = (ROOT / "site-theme/assets/archive.css").read_text(encoding="utf-8")
SCHEMES = ("default", "slate")


def colours(style: str, scheme: str) -> dict[str, str]:
    """Return name → colour of the variables of a scheme."""
    block = style.partition(f'[data-md-color-scheme="{scheme}"] {{')[2].partition("}")[0]
    return dict(re.findall(r"--archive-(\w+): (#[0-9a-f]{6});", block))


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@given(st.integers(0, 0xFFFFFF).map("#{:06x}".format))
def test_every_accent_can_be_read_on_light_and_dark_pages(accent: str) -> None:
    for scheme in SCHEMES:
        found = colours(STYLE, scheme) | colours(accent_style(accent), scheme)
        for background in ("paper", "card", "tint"):
            assert contrast(found["accent"], found[background]) >= 4.5
        assert contrast(found["ink"], found["tint"]) >= 7


def test_an_accent_that_can_be_read_stays_as_it_is() -> None:
    assert colours(accent_style("#8a1538"), "default")["accent"] == "#8a1538"
    assert colours(accent_style("#ffcc00"), "slate")["accent"] == "#ffcc00"


def test_what_is_changed_keeps_its_hue_and_is_named() -> None:
    (line,) = accent_changes("#ffcc00")
    changed = colours(accent_style("#ffcc00"), "default")["accent"]
    assert line == (
        "accent: #ffcc00 is hard to read on light pages, where links and buttons are "
        f"{changed} instead; a darker colour stays as you write it"
    )
    red, green, blue = (int(changed[at : at + 2], 16) for at in (1, 3, 5))
    assert blue == 0
    assert green / red == pytest.approx(0.8, abs=0.02)


@pytest.mark.parametrize("accent", ["#000000", "#ffffff", "#777777"])
def test_a_grey_becomes_another_grey(accent: str) -> None:
    for scheme in SCHEMES:
        found = colours(accent_style(accent), scheme)["accent"]
        assert found[1:3] == found[3:5] == found[5:7]


def test_paper_is_printed_in_black() -> None:
    assert accent_style("#8a1538").strip().startswith("@media screen {")
