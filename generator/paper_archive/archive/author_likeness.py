"""Whether two lists of authors are of one paper: cut, with initials, as databases print them."""

from functools import lru_cache
from typing import Protocol

from paper_archive.names import split_name
from paper_archive.text import fold


class Credited(Protocol):
    """What has authors, as far as they are known."""

    @property
    def authors(self) -> tuple[str, ...]:
        """Names in printed order."""

    @property
    def author_count(self) -> int | None:
        """How many there are, if only that is known."""


def authors_fit(one: Credited, other: Credited) -> bool | None:
    """Tell whether two lists may be of one paper; none if one of them is not known."""
    if not one.authors or not other.authors:
        names, count = one.authors or other.authors, one.author_count or other.author_count
        return True if names and count and len(names) == count else None
    ours, theirs = families(one.authors), families(other.authors)
    shared = len(set(ours) & set(theirs))
    return shared * 2 >= min(len(set(ours)), len(set(theirs))) or ours[0] == theirs[0]


def begin_alike(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Tell whether two known lists are the same, or one is cut."""
    pairs = [*zip(families(ours), families(theirs), strict=False)]
    return bool(pairs) and all(one == other for one, other in pairs)


@lru_cache(maxsize=4096)
def families(authors: tuple[str, ...]) -> list[str]:
    """Return the folded family names of authors."""
    return [family(name) for name in authors]


def family(name: str) -> str:
    """Return the folded family name; of "Lovelace AB", as databases print it, the first word."""
    words = name.split()
    if len(words) > 1 and words[-1].isupper() and len(words[-1]) <= 3 and not words[0].isupper():
        return fold(words[0])
    parts = split_name(name)
    return fold(parts.family or parts.literal)
