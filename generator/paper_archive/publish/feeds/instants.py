"""The instant of each entry: a moment of the day on which its paper came into the archive.

Only the day is known, but two entries of one instant are a fault to validators, and readers sort by
it. So the first quarter of the day (UTC) is shared out: each paper has the second that its oldest
name hashes to, or the next one that is free. A paper that comes later on the same day has a second
of its own too, and moves another one only if theirs is the same.
"""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Final

from paper_archive.paper import Paper

_SECONDS: Final = 6 * 3600
"""Up to 6:00, so that a feed that is built in the morning has no entry of the future."""


def instants(arrivals: Mapping[str, Sequence[Paper]]) -> dict[str, str]:
    """Return slug → instant (RFC 3339, UTC) for papers by ISO day; no two are the same."""
    return {
        slug: f"{day}T{time}Z"
        for day, papers in arrivals.items()
        for slug, time in _times(papers).items()
    }


def _times(papers: Iterable[Paper]) -> dict[str, str]:
    """Return slug → time of day; with decimals on a day with more papers than half its seconds."""
    names = {paper.slug: paper.oldest_slug for paper in papers}
    decimals = 0
    while 2 * len(names) > _SECONDS * 10**decimals:
        decimals += 1
    slots = _SECONDS * 10**decimals
    taken: dict[int, str] = {}
    for slug in sorted(names, key=lambda slug: (names[slug], slug)):
        slot = _hash(names[slug]) * slots >> 64
        while slot in taken:
            slot = (slot + 1) % slots
        taken[slot] = slug
    return {slug: _time(slot, decimals) for slot, slug in taken.items()}


def _hash(name: str) -> int:
    return int.from_bytes(sha256(name.encode()).digest()[:8])


def _time(slot: int, decimals: int) -> str:
    second, fraction = divmod(slot, 10**decimals)
    time = f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"
    return f"{time}.{fraction:0{decimals}}" if decimals else time
