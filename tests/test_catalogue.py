"""Which paper a record speaks of."""

from dataclasses import replace
from typing import Any

import pytest

from made_up import paper, source
from paper_archive.archive.catalogue import Catalogue
from paper_archive.errors import ArchiveError, Where
from paper_archive.paper import Paper

WHERE = Where("capture.txt", 5)

WAVES = (
    "We study how waves travel through layered sand and show that a small network, trained on "
    "recordings of twelve beaches, tells wet sand from dry sand better than any earlier method."
)
MAPS = (
    "Old maps are torn, stained and drawn by many hands. We present a method that aligns them "
    "with satellite images by following rivers, and we publish nine thousand aligned sheets."
)


def record(title: str = "A Title", abstract: str = WAVES, **fields: Any) -> Paper:
    return paper(title, abstract=abstract, **fields)


def no_topics(*_: str) -> tuple[str, ...]:
    return ()


def catalogue_of(*records: Paper) -> Catalogue:
    catalogue = Catalogue({}, {})
    for each in records:
        catalogue.add(each, WHERE, no_topics)
    return catalogue


def test_a_record_is_new_once_and_the_same_ever_after() -> None:
    catalogue = catalogue_of()
    outcomes = [catalogue.add(record(), WHERE, no_topics).outcome for _ in range(3)]
    assert outcomes == ["new", "same", "same"]
    assert list(catalogue.papers) == ["a-title"]


def test_a_record_that_adds_something_changes_the_paper() -> None:
    added = catalogue_of(record()).add(record(date="2024"), WHERE, no_topics)
    assert (added.outcome, added.slug) == ("changed", "a-title")


def test_one_title_with_two_abstracts_is_two_papers_and_is_told() -> None:
    catalogue = catalogue_of(record(abstract=WAVES))
    added = catalogue.add(record(abstract=MAPS), WHERE, no_topics)
    assert (added.outcome, added.slug) == ("new", "a-title-2")
    (warning,) = added.warnings
    assert str(warning) == (
        "capture.txt:5: a-title and a-title-2 share a title, but their abstracts differ "
        "[same-title]"
    )
    assert catalogue.papers["a-title"].abstract == WAVES
    assert catalogue.papers["a-title-2"].abstract == MAPS
    again = [catalogue.add(record(abstract=text), WHERE, no_topics) for text in (MAPS, WAVES)]
    assert [(each.outcome, each.slug, each.warnings) for each in again] == [
        ("same", "a-title-2", []),
        ("same", "a-title", []),
    ]


def test_a_paper_that_a_person_renamed_is_still_known() -> None:
    catalogue = catalogue_of(record())
    mine = paper("Mine", slug="a-title", abstract="Mine.")
    edited = Catalogue({"a-title": mine}, catalogue.ledger)
    assert edited.add(record(), WHERE, no_topics).outcome == "same"
    assert edited.papers == {"a-title": mine}


def test_a_page_that_a_person_deleted_does_not_come_back() -> None:
    ledger = catalogue_of(record()).ledger
    catalogue = Catalogue({}, ledger)
    added = catalogue.add(record(date="2024"), WHERE, no_topics)
    assert (added.outcome, catalogue.papers) == ("same", {})
    assert [warning.rule for warning in added.warnings] == ["page-deleted"]


def test_a_deleted_page_does_not_come_back_from_an_older_capture_either() -> None:
    older, newer = record(), record(abstract=f"{WAVES} The code is public.")
    for order in ((older, newer), (newer, older)):
        catalogue = Catalogue({}, catalogue_of(*order).ledger)
        for each in order:
            assert catalogue.add(each, WHERE, no_topics).slug == "a-title"
        assert catalogue.papers == {}


def test_a_page_that_cannot_be_read_is_not_imported_again() -> None:
    ledger = catalogue_of(record()).ledger
    catalogue = Catalogue({}, ledger, frozenset({"a-title"}))
    with pytest.raises(ArchiveError, match=r"capture\.txt:5: page of a-title .* \[page-broken\]"):
        catalogue.add(record(), WHERE, no_topics)
    with pytest.raises(ArchiveError, match="page-broken"):
        Catalogue({}, {}, frozenset({"a-title"})).add(record(), WHERE, no_topics)


def test_only_a_new_paper_is_given_topics() -> None:
    catalogue = catalogue_of(record())
    assert catalogue.add(record(), WHERE, lambda *_: ("waves",)).outcome == "same"
    catalogue.add(record("Maps", MAPS, tags=["history"]), WHERE, lambda *_: ("maps",))
    assert catalogue.papers["maps"].tags == ("history", "maps")


def test_a_lost_ledger_makes_no_conflict_of_what_is_the_same() -> None:
    page = record(slug="a-title")
    catalogue = Catalogue({"a-title": page}, {})
    added = catalogue.add(record(), WHERE, no_topics)
    assert (added.outcome, added.conflicts) == ("same", [])


def test_an_entry_that_is_lost_is_rebuilt_with_the_topics_that_a_person_removed() -> None:
    imported = record(sources=[source("capture.txt")])
    page = replace(imported, tags=("mine", "waves"))
    catalogue = Catalogue({"a-title": page}, {})
    assert catalogue.add(imported, WHERE, lambda *_: ("maps", "waves")).outcome == "same"
    assert catalogue.ledger["a-title"].paper.tags == ("maps", "waves")
    assert catalogue.papers["a-title"].tags == ("mine", "waves")


def test_a_page_that_no_import_brought_was_not_given_topics() -> None:
    catalogue = Catalogue({"a-title": record()}, {})
    catalogue.add(record(), WHERE, lambda *_: ("waves",))
    assert catalogue.ledger["a-title"].paper.tags == ()


def test_the_slug_of_a_page_that_cannot_be_read_is_not_given_to_another_paper() -> None:
    catalogue = Catalogue({"a-title": record()}, {}, frozenset({"a-title-2"}))
    assert catalogue.add(record(abstract=MAPS), WHERE, no_topics).slug == "a-title-3"


def test_many_papers_of_one_title_get_their_slugs_in_one_pass() -> None:
    class Counting(dict[str, Any]):
        looked_up = 0

        def __contains__(self, key: object) -> bool:
            Counting.looked_up += 1
            return super().__contains__(key)

    catalogue = Catalogue({}, {})
    catalogue.papers = Counting()
    for number in range(500):
        catalogue.add(record(abstract=f"{number} bees dance {number} times."), WHERE, no_topics)
    assert len(catalogue.papers) == 500
    assert Counting.looked_up < 3_000


def test_a_page_that_is_of_another_paper_now_takes_nothing_from_the_record_of_the_old_one() -> None:
    first = record(sources=[source("a.txt", "2025-10-30")])
    again = record(date="2024", sources=[source("b.txt", "2025-11-30")])
    mine = replace(record("Torn Maps", MAPS), slug="a-title")
    catalogue = Catalogue({"a-title": mine}, catalogue_of(first).ledger)
    added = catalogue.add(again, WHERE, no_topics)
    assert (added.outcome, catalogue.papers) == ("same", {"a-title": mine})
    assert [str(warning) for warning in added.warnings] == [
        "capture.txt:5: a-title is the page of another paper now; skipped [page-deleted]"
    ]
    assert catalogue.add(again, WHERE, no_topics, is_filling=True).outcome == "same"
    assert catalogue.add(again, WHERE, no_topics, is_update=True).outcome == "changed"


@pytest.mark.parametrize(
    "kept",
    [
        {"title": "A Title"},
        {"abstract": f"{WAVES} We share all of it."},
        {"ids": {"arxiv": "2401.00001"}},
        {"abstract": ""},
    ],
    ids=["title", "abstract", "identifier", "no abstract"],
)
def test_a_page_that_keeps_anything_of_a_paper_is_still_of_that_paper(kept: dict[str, Any]) -> None:
    first = record(ids={"arxiv": "2401.00001"})
    mine = paper(**{"title": "Torn Maps", "abstract": MAPS, **kept, "slug": "a-title"})
    catalogue = Catalogue({"a-title": mine}, catalogue_of(first).ledger)
    again = record(ids={"arxiv": "2401.00001"}, comments=3)
    assert catalogue.add(again, WHERE, no_topics).outcome == "changed"
