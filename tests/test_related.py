"""Papers on the same matter."""

import random

import pytest

from made_up import paper
from paper_archive.paper import Paper
from paper_archive.publish.related import related_papers
from paper_archive.publish.search.postings import build_index

pytest_plugins = ("search_fixtures",)

BEES = "Bees gather nectar and make honey in their hive."
STARS = "Stars burn hydrogen in their core until it is spent."


def related_titles(papers: list[Paper], title: str) -> list[str]:
    index = build_index(papers, {})
    slug = next(each.slug for each in papers if each.title == title)
    return [each.title for each in related_papers(index)[slug]]


def test_papers_on_the_same_matter_are_related() -> None:
    papers = [
        paper("Of Bees", abstract=BEES),
        paper("Of Hives", abstract="A hive holds honey, and bees guard the honey."),
        paper("Of Stars", abstract=STARS),
        paper("Of Suns", abstract="Our star burns hydrogen too."),
        *(paper(f"Filler {number}", abstract=f"Filler {number} {number}") for number in range(9)),
    ]
    assert related_titles(papers, "Of Bees")[0] == "Of Hives"
    assert related_titles(papers, "Of Stars")[0] == "Of Suns"


def test_no_paper_is_related_to_itself_and_none_twice(bundled_papers: list[Paper]) -> None:
    for slug, related in related_papers(build_index(bundled_papers, {})).items():
        slugs = [each.slug for each in related]
        assert slug not in slugs
        assert len(set(slugs)) == len(slugs) <= 5


def test_what_shares_no_rare_word_is_not_related() -> None:
    papers = [paper("Bees", abstract=BEES), paper("Quasars", abstract="Bright far away.")]
    assert related_titles(papers, "Bees") == []


def test_the_same_papers_are_related_in_whatever_order_they_are_read(
    bundled_papers: list[Paper],
) -> None:
    shuffled = list(bundled_papers)
    random.Random(11).shuffle(shuffled)  # noqa: S311  # an order
    one, other = (related_papers(build_index(each, {})) for each in (bundled_papers, shuffled))
    assert one == other


def test_most_related_papers_of_the_archive_share_a_topic(
    bundled_papers: list[Paper], topic_names: dict[str, str]
) -> None:
    papers = {each.slug: each for each in bundled_papers}
    related = related_papers(build_index(bundled_papers, topic_names))
    shared = [
        bool(set(papers[slug].tags) & set(other.tags))
        for slug, others in related.items()
        for other in others
    ]
    assert len(shared) > 2_400
    assert sum(shared) / len(shared) > 0.75


@pytest.mark.parametrize("count", [1, 2, 3, 4, 30])
def test_papers_that_share_all_their_words_are_related_to_each_other(count: int) -> None:
    papers = [paper("Of Bees", abstract=BEES, slug=f"bees-{number}") for number in range(count)]
    related = related_papers(build_index(papers, {}))
    for slug, others in related.items():
        assert slug not in {other.slug for other in others}
        # Words that more than a fifth of a larger archive holds relate nothing.
        assert len(others) == (1 if count == 2 else 0)


def test_an_empty_archive_has_no_related_papers() -> None:
    assert related_papers(build_index([], {})) == {}


def fillers(count: int) -> list[Paper]:
    """Return so many papers that share nothing."""
    return [paper(f"Number{number}", abstract=f"about{number}") for number in range(count)]


def test_a_reader_is_led_to_five_papers_where_more_are_alike() -> None:
    alike = [paper(f"Of Bees {number}", abstract=BEES) for number in range(7)]
    assert len(related_titles([*alike, *fillers(40)], "Of Bees 3")) == 5


def test_a_word_that_many_papers_share_relates_none_of_them() -> None:
    few = [paper(f"Few{number}", abstract="propolis") for number in range(3)]
    many = [paper(f"Many{number}", abstract="wax") for number in range(6)]
    papers = [*few, *many, *fillers(11)]
    assert related_titles(papers, "Few1") == ["Few0", "Few2"]
    assert related_titles(papers, "Many1") == []


def test_in_a_large_archive_a_word_of_hundreds_of_papers_relates_none_of_them() -> None:
    fewer = [paper(f"Fewer{number}", abstract="propolis") for number in range(350)]
    more = [paper(f"More{number}", abstract="wax") for number in range(450)]
    papers = [*fewer, *more, *fillers(1_700)]
    assert len(related_titles(papers, "Fewer1")) == 5
    assert related_titles(papers, "More1") == []


def test_a_word_of_the_title_counts_for_more_than_a_few_of_the_abstract() -> None:
    for words, first in (("propolis wax", "Honey Bears"), ("propolis wax pollen nest comb", "A")):
        papers = [
            paper("Honey", abstract=words),
            paper("Honey Bears", abstract="Of fur."),
            paper("A", abstract=words),
            *fillers(40),
        ]
        assert related_titles(papers, "Honey")[0] == first


def test_a_rare_word_in_common_counts_for_more_than_one_of_many_papers() -> None:
    papers = [
        paper("Bees", abstract="propolis wax"),
        *(paper(f"A{number}", abstract="wax") for number in range(6)),
        paper("Of Hives", abstract="propolis"),
        *fillers(40),
    ]
    assert related_titles(papers, "Bees")[0] == "Of Hives"


@pytest.mark.parametrize(("main_words", "is_related"), [(20, True), (40, False)])
def test_a_paper_is_compared_by_what_it_says_most(main_words: int, *, is_related: bool) -> None:
    subject = " ".join(f"word{number} " * 3 for number in range(main_words))
    papers = [
        paper("Long", abstract=f"{subject} propolis"),
        paper("Alike", abstract=subject),
        paper("Other", abstract="propolis"),
        *fillers(40),
    ]
    assert ("Other" in related_titles(papers, "Long")) is is_related
