"""What was measured of one engine over one corpus."""

import math
import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from search.chromium import Answer
from search.known_items import KNOWN_ITEMS


@dataclass(frozen=True, slots=True)
class Result:
    """One engine over one corpus."""

    engine: str
    bytes: int
    """Of all files that search needs."""
    builds: Sequence[float]
    """Seconds of each."""
    ranks: Mapping[str, Sequence[int]]
    """Kind of query → rank of each paper that was meant, 0 if not among the first ten."""
    first: Sequence[Answer]
    """First queries of a browser that never was there."""
    slow: Sequence[Answer]
    """The same on a slow phone."""
    further: Sequence[Answer]
    """Queries in a page that has answered one."""

    def success(self, kind: str) -> float:
        """Return the share of queries whose paper comes first."""
        return statistics.fmean(rank == 1 for rank in self.ranks[kind])

    def reciprocal_rank(self, kind: str) -> float:
        """Return the mean of one divided by the rank, 0 for what is not among the first ten."""
        return statistics.fmean(1 / rank if rank else 0 for rank in self.ranks[kind])

    @property
    def mean_reciprocal_rank(self) -> float:
        """The same over the kinds by which engines are judged, each as important."""
        judged = self.ranks.keys() & KNOWN_ITEMS.keys()
        return statistics.fmean(map(self.reciprocal_rank, judged))

    def as_json(self) -> dict[str, Any]:
        """Return all that was measured."""
        return asdict(self)


def milliseconds(answers: Iterable[Answer]) -> list[float]:
    """Return how long those took that had a result."""
    return [answer.ms for answer in answers if answer.ms is not None]


def median(numbers: Sequence[float]) -> float:
    """Return the median; infinity of nothing."""
    return statistics.median(numbers) if numbers else math.inf


def p95(numbers: Sequence[float]) -> float:
    """Return the smallest of the numbers that 95 % of them do not exceed; infinity of nothing."""
    return sorted(numbers)[math.ceil(0.95 * len(numbers)) - 1] if numbers else math.inf
