"""iDs stay with their authors when sources print the names in another form."""

from dataclasses import replace

import pytest

from made_up import paper
from paper_archive.archive.ledger.entry import Entry
from paper_archive.archive.merging.merge import Merged, merge
from paper_archive.archive.merging.orcid_names import carried, fitting
from paper_archive.paper import Paper

ADA, ALAN = "0000-0002-1825-0097", "0000-0002-1694-233X"


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        (("Ada King", "Al Roe"), ("Ada King", "Al Roe"), {"Ada King": ADA}),
        (("Ada King",), ("Al Roe", "Ada King"), {"Ada King": ADA}),
        (("Ada King",), ("A. King", "Al Roe"), {"A. King": ADA}),
        (("Ada King",), ("Eve King",), {}),
        (("Ada King",), ("Ada King", "Ada King"), {}),
        (("Ada King", "Ada King"), ("Ada King",), {}),
        (("Ada King",), ("Al Roe",), {}),
    ],
)
def test_an_orcid_stays_with_its_author(
    before: tuple[str, ...], after: tuple[str, ...], found: dict[str, str]
) -> None:
    assert carried({"Ada King": ADA}, before, after) == found


def test_the_orcids_of_others_are_left_out() -> None:
    known = paper(authors=["Ada King"], orcids={"Ada King": ADA})
    assert fitting(known) is known
    assert fitting(replace(known, authors=("Al Roe",))).orcids == {}


def twice(page: Paper, entry: Entry, record: Paper) -> Merged:
    """Return what a record makes of a page; the second time it changes nothing."""
    merged = merge(page, entry, record)
    assert merge(merged.paper, merged.entry, record) == merged
    return merged


def imported(*records: Paper) -> Merged:
    """Return page and entry after imports."""
    merged = Merged(records[0], Entry(records[0], titles=(records[0].title,)))
    for each in records[1:]:
        merged = twice(merged.paper, merged.entry, each)
    return merged


def test_orcids_of_several_sources_come_together_under_the_names_of_the_page() -> None:
    first = paper(authors=["A. King", "Alan Turing"], orcids={"A. King": ADA})
    second = paper(authors=["Ada King", "A. Turing"], orcids={"A. Turing": ALAN})
    for records in ((first, second), (second, first)):
        merged = imported(*records)
        assert merged.paper.authors == ("Ada King", "Alan Turing")
        assert merged.paper.orcids == {"Ada King": ADA, "Alan Turing": ALAN}
        assert merged.entry.paper.orcids == merged.paper.orcids
        assert not merged.conflicts


def test_another_orcid_of_the_same_author_is_a_conflict() -> None:
    first = paper(authors=["Ada King"], orcids={"Ada King": ADA})
    merged = imported(first, replace(first, orcids={"Ada King": ALAN}))
    assert merged.paper.orcids == {"Ada King": ADA}
    assert [each.field for each in merged.conflicts] == ["orcids"]


def test_an_orcid_that_a_person_deleted_stays_deleted() -> None:
    first = paper(authors=["Ada King"], orcids={"Ada King": ADA})
    merged = merge(replace(first, orcids={}), Entry(first, titles=(first.title,)), first)
    assert merged.paper.orcids == {}
