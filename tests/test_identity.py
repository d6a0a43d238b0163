"""Which paper a record is about."""

from itertools import permutations
from typing import Any, Final

import pytest

from made_up import paper
from paper_archive.archive.catalogue import Catalogue
from paper_archive.archive.ledger.entry import Entry
from paper_archive.archive.recognising import known_paper
from paper_archive.archive.recognising.identity import Identities
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
        catalogue.add(each, WHERE, lambda *_: ())
    return catalogue


def found(catalogue: Catalogue, record: Paper) -> str | None:
    return Identities(catalogue.papers, catalogue.ledger).find(record).slug


@pytest.mark.parametrize("title", ["a title", "A  title!", "“A Title”", "Á títle"])
def test_a_title_is_known_whatever_its_dress(title: str) -> None:
    assert found(catalogue_of(record()), record(title)) == "a-title"


def test_nearly_the_same_abstract_is_the_same_paper() -> None:
    long = f"{WAVES} {MAPS}"
    catalogue = catalogue_of(record(abstract=long))
    assert found(catalogue, record(abstract=f"{long} The code is public.")) == "a-title"
    assert found(catalogue, record(abstract=long.replace("twelve", "12"))) == "a-title"


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
def test_an_id_is_known_under_another_title_with_its_abstract(scheme: str, identifier: str) -> None:
    catalogue = catalogue_of(record(ids={scheme: identifier}))
    assert found(catalogue, record("Renamed", ids={scheme: identifier})) == "a-title"
    assert found(catalogue, record("Á title", MAPS, ids={scheme: identifier})) == "a-title"


def test_an_id_in_common_is_not_enough() -> None:
    # Abstracts of a conference share the DOI of their supplement.
    catalogue = catalogue_of(record(ids={"doi": "10.1000/supplement"}))
    other = record("Maps of Rivers", MAPS, ids={"doi": "10.1000/supplement"})
    assert found(catalogue, other) is None
    added = catalogue.add(other, WHERE, lambda *_: ())
    assert [str(warning) for warning in added.warnings] == [
        (
            "capture.txt:5: maps-of-rivers was not joined with a-title: "
            "same doi 10.1000/supplement, but neither title nor abstract agrees [not-joined]"
        )
    ]


def test_one_title_with_two_ids_is_two_papers() -> None:
    catalogue = catalogue_of(record(ids={"arxiv": "2401.00001"}))
    assert found(catalogue, record(ids={"arxiv": "2401.00002"})) is None
    assert found(catalogue, record(ids={"doi": "10.1000/x"})) == "a-title"


def test_an_id_that_an_import_brought_is_known_from_then_on() -> None:
    catalogue = catalogue_of(record(), record(ids={"arxiv": "2401.00001"}))
    assert found(catalogue, record("Renamed", ids={"arxiv": "2401.00001"})) == "a-title"


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
    assert Identities(pages, ledger).find(record(abstract=abstract)).slug == "a-title"
    other = "Another paper of this title, about bees. They dance. They sing. They rest."
    assert Identities(pages, ledger).find(record(abstract=other)).slug is None


def test_a_deleted_paper_that_came_without_an_abstract_is_known_with_one() -> None:
    ledger = catalogue_of(record(abstract="")).ledger
    assert Identities({}, ledger).find(record()).slug == "a-title"


def test_a_paper_of_the_same_title_is_no_page_of_a_person_that_was_only_tagged() -> None:
    mine = record(abstract="About bees.")
    ledger = {"a-title": Entry(paper(slug="a-title", tags=["bees"]))}
    assert Identities({"a-title": mine}, ledger).find(record()).slug is None


def test_the_same_abstract_comes_before_one_that_is_like_it() -> None:
    first, second = record(abstract=LONG), record(abstract=f"{LONG} The code is public.")
    pages = {"a-title": first, "b-title": second}
    assert Identities(pages, {}).find(second).slug == "b-title"
    assert Identities(pages, {}).find(first).slug == "a-title"


def test_a_ledger_without_shapes_knows_the_abstracts_that_it_knew() -> None:
    (entry,) = catalogue_of(record()).ledger.values()
    ledger = {"a-title": Entry(entry.paper, entry.titles, dict.fromkeys(entry.abstracts, ""))}
    assert Identities({}, ledger).find(record()).slug == "a-title"
    assert Identities({}, ledger).find(record(abstract=MAPS)).slug is None


def test_a_title_that_begins_and_ends_like_many_others_is_found_in_another_spelling() -> None:
    title = "A Systematic Review of Rivers on Maps: {} Sheets of Old Beaches"
    many = [record(title.format(f"In {n}"), f"About {n} bees.") for n in range(60)]
    catalogue = catalogue_of(*many, record(title.format("Nine"), MAPS))
    nine = next(slug for slug in catalogue.papers if "-nine-" in slug)
    assert found(catalogue, record(title.format("Nien"), MAPS)) == nine


def test_many_papers_of_one_title_are_not_all_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []
    monkeypatch.setattr(known_paper, "are_similar", lambda *texts: compared.extend(texts))
    monkeypatch.setattr(known_paper, "has_shape", lambda *texts: compared.extend(texts))
    papers = {f"editorial-{n}": record("Editorial", f"About {n} bees.") for n in range(2_000)}
    identities = Identities(papers, {})
    assert identities.find(record("Editorial", "About 1999 bees.")).slug == "editorial-1999"
    assert identities.find(record("Editorial", "About birds.")).slug is None
    assert len(compared) <= 200


ADA: Final = ("Ada Lovelace", "Alan Turing")
OTHERS: Final = ("Grace Hopper", "Jane Roe")
LONG_TITLE: Final = "Waves That Travel Through Layered Sand"


def bare(title: str = "Waves in Sand", **fields: Any) -> Paper:
    return paper(title, abstract="", **fields)


@pytest.mark.parametrize(
    ("first", "second", "is_same"),
    [
        # A title joins with authors, year or abstract that fit.
        (bare(authors=ADA, date="2020"), bare(authors=ADA, date="2020-05"), True),
        (bare(authors=ADA), bare(authors=["Lovelace A", "Turing AM"]), True),
        (bare(authors=ADA), bare(authors=["A. Lovelace"]), True),
        (bare(authors=ADA), bare(author_count=2), True),
        (bare(date="2020", venue="Sand Letters"), bare(date="2021", venue="Sand Lett."), True),
        (bare(), bare(), True),
        (bare(LONG_TITLE), bare(LONG_TITLE, authors=ADA), True),
        (bare(LONG_TITLE, authors=ADA), record(LONG_TITLE), True),
        (bare(authors=["Alan Turing"]), bare(authors=["Turing AM"]), True),
        (
            bare(authors=["Ada Lovelace", "Grace Hopper", "Jane Roe", "Cy Dorn"]),
            bare(authors=["Ada Lovelace", "A. Turing", "B. Bee", "C. Cee"]),
            True,
        ),
        (bare(), bare(authors=ADA), False),
        (bare(authors=ADA), bare(authors=OTHERS), False),
        (bare(authors=[*OTHERS, "Cy Dorn"]), bare(authors=["Al Bo", "Di Ed", "Cy Dorn"]), False),
        (bare(date="2020", venue="Sand Letters"), bare(date="2020", venue="Hives"), False),
        (bare(authors=ADA, date="2010"), bare(authors=ADA, date="2020"), False),
        (bare("Editorial", date="2020"), bare("Editorial", authors=ADA, date="2020"), False),
        (bare("Editorial", authors=ADA), bare("Editorial", authors=ADA, date="2020"), False),
        (
            bare("Editorial", authors=ADA, date="2020"),
            bare("Editorial", authors=ADA, date="2020"),
            True,
        ),
        # Spelling differs, or a number.
        (
            bare("Waves in wet-sand: a review", authors=ADA, date="2020"),
            bare("Waves in wet sand – a reveiw", authors=ADA, date="2020"),
            True,
        ),
        (
            bare(f"{LONG_TITLE}, Part I", authors=ADA, date="2020"),
            bare(f"{LONG_TITLE}, Part II", authors=ADA, date="2020"),
            False,
        ),
        (
            bare(f"{LONG_TITLE} of Cold and Windy Northern Beaches", authors=ADA, date="2020"),
            bare(
                f"Reply: {LONG_TITLE} of Cold and Windy Northern Beaches", authors=ADA, date="2020"
            ),
            False,
        ),
        (
            bare(f"{LONG_TITLE} of Cold Beaches", authors=ADA, date="2020"),
            bare(f"{LONG_TITLE} of Warm Lakes", authors=ADA, date="2020"),
            False,
        ),
        (
            bare("Waves in the Layered Sand of Beaches", authors=ADA, date="2020"),
            bare("Waves in the Layered Sand of Beaches: A Survey", authors=ADA, date="2020"),
            True,
        ),
        (
            bare("Cells of Wet Sand: First Quarterly Report", authors=ADA, date="2020"),
            bare("Cells of Wet Sand: Third Quarterly Report", authors=ADA, date="2020"),
            False,
        ),
        (
            bare("Waves in the Layered Sand of Baeches", authors=ADA, date="2020"),
            bare("Waves in the Layered Sand of Beaches: A Survey", authors=ADA, date="2020"),
            True,
        ),
        (
            bare("Surface States at GaN (10-10) Facets", authors=ADA, date="2020"),
            bare("Surface States at GaN (1010) Facets", authors=ADA, date="2020"),
            True,
        ),
        # A mistake at the beginning, and the subtitle missing at the end.
        (
            bare("A New Tehory of Machine Translation in the Alps", authors=ADA, date="2020"),
            bare(
                "A New Theory of Machine Translation in the Alps: A Map", authors=ADA, date="2020"
            ),
            True,
        ),
        # A word in place of another is no mistake in spelling.
        (
            bare("Waves in the Layered Sand under Northern Lake Ice", authors=ADA, date="2020"),
            bare("Waves in the Layered Sand under Northern Lake Mud", authors=ADA, date="2020"),
            False,
        ),
        # Of a year that one side does not know, nearly the same title needs all authors.
        (
            bare("Waves in the Layered Sand of Baeches", authors=ADA, date="2020"),
            bare("Waves in the Layered Sand of Beaches", authors=["A. Lovelace", "Turing AM"]),
            True,
        ),
        (
            bare("Waves in the Layered Sand of Baeches", authors=ADA, date="2020"),
            bare("Waves in the Layered Sand of Beaches", authors=["A. Lovelace", "Jane Roe"]),
            False,
        ),
        (
            bare("Waves in the Layered Sand of Baeches", authors=["Ada Lovelace"], date="2020"),
            bare("Waves in the Layered Sand of Beaches", authors=["Ada Lovelace"]),
            False,
        ),
        # Many people have one family name.
        (
            bare(authors=["Mei Wang", "Ada Li", "Jo Kim"], date="2020"),
            bare(authors=["Bo Li", "Yu Wang", "Jo Chen"], date="2020"),
            False,
        ),
        (
            record(authors=["Mei Wang", "Ada Li"], date="2020", ids={"arxiv": "2001.00001"}),
            record(authors=["Ada Li", "Mei Wang"], date="2021", abstract=MAPS),
            False,
        ),
        # A thesis and the article of the same title are two works.
        (
            bare(LONG_TITLE, authors=ADA, date="2020", type="thesis"),
            bare(LONG_TITLE, authors=ADA, date="2020", type="article"),
            False,
        ),
        # Two editorials have an author in common.
        (
            bare("Editorial", authors=ADA, date="2020"),
            bare("Editorial", authors=["Ada Lovelace", "Jane Roe"], date="2020"),
            False,
        ),
        # Two DOIs are two papers, unless one is that of a preprint.
        (
            bare(authors=ADA, date="2020", ids={"doi": "10.1000/1"}),
            bare(authors=ADA, date="2020", ids={"doi": "10.1000/2"}),
            False,
        ),
        (
            bare(authors=ADA, date="2019", ids={"doi": "10.1101/2019.01.01.1"}),
            bare(authors=ADA, date="2021", ids={"doi": "10.1000/2"}),
            True,
        ),
        (
            record(LONG_TITLE, authors=ADA, date="2017", ids={"arxiv": "1706.03762"}),
            record(LONG_TITLE, MAPS, authors=ADA, date="2018", ids={"doi": "10.1000/2"}),
            True,
        ),
        (record(LONG_TITLE, authors=ADA), record(LONG_TITLE, MAPS, authors=ADA), False),
        # The abstract may be revised, or a database may print its own.
        (
            record(LONG_TITLE, authors=ADA, date="2018", venue="Sand Letters"),
            record(LONG_TITLE, MAPS, authors=ADA, date="2018", venue="Sand Lett."),
            True,
        ),
        (
            record(LONG_TITLE, authors=ADA, date="2018", venue="Sand Letters"),
            record(LONG_TITLE, MAPS, authors=ADA, date="2018", venue="Hives"),
            False,
        ),
        (
            record("Letter", authors=ADA, date="2018", venue="Sand Letters"),
            record("Letter", MAPS, authors=ADA, date="2018", venue="Sand Letters"),
            False,
        ),
        # A preprint waits for its publication, but not forever.
        (
            bare(authors=ADA, date="2017", ids={"arxiv": "1706.03762"}),
            bare(authors=ADA, date="2020", venue="Sand Letters"),
            True,
        ),
        (
            bare(authors=ADA, date="2007", ids={"arxiv": "0706.3762"}),
            bare(authors=ADA, date="2020", venue="Sand Letters"),
            False,
        ),
        (
            bare(authors=ADA, date="2017", ids={"arxiv": "1706.03762", "doi": "10.1000/1"}),
            bare(authors=ADA, date="2020"),
            False,
        ),
        # Papers of one supplement share its DOI, and may share their authors.
        (
            bare("Waves", authors=ADA, ids={"doi": "10.1000/supplement"}),
            bare("Maps of Rivers", authors=ADA, ids={"doi": "10.1000/supplement"}),
            False,
        ),
        (
            bare("Waves", authors=ADA, ids={"arxiv": "1706.03762"}),
            bare("Maps of Rivers", authors=ADA, ids={"arxiv": "1706.03762"}),
            True,
        ),
        (
            bare("β-Catenin in Layered Sand", authors=ADA, date="2020", ids={"doi": "10.1000/1"}),
            bare(
                "beta-Catenin in Layered Sands", authors=ADA, date="2020", ids={"doi": "10.1000/1"}
            ),
            True,
        ),
        (
            bare("Waves of Sand: Part I", authors=ADA, date="2020", ids={"doi": "10.1000/1"}),
            bare("Waves of Sand: Part II", authors=ADA, date="2020", ids={"doi": "10.1000/1"}),
            False,
        ),
        (
            record(LONG_TITLE, authors=ADA, ids={"doi": "10.1000/supplement"}),
            record(
                f"{LONG_TITLE}: A Survey", MAPS, authors=OTHERS, ids={"doi": "10.1000/supplement"}
            ),
            False,
        ),
        # A report that appears every year has the same title and abstract.
        (record(authors=ADA, date="2015"), record(authors=OTHERS, date="2021"), False),
        (record(authors=ADA, date="2021"), record(authors=OTHERS, date="2021"), True),
        (record(authors=ADA, date="2015"), record(authors=ADA, date="2021"), True),
        (record(authors=ADA, date="2015"), record(date="2021"), True),
    ],
)
def test_two_records_are_one_paper_if_enough_agrees(
    first: Paper, second: Paper, *, is_same: bool
) -> None:
    for one, other in ((first, second), (second, first)):
        catalogue = catalogue_of(one)
        assert (found(catalogue, other) is not None) == is_same


def test_what_was_joined_on_weak_evidence_is_reported() -> None:
    catalogue = catalogue_of(bare(LONG_TITLE))
    added = catalogue.add(bare(LONG_TITLE, authors=ADA), WHERE, lambda *_: ())
    assert [warning.rule for warning in added.warnings] == ["joined-weakly"]


def test_a_paper_is_known_by_every_title_that_it_was_seen_with() -> None:
    arxiv = {"arxiv": "1706.03762"}
    titles = ("Sand", "Waves in Layered Sand", "Waves in Sand")
    catalogue = catalogue_of(*(record(title, ids=arxiv) for title in titles))
    for title in titles:
        assert found(catalogue, record(title)) == "sand"


def test_a_page_that_a_person_made_takes_no_paper_of_which_it_says_something_else() -> None:
    pages = {"mine": bare(date="2020", slug="mine")}
    assert Identities(pages, {}).find(bare(authors=ADA)).slug is None
    assert Identities({"mine": bare(slug="mine")}, {}).find(bare(authors=ADA)).slug == "mine"


@pytest.mark.parametrize(("vague", "certain"), [("a", "b"), ("b", "a")])
def test_a_paper_whose_authors_agree_comes_before_one_of_which_only_the_title_is_known(
    vague: str, certain: str
) -> None:
    pages = {
        vague: bare(LONG_TITLE, slug=vague),
        certain: bare(LONG_TITLE, slug=certain, authors=ADA, date="2020"),
    }
    match = Identities(pages, {slug: Entry(pages[slug]) for slug in pages}).find(
        bare(LONG_TITLE, authors=ADA)
    )
    assert (match.slug, match.verdict.is_weak) == (certain, False)


@pytest.mark.parametrize("kept", "ab")
def test_a_page_comes_before_a_deleted_one_of_the_same_paper(kept: str) -> None:
    entries = {slug: Entry(bare(slug=slug, authors=ADA, date="2020")) for slug in "ab"}
    pages = {kept: bare(slug=kept, authors=ADA, date="2020")}
    assert Identities(pages, entries).find(bare(authors=ADA, date="2020")).slug == kept


def test_a_paper_is_found_among_others_of_its_title_though_its_abstract_was_revised() -> None:
    others = ("About bees. They dance.", "Birds sing at dawn. We count them.")
    abstracts = (*others, f"{LONG} The code is public.")
    pages = {f"a{n}": record(abstract=text, slug=f"a{n}") for n, text in enumerate(abstracts)}
    assert Identities(pages, {}).find(record(abstract=LONG)).slug == "a2"


def test_the_name_of_a_deleted_page_is_given_to_no_other_paper() -> None:
    catalogue = Catalogue({}, catalogue_of(record()).ledger)
    added = catalogue.add(record(abstract=MAPS), WHERE, lambda *_: ())
    assert (added.outcome, added.slug) == ("new", "a-title-2")


PUBLISHED: Final = bare(LONG_TITLE, authors=ADA, date="2022", ids={"doi": "10.1000/1"})


@pytest.mark.parametrize(
    "records",
    [
        # Sources give the years of the preprint, of the issue, and of what is online.
        (
            bare(LONG_TITLE, authors=ADA, date="2020", type="preprint"),
            bare(LONG_TITLE, authors=ADA, date="2022", type="preprint"),
            PUBLISHED,
            bare(LONG_TITLE, authors=ADA, date="2023"),
        ),
        # A page has one DOI; that of the preprint is known beside it.
        (
            PUBLISHED,
            bare(LONG_TITLE, authors=ADA, ids={"doi": "10.1101/2"}),
            bare(LONG_TITLE, type="preprint", venue="arXiv", ids={"doi": "10.1101/2"}),
        ),
        (
            PUBLISHED,
            bare(LONG_TITLE, authors=["A. Lovelace"], date="2022", venue="Sand Letters"),
            bare(f"{LONG_TITLE}.", authors=["Lovelace A", "Turing AM"]),
        ),
    ],
)
def test_records_of_one_paper_come_together_in_any_order(records: tuple[Paper, ...]) -> None:
    pages = {len(catalogue_of(*order).papers) for order in permutations(records)}
    assert pages == {1}


def test_of_many_papers_of_one_title_the_first_is_told_of() -> None:
    catalogue = catalogue_of(*(bare("Books Received", date=f"{year}") for year in (1980, 1990)))
    added = catalogue.add(bare("Books Received", date="2000"), WHERE, lambda *_: ())
    message = "books-received and books-received-3 share a title, but their authors or years differ"
    assert [each.message for each in added.warnings] == [message]


def test_a_record_that_shows_two_pages_to_be_of_one_paper_is_reported() -> None:
    pages = (
        bare("Waves in Sand", authors=ADA, date="2020"),
        record("Waves", MAPS, ids={"doi": "10.1000/1"}),
    )
    catalogue = catalogue_of(*pages)
    both = record("Waves in Sand", MAPS, authors=ADA, ids={"doi": "10.1000/1"})
    added = catalogue.add(both, WHERE, lambda *_: ())
    assert ("pages-alike", True) in [
        (each.rule, "waves" in each.message) for each in added.warnings
    ]
    assert len(catalogue.papers) == 2
