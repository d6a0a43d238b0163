"""Where lists of terms are cut, for a query to fetch least."""

from collections.abc import Sequence
from itertools import accumulate, combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from paper_archive.publish.search.cuts import _BEGIN_BYTES, _LETTER_BYTES, cheapest_cuts

TERMS = st.lists(
    st.tuples(st.integers(0, 50), st.integers(0, 9), st.integers(0, 5)), min_size=1, max_size=9
)


class Counted(Sequence[float]):
    """Numbers that count how often one is looked at."""

    def __init__(self, numbers: Sequence[float]) -> None:
        self._numbers = numbers
        self.looks = 0

    def __len__(self) -> int:
        return len(self._numbers)

    def __getitem__(self, place: int) -> float:  # type: ignore[override]  # no slices
        self.looks += 1
        return self._numbers[place]


def before(numbers: Sequence[float]) -> list[float]:
    return [0, *accumulate(numbers)]


def fetched(
    cuts: Sequence[int], sizes: Sequence[float], shared: Sequence[int], asked: Sequence[float]
) -> float:
    """Return the bytes of a query: its shards, and what tells where all but the first begin."""
    shards = [slice(first, end) for first, end in pairwise([*cuts, len(sizes)])]
    begins = sum(_BEGIN_BYTES + _LETTER_BYTES * shared[cut] for cut in cuts[1:])
    return begins + sum(sum(asked[shard]) * sum(sizes[shard]) for shard in shards)


@given(TERMS)
def test_no_other_cuts_let_a_query_fetch_less(terms: list[tuple[int, int, int]]) -> None:
    sizes, shared, asked = [list(column) for column in zip(*terms, strict=True)]
    cuts = cheapest_cuts(before(sizes), shared, before(asked))
    places = range(1, len(terms))
    others = [[0, *more] for count in range(len(terms)) for more in combinations(places, count)]
    least = min(fetched(other, sizes, shared, asked) for other in others)
    assert cuts in others
    assert abs(fetched(cuts, sizes, shared, asked) - least) < 1e-6


def test_nothing_is_cut_into_nothing() -> None:
    assert cheapest_cuts([0], [], [0]) == []


def test_terms_that_are_often_asked_for_lie_in_small_shards() -> None:
    asked = [0.001] * 500 + [0.1] * 500
    cuts = cheapest_cuts(range(0, 10_010, 10), [1] * 1_000, before(asked))
    assert sum(cut >= 500 for cut in cuts) > 5 * sum(cut < 500 for cut in cuts)


def test_a_large_term_that_is_often_asked_for_lies_alone() -> None:
    sizes, asked = [10] * 100, [0.01] * 100
    sizes[50], asked[50] = 5_000, 1
    cuts = cheapest_cuts(before(sizes), [1] * 100, before(asked))
    assert {50, 51} <= set(cuts)


def test_of_like_places_a_shard_begins_where_it_shares_few_letters() -> None:
    shared = [0 if place % 10 == 0 else 9 for place in range(1_000)]
    cuts = cheapest_cuts(range(0, 10_010, 10), shared, before([0.005] * 1_000))
    assert len(cuts) > 10
    assert all(cut % 10 == 0 for cut in cuts)


def test_ten_times_as_many_terms_take_little_more_than_ten_times_the_work() -> None:
    def looks(terms: int) -> int:
        sizes = Counted(before([10] * terms))
        cuts = cheapest_cuts(sizes, [1] * terms, before([1 / terms] * terms))
        assert cuts
        return sizes.looks

    assert looks(10_000) < 15 * looks(1_000)
