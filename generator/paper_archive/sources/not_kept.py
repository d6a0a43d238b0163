"""What a record says that no field of a paper keeps, so that an import can name it.

A format asks a record for what it reads: all other fields that are filled are not kept, except
those of no use, such as the day on which a program changed the record.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar

_Value_co = TypeVar("_Value_co", covariant=True)
_EMPTY: Final[tuple[object, ...]] = (None, "", [], {})


class AskedFields(Mapping[str, _Value_co]):
    """The fields of a record, which remember those that were asked for."""

    def __init__(self, fields: Mapping[str, _Value_co]) -> None:
        """Begin with none that was asked for."""
        self.asked: set[str] = set()
        self._fields = fields

    def __getitem__(self, name: str) -> _Value_co:
        """Return the value of a field, and remember that it was asked for."""
        self.asked.add(name)
        return self._fields[name]

    def get(self, name: str, default: Any = None, /) -> Any:
        """Return the value of a field like `[]`, or a default, faster than the class above does."""
        self.asked.add(name)
        return self._fields.get(name, default)

    def __contains__(self, name: object) -> bool:
        """Tell whether there is a field, which does not ask for it."""
        return name in self._fields

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def __len__(self) -> int:
        return len(self._fields)


@dataclass(frozen=True, slots=True)
class Unkept:
    """Which fields a format may silently leave out, and which it keeps only a part of."""

    useless: Collection[str]
    searched: str
    """A note in which it only looks for identifiers, a key or a retraction; empty for none."""

    def names(
        self, written: Mapping[str, object], asked: Collection[str], fields: Mapping[str, object]
    ) -> tuple[str, ...]:
        """Return the names of what is written in a record, but not kept in its fields."""
        return tuple(
            name
            for name, value in written.items()
            if name not in self.useless
            and (name not in asked or (name == self.searched and not _has_found(value, fields)))
            and not is_empty(value)
        )


def unkept(useless: str, searched: str = "") -> Unkept:
    """Return what a format does not keep; `useless` are names with blanks between them.

    They are marks and days of programs, access, files, and what other fields say in another form.
    """
    return Unkept(frozenset(useless.split()), searched)


def _has_found(note: object, fields: Mapping[str, object]) -> bool:
    """Tell whether a note has what the fields keep of it."""
    ids = fields.get("ids")
    found = [*(ids.values() if isinstance(ids, Mapping) else ()), fields.get("citekey")]
    text = str(note)
    return bool(fields.get("status")) or any(
        each in text and re.search(rf"(?<!\w){re.escape(each)}(?!\w)", text)
        for each in map(str, filter(None, found))
    )


def is_empty(value: object) -> bool:
    """Tell whether a field says nothing."""
    values = value if isinstance(value, list) else [value]
    return all(each in _EMPTY or (isinstance(each, str) and not each.strip()) for each in values)
