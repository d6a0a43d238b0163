"""Papers on the same matter."""

import random

import pytest

from made_up import paper
from paper_archive.paper import Paper
from paper_archive.publish.related_papers.related import PaperVectors, without_parts
from paper_archive.publish.search.postings import build_index

BEES = "Bees gather nectar and make honey in their hive."
STARS = "Stars burn hydrogen in their core until it is spent."


def related_titles(papers: list[Paper], title: str) -> list[str]:
    found = next(each for each in papers if each.title == title)
    return [each.paper.title for each in PaperVectors(build_index(papers, {})).related_to(found)]


def all_related(papers: list[Paper]) -> dict[str, list[str]]:
    vectors = PaperVectors(build_index(papers, {}))
    return {each.slug: [other.paper.slug for other in vectors.related_to(each)] for each in papers}


def test_papers_on_the_same_matter_are_related() -> None:
    papers = [
        paper("Of Bees", abstract=BEES),
        paper("Of Hives", abstract="A hive holds honey, and bees guard the honey."),
        paper("Of Stars", abstract=STARS),
        paper("Of Suns", abstract="Our star burns hydrogen too."),
        *(paper(f"Filler {number}", abstract=f"Filler {number} {number}") for number in range(9)),
    ]
    assert related_titles(papers, "Of Bees") == ["Of Hives"]
    assert related_titles(papers, "Of Stars") == ["Of Suns"]


def test_what_papers_share_is_said_with_what_says_most_first() -> None:
    papers = [
        paper("Bees", abstract="propolis wax"),
        paper("Hives", abstract="wax propolis"),
        *(paper(f"A{number}", abstract="wax") for number in range(6)),
        *fillers(40),
    ]
    found = PaperVectors(build_index(papers, {})).related_to(papers[0])
    assert [(each.paper.title, each.terms) for each in found] == [("Hives", ["propoli", "wax"])]


def test_no_paper_is_related_to_itself_and_none_twice(bundled_papers: list[Paper]) -> None:
    for slug, others in all_related(bundled_papers).items():
        assert slug not in others
        assert len(set(others)) == len(others) <= 5


def test_the_same_papers_are_related_in_whatever_order_they_are_read(
    bundled_papers: list[Paper],
) -> None:
    shuffled = list(bundled_papers)
    random.Random(11).shuffle(shuffled)  # noqa: S311  # an order
    assert all_related(bundled_papers) == all_related(shuffled)


def test_what_is_related_to_one_paper_does_not_depend_on_what_was_asked_before(
    bundled_papers: list[Paper],
) -> None:
    index, some = build_index(bundled_papers, {}), bundled_papers[::25]
    one, other = PaperVectors(index), PaperVectors(index)
    assert {each.slug: one.related_to(each) for each in bundled_papers}.items() >= {
        each.slug: other.related_to(each) for each in reversed(some)
    }.items()


def test_related_papers_of_the_archive_share_a_topic(
    bundled_papers: list[Paper], topic_names: dict[str, str]
) -> None:
    papers = {each.slug: each for each in bundled_papers}
    vectors = PaperVectors(build_index(bundled_papers, topic_names))
    shared = [
        bool(set(each.tags) & set(other.paper.tags))
        for each in papers.values()
        for other in vectors.related_to(each)
    ]
    assert 700 < len(shared) < 1_500
    assert sum(shared) / len(shared) > 0.85


@pytest.mark.parametrize(
    ("shared", "is_related"),
    [
        ("propolis", False),
        ("propolis nectar", False),
        ("propolis nectar stamen", True),
    ],
)
def test_a_few_words_among_many_mislead(shared: str, *, is_related: bool) -> None:
    papers = [
        paper("One", abstract=f"{shared} a1 a2 a3 a4 a5 a6 a7 a8 a9"),
        paper("Other", abstract=f"{shared} b1 b2 b3 b4 b5 b6 b7 b8 b9"),
        # Words that one paper alone has are not compared.
        *(paper(f"A{number}", abstract=f"a{number}") for number in range(1, 10)),
        *(paper(f"B{number}", abstract=f"b{number}") for number in range(1, 10)),
        *fillers(40),
    ]
    assert ("Other" in related_titles(papers, "One")) is is_related


@pytest.mark.parametrize(("tags", "is_related"), [(["hives"], False), (["hives", "insects"], True)])
def test_papers_with_two_topics_in_common_may_be_less_alike(
    tags: list[str], *, is_related: bool
) -> None:
    own = [f"amber{number}" for number in range(8)]
    others = [f"birch{number}" for number in range(8)]
    papers = [
        paper("One", abstract=f"propolis nectar {' '.join(own)}", tags=tags),
        paper("Other", abstract=f"propolis nectar {' '.join(others)}", tags=tags),
        *(paper(f"Of {text}", abstract=text) for text in own + others),
        # In an archive, many papers have the topics, and topics alone relate none.
        *(paper(f"T{number}", tags=["hives", "insects"]) for number in range(30)),
        *fillers(40),
    ]
    assert related_titles(papers, "One") == (["Other"] if is_related else [])


@pytest.mark.parametrize(
    "abstract",
    [
        *("honey", "x y z 1 2 1999 2000", "survey, review et al.", ""),
        *("De la, des et au: une, dans le.", "Über das und von der, mit einer."),
    ],
)
def test_one_word_and_words_of_any_matter_relate_nothing(abstract: str) -> None:
    papers = [paper("One", abstract=abstract), paper("Two", abstract=abstract), *fillers(40)]
    assert related_titles(papers, "One") == []


def test_a_compound_counts_as_one_word() -> None:
    assert sorted(without_parts(["low", "rank", "lowrank", "tensor"])) == ["lowrank", "tensor"]
    own = [f"amber{number}" for number in range(9)]
    others = [f"birch{number}" for number in range(9)]
    papers = [
        paper("One", abstract=f"low-rank {' '.join(own)}"),
        paper("Other", abstract=f"low-rank {' '.join(others)}"),
        *(paper(f"Of {text}", abstract=text) for text in own + others),
        *fillers(40),
    ]
    assert related_titles(papers, "One") == []


@pytest.mark.parametrize("count", [1, 2, 3, 4, 30])
def test_papers_that_share_all_their_words_are_related_to_each_other(count: int) -> None:
    papers = [paper("Of Bees", abstract=BEES, slug=f"bees-{number}") for number in range(count)]
    for slug, others in all_related(papers).items():
        assert slug not in others
        # Words that more than a fifth of a larger archive holds relate nothing.
        assert len(others) == (1 if count == 2 else 0)


def test_an_empty_archive_has_no_related_papers() -> None:
    assert all_related([]) == {}


def fillers(count: int) -> list[Paper]:
    """Return so many papers that share nothing."""
    return [paper(f"Number{number}", abstract=f"about{number}") for number in range(count)]


def test_a_reader_is_led_to_five_papers_where_more_are_alike() -> None:
    alike = [paper(f"Of Bees {number}", abstract=BEES) for number in range(7)]
    assert len(related_titles([*alike, *fillers(40)], "Of Bees 3")) == 5


def test_a_word_that_many_papers_share_relates_none_of_them() -> None:
    few = [paper(f"Few{number}", abstract="propolis nectar") for number in range(3)]
    many = [paper(f"Many{number}", abstract="wax honey") for number in range(6)]
    papers = [*few, *many, *fillers(11)]
    assert related_titles(papers, "Few1") == ["Few0", "Few2"]
    assert related_titles(papers, "Many1") == []


def test_in_a_large_archive_a_word_of_hundreds_of_papers_relates_none_of_them() -> None:
    fewer = [paper(f"Fewer{number}", abstract="propolis nectar") for number in range(350)]
    more = [paper(f"More{number}", abstract="wax honey") for number in range(450)]
    papers = [*fewer, *more, *fillers(1_700)]
    assert len(related_titles(papers, "Fewer1")) == 5
    assert related_titles(papers, "More1") == []


def test_the_rarest_words_lead_to_papers_and_all_words_say_how_close_these_are() -> None:
    words = [f"word{number}" for number in range(5)]
    common = [paper(f"C{number}", abstract=" ".join(words)) for number in range(380)]
    papers = [
        *common,
        paper("One", abstract=f"{' '.join(words)} propolis nectar"),
        paper("Z", abstract="propolis nectar"),
        paper("Y", abstract=f"{' '.join(words[:2])} propolis nectar"),
        paper("X", abstract=f"{' '.join(words)} propolis nectar"),
        *fillers(1_700),
    ]
    assert related_titles(papers, "One")[:3] == ["X", "Y", "Z"]


def test_a_word_of_the_title_counts_for_more_than_one_of_the_abstract() -> None:
    papers = [
        paper("Honey", abstract="propolis wax pollen nest comb"),
        paper("Honey Bears", abstract="propolis claw"),
        paper("A", abstract="honey propolis claw"),
        paper("B", abstract="claw"),
        *fillers(40),
    ]
    assert related_titles(papers, "Honey")[:2] == ["Honey Bears", "A"]


@pytest.mark.parametrize(("main_words", "is_related"), [(16, True), (40, False)])
def test_a_paper_is_compared_by_what_it_says_most(main_words: int, *, is_related: bool) -> None:
    subject = " ".join(f"word{number} " * 3 for number in range(main_words))
    rare = "propolis nectar stamen"
    papers = [
        paper("Long", abstract=f"{subject} {rare}"),
        paper("Alike", abstract=subject),
        paper("Other", abstract=rare),
        *fillers(40),
    ]
    assert ("Other" in related_titles(papers, "Long")) is is_related
