"""Whether two values of a field say the same in another form, and which of them says it better.

Sources print one title in other capitals, one author with initials, one journal in lowercase; a
preprint becomes an article. None of this is a conflict.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from paper_archive.archive.recognising.author_likeness import family
from paper_archive.paper import Paper
from paper_archive.text import fold

_UNKNOWN: Final[Mapping[str, Any]] = {
    "volume": "",
    "issue": "",
    "pages": "",
    "publisher": "",
    "editors": (),
}
"""Field that says where in its venue a paper is → its value if that is not known."""

_PREPRINT_SERVERS: Final = ("arxiv", "corr", "biorxiv", "medrxiv", "ssrn", "chemrxiv", "preprints")
_VAGUE_TYPES: Final = ("other", "webpage", "preprint")
"""The least telling first."""


def better(name: str, one: Any, other: Any) -> Any | None:
    """Return the better of two values that agree, whichever comes first; none if they do not."""
    choose = _CHOICES.get(name)
    return choose(one, other) if choose else None


def of_one_venue(
    paper: Paper, imports: Paper, record: Paper, *, is_update: bool
) -> tuple[Paper, Paper, Paper]:
    """Return a page, what imports said, and a record, without what is about another venue.

    No volume of the journal belongs beside the conference, and no `abs/1706.03762` of a preprint
    beside the journal in which it appeared. What a person wrote stays, and an update takes all.
    """
    known = paper.venue or imports.venue
    if is_update or not known or not record.venue:
        return paper, imports, record
    chosen = better("venue", known, record.venue)
    if _is_server(known) == _is_server(record.venue):
        is_one = chosen is not None or _may_be_one(paper, record)
        return paper, imports, record if is_one else replace(record, **_UNKNOWN)
    if chosen != record.venue or paper.venue != imports.venue:
        return paper, imports, replace(record, **_UNKNOWN)
    imported = {name: _UNKNOWN[name] for name in _UNKNOWN if _is_same(name, paper, imports)}
    return replace(paper, **imported), replace(imports, **_UNKNOWN), record


def _may_be_one(paper: Paper, record: Paper) -> bool:
    """Tell whether two names of a venue may be meant for one, an acronym and in full.

    Not if a paper appeared there in different years, as different things, or under two DOIs. What a
    record has filled on the page is no evidence: merging it again must find the same.
    """
    dois = {each.ids.get("doi", "") for each in (paper, record)} - {""}
    years = {each.date[:4] for each in (paper, record)} - {""}
    types = {each.type for each in (paper, record)} - {""}
    is_one_type = len(types) <= 1 or better("type", paper.type, record.type) is not None
    return len(dois) <= 1 and len(years) <= 1 and is_one_type


def _is_same(name: str, one: Paper, other: Paper) -> bool:
    return bool(getattr(one, name) == getattr(other, name))


def _text(one: str, other: str) -> str | None:
    return max(one, other, key=_rank) if fold(one) == fold(other) else None


def _rank(text: str) -> tuple[int, int, str]:
    """Return how good a spelling is: not all in capitals, longer, and then in a fixed order."""
    return not text.isupper(), len(text), text


def _is_server(venue: str) -> bool:
    return fold(venue).startswith(_PREPRINT_SERVERS)


def _venue(one: str, other: str) -> str | None:
    are_servers = [*map(_is_server, (one, other))]
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


def _language(one: str, other: str) -> str | None:
    shorter, longer = sorted((one, other), key=len)
    return longer if longer.startswith(f"{shorter}-") else None


def _pages(one: str, other: str) -> str | None:
    """Return the range of pages, if the other value is its first page."""
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
    "language": _language,
    "authors": _authors,
    "pages": _pages,
    "publisher": _text,
    "editors": _authors,
}
"""Field → function that returns the better of two values."""
