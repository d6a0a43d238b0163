"""The list of feeds, which programs that read feeds can import at once.

Source: OPML 2.0, "Subscription lists", where a feed of any format has the type `rss`.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from markupsafe import escape

from paper_archive.publish.addresses import FEED
from paper_archive.publish.feed import Feed
from paper_archive.publish.feeds.entry import readable

_MOST: Final = 1_000
"""Feeds in a group: about 300 kB.

An archive may have 50,000 authors, whom nobody follows at once.
"""


def opml(
    archive: Feed, groups: Mapping[str, Iterable[tuple[str, Feed]]], site_address: str
) -> bytes:
    """Return the list in UTF-8: the feed of the archive, and below each heading name and feed.

    The first 1,000 of each group are in it.
    """
    head = f"<head>\n<title>{escape(readable(archive.title))}</title>\n</head>\n"
    body = [_outline(archive.title, archive, site_address)]
    for heading, feeds in groups.items():
        outlines = [_outline(name, feed, site_address) for name, feed in _first(feeds)]
        if outlines:
            body += [f'<outline text="{escape(heading)}">\n', *outlines, "</outline>\n"]
    text = f'<opml version="2.0">\n{head}<body>\n{"".join(body)}</body>\n</opml>\n'
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}'.encode()


def _first(feeds: Iterable[tuple[str, Feed]]) -> Sequence[tuple[str, Feed]]:
    return [*feeds][:_MOST]


def _outline(name: str, feed: Feed, site_address: str) -> str:
    page = escape(f"{site_address}{feed.page}")
    text, title = escape(readable(name)), escape(readable(feed.title))
    return (
        f'<outline type="rss" text="{text}" title="{title}" xmlUrl="{page}{FEED}"'
        f' htmlUrl="{page}"/>\n'
    )
