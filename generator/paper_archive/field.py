"""What the table of fields says of one field."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum


class Merge(Enum):
    """How an import merges a value into a field of a page, in the words of docs/pages.md."""

    KEEP = "never change it"
    FILL = "fill it; another value is a conflict"
    FULLER = "take the longer value; another one of the same length is a conflict"
    DIGEST = "take the longer text, unless a person edited it"
    FINER = "take the more precise date; another one is a conflict"
    FIRST = "fill it"
    LATEST = "take the later or more precise date"
    COUNT = "take the value of the newest capture"
    """From two captures of the same day, the larger one."""
    FOLLOW = "take it with `authors`; a list that is complete is better"
    UNITE = "add what is new"
    """All members of both lists, sorted."""
    KEYED = "add what is new; another value of the same key is a conflict"
    """By key, also of values with keys."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One row of the table."""

    meaning: str
    """What the field is, as in docs/pages.md."""
    example: object
    """A value as in front-matter."""
    rule: str = "field-value"
    """The rule that bad values break."""
    check: Callable[[object], object]
    """Returns the cleaned value, or raises `RefusedError`."""
    merge: Merge
    location: str = ""
    """Where the field is on a page; empty for a key of the front-matter."""
    is_searched: bool = False
    """Whether a search finds a paper by the words of the field."""
    is_facet: bool = False
    """Whether search results can be filtered by its values."""
    is_shown: bool = True
    """Whether the page of a paper shows it."""
    is_exported: bool = False
    """Whether citations of the paper include it."""
