"""The feeds of the site, in both formats, and the list of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from paper_archive.publish.addresses import FEED, FEED_LIST, JSON_FEED
from paper_archive.publish.external_links import quoted
from paper_archive.publish.feed import Feed
from paper_archive.publish.feeds.atom import atom, atom_entry
from paper_archive.publish.feeds.entry import entry_of
from paper_archive.publish.feeds.instants import instants
from paper_archive.publish.feeds.json_feed import json_feed, json_item
from paper_archive.publish.feeds.opml import opml
from paper_archive.publish.feeds.permanent_ids import permanent_id
from paper_archive.publish.groups import Named, Topic
from paper_archive.publish.site import Site
from paper_archive.text import clean

_ENTRIES: Final = 10_000
"""How many are kept, in 80 MB: a paper is in the feeds of its topics and authors."""


class _Written(NamedTuple):
    """The entry of a paper in both formats, which all feeds share."""

    updated: str
    atom: bytes
    json: bytes


class FeedFiles(Mapping[str, bytes]):
    """Address → file; each is made when it is read, as all of them take gigabytes of memory."""

    def __init__(self, site: Site) -> None:
        self._name = clean(site.name)
        self._address = quoted(f"{site.address.rstrip('/')}/")
        self._archive = site.settings.archive_id or urlsplit(site.address).hostname or ""
        self._language = site.settings.language
        self._instants = instants(site.arrivals) if site.feeds else {}
        self._papers = {paper.slug: paper for feed in site.feeds.values() for paper in feed.papers}
        self._entry = lru_cache(_ENTRIES)(self._entry_of)
        places = {paper.slug: place for place, paper in enumerate(site.papers)}
        self._files: dict[str, Callable[[], bytes]] = {}
        # Those with the same papers follow each other, so that fewer entries are made again.
        self._feeds = dict(
            sorted(site.feeds.items(), key=lambda each: places[each[1].papers[-1].slug])
        )
        for page, feed in self._feeds.items():
            self._files[page + FEED] = partial(self._atom, feed)
            self._files[page + JSON_FEED] = partial(self._json_feed, feed)
        if site.feeds:
            self._files[FEED_LIST] = partial(_feed_list, site, self._address)

    def __getitem__(self, address: str) -> bytes:
        return self._files[address]()

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    def groups(self) -> Iterator[tuple[Sequence[str], object]]:
        """Yield the addresses of files that say the same, and what they are made of."""
        shared = (self._name, self._address, self._archive, self._language)
        for page, feed in self._feeds.items():
            papers = [(paper, self._instants[paper.slug]) for paper in feed.papers]
            yield (page + FEED, page + JSON_FEED), (page, feed.title, papers, shared)
        if self._feeds:
            yield (FEED_LIST,), (self[FEED_LIST].decode(),)

    def _atom(self, feed: Feed) -> bytes:
        return atom(
            feed,
            [(entry.updated, entry.atom) for entry in self._entries(feed)],
            feed_id=permanent_id(self._archive, "feed", feed.page),
            archive_name=self._name,
            site_address=self._address,
        )

    def _json_feed(self, feed: Feed) -> bytes:
        return json_feed(feed, [entry.json for entry in self._entries(feed)], self._address)

    def _entries(self, feed: Feed) -> list[_Written]:
        """Return the entries of a feed, the latest first."""
        entries = [self._entry(paper.slug) for paper in feed.papers]
        return sorted(entries, key=lambda entry: entry.updated, reverse=True)

    def _entry_of(self, slug: str) -> _Written:
        paper, instant = self._papers[slug], self._instants[slug]
        entry = entry_of(paper, self._archive, self._address, instant, self._language)
        return _Written(instant, atom_entry(entry), json_item(entry))


def _feed_list(site: Site, site_address: str) -> bytes:
    """Return the list of feeds; in each group, those with the most papers first."""
    say = site.settings.language.say
    groups: dict[str, Sequence[Topic | Named]] = {
        say("Topics"): site.largest_topics,
        say("Authors"): site.authors,
        say("Venues"): site.venues,
    }
    found = {
        heading: [
            (each.name, site.feeds[each.address]) for each in group if each.address in site.feeds
        ]
        for heading, group in groups.items()
    }
    return opml(site.feeds[""], found, site_address)
