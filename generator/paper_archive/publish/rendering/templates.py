"""The Jinja environment of the site: filters, globals and escaping."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple

import jinja2
from jinja2.runtime import Context

from paper_archive.errors import Problem
from paper_archive.package_folders import THEME
from paper_archive.publish import addresses, styles
from paper_archive.publish.arrivals import only_capture
from paper_archive.publish.citations.beside_bibtex import beside_bibtex
from paper_archive.publish.citations.bibtex import bibtex
from paper_archive.publish.figures.charts import bar_chart, small_multiples
from paper_archive.publish.figures.statistics import year_bars
from paper_archive.publish.head import metadata, signposting
from paper_archive.publish.head.content_policy import content_policy
from paper_archive.publish.head.tags import head_tags
from paper_archive.publish.isolated import direction_of, isolated
from paper_archive.publish.languages.dates import (
    label,
    month_name,
    months_of,
    periods,
    short_month_name,
    span,
)
from paper_archive.publish.languages.language import Language, message
from paper_archive.publish.markup import between_tags, undatable
from paper_archive.publish.mathematics import with_mathematics
from paper_archive.publish.paper_parts.abstract import abstract
from paper_archive.publish.paper_parts.action_links import (
    action_links,
    correction_links,
    title_search,
)
from paper_archive.publish.paper_parts.editors_mark import editors_mark
from paper_archive.publish.paper_parts.place_in_venue import place_in_venue
from paper_archive.publish.paper_parts.status_lines import short_status, status_lines, update_lines
from paper_archive.publish.rendering.constant_messages import use_constant_messages
from paper_archive.publish.rendering.lean_html import LeanHtml
from paper_archive.publish.rendering.quick_templates import use_quick_templates
from paper_archive.publish.rendering.relative_links import relative_link
from paper_archive.publish.rendering.rendered_once import LinesOnce, Once
from paper_archive.publish.site import Site
from paper_archive.publish.summary import Summary
from paper_archive.text import excerpt

_FRAME: Final = (
    *("partials/files.html", "partials/header.html", "partials/footer.html"),
    "partials/search-form.html",
)
"""What is the same on all pages at one place of the site, unless a person wrote it."""
_FILTERS: Final = {
    "abstract": abstract,
    "between_tags": between_tags,
    "excerpt": excerpt,
    "mathematics": with_mathematics,
    "undatable": undatable,
}
_NAMES: Final = {
    "addresses": addresses,
    "beside_bibtex": beside_bibtex,
    "bibtex": bibtex,
    "correction_links": correction_links,
    "head_tags": head_tags,
    "only_capture": only_capture,
    "message": message,
    "metadata": metadata,
    "months_of": months_of,
    "periods": periods,
    "place_in_venue": place_in_venue,
    "signposting": signposting,
    "styles": styles,
    "title_search": title_search,
}


class Assets(NamedTuple):
    """The files that pages load."""

    version: str
    """Of the scripts, which is part of their addresses on pages."""
    is_markdown_everywhere: bool = False
    """Whether all pages load the style for Markdown."""


def prepare_templates(
    environment: jinja2.Environment,
    site: Site,
    assets: Assets,
    *,
    has_policy: bool,
    problems: Sequence[Problem] = (),
) -> None:
    """Add the filters and globals of a site, and escape output in all HTML templates.

    Without a policy, pages may load scripts that are not of the site. Problems are shown instead of
    the site.
    """
    environment.autoescape = jinja2.select_autoescape(("html",))
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.add_extension(LeanHtml)
    use_quick_templates(environment)
    language = site.settings.language
    environment.filters |= _FILTERS | _filters(language) | {"url": _url(environment.filters["url"])}
    environment.install_gettext_callables(  # type: ignore[attr-defined]  # of Jinja's extension i18n
        language.gettext, language.ngettext, newstyle=True, pgettext=language.pgettext
    )
    use_constant_messages(environment, language)
    environment.globals |= {
        **_NAMES,
        **_names(language),
        "archive": Summary(site),
        "is_right_to_left": language.direction == "rtl",
        "is_frame_ours": all(_is_ours(environment, name) for name in _FRAME),
        "lines_once": LinesOnce(),
        "once": Once(),
        "problems": problems,
        "policy": content_policy() if has_policy else "",
        "site": site,
        "is_markdown_everywhere": assets.is_markdown_everywhere,
        "version": assets.version,
    }


def _filters(language: Language) -> dict[str, Callable[..., Any]]:
    return {
        "counted": language.counted,
        "date_label": partial(label, language=language),
        "isolated": partial(isolated, is_right_to_left=language.direction == "rtl"),
        "number": language.number,
    }


def _names(language: Language) -> dict[str, Any]:
    return {
        "action_links": partial(action_links, language=language),
        "bar_chart": partial(bar_chart, language=language),
        "direction_of": partial(direction_of, is_right_to_left=language.direction == "rtl"),
        "editors_mark": partial(editors_mark, language=language),
        "language": language,
        "say": language.say,
        "month_name": partial(month_name, language=language),
        "short_month_name": partial(short_month_name, language=language),
        "short_status": partial(short_status, language=language),
        "status_lines": partial(status_lines, language=language),
        "update_lines": partial(update_lines, language=language),
        "small_multiples": partial(small_multiples, language=language),
        "span": partial(span, language=language),
        "year_bars": partial(year_bars, language=language),
    }


def _url(otherwise: Callable[[Context, str], str]) -> Callable[[Context, str], str]:
    """Return the filter for addresses of the site; `otherwise` knows all others, and is slow."""

    @jinja2.pass_context
    def url(context: Context, address: str) -> str:
        page = context["page"]
        text = str(address)  # undefined for a page that is not there, as in MkDocs empty
        return (page and relative_link(text, page.url)) or otherwise(context, address)

    return url


def _is_ours(environment: jinja2.Environment, name: str) -> bool:
    if environment.loader is None:
        return False
    _, file, _ = environment.loader.get_source(environment, name)
    return file is not None and Path(file).is_relative_to(THEME)
