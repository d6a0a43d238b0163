"""Where a sorted list of terms is cut into shards, so that a query fetches least.

A query fetches the shards of its words, and what says where shards begin. So a cut costs each query
a few bytes, and saves those that ask for a term beside it what is on the other side.
"""

from bisect import bisect_right
from collections import deque
from collections.abc import Sequence
from typing import Final

_BEGIN_BYTES: Final = 1
"""What it takes at least to say where a shard begins."""
_LETTER_BYTES: Final = 0.6
"""What each letter adds that its first term shares with the term before."""


def cheapest_cuts(
    sizes: Sequence[float], shared: Sequence[int], asked: Sequence[float]
) -> list[int]:
    """Return the places of the terms with which shards begin, for a query to fetch least.

    `sizes` has the bytes of the terms before each, and of all; `shared` how many letters each has
    in common with the one before; `asked` how many of the terms before each, and of all, a query
    asks for.
    """
    count = len(shared)
    least, begins = [0.0], [0]

    def better_from(later: int, earlier: int) -> int:
        """Return from which end on a shard should rather begin at the later place.

        There is one such end, since a term costs more in a shard that already has more.
        """
        more_bytes, more_asked = sizes[later] - sizes[earlier], asked[later] - asked[earlier]
        # How much more the later place costs, apart from what depends on the end.
        more = least[later] + asked[later] * sizes[later]
        more -= least[earlier] + asked[earlier] * sizes[earlier]
        return bisect_right(
            range(count + 1),
            more,
            later + 1,
            key=lambda end: asked[end] * more_bytes + sizes[end] * more_asked,
        )

    # The places where shards should begin, each with the end from which on it is the best.
    best = deque([(0, 1)])
    for end in range(1, count + 1):
        if len(best) > 1 and best[1][1] == end:
            best.popleft()
        begin = best[0][0]
        begins.append(begin)
        cost = (asked[end] - asked[begin]) * (sizes[end] - sizes[begin])
        letters = shared[end] if end < count else 0
        least.append(least[begin] + cost + _BEGIN_BYTES + _LETTER_BYTES * letters)
        best[0] = begin, end + 1
        while best and (first := better_from(end, best[-1][0])) <= best[-1][1]:
            best.pop()
        if first <= count:
            best.append((end, first))
    cuts = []
    place = count
    while place:
        place = begins[place]
        cuts.append(place)
    return cuts[::-1]
