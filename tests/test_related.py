"""Papers on the same matter."""

import random

import pytest

from made_up import paper
from paper_archive.paper import Paper
from paper_archive.publish.related import RELATED, related_papers
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
        assert len(set(slugs)) == len(slugs) <= RELATED


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
