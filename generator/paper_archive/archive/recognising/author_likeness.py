"""Whether two lists of authors are of one paper: cut, with initials, as databases print them."""

from collections import defaultdict
from collections.abc import Collection
from functools import lru_cache

from paper_archive.names import split_name
from paper_archive.paper import Paper
from paper_archive.text import fold


def authors_fit(one: Paper, other: Paper) -> bool | None:
    """Tell whether the people may be those of one paper; none if one of them has none known."""
    if not one.people or not other.people:
        names, count = one.people or other.people, one.author_count or other.author_count
        return True if names and count and len(names) == count else None
    ours, theirs = _people(one.people), _people(other.people)
    fewer, more = sorted(({*ours}, {*theirs}), key=len)
    initials: defaultdict[str, set[str]] = defaultdict(set)
    for family_name, initial in more:
        initials[family_name].add(initial)
    shared = sum(
        family_name in initials and _may_be_one_of(initial, initials[family_name])
        for family_name, initial in fewer
    )
    return shared * 2 >= len(fewer) or _is_one(ours[0], theirs[0])


def begin_alike(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Tell whether two known lists are the same, or one is cut."""
    pairs = [*zip(_people(ours), _people(theirs), strict=False)]
    return bool(pairs) and all(_is_one(one, other) for one, other in pairs)


@lru_cache(maxsize=4096)
def families(authors: tuple[str, ...]) -> list[str]:
    """Return the folded family names of authors."""
    return [family(name) for name in authors]


def family(name: str) -> str:
    """Return the folded family name; of "Lovelace AB", as databases print it, the first word."""
    return _person(name)[0]


@lru_cache(maxsize=4096)
def _people(authors: tuple[str, ...]) -> list[tuple[str, str]]:
    return [_person(name) for name in authors]


@lru_cache(maxsize=16384)
def _person(name: str) -> tuple[str, str]:
    """Return the folded family name, and the first letter of the given names if it is known."""
    words = name.split()
    if len(words) > 1 and words[-1].isupper() and len(words[-1]) <= 3 and not words[0].isupper():
        return fold(words[0]), fold(words[-1])[:1]
    parts = split_name(name)
    return fold(parts.family or parts.literal), fold(parts.given)[:1]


def _is_one(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return one[0] == other[0] and _may_be_one_of(one[1], {other[1]})


def _may_be_one_of(initial: str, others: Collection[str]) -> bool:
    """Tell whether a first letter is among others; an unknown one may be any."""
    return not initial or initial in others or "" in others
