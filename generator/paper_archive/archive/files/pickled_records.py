"""Frozen records in a pickle, so that reading many of them takes little time and memory.

A dataclass with slots that is frozen finds its fields by name each time that one is read, which is
half of the time that it takes. And most records of an archive have equal parts: their source, venue
and topics, and all that is empty. Such parts are written once, so that those who read share them.
"""

import io
import pickle
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any, Final

_NOTHING: Final[dict[str, object]] = {}


def dumps(values: object) -> bytes:
    """Return a pickle of values with frozen records in them, which `pickle.loads` reads.

    Nobody may change parts of what is read, as some are shared.
    """
    stream = io.BytesIO()
    _Pickler(stream, pickle.HIGHEST_PROTOCOL).dump(values)
    return stream.getvalue()


class _Pickler(pickle.Pickler):
    """A pickler that writes records as the values of their fields, and equal values once."""

    def __init__(self, stream: io.BytesIO, protocol: int) -> None:
        super().__init__(stream, protocol)
        self._first: dict[Any, Any] = {}
        """Text, or tuple of texts and records → the first one equal to it."""

    def reducer_override(self, record: Any) -> Any:
        """Return how a record is made again; this is called for all that is no plain value."""
        kind: Any = type(record)
        if not _is_record(kind):
            return NotImplemented
        return _made, (kind, *map(self._shared, _values(kind)(record)))

    def _shared(self, value: Any) -> Any:
        if isinstance(value, dict):
            return value or _NOTHING
        if not isinstance(value, (str, tuple)):
            return value
        try:
            known = self._first.get(value)
        except TypeError:  # a record with a mapping in it has no hash
            return value
        if known is None:
            known = value if isinstance(value, str) else tuple(map(self._shared, value))
            self._first[value] = known
        return known


def _made(kind: Any, *values: object) -> Any:
    """Return the record of a kind that has these values, in the order of its fields."""
    record = object.__new__(kind)
    for set_field, value in zip(_setters(kind), values, strict=True):
        set_field(record, value)
    return record


@cache
def _is_record(kind: Any) -> bool:
    return is_dataclass(kind) and "__slots__" in vars(kind)


@cache
def _values(kind: Any) -> Callable[[Any], tuple[object, ...]]:
    first, second, *others = (each.name for each in fields(kind))
    return attrgetter(first, second, *others)


@cache
def _setters(kind: Any) -> tuple[Callable[[Any, object], None], ...]:
    return tuple(vars(kind)[each.name].__set__ for each in fields(kind))
