"""The values of a YAML text, each with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

_COMMENT: Final = re.compile("#[^\n]*")

Plain: TypeAlias = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value; `start` and `end` are its characters in the text."""

    value: Plain
    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of values."""

    items: tuple["Node", ...]
    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys, which are text, and their values, without duplicates."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    line: int
    start: int
    end: int
    is_flow: bool


Node: TypeAlias = Scalar | Sequence | Mapping


def plain(node: Node) -> object:
    """Return a node as JSON values: lists, dictionaries and plain values."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {str(key.value): plain(value) for key, value in node.entries}


def comments(text: str, key: Node, value: Node) -> Iterator[str]:
    """Yield the comments between a key and the end of its value, with their `#`."""
    for start, end in gaps(value, key.end, value.end):
        if text[end : end + 1] in {"|", ">"}:
            end = text.index("\n", end)  # noqa: PLW2901  # a comment may follow the indicator
        yield from _COMMENT.findall(text, start, end)


def gaps(node: Node, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the ranges between the scalars of a node, from `start` to `end`."""
    for scalar in _scalars(node):
        yield start, scalar.start
        start = scalar.end
    yield start, end


def _scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _scalars(item)
    else:
        for key, value in node.entries:
            yield key
            yield from _scalars(value)
