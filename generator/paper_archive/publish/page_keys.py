"""Whether a page would be the same as in an earlier build: a key of all that it is made of.

A page of a paper or a list, or in place of a removed one, is made of its own variables and of what
all pages share. Any other page may show everything, and is made anew when anything changed; there
are a dozen of them.
"""

from operator import attrgetter
from typing import Final

from paper_archive.publish.keys import Keys
from paper_archive.publish.site import Site
from paper_archive.publish.site_page import SitePage

_PLAIN: Final = attrgetter("address", "template", "changed", "is_listed", "is_repeated")
"""Fields of a page other than what it shows."""


class PageKeys:
    """Makes the keys of the pages of a site."""

    def __init__(self, keys: Keys, site: Site, shown: str, *, has_own_templates: bool) -> None:
        """`shown` stands for the navigation, and what else is on all pages.

        With `has_own_templates`, which a person wrote, any page may show everything.
        """
        self._keys = keys
        has = map(bool, (site.papers, site.authors, site.venues))
        common = (shown, site.name, site.address, site.settings, site.feed, *has)
        whole = [site.papers, site.topics, site.topic_names, site.last_day]
        self._whole = keys.of(*common, whole)
        self._shared = self._whole if has_own_templates else keys.of(*common)

    @property
    def frame(self) -> str:
        """The key of what all pages of papers and lists share."""
        return self._shared

    def forget(self) -> None:
        """Free the memory of the keys of what pages show, once those of all pages are made."""
        self._keys.forget()

    def key(self, page: SitePage, source: str, notes: str) -> str:
        """Return the key of a page; `source` is the path of what a person wrote, with its notes."""
        is_own = page.paper or page.listing or not page.shows_site
        shared = self._shared if is_own else self._whole
        content = page.made_of() if page.made_of else page.make()
        return self._keys.of(shared, source, notes, _PLAIN(page), content)
