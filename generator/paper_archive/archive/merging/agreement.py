"""Whether two values of a field say the same in another form, and which of them says it better.

Sources print one title in other capitals, one author with initials, one journal in lowercase; a
preprint becomes an article. None of this is a conflict.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from paper_archive.archive.recognising.author_likeness import family
from paper_archive.text import fold

_PREPRINT_SERVERS: Final = ("arxiv", "corr", "biorxiv", "medrxiv", "ssrn", "chemrxiv", "preprints")
_VAGUE_TYPES: Final = ("other", "webpage", "preprint")
"""The least telling first."""


def better(name: str, one: Any, other: Any) -> Any | None:
    """Return the better of two values that agree, whichever comes first; none if they do not."""
    choose = _CHOICES.get(name)
    return choose(one, other) if choose else None


def _text(one: str, other: str) -> str | None:
    return max(one, other, key=_rank) if fold(one) == fold(other) else None


def _rank(text: str) -> tuple[int, int, str]:
    """Return how good a spelling is: not all in capitals, longer, and then in a fixed order."""
    return not text.isupper(), len(text), text


def is_server(venue: str) -> bool:
    """Tell whether a venue is a server of preprints."""
    return fold(venue).startswith(_PREPRINT_SERVERS)


def _venue(one: str, other: str) -> str | None:
    are_servers = [*map(is_server, (one, other))]
    if are_servers[0] != are_servers[1]:
        return other if are_servers[0] else one
    if all(are_servers) and fold(one)[:2] == fold(other)[:2]:
        return min(one, other, key=lambda name: (len(name), name))
    return _text(one, other)


def _type(one: str, other: str) -> str | None:
    if {one, other} == {"book", "proceedings"}:  # for which most formats have no other type
        return "proceedings"
    vague = [each for each in _VAGUE_TYPES if each in {one, other}]
    if not vague:
        return None
    return other if vague[0] == one else one


def _longer(one: str, other: str) -> str | None:
    """Return the longer value if it goes on after a hyphen: `en-GB` of `en`, `12-20` of `12`."""
    shorter, longer = sorted((one, other), key=len)
    return longer if longer.startswith(f"{shorter}-") else None


def _authors(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...] | None:
    if len(one) != len(other):
        return None
    pairs = list(zip(one, other, strict=True))
    if not all(_are_one_name(*pair) for pair in pairs):
        return None
    return tuple(max(pair, key=_rank) for pair in pairs)


def _are_one_name(one: str, other: str) -> bool:
    joined = [fold(name).replace(" ", "") for name in (one, other)]
    return joined[0] == joined[1] or family(one) == family(other)


_CHOICES: Final[Mapping[str, Callable[[Any, Any], Any]]] = {
    "title": _text,
    "venue": _venue,
    "type": _type,
    "language": _longer,
    "authors": _authors,
    "pages": _longer,
    "publisher": _text,
    "editors": _authors,
}
"""Field → function that returns the better of two values."""
