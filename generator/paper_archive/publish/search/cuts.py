"""Where a sorted list of terms is cut into shards, so that a query fetches least.

A query fetches the shards of its words, and what says where shards begin. So a cut costs each query
a few bytes, and saves those that ask for a term beside it what is on the other side.
"""

from collections.abc import Sequence
from typing import Final

_BEGIN_BYTES: Final = 1
"""What it takes at least to say where a shard begins."""
_LETTER_BYTES: Final = 0.6
"""What it takes more for each letter that a shard begins with as the term before it."""


def cheapest_cuts(
    sizes: Sequence[float], shared: Sequence[int], asked: Sequence[float]
) -> list[int]:
    """Return the places of the terms with which shards begin, for a query to fetch least.

    `sizes` has the bytes before each term, and of all; `shared` by term how many letters it has in
    common with the one before; `asked` how many of the terms before each, and of all, a query asks
    for.
    """
    least, begins = [0.0], [0]
    first = 0
    for end in range(1, len(sizes)):
        # Where a shard should rather begin at a place than before it, so should longer ones.
        costs = [
            least[begin] + (asked[end] - asked[begin]) * (sizes[end] - sizes[begin])
            for begin in range(first, end)
        ]
        best = min(costs)
        first += costs.index(best)
        begins.append(first)
        more = shared[end] if end < len(shared) else 0
        least.append(best + _BEGIN_BYTES + _LETTER_BYTES * more)
    cuts = []
    place = len(shared)
    while place:
        place = begins[place]
        cuts.append(place)
    return cuts[::-1]
