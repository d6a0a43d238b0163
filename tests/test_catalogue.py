"""Which paper a record speaks of."""

from typing import Any

import pytest

from made_up import paper
from paper_archive.archive.catalogue import Catalogue, are_similar
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
        catalogue.take(each, WHERE, no_topics)
    return catalogue


def test_a_record_is_new_once_and_the_same_ever_after() -> None:
    catalogue = catalogue_of()
    outcomes = [catalogue.take(record(), WHERE, no_topics).outcome for _ in range(3)]
    assert outcomes == ["new", "same", "same"]
    assert list(catalogue.papers) == ["a-title"]


def test_a_record_that_adds_something_changes_the_paper() -> None:
    taken = catalogue_of(record()).take(record(date="2024"), WHERE, no_topics)
    assert (taken.outcome, taken.slug) == ("changed", "a-title")


@pytest.mark.parametrize("title", ["a title", "A  title!", "“A Title”", "Á títle"])
def test_a_title_is_known_whatever_its_dress(title: str) -> None:
    assert catalogue_of(record()).find(record(title)) == "a-title"


def test_nearly_the_same_abstract_is_the_same_paper() -> None:
    long = f"{WAVES} {MAPS}"
    catalogue = catalogue_of(record(abstract=long))
    assert catalogue.find(record(abstract=f"{long} The code is public.")) == "a-title"
    assert catalogue.find(record(abstract=long.replace("twelve", "12"))) == "a-title"
    assert catalogue.find(record(abstract="")) == "a-title"


def test_one_title_with_two_abstracts_is_two_papers_and_is_told() -> None:
    catalogue = catalogue_of(record(abstract=WAVES))
    taken = catalogue.take(record(abstract=MAPS), WHERE, no_topics)
    assert (taken.outcome, taken.slug) == ("new", "a-title-2")
    assert [str(warning) for warning in taken.warnings] == [
        "capture.txt:5: a-title and a-title-2 share a title [same-title]"
    ]
    assert catalogue.papers["a-title"].abstract == WAVES
    assert catalogue.papers["a-title-2"].abstract == MAPS
    again = [catalogue.take(record(abstract=text), WHERE, no_topics) for text in (MAPS, WAVES)]
    assert [(each.outcome, each.slug, each.warnings) for each in again] == [
        ("same", "a-title-2", []),
        ("same", "a-title", []),
    ]


def test_two_titles_with_one_name_are_two_papers() -> None:
    long = "word " * 30
    catalogue = catalogue_of(record(f"{long}one"), record(f"{long}two", MAPS))
    one, two = catalogue.papers
    assert two == f"{one[:78].rstrip('-')}-2"
    assert len(two) <= 80
    assert catalogue.find(record(f"{long}two", MAPS)) == two


@pytest.mark.parametrize(
    ("scheme", "identifier"),
    [
        ("doi", "10.1000/182"),
        ("arxiv", "2405.00001"),
        ("openreview", "rJl-b3RcF7"),
        ("acl", "P19-1001"),
    ],
)
def test_an_id_is_known_under_any_title(scheme: str, identifier: str) -> None:
    catalogue = catalogue_of(record(ids={scheme: identifier}))
    assert catalogue.find(record("Renamed", MAPS, ids={scheme: identifier})) == "a-title"


def test_the_doi_speaks_before_other_ids_and_ids_before_the_title() -> None:
    catalogue = catalogue_of(
        record("By doi", ids={"doi": "10.1000/x"}),
        record("By arxiv", MAPS, ids={"arxiv": "2401.00001"}),
        record("By title", "Some other words."),
    )
    both = {"arxiv": "2401.00001", "doi": "10.1000/x"}
    assert catalogue.find(record("By title", "Some other words.", ids=both)) == "by-doi"
    assert (
        catalogue.find(record("By title", "Some other words.", ids={"arxiv": "2401.00001"}))
        == "by-arxiv"
    )
    assert catalogue.find(record("By title", "Some other words.")) == "by-title"


def test_one_title_with_two_ids_is_two_papers() -> None:
    catalogue = catalogue_of(record(ids={"arxiv": "2401.00001"}))
    assert catalogue.find(record(ids={"arxiv": "2401.00002"})) is None
    assert catalogue.find(record(ids={"doi": "10.1000/x"})) == "a-title"


def test_an_id_that_an_import_brought_is_known_from_then_on() -> None:
    catalogue = catalogue_of(record(), record(ids={"arxiv": "2401.00001"}))
    assert catalogue.find(record("Renamed", MAPS, ids={"arxiv": "2401.00001"})) == "a-title"


def test_a_paper_that_a_person_renamed_is_still_known() -> None:
    catalogue = catalogue_of(record())
    mine = paper("Mine", slug="a-title", abstract="Mine.")
    edited = Catalogue({"a-title": mine}, catalogue.ledger)
    assert edited.find(record()) == "a-title"
    assert edited.take(record(), WHERE, no_topics).outcome == "same"
    assert edited.papers == {"a-title": mine}


def test_a_page_that_a_person_deleted_does_not_come_back() -> None:
    ledger = catalogue_of(record()).ledger
    catalogue = Catalogue({}, ledger)
    taken = catalogue.take(record(date="2024"), WHERE, no_topics)
    assert (taken.outcome, catalogue.papers) == ("same", {})
    assert [warning.rule for warning in taken.warnings] == ["page-deleted"]


def test_a_deleted_page_does_not_come_back_from_an_older_capture_either() -> None:
    older, newer = record(), record(abstract=f"{WAVES} The code is public.")
    for order in ((older, newer), (newer, older)):
        catalogue = Catalogue({}, catalogue_of(*order).ledger)
        for each in order:
            assert catalogue.take(each, WHERE, no_topics).slug == "a-title"
        assert catalogue.papers == {}


def test_a_page_that_cannot_be_read_is_not_imported_again() -> None:
    ledger = catalogue_of(record()).ledger
    catalogue = Catalogue({}, ledger, frozenset({"a-title"}))
    with pytest.raises(ArchiveError, match=r"capture\.txt:5: page of a-title .* \[page-broken\]"):
        catalogue.take(record(), WHERE, no_topics)
    with pytest.raises(ArchiveError, match="page-broken"):
        Catalogue({}, {}, frozenset({"a-title"})).take(record(), WHERE, no_topics)


def test_only_a_new_paper_is_given_topics() -> None:
    catalogue = catalogue_of(record())
    assert catalogue.take(record(), WHERE, lambda *_: ("waves",)).outcome == "same"
    catalogue.take(record("Maps", MAPS, tags=["history"]), WHERE, lambda *_: ("maps",))
    assert catalogue.papers["maps"].tags == ("history", "maps")


def test_abstracts_are_alike_when_most_of_their_words_are() -> None:
    assert are_similar(WAVES, WAVES.upper())
    assert are_similar(WAVES, f"{WAVES} {MAPS}"), "one is the beginning of the other"
    assert are_similar("", MAPS), "nothing speaks against nothing"
    assert are_similar("One", "one!")
    assert not are_similar(WAVES, MAPS)
    assert not are_similar("One", "two")


def test_a_lost_ledger_makes_no_conflict_of_what_is_the_same() -> None:
    page = record(slug="a-title")
    catalogue = Catalogue({"a-title": page}, {})
    taken = catalogue.take(record(), WHERE, no_topics)
    assert (taken.outcome, taken.conflicts) == ("same", [])


def test_a_revised_abstract_is_of_the_same_paper_and_one_that_was_written_anew_is_not() -> None:
    words = [f"word{number}" for number in range(100)]
    for changed, is_same in ((3, True), (4, False)):
        revised = list(words)
        for number in range(changed):
            revised[10 + 20 * number] = "another"
        assert are_similar(" ".join(words), " ".join(revised)) is is_same
