"""Whether a page would be the same as in an earlier build: a key of all that it is made of.

A page of a paper or a list is made of its own variables and of what all pages share. Any other page
may show everything, and is made anew when anything changed; there are a dozen of them.
"""

from dataclasses import fields
from operator import attrgetter
from typing import Final

from paper_archive.publish.keys import Keys
from paper_archive.publish.pages import SitePage
from paper_archive.publish.site import Site

_ALL_OF: Final = attrgetter(*(each.name for each in fields(SitePage)))


class PageKeys:
    """Makes the keys of the pages of a site."""

    def __init__(self, keys: Keys, site: Site, nav: str, *, shows_all: bool) -> None:
        """`nav` stands for the navigation.

        With `shows_all`, any page may show everything: there are templates that a person wrote.
        """
        self._keys = keys
        has = map(bool, (site.papers, site.authors, site.venues))
        common = (nav, site.name, site.address, site.settings, site.feed, *has)
        whole = [site.papers, site.topics, site.topic_names, site.last_day]
        self._whole = keys.of(*common, whole)
        self._shared = self._whole if shows_all else keys.of(*common)

    def key(self, page: SitePage, source: str, notes: str) -> str:
        """Return the key of a page; `source` is the path of what a person wrote, with its notes."""
        is_known = page.paper or "listing" in page.shown
        shared = self._shared if is_known else self._whole
        return self._keys.of(shared, source, notes, *_ALL_OF(page))
