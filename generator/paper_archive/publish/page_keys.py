"""Whether a page would be the same as in an earlier build: a key of all that it is made of.

A page of a paper or a list is made of its own variables and of what all pages share. Any other page
may show everything, and is made anew when anything changed; there are a dozen of them.
"""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from hashlib import blake2b
from typing import Final

from paper_archive.paper import Paper
from paper_archive.publish.feeds.feed import Feed
from paper_archive.publish.groups import Group, Named, Topic
from paper_archive.publish.language import Language
from paper_archive.publish.pages import SitePage
from paper_archive.publish.settings import Settings
from paper_archive.publish.site import Site

_BYTES: Final = 16
_UNSEEN_SETTINGS: Final = ("cache", "processes")
"""They change how a site is built, and nothing of it."""
_SHOWN: Final[Mapping[type, Callable[..., object]]] = {
    Feed: lambda feed: (feed.page, feed.title),
    Group: lambda group: (len(group.papers), group.per_year),
    Language: lambda language: (language.tag, language.table),
    Paper: repr,
    Named: lambda named: (named.name, named.address),
    Settings: lambda settings: [
        (each.name, getattr(settings, each.name))
        for each in fields(settings)
        if each.name not in _UNSEEN_SETTINGS
    ],
    Topic: lambda topic: (topic.tag, topic.name, topic.description),
}
"""What templates of papers and lists show of what holds more; of all else, they may show all."""


class PageKeys:
    """Makes the keys of the pages of a site."""

    def __init__(self, shared: str, site: Site, *, shows_all: bool) -> None:
        """`shared` stands for the code and the templates.

        With `shows_all`, any page may show everything: there are templates that a person wrote.
        """
        self._known: dict[int, tuple[object, str]] = {}
        whole = self._text([site.papers, site.topics, site.topic_names, site.last_day])
        has = map(bool, (site.papers, site.authors, site.venues))
        common = (site.name, site.address, site.settings, site.feed, *has)
        common_text = self._text([shared, *common])
        self._whole = _digest(f"{common_text} {whole}")
        self._shared = self._whole if shows_all else _digest(common_text)

    def key(self, page: SitePage, source: str, notes: str) -> str:
        """Return the key of a page; `source` is the path of what a person wrote, with its notes."""
        is_known = page.paper or "listing" in page.shown
        shared = self._shared if is_known else self._whole
        own = [getattr(page, each.name) for each in fields(page)]
        return _digest(f"{shared} {self._text([source, notes, *own])}")

    def _text(self, value: object) -> str:
        """Return a text that differs for values that differ."""
        if value is None or isinstance(value, str | int | float):
            return repr(value)
        if isinstance(value, list | tuple):
            return f"[{','.join(map(self._text, value))}]"
        if isinstance(value, AbstractSet):
            return f"{{{','.join(sorted(map(self._text, value)))}}}"
        if isinstance(value, Mapping):
            return f"{{{','.join(map(self._text, value.items()))}}}"
        found = self._known.get(id(value))
        if found is None:  # the value is kept as well, so that no other gets its id
            found = self._known[id(value)] = (value, _digest(self._object_text(value)))
        return found[1]

    def _object_text(self, value: object) -> str:
        kind = type(value)
        shown = _SHOWN.get(kind)
        if shown:
            return self._text((kind.__name__, shown(value)))
        if not is_dataclass(value):
            raise TypeError(f"a template is given a {kind.__name__}, which has no key")
        own = {each.name: getattr(value, each.name) for each in fields(value)}
        return self._text((kind.__name__, own))


def _digest(text: str) -> str:
    return blake2b(text.encode(errors="surrogatepass"), digest_size=_BYTES).hexdigest()
