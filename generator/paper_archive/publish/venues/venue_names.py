"""Which names of venues are of one series: names of editions, and an acronym with its full name.

An acronym and a full name are united where a name of the archive says both, as in
`Conference on Hives (COH)`; an acronym that is said of several conferences stands for none of them.
`Horizon 2020` is an edition of `Horizon` where the archive names that, or another edition.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from paper_archive.publish.addresses import venue_address
from paper_archive.publish.venues.venue_series import ACRONYM, series_of
from paper_archive.publish.venues.venue_volumes import PROGRAMME
from paper_archive.text import fold

_BOTH: Final = re.compile(rf"(.*\w.*[^\s(]) +\(({ACRONYM})\)\Z")
_COMMON: Final = frozenset(
    (
        *("acm", "advances", "and", "annual", "conference", "congress", "cvf", "for", "ieee"),
        *("in", "international", "joint", "meeting", "of", "on", "symposium", "the", "workshop"),
    )
)
"""Words that full names of one conference have, or leave out."""


def venue_addresses(venues: Iterable[str]) -> Mapping[str, str]:
    """Return each venue → the address of its series."""
    series = {venue: series_of(venue) for venue in venues}
    named = _united(sorted(set(series.values())))
    addresses = {name: venue_address(name) for name in set(series.values())}
    known = set(addresses.values())
    for name in filter(PROGRAMME.fullmatch, addresses):
        of_editions = venue_address(name.rpartition(" ")[0])
        if of_editions in known:
            addresses[name] = of_editions
    return {venue: named.get(addresses[name], addresses[name]) for venue, name in series.items()}


def _united(names: Sequence[str]) -> Mapping[str, str]:
    """Return address of a name → that of its series, where it is another."""
    full_names: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for both, full, acronym in _said_both(names):
        full_names[venue_address(acronym)][both] = full
    united: dict[str, str] = {}
    for acronym, said in full_names.items():
        is_one = _is_one(said.values())
        for both, full in said.items():
            # A full name with two acronyms, the former and the present one, unites both.
            address = united.setdefault(
                venue_address(full), acronym if is_one else venue_address(full)
            )
            united[venue_address(both)] = address
            if is_one:
                united.setdefault(acronym, address)
    return united


def _said_both(names: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the names that say both, with their full name and their acronym."""
    for name in names:
        if found := _BOTH.match(name):
            yield name, found[1], found[2]


def _is_one(full_names: Iterable[str]) -> bool:
    """Tell whether all are names of one conference: they have the words of the shortest one."""
    words = sorted((set(fold(name).split()) - _COMMON for name in full_names), key=len)
    return all(words[0] and words[0] <= each for each in words)
