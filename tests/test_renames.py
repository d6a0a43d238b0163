"""A page that a person renamed is recognised, and only such a page."""

from dataclasses import replace
from typing import Any

import pytest

from made_up import paper
from paper_archive.archive.addresses.renames import follow, renames
from paper_archive.archive.ledger.abstract_shape import shape
from paper_archive.archive.ledger.entry import Entry, Ledger, digest
from paper_archive.paper import Paper

ABSTRACT = "Bees dance. They dance in the dark of the hive. Others follow them and learn the way."


def page(slug: str, **fields: Any) -> Paper:
    return paper(**{"slug": slug, "abstract": ABSTRACT, **fields})


def entry(slug: str, **fields: Any) -> Entry:
    """Return the entry of a paper that was imported under a slug."""
    whole = page(slug, **fields)
    shapes = {digest(whole.abstract): shape(whole.abstract)}
    return Entry(replace(whole, abstract=""), (whole.title,), shapes)


def found(*pages: Paper, ledger: Ledger, **more: Any) -> dict[str, str]:
    return renames({each.slug: each for each in pages}, ledger, **more)


@pytest.mark.parametrize(
    "edit",
    [
        {},
        {"venue": "Hives"},
        {"abstract": ABSTRACT.replace("dark", "darkness")},
        {"abstract": ""},
    ],
    ids=str,
)
def test_a_page_with_a_new_name_is_recognised(edit: dict[str, Any]) -> None:
    assert found(page("new", **edit), ledger={"old": entry("old")}) == {"old": "new"}


def test_a_page_with_another_title_is_recognised_by_an_id() -> None:
    ids = {"arxiv": "2405.00001"}
    assert found(
        page("new", title="Mine", abstract="Mine.", ids=ids), ledger={"old": entry("old", ids=ids)}
    ) == {"old": "new"}


def test_a_copy_is_not_a_new_name() -> None:
    assert found(page("old"), page("new"), ledger={"old": entry("old")}) == {}


def test_of_two_copies_neither_is_the_renamed_one() -> None:
    assert found(page("new"), page("newer"), ledger={"old": entry("old")}) == {}


def test_a_page_that_cannot_be_read_was_not_renamed() -> None:
    assert found(page("new"), ledger={"old": entry("old")}, broken={"old"}) == {}


def test_another_paper_is_not_the_deleted_one() -> None:
    other = page("new", abstract="Something else. About ants. They walk. They carry leaves.")
    assert found(other, ledger={"old": entry("old")}) == {}


def test_a_page_with_an_entry_of_its_own_was_not_renamed() -> None:
    assert found(page("new"), ledger={"old": entry("old"), "new": entry("new")}) == {}


def test_the_entry_follows_the_page() -> None:
    ledger = {"a": entry("a"), "old": replace(entry("old"), untagged=("bees",))}
    followed = follow(ledger, {"old": "new"})
    assert list(followed) == ["a", "new"]
    assert followed["a"] == ledger["a"]
    assert followed["new"] == replace(entry("new"), untagged=("bees",))
