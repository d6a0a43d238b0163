"""Keys of what files are made of: two are equal only if files made of them would be."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from json import JSONEncoder
from typing import Final

from paper_archive.hashing import digest_of
from paper_archive.paper import Paper
from paper_archive.publish.feed import Feed
from paper_archive.publish.groups import Group, Named, Topic
from paper_archive.publish.languages.language import Language
from paper_archive.publish.paper_line import PaperLine
from paper_archive.publish.settings import Settings
from paper_archive.publish.site import Site

_MOST_RECENT: Final = 1_000
_UNSEEN_SETTINGS: Final = ("cache", "processes")
"""They change how a site is built, but nothing in it."""
_SHOWN: Final[Mapping[type, Callable[..., object]]] = {
    Feed: lambda feed: (feed.page, feed.title),
    Group: lambda group: (len(group.papers), group.per_year),
    Language: lambda language: (language.tag, language.table),
    Paper: repr,
    # All else on a line follows from the paper and the address of the site, which all pages share.
    PaperLine: lambda line: (
        *(line.paper, line.authors, line.topics),
        *(bool(line.coins), bool(line.excerpt)),
    ),
    Named: lambda named: (named.name, named.address),
    Settings: lambda settings: [
        (each.name, getattr(settings, each.name))
        for each in fields(settings)
        if each.name not in _UNSEEN_SETTINGS
    ],
    Site: lambda site: (site.papers, site.vocabulary, site.name, site.address, site.settings),
    Topic: lambda topic: (topic.tag, topic.name, topic.description, topic.has_list),
}
"""Type → the parts of its objects that files can show, or from which they are computed. Files can
show any part of objects of other types."""


class Keys:
    """Makes keys; an object that many pages show, such as a paper, has its key made once."""

    def __init__(self, shared: str = "") -> None:
        """`shared` stands for code, templates and settings, which are a part of all keys."""
        self._shared = shared
        self._known: dict[int, tuple[str, str, object]] = {}
        """Id of a value → its type, its key, and the value, so that no other gets its id."""
        self._recent: dict[int, tuple[str, str, object]] = {}
        """The same for objects that only one page shows, or the pages of one list."""
        # There are hundreds of values on each page, most of them plain, which JSON knows.
        self._text = JSONEncoder(check_circular=False, default=self._plain).encode

    def of(self, *values: object) -> str:
        """Return the key of values: texts, numbers, dataclasses, and collections of them."""
        return digest_of(f"{self._shared} {self._text(values)}".encode())

    def forget(self) -> None:
        """Free the memory of the keys that were made; they are made anew if they are needed."""
        self._known.clear()
        self._recent.clear()

    def _plain(self, value: object) -> object:
        """Return what stands in JSON for a value that JSON does not know: its type and its key."""
        found = self._known.get(id(value)) or self._recent.get(id(value))
        if found:
            return found[:2]
        if isinstance(value, AbstractSet):
            return sorted(map(self._text, value))
        if isinstance(value, Mapping):
            return {**value}
        shown = _shown(value)
        text = shown if isinstance(shown, str) else self._text(shown)
        name, key = type(value).__name__, digest_of(text.encode())
        if len(self._recent) == _MOST_RECENT:
            self._recent.clear()
        known = self._known if type(value) in _SHOWN else self._recent
        known[id(value)] = name, key, value
        return name, key


def _shown(value: object) -> object:
    shown = _SHOWN.get(type(value))
    if shown:
        return shown(value)
    if not is_dataclass(value):
        raise TypeError(f"a template is given a {type(value).__name__}, which has no key")
    return {each.name: getattr(value, each.name) for each in fields(value)}
