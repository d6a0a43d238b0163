"""Plugins and hooks beside ours that want to see each page while MkDocs makes it."""

from typing import Final

from mkdocs.plugins import BasePlugin, PluginCollection

_EVENTS: Final = (
    *("pre_page", "page_read_source", "page_markdown", "page_content"),
    *("page_context", "post_page"),
)


def acting_on_pages(plugins: PluginCollection, ours: BasePlugin) -> list[str]:  # type: ignore[type-arg]  # of any settings
    """Return the events of pages that others have a part in."""
    return [
        event
        for event in _EVENTS
        if any(getattr(method, "__self__", None) is not ours for method in plugins.events[event])
    ]
