"""Feeds as Atom.

Source: RFC 4287. An entry whose authors are unknown has none of its own. The author of the feed
then counts as that of the entry (section 4.2.1), with a source of its own or without, and the feed
must have one (4.1.1). So its name says that it is the archive, and its address is that of the
archive: nobody takes it for the author of a paper. "Unknown" would be a name that no source gave.

What looks like HTML in a title or summary is declared to be the text that it is (3.1.1.1), as many
programs that read feeds take it for tags otherwise. A name cannot have any (3.2.1). Only languages
with a code of two letters are named, as validators do not know all others.
"""

from collections.abc import Sequence
from typing import Final

from markupsafe import escape

from paper_archive.publish.addresses import FEED
from paper_archive.publish.feed import Feed
from paper_archive.publish.feeds.entry import Entry, plain_name, readable
from paper_archive.publish.markup import escaped

TYPE: Final = "application/atom+xml"


def atom(
    feed: Feed,
    entries: Sequence[tuple[str, bytes]],
    *,
    feed_id: str,
    archive_name: str,
    site_address: str,
) -> bytes:
    """Return the feed in UTF-8.

    Each entry is its instant and what `atom_entry` made of it, the latest first.
    """
    page = f"{site_address}{feed.page}"
    parts = [
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n',
        f"<id>{feed_id}</id>\n",
        _text("title", readable(feed.title)),
        f"<updated>{entries[0][0]}</updated>\n",
        f'<link rel="self" type="{TYPE}" href="{escape(page)}{FEED}"/>\n',
        f'<link rel="alternate" type="text/html" href="{escape(page)}"/>\n',
        f"<author><name>{escaped(_archive_author(archive_name))}</name>",
        f"<uri>{escape(site_address)}</uri></author>\n",
    ]
    return b"".join(("".join(parts).encode(), *(element for _, element in entries), b"</feed>\n"))


def _archive_author(name: str) -> str:
    """Return the name of the archive, which says that it is one."""
    bare = plain_name(name)
    return bare if "archive" in bare.lower() else f"{bare} (archive)".lstrip()


def atom_entry(entry: Entry) -> bytes:
    """Return the element of an entry, in UTF-8."""
    is_known = len(entry.language.partition("-")[0]) == len("en")
    language = f' xml:lang="{escape(entry.language)}"' if is_known else ""
    parts = [
        f"<entry{language}>\n<id>{entry.id}</id>\n",
        _text("title", entry.title),
        f'<link rel="alternate" type="text/html" href="{escape(entry.address)}"/>\n',
        entry.related and f'<link rel="related" href="{escape(entry.related)}"/>\n',
        f"<updated>{entry.updated}</updated>\n",
        entry.published and f"<published>{entry.published}</published>\n",
        *(f"<author><name>{escaped(name)}</name></author>\n" for name in entry.authors),
        *(f'<category term="{tag}"/>\n' for tag in entry.tags),
        entry.summary and _text("summary", entry.summary),
        f'<content type="html">{escaped(entry.content)}</content>\n</entry>\n',
    ]
    return "".join(filter(None, parts)).encode()


def _text(name: str, text: str) -> str:
    """Return an element with text, whatever its signs mean elsewhere."""
    is_plain = "<" not in text and "&" not in text
    kind, shown = ("", text) if is_plain else (' type="html"', escaped(text))
    return f"<{name}{kind}>{escaped(shown)}</{name}>\n"
