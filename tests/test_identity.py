"""Which paper a record is about."""

from typing import Any, Final

import pytest

from made_up import paper
from paper_archive.archive import identity
from paper_archive.archive.catalogue import Catalogue
from paper_archive.archive.identity import Identities
from paper_archive.archive.ledger import Entry
from paper_archive.errors import Where
from paper_archive.paper import Paper

WHERE: Final = Where("capture.txt", 5)

WAVES: Final = (
    "We study how waves travel through layered sand and show that a small network, trained on "
    "recordings of twelve beaches, tells wet sand from dry sand better than any earlier method."
)
MAPS: Final = (
    "Old maps are torn, stained and drawn by many hands. We present a method that aligns them "
    "with satellite images by following rivers, and we publish nine thousand aligned sheets."
)
LONG: Final = f"{WAVES} {MAPS}"


def record(title: str = "A Title", abstract: str = WAVES, **fields: Any) -> Paper:
    return paper(title, abstract=abstract, **fields)


def catalogue_of(*records: Paper) -> Catalogue:
    catalogue = Catalogue({}, {})
    for each in records:
        catalogue.take(each, WHERE, lambda *_: ())
    return catalogue


def found(catalogue: Catalogue, record: Paper) -> str | None:
    return Identities(catalogue.papers, catalogue.ledger).find(record)


@pytest.mark.parametrize("title", ["a title", "A  title!", "“A Title”", "Á títle"])
def test_a_title_is_known_whatever_its_dress(title: str) -> None:
    assert found(catalogue_of(record()), record(title)) == "a-title"


def test_nearly_the_same_abstract_is_the_same_paper() -> None:
    long = f"{WAVES} {MAPS}"
    catalogue = catalogue_of(record(abstract=long))
    assert found(catalogue, record(abstract=f"{long} The code is public.")) == "a-title"
    assert found(catalogue, record(abstract=long.replace("twelve", "12"))) == "a-title"
    assert found(catalogue, record(abstract="")) == "a-title"


def test_two_titles_with_one_name_are_two_papers() -> None:
    long = "word " * 30
    catalogue = catalogue_of(record(f"{long}one"), record(f"{long}two", MAPS))
    one, two = catalogue.papers
    assert two == f"{one[:78].rstrip('-')}-2"
    assert len(two) <= 80
    assert found(catalogue, record(f"{long}two", MAPS)) == two


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
    assert found(catalogue, record("Renamed", MAPS, ids={scheme: identifier})) == "a-title"


def test_the_doi_speaks_before_other_ids_and_ids_before_the_title() -> None:
    catalogue = catalogue_of(
        record("By doi", ids={"doi": "10.1000/x"}),
        record("By arxiv", MAPS, ids={"arxiv": "2401.00001"}),
        record("By title", "Some other words."),
    )
    both = {"arxiv": "2401.00001", "doi": "10.1000/x"}
    assert found(catalogue, record("By title", "Some other words.", ids=both)) == "by-doi"
    assert (
        found(catalogue, record("By title", "Some other words.", ids={"arxiv": "2401.00001"}))
        == "by-arxiv"
    )
    assert found(catalogue, record("By title", "Some other words.")) == "by-title"


def test_one_title_with_two_ids_is_two_papers() -> None:
    catalogue = catalogue_of(record(ids={"arxiv": "2401.00001"}))
    assert found(catalogue, record(ids={"arxiv": "2401.00002"})) is None
    assert found(catalogue, record(ids={"doi": "10.1000/x"})) == "a-title"


def test_an_id_that_an_import_brought_is_known_from_then_on() -> None:
    catalogue = catalogue_of(record(), record(ids={"arxiv": "2401.00001"}))
    assert found(catalogue, record("Renamed", MAPS, ids={"arxiv": "2401.00001"})) == "a-title"


@pytest.mark.parametrize(
    "abstract",
    [
        f"{LONG} The code is public.",
        LONG.replace("twelve", "12").replace("hands", "people"),
        MAPS,
        "",
    ],
    ids=["a sentence more", "two words", "a sentence less", "none"],
)
@pytest.mark.parametrize("fate", ["deleted", "rewritten"])
def test_a_page_that_a_person_deleted_or_rewrote_is_known_though_its_source_changed(
    fate: str, abstract: str
) -> None:
    ledger = catalogue_of(record(abstract=LONG)).ledger
    pages = {} if fate == "deleted" else {"a-title": record("Mine", "Mine, in other words.")}
    assert Identities(pages, ledger).find(record(abstract=abstract)) == "a-title"
    other = "Another paper of this title, about bees. They dance. They sing. They rest."
    assert Identities(pages, ledger).find(record(abstract=other)) is None


def test_a_deleted_paper_that_came_without_an_abstract_is_known_with_one() -> None:
    ledger = catalogue_of(record(abstract="")).ledger
    assert Identities({}, ledger).find(record()) == "a-title"


def test_a_paper_of_the_same_title_is_no_page_of_a_person_that_was_only_tagged() -> None:
    mine = record(abstract="About bees.")
    ledger = {"a-title": Entry(paper(slug="a-title", tags=["bees"]))}
    assert Identities({"a-title": mine}, ledger).find(record()) is None


def test_the_same_abstract_comes_before_one_that_is_like_it() -> None:
    first, second = record(abstract=LONG), record(abstract=f"{LONG} The code is public.")
    pages = {"a-title": first, "b-title": second}
    assert Identities(pages, {}).find(second) == "b-title"
    assert Identities(pages, {}).find(first) == "a-title"


def test_a_ledger_without_shapes_knows_the_abstracts_that_it_knew() -> None:
    (entry,) = catalogue_of(record()).ledger.values()
    ledger = {"a-title": Entry(entry.paper, entry.titles, dict.fromkeys(entry.abstracts, ""))}
    assert Identities({}, ledger).find(record()) == "a-title"
    assert Identities({}, ledger).find(record(abstract=MAPS)) is None


def test_many_papers_of_one_title_are_not_all_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []
    monkeypatch.setattr(identity, "are_similar", lambda *texts: compared.extend(texts))
    monkeypatch.setattr(identity, "has_shape", lambda *texts: compared.extend(texts))
    papers = {f"editorial-{n}": record("Editorial", f"About {n} bees.") for n in range(2_000)}
    identities = Identities(papers, {})
    assert identities.find(record("Editorial", "About 1999 bees.")) == "editorial-1999"
    assert identities.find(record("Editorial", "About birds.")) is None
    assert len(compared) <= 200
