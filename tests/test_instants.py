"""The instants of the entries of a feed."""

import re
from collections.abc import Iterable

from made_up import paper
from paper_archive.publish.feeds.instants import instants

DAY = "2025-12-10"


def of(slugs: Iterable[str]) -> dict[str, str]:
    return instants({DAY: [paper(slug=slug) for slug in slugs]})


def test_no_two_papers_of_a_day_have_the_same_instant() -> None:
    found = of(f"p{number}" for number in range(2_000)).values()
    assert len(set(found)) == 2_000
    assert all(re.fullmatch(rf"{DAY}T0[0-5]:[0-5]\d:[0-5]\dZ", instant) for instant in found)


def test_the_order_of_papers_means_nothing() -> None:
    slugs = [f"p{number}" for number in range(1_000)]
    assert of(slugs) == of(reversed(slugs))


def test_papers_that_come_later_on_the_same_day_leave_the_others_where_they_are() -> None:
    before = of(f"p{number}" for number in range(100))
    after = of([*before, *(f"later-{number}" for number in range(100))])
    moved = [slug for slug in before if before[slug] != after[slug]]
    assert len(moved) <= 3  # those whose second was taken


def test_more_papers_than_seconds_have_an_instant_each() -> None:
    few = of(f"p{number}" for number in range(10_800))
    many = of(f"p{number}" for number in range(10_801))
    assert len(set(many.values())) == 10_801
    assert {len(instant) for instant in few.values()} == {len("2025-12-10T00:00:00Z")}
    assert {len(instant) for instant in many.values()} == {len("2025-12-10T00:00:00.0Z")}
