"""The engines side by side over one corpus, and whether ours keeps its budget.

MB and kB are millions and thousands of bytes.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final, NamedTuple

from search.corpora import Corpus
from search.known_items import KNOWN_ITEMS, Query
from search.results import Result, median, milliseconds, p95

OURS: Final = "ours"
PAGEFIND: Final = "pagefind"

_SMALL_PAPERS: Final = 1_000
_MEDIUM_PAPERS: Final = 5_000
_LARGE_PAPERS: Final = 20_000
"""Up to so many papers something is promised."""
_TIMES_PAGEFIND: Final = 2
_MEDIUM_SUCCESS: Final = {
    "title, words shuffled": 0.995,
    "title with a typo": 0.98,
    "title, last word cut": 0.995,
    "two rare words": 0.93,
    "author and title word": 0.99,
}
"""Kind → success@1 that is promised up to the medium number of papers, whatever others reach."""


class _Limit(NamedTuple):
    """What ours may need at most, by the number of papers."""

    small: float
    large: float


class _Measure(NamedTuple):
    """A row of the table."""

    name: str
    of: Callable[[Result], float]
    decimals: int
    limit: _Limit | None = None


_MEASURES: Final = (
    _Measure("on disk, MB", lambda it: it.bytes / 1e6, 2, _Limit(0.4, 9.5)),
    _Measure("index build, s, median", lambda it: median(it.builds), 2),
    _Measure("index build, s, fastest", lambda it: min(it.builds), 2),
    _Measure("first query, kB, median", lambda it: median(_kb(it.first)), 1, _Limit(40, 40)),
    _Measure("first query, kB, p95", lambda it: p95(_kb(it.first)), 1, _Limit(50, 57)),
    _Measure("its requests, median", lambda it: median(_requests(it)), 0, _Limit(8, 8)),
    _Measure("its requests, most", lambda it: max(_requests(it)), 0),
    _Measure("its first result, ms, median", lambda it: median(milliseconds(it.first)), 0),
    _Measure(
        "the same on a slow phone, ms, median",
        lambda it: median(milliseconds(it.slow)),
        0,
        _Limit(1_200, 1_300),
    ),
    _Measure(
        "further query, ms, median", lambda it: median(milliseconds(it.further)), 1, _Limit(20, 30)
    ),
    _Measure("further query, ms, p95", lambda it: p95(milliseconds(it.further)), 1, _Limit(60, 90)),
    _Measure("further query, kB, median", lambda it: median(_kb(it.further)), 1, _Limit(8, 16)),
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was measured of all engines over one corpus."""

    corpus: Corpus
    known: Mapping[str, Sequence[Query]]
    """Kind → the queries whose answer is known."""
    results: Mapping[str, Result]

    @property
    def papers(self) -> int:
        """How many papers were searched."""
        return len(self.corpus.papers)

    def as_json(self) -> dict[str, Any]:
        """Return all that was measured."""
        engines = {name: result.as_json() for name, result in self.results.items()}
        known = {kind: [asdict(query) for query in each] for kind, each in self.known.items()}
        return {"papers": self.papers, "known_items": known, "engines": engines}

    def rows(self) -> Iterator[Sequence[str]]:
        """Yield the rows of the table."""
        yield f"{self.papers:,} papers", *self.results, "budget of ours"
        for measure in _MEASURES:
            limit = self._limit(measure.limit)
            shown = [f"{measure.of(result):,.{measure.decimals}f}" for result in self._each]
            yield measure.name, *shown, f"≤ {limit:,g}" if limit else self._build_limit(measure)
        yield "queries with a result, of those made", *map(_answered, self._each), ""
        for kind in self._kinds:
            shown = [
                f"{it.success(kind):.3f} / {it.reciprocal_rank(kind):.3f}" for it in self._each
            ]
            is_judged = kind in KNOWN_ITEMS
            yield f"{kind}: success@1 / MRR@10", *shown, "success of the best" if is_judged else ""
        least = self._least_reciprocal_rank
        shown = [f"{it.mean_reciprocal_rank:.3f}" for it in self._each]
        yield "MRR@10, mean of the kinds", *shown, f"≥ {least}" if least else ""

    def misses(self) -> Iterator[str]:
        """Yield a sentence for each promise of ours that is not kept."""
        ours = self.results.get(OURS)
        if not ours:
            return
        for measure in _MEASURES:
            limit, found = self._limit(measure.limit), measure.of(ours)
            if limit and found > limit:
                yield self._miss(measure.name, "at most", limit, found)
        yield from self._slow_build(ours)
        for kind in filter(KNOWN_ITEMS.__contains__, self._kinds):
            best = max(self._least_success(kind), *(it.success(kind) for it in self._each))
            if ours.success(kind) < best:
                yield self._miss(f"{kind}, success@1", "at least", best, ours.success(kind))
        least = self._least_reciprocal_rank
        if least and ours.mean_reciprocal_rank < least:
            yield self._miss("MRR@10", "at least", least, ours.mean_reciprocal_rank)

    @property
    def _each(self) -> Sequence[Result]:
        return list(self.results.values())

    @property
    def _kinds(self) -> Sequence[str]:
        return list(self.known)

    @property
    def _least_reciprocal_rank(self) -> float | None:
        """Return what is promised; in few papers, "rare" words are those of everyone."""
        if self.papers <= _SMALL_PAPERS or self.papers > _LARGE_PAPERS:
            return None
        return 0.98 if self.papers <= _MEDIUM_PAPERS else 0.96

    def _least_success(self, kind: str) -> float:
        is_medium = _SMALL_PAPERS < self.papers <= _MEDIUM_PAPERS
        return _MEDIUM_SUCCESS[kind] if is_medium else 0

    def _limit(self, limit: _Limit | None) -> float | None:
        if not limit or self.papers > _LARGE_PAPERS:
            return None
        return limit.small if self.papers <= _SMALL_PAPERS else limit.large

    def _build_limit(self, measure: _Measure) -> str:
        is_build = measure.name.startswith("index build") and PAGEFIND in self.results
        return f"≤ {_TIMES_PAGEFIND} × {PAGEFIND}" if is_build else ""

    def _slow_build(self, ours: Result) -> Iterator[str]:
        pagefind = self.results.get(PAGEFIND)
        if pagefind and min(ours.builds) > _TIMES_PAGEFIND * min(pagefind.builds):
            limit = _TIMES_PAGEFIND * min(pagefind.builds)
            yield self._miss("index build, s, fastest", "at most", limit, min(ours.builds))

    def _miss(self, name: str, bound: str, limit: float, found: float) -> str:
        return f"{self.papers:,} papers: {name} must be {bound} {limit:,.5g}, not {found:,.5g}."


def _kb(answers: Sequence[Any]) -> list[float]:
    return [answer.bytes / 1_000 for answer in answers]


def _requests(result: Result) -> list[int]:
    return [answer.requests for answer in result.first]


def _answered(result: Result) -> str:
    return ", ".join(
        f"{len(milliseconds(answers))}/{len(answers)}"
        for answers in (result.first, result.slow, result.further)
    )
