"""A card as a PNG: 1200 × 630 pixels, as previews of links show it.

The same card has the same bytes wherever the same version of Pillow draws it. So letters are set
one after another: what sets them closer (Raqm) needs a library that some systems lack.

Sources: https://ogp.me/; Meta for Developers, "Images in Link Shares" (1.91 to 1, 1200 × 630);
PNG (Third Edition), section 11.2.1, palettes.
"""

from bisect import bisect
from collections.abc import Iterator
from functools import cache
from importlib import resources
from io import BytesIO
from itertools import islice
from math import ceil
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from paper_archive.publish.cards.words import HEIGHT, WIDTH, Card

_COLOURS: Final = {"paper": "#fdfcf9", "ink": "#1d1b18", "soft": "#5b564e", "line": "#e4dfd5"}
"""Those of light pages in archive.css."""
_SHADES: Final = 4
"""Of a colour, down to that of the paper, for smooth edges; more make files larger."""
_BITS: Final = 4
_EFFORT: Final = 4
"""Of compression; 6 takes half as long again for 3 % less, 9 fourteen times as long for 11 %."""
_LEFT: Final = 96
_TEXT_WIDTH: Final = WIDTH - 2 * _LEFT
_BAND: Final = 12
_TOP: Final = 72
_RULE: Final = 514
_SITE_TOP: Final = 540
_SMALL: Final = 36
_TITLES: Final = ((92, 2), (76, 3), (64, 4), (54, 5))
"""Size of the letters, and how many lines of them have room; the first that fits is taken."""
_LEADING: Final = 1.22
_REGULAR: Final = 400
_SEMIBOLD: Final = 600
_ELLIPSIS: Final = "…"

_Font = ImageFont.FreeTypeFont
_Shades = list[int]
"""Darkness (0 to 255) → number of the colour in the palette."""


def drawn(card: Card) -> bytes:
    """Return the picture of a card."""
    of_all, ink, soft = _of_all_cards(card.site, card.accent)
    picture = of_all.copy()
    font, lines = _title(card.title)
    bottom = _write(picture, lines, font, ink, _TOP)
    small = _font(_SMALL, _REGULAR)
    _write(picture, _fitting(card.source, small, 1), small, soft, bottom)
    data = BytesIO()
    picture.save(data, "PNG", bits=_BITS, compress_level=_EFFORT)
    return data.getvalue()


@cache
def _of_all_cards(site: str, accent_colour: str) -> tuple[Image.Image, _Shades, _Shades]:
    """Return what the cards of a site have in common, and the shades of titles and of sources."""
    palette = [_COLOURS["paper"]]
    ink = _shades(palette, _COLOURS["ink"])
    soft = _shades(palette, _COLOURS["soft"])
    accent = _shades(palette, accent_colour)
    line = _shades(palette, _COLOURS["line"])
    picture = Image.new("P", (WIDTH, HEIGHT))
    picture.putpalette(b"".join(bytes.fromhex(colour[1:]) for colour in palette))
    picture.paste(accent[-1], (0, 0, WIDTH, _BAND))
    picture.paste(line[-1], (_LEFT, _RULE, WIDTH - _LEFT, _RULE + 2))
    strong = _font(_SMALL, _SEMIBOLD)
    _write(picture, _fitting(site, strong, 1), strong, accent, _SITE_TOP)
    return picture, ink, soft


@cache
def typeface() -> bytes:
    """Return the file of the typeface."""
    path = "theme/assets/fonts/literata.woff2"
    return resources.files("paper_archive").joinpath(path).read_bytes()


@cache
def _font(size: int, weight: int) -> _Font:
    font = ImageFont.truetype(BytesIO(typeface()), size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([weight])
    return font


def _shades(palette: list[str], colour: str) -> _Shades:
    """Add a colour and its shades to the palette, and return which is drawn where."""
    first = len(palette)
    ends = list(zip(bytes.fromhex(palette[0][1:]), bytes.fromhex(colour[1:]), strict=True))
    for step in range(1, _SHADES):
        part = step / (_SHADES - 1)
        palette.append(
            f"#{bytes(round(paper + (full - paper) * part) for paper, full in ends).hex()}"
        )
    steps = (round(darkness * (_SHADES - 1) / 255) for darkness in range(256))
    return [step and first + step - 1 for step in steps]


def _title(text: str) -> tuple[_Font, list[str]]:
    """Return the letters of a title, and its lines; what has no room ends with an ellipsis."""
    for size, most in _TITLES:
        font = _font(size, _SEMIBOLD)
        lines = list(islice(_lines(text, font), most + 1))
        if len(lines) <= most:
            return font, lines
    return font, _fitting(text, font, most)


def _fitting(text: str, font: _Font, most: int) -> list[str]:
    """Return the lines of a text, at most so many; the last ends with an ellipsis if it is cut."""
    lines = list(islice(_lines(text, font), most + 1))
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while font.getlength(last + _ELLIPSIS) > _TEXT_WIDTH:
        last = last.rpartition(" ")[0] or last[:-1]
    return [*lines[: most - 1], last.rstrip(".,;:–— ") + _ELLIPSIS]


def _lines(text: str, font: _Font) -> Iterator[str]:
    """Yield the lines of a text, broken between words, or within one that is too long."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if font.getlength(longer) <= _TEXT_WIDTH:
            line = longer
            continue
        if line:
            yield line
        line = word
        while font.getlength(line) > _TEXT_WIDTH:
            fits = _letters(line, font)
            yield line[:fits]
            line = line[fits:]
    if line:
        yield line


def _letters(text: str, font: _Font) -> int:
    """Return how many letters of a text have room in a line."""
    return bisect(
        range(1, len(text) + 1), _TEXT_WIDTH, key=lambda n: ceil(font.getlength(text[:n]))
    )


def _write(picture: Image.Image, lines: list[str], font: _Font, shades: _Shades, top: int) -> int:
    """Write lines into a picture, and return where the next ones begin."""
    leading, below = round(font.size * _LEADING), round(font.size / 2)
    if lines:
        # Some letters begin left of where they stand.
        area = Image.new("L", (_TEXT_WIDTH + 2 * _BAND, leading * len(lines) + below))
        pen = ImageDraw.Draw(area)
        for number, line in enumerate(lines):
            pen.text((_BAND, font.size + leading * number), line, 255, font, anchor="ls")
        picture.paste(area.point(shades), (_LEFT - _BAND, top))
    return top + leading * len(lines) + below
