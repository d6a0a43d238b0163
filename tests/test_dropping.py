"""What could be left out of a search that finds nothing."""

from typing import Any

import pytest

from engine import Search

pytest_plugins = ("search_fixtures",)


OFFERS: list[tuple[str, dict[str, list[str]], list[Any]]] = [
    (
        "attention chomsky lovelace",
        {},
        [(["chomsky"], "attention lovelace", 1), (["lovelace"], "attention chomsky", 1)],
    ),
    ("vaswani zzqqxx", {}, [(["zzqqxx"], "vaswani", 2)]),
    ("zzqqxx vaswani qqzzyy", {}, [(["zzqqxx", "qqzzyy"], "vaswani", 2)]),
    ("zzqqxx", {}, []),
    (
        "title:attention author:chomsky",
        {},
        [(["title:attention"], "author:chomsky", 1), (["author:chomsky"], "title:attention", 1)],
    ),
    (
        "shazeer -attention -recurrence",
        {},
        [(["shazeer"], "-attention -recurrence", 1)],
    ),
    ("chomsky -tails", {}, [(["-tails"], "chomsky", 1), (["chomsky"], "-tails", 3)]),
    (
        '"noam shazeer" AND tails',
        {},
        [(["tails"], '"noam shazeer"', 2), (['"noam shazeer"'], "tails", 1)],
    ),
    (
        "vaswani OR lovelace tails",
        {},
        [(["tails"], "vaswani OR lovelace", 2), (["vaswani OR lovelace"], "tails", 1)],
    ),
    ("attention year:1999", {}, [(["year:1999"], "attention", 3)]),
    ("heads", {"year": ["2022"]}, [(["heads"], "", 1), ("year", ["2022"], 2)]),
    (
        "",
        {"year": ["2022"], "tag": ["3d-vision"], "venue": ["ICML"]},
        [("venue", ["ICML"], 1), ("year", ["2022"], 1)],
    ),
    ("vaswani zzqqxx", {"year": ["1066"]}, [(["zzqqxx"], "vaswani", "unfiltered", 2)]),
    ("vaswani", {"year": ["1066"], "tag": ["none"]}, [([], "vaswani", "unfiltered", 2)]),
    ("zzqqxx", {"year": ["1066"]}, []),
]
"""Query, what is chosen, and the parts that could be left out."""


@pytest.mark.parametrize(("query", "chosen", "offers"), OFFERS)
def test_each_offer_finds_as_many_papers_as_it_says(
    library: Search, query: str, chosen: dict[str, list[str]], offers: list[Any]
) -> None:
    found = library.droppable(query, chosen)
    assert sorted(map(_told, found), key=repr) == sorted(offers, key=repr)
    counts = [each["count"] for each in found]
    assert counts == sorted(counts, reverse=True)


def _told(offer: dict[str, Any]) -> tuple[Any, ...]:
    if "typed" in offer:
        extent = ("unfiltered",) if offer.get("isUnfiltered") else ()
        return offer["typed"], offer["rest"], *extent, offer["count"]
    return offer["column"], offer["names"], offer["count"]
