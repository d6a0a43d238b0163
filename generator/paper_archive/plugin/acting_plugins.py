"""Other plugins and hooks that act on pages, or on the whole build."""

import logging
from collections.abc import Iterable
from typing import Final

from mkdocs.plugins import BasePlugin, PluginCollection

_log: Final = logging.getLogger("mkdocs.plugins.paper_archive")

_EVENTS: Final = (
    *("pre_page", "page_read_source", "page_markdown", "page_content"),
    *("page_context", "post_page"),
)
_OF_MARKDOWN: Final = {
    *("abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code"),
    *("footnotes", "legacy_attrs", "legacy_em", "md_in_html", "meta", "nl2br", "sane_lists"),
    *("smarty", "tables", "toc", "wikilinks"),
}
"""The extensions that Markdown comes with."""
_PYMDOWNX: Final = "pymdownx."
_READING: Final = {"pymdownx.snippets", "pymdownx.b64"}
"""Those of pymdownx that read other files than the page."""


def acting_on_pages(plugins: PluginCollection, ours: BasePlugin) -> list[str]:  # type: ignore[type-arg]  # of any settings
    """Return the events of pages that other plugins handle, and log them."""
    events = [event for event in _EVENTS if _is_of_others(plugins, event, ours)]
    if events:
        _log.info("MkDocs makes all pages, as others act on them (%s).", ", ".join(events))
    return events


def may_stay(names: Iterable[str], plugins: PluginCollection, ours: BasePlugin) -> set[str]:  # type: ignore[type-arg]  # likewise
    """Return which files of an earlier build may still be what a build would make now.

    None if other plugins change the environment of the templates: what they add is unknown.
    """
    return set() if _is_of_others(plugins, "env", ours) else set(names)


def is_alone(plugins: PluginCollection, ours: BasePlugin) -> bool:  # type: ignore[type-arg]  # likewise
    """Tell whether no other plugin takes part in a build."""
    # A plugin without events may still change how Markdown or code is rendered.
    return [*plugins.values()] == [ours]


def read_only_pages(extensions: Iterable[str]) -> bool:
    """Tell whether extensions of Markdown are all known to read nothing but the text of a page."""
    return all(
        each not in _READING
        if each.startswith(_PYMDOWNX)
        else each.removeprefix("markdown.extensions.") in _OF_MARKDOWN
        for each in extensions
    )


def _is_of_others(plugins: PluginCollection, event: str, ours: BasePlugin) -> bool:  # type: ignore[type-arg]  # likewise
    return any(getattr(method, "__self__", None) is not ours for method in plugins.events[event])
