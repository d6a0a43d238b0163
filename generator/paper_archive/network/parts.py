"""What comes of a question: the parts of the answer, and what the service does not have."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

from paper_archive.network.answers import Answer
from paper_archive.network.failures import FailedTry
from paper_archive.network.services import Service

_Each = TypeVar("_Each")


@dataclass(frozen=True, slots=True)
class Part:
    """One answer to a question, or to a part of it."""

    service: Service
    question: str
    """What was asked; the same question has the same words."""
    answer: Answer


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that the service does not have."""

    service: Service
    what: str
    """As after "has": `no paper 2401.00001`."""


@dataclass(frozen=True, slots=True)
class Noted:
    """Something that a person should know about an answer."""

    service: Service
    message: str


Outcome: TypeAlias = Part | Missing | Noted


def batches(items: Sequence[_Each], size: int) -> Iterator[Sequence[_Each]]:
    """Yield the items in groups of at most this size."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


def checked(is_shape: Callable[[Any], bool]) -> Callable[[bytes], None]:
    """Return a check of a body of JSON, for `Client.get`; a missing key is another shape."""

    def check(body: bytes) -> None:
        try:
            is_usual = is_shape(json.loads(body))
        except (KeyError, TypeError):
            is_usual = False
        if not is_usual:
            raise FailedTry("service-failed", "answer is not in the usual form")

    return check


def objects_of(value: object) -> list[Mapping[str, Any]]:
    """Return the objects of a list; services put `null` in the places of others."""
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, list) else []
