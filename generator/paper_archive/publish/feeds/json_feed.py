"""Feeds as JSON Feed.

Source: https://www.jsonfeed.org/version/1.1/. The feed has no authors of its own, since they would
count as those of every item without any.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from paper_archive.publish.addresses import JSON_FEED
from paper_archive.publish.feed import Feed
from paper_archive.publish.feeds.entry import Entry, readable

TYPE: Final = "application/feed+json"
_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_VERSION: Final = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed, items: Iterable[bytes], site_address: str) -> bytes:
    """Return the feed in UTF-8, with items that `json_item` made, the latest first."""
    page = f"{site_address}{feed.page}"
    shown = {
        "version": _VERSION,
        "title": readable(feed.title),
        "home_page_url": page,
        "feed_url": f"{page}{JSON_FEED}",
        "items": [],
    }
    return _json(shown).removesuffix(b"]}") + b",".join(items) + b"]}"


def json_item(entry: Entry) -> bytes:
    """Return the item of an entry, in UTF-8."""
    item = {
        "id": entry.id,
        "url": entry.address,
        "external_url": entry.related,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.content,
        "date_published": entry.published,
        "date_modified": entry.updated,
        "language": entry.language,
        "authors": [{"name": name} for name in entry.authors],
        "tags": list(entry.tags),
    }
    return _json({name: value for name, value in item.items() if value})


def _json(value: Mapping[str, Any]) -> bytes:
    return _ENCODER.encode(value).encode()
