"""Keys of what files are made of: two are equal only if files made of them would be."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from hashlib import blake2b
from typing import Final

from paper_archive.paper import Paper
from paper_archive.publish.feeds.feed import Feed
from paper_archive.publish.groups import Group, Named, Topic
from paper_archive.publish.language import Language
from paper_archive.publish.settings import Settings

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
"""What files of papers and lists show of what holds more; of all else, they may show all."""


class Keys:
    """Makes keys; that of an object, such as a paper, is made once."""

    def __init__(self, shared: str = "") -> None:
        """`shared` stands for code, templates and settings, which are a part of all keys."""
        self._shared = shared
        self._known: dict[int, tuple[object, str]] = {}

    def of(self, *values: object) -> str:
        """Return the key of values: texts, numbers, dataclasses, and collections of them."""
        return _digest(f"{self._shared} {self._text(values)}")

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
