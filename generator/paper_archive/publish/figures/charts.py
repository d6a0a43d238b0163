"""Bar charts in SVG, drawn when the site is built, without scripts or inline styles.

A chart is as wide as its container. Bars are drawn in counts and stretched to it; text is at
percentages and keeps its size, so that it can be read on a phone. Colours and sizes are those of
the stylesheet. Source: SVG 2, https://www.w3.org/TR/SVG2/; what of it is read aloud is that of
SVG-AAM 1.0, https://www.w3.org/TR/svg-aam-1.0/.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from markupsafe import Markup, escape

from paper_archive.publish.figures.bars import Bar, Series, description, gridlines, ticks
from paper_archive.publish.languages.language import ENGLISH, Language, message
from paper_archive.text import slug

_LINES: Final = 4
_LINES_SMALL: Final = 2
"""Gridlines above zero."""
_TICKS: Final = 7
_TICKS_SMALL: Final = 4
"""Labels below the bars: as many as fit in 350 and 250 px."""
_YEAR: Final = message("Year")
_NUMBERS: Final = message("The numbers")
_SEVERAL: Final = 100
"""Any number with which a noun is in the plural, for a heading."""


def bar_chart(  # noqa: PLR0913  # the properties of a chart
    values: Sequence[Bar],
    *,
    title: str,
    unit: str,
    by: str = _YEAR,
    root: str = "",
    small: bool = False,
    language: Language = ENGLISH,
) -> Markup:
    """Return a figure with a bar chart and a table of its data; empty without bars.

    `unit` is what is counted and `by` what a bar is, both in the singular. `root` leads from the
    page to the root of the site. No other chart of the page may have its title.
    """
    if not values:
        return Markup()
    top = max(1, *(bar.value for bar in values))
    lines = gridlines(top, _LINES_SMALL if small else _LINES)
    labelled = ticks([bar.name for bar in values], _TICKS_SMALL if small else _TICKS)
    axes = Markup('{}<g class="x">{}</g>').format(
        _heights(top, lines, language), _joined(_tick(number, values) for number in labelled)
    )
    return Markup(
        '<figure class="chart{}"><div class="plot">{}{}</div>'
        "<details><summary>{}</summary>{}</details></figure>"
    ).format(
        " small" if small else "",
        _picture(values, language.say(title), unit, _name(title), (top, lines), axes, language),
        _hits(values, unit, root, language),
        language.say(_NUMBERS),
        _table(
            language.say(title),
            (language.say(by), _capitalised(language.form(_SEVERAL, unit))),
            ((_link(bar.label, root, bar.address), [language.number(bar.value)]) for bar in values),
        ),
    )


def small_multiples(  # noqa: PLR0913  # likewise
    series: Sequence[Series],
    *,
    title: str,
    unit: str,
    by: str = _YEAR,
    root: str = "",
    language: Language = ENGLISH,
) -> Markup:
    """Return a figure with small charts on the same scale, and one table of their data.

    The arguments are those of `bar_chart`; nothing is returned where there is no bar.
    """
    series = [each for each in series if each.bars]
    if not series:
        return Markup()
    top = max(1, *(bar.value for each in series for bar in each.bars))
    lines = gridlines(top, _LINES_SMALL)
    panels = []
    for number, each in enumerate(series, start=1):
        axes = Markup('{}<g class="x ends">{}</g>').format(
            _heights(top, lines, language),
            _joined(
                Markup('<text x="{}%" y="100%">{}</text>').format(x, bar.name)
                for x, bar in zip((0, 100), (each.bars[0], each.bars[-1]), strict=True)
            ),
        )
        name = f"{_name(title)}-{number}"
        panels.append(
            Markup('<li>{}<div class="plot">{}{}</div></li>').format(
                _link(each.title, root, each.address),
                _picture(each.bars, each.title, unit, name, (top, lines), axes, language),
                _hits(each.bars, unit, root, language),
            )
        )
    return Markup(
        '<figure class="chart multiples"><ul>{}</ul>'
        '<details><summary>{}</summary><div role="region" aria-label="{}" tabindex="0">{}'
        "</div></details></figure>"
    ).format(
        _joined(panels),
        language.say(_NUMBERS),
        language.say(title),
        _table(
            language.say(title),
            (language.say(by), *(bar.label for bar in series[0].bars)),
            (
                (
                    _link(each.title, root, each.address),
                    [_link(language.number(bar.value), root, bar.address) for bar in each.bars],
                )
                for each in series
            ),
        ),
    )


def _picture(  # noqa: PLR0913, PLR0917  # the parts of a picture
    values: Sequence[Bar],
    title: str,
    unit: str,
    name: str,
    scale: tuple[int, Sequence[int]],
    axes: Markup,
    language: Language,
) -> Markup:
    """Return the chart; each bar is a vertical stroke as long as its count."""
    top, lines = scale
    width = 2 * len(values)
    strokes = (f"M{2 * n + 1} {top}v-{bar.value}" for n, bar in enumerate(values) if bar.value)
    peak = max(range(len(values)), key=lambda number: values[number].value)
    return Markup(
        '<svg role="img" aria-labelledby="{name} {name}-is"><title id="{name}">{title}</title>'
        '<desc id="{name}-is">{desc}</desc>'
        '<svg viewBox="0 0 {width} {top}" preserveAspectRatio="none">'
        '<path class="grid" d="{grid}"/>'
        '<path class="bars" d="{bars}"/><path class="ground" d="M0 {top}h{width}"/></svg>'
        '{axes}<text class="peak" x="{x}%" y="{y}%">{most}</text></svg>'
    ).format(
        name=name,
        title=title,
        desc=description(values, unit, language),
        width=width,
        top=top,
        grid="".join(f"M0 {top - line}h{width}" for line in lines),
        bars="".join(strokes),
        axes=axes,
        x=_percent(2 * peak + 1, width),
        y=_percent(top - values[peak].value, top),
        most=language.number(values[peak].value),
    )


def _hits(values: Sequence[Bar], unit: str, root: str, language: Language) -> Markup:
    """Return links over the full height of the chart, for bars with an address.

    Links in the picture are hidden from screen readers and the keyboard, which use the table's.
    """
    links = [
        Markup(
            '<a href="{}" tabindex="-1"><title>{}: {}</title>'
            '<rect x="{}" width="1" height="1"/></a>'
        ).format(root + bar.address, bar.label, language.counted(bar.value, unit), number)
        for number, bar in enumerate(values)
        if bar.address
    ]
    if not links:
        return Markup()
    return Markup(
        '<svg class="hits" aria-hidden="true" viewBox="0 0 {} 1" preserveAspectRatio="none">{}'
        "</svg>"
    ).format(len(values), _joined(links))


def _table(
    title: str,
    heads: Iterable[str],
    rows: Iterable[tuple[Markup, Iterable[str]]],
) -> Markup:
    """Return the table behind "The numbers", with a row for each bar or series.

    HTML lets the ends of rows and cells be left out, which are a third of a table.
    Source: https://html.spec.whatwg.org/multipage/syntax.html#optional-tags.
    """
    lines = (
        Markup('<tr><th scope="row">{}{}').format(
            name, _joined(Markup("<td>{}").format(cell) for cell in cells)
        )
        for name, cells in rows
    )
    return Markup("<table><caption>{}</caption><thead><tr>{}<tbody>{}</table>").format(
        title, _joined(Markup('<th scope="col">{}').format(head) for head in heads), _joined(lines)
    )


def _name(title: str) -> str:
    """Return the name of a chart within its page, the same in every language."""
    return f"chart-{slug(title, 'chart')}"


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _link(text: str, root: str, address: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(root + address, text) if address else escape(text)


def _heights(top: int, lines: Sequence[int], language: Language) -> Markup:
    return Markup('<g class="y">{}</g>').format(
        _joined(
            Markup('<text y="{}%">{}</text>').format(
                _percent(top - line, top), language.number(line)
            )
            for line in (0, *lines)
        )
    )


def _tick(number: int, values: Sequence[Bar]) -> Markup:
    place = _percent(2 * number + 1, 2 * len(values))
    return Markup('<text x="{}%" y="100%">{}</text>').format(place, values[number].name)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}".removesuffix(".0")


def _joined(parts: Iterable[Markup]) -> Markup:
    return Markup().join(parts)
