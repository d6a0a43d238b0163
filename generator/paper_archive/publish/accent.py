"""The accent colour: one that a person chose, made readable on light and on dark pages.

Source: Web Content Accessibility Guidelines 2.2, "relative luminance", "contrast ratio" and success
criterion 1.4.3, which asks for 4.5 to 1.
"""

import colorsys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_LEAST_CONTRAST: Final = 4.5
_TINT: Final = 0.1
"""How much of the accent is in the colour behind labels."""
_STEPS: Final = 200
_OURS: Final = "#0a5a63"
"""The accent of light pages in archive.css."""

_Colour = tuple[float, float, float]
"""Red, green and blue, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class _Scheme:
    """The colours on which a page shows the accent."""

    name: str
    scheme: str
    """As Material calls it."""
    backgrounds: tuple[str, ...]
    """As in archive.css: the page first, then cards."""
    end: float
    """The lightness of the ink, to which an accent that cannot be read is moved."""
    remedy: str
    """What an accent must be to be read as it is."""


_SCHEMES: Final = (
    _Scheme("light", "default", ("#fdfcf9", "#ffffff"), 0, "darker"),
    _Scheme("dark", "slate", ("#15181a", "#1c2023"), 1, "lighter"),
)


def accent_style(accent: str) -> str:
    """Return the style that gives a site this accent (`#rrggbb`), to stand after archive.css.

    On paper, archive.css prints in black.
    """
    rules = (
        f'[data-md-color-scheme="{scheme.scheme}"] {{ --archive-accent: {_hex(colour)}; '
        f"--archive-tint: {_hex(_tint(colour, scheme))}; }}"
        for scheme, colour in _readable(accent)
    )
    return f"\n@media screen {{\n{chr(10).join(rules)}\n}}\n"


def accent_on_light(accent: str) -> str:
    """Return the colour of an accent (`#rrggbb`, or empty for ours) on light pages."""
    return next(_hex(colour) for _, colour in _readable(accent or _OURS))


def accent_changes(accent: str) -> list[str]:
    """Return a line for each kind of page on which the accent cannot be read as it is."""
    return [
        f"accent: {accent} is hard to read on {scheme.name} pages, where links and buttons are "
        f"{_hex(colour)} instead; a {scheme.remedy} colour stays as you write it"
        for scheme, colour in _readable(accent)
        if _hex(colour) != accent
    ]


def _readable(accent: str) -> Iterator[tuple[_Scheme, _Colour]]:
    """Yield the accent of each scheme: the nearest lightness of its hue that can be read."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_colour(accent))
    for scheme in _SCHEMES:
        steps = (lightness + (scheme.end - lightness) * step / _STEPS for step in range(_STEPS + 1))
        colours = (colorsys.hls_to_rgb(hue, each, saturation) for each in steps)
        # What is shown are whole numbers from 0 to 255.
        shown = (_colour(_hex(colour)) for colour in colours)
        yield scheme, next(colour for colour in shown if _is_readable(colour, scheme))


def _is_readable(colour: _Colour, scheme: _Scheme) -> bool:
    backgrounds = [*map(_colour, scheme.backgrounds), _tint(colour, scheme)]
    return all(_contrast(colour, each) >= _LEAST_CONTRAST for each in backgrounds)


def _tint(colour: _Colour, scheme: _Scheme) -> _Colour:
    page = _colour(scheme.backgrounds[0])
    red, green, blue = (
        round(255 * (_TINT * one + (1 - _TINT) * other)) / 255
        for one, other in zip(colour, page, strict=True)
    )
    return red, green, blue


def _contrast(one: _Colour, other: _Colour) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: _Colour) -> float:
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _colour(text: str) -> _Colour:
    red, green, blue = bytes.fromhex(text[1:])
    return red / 255, green / 255, blue / 255


def _hex(colour: _Colour) -> str:
    return f"#{bytes(round(255 * each) for each in colour).hex()}"
