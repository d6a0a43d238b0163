"""The topics of a paper are named in the order of how much they say about it."""

from made_up import paper
from paper_archive.archive.topics.topics_file import Topic
from paper_archive.publish.topic_order import ordered_tags

OTHERS = [
    *(paper(f"Other {number}", tags=["common"]) for number in range(9)),
    *(paper(f"Some {number}", tags=["rare", "wind-and-waves"]) for number in range(2)),
]


def order(
    title: str, *tags: str, others: object = OTHERS, mentions: tuple[str, ...] = ()
) -> list[str]:
    vocabulary = [Topic("common", "Common Things", "Common.", ("no such phrase",), mentions)]
    it = paper(title, tags=list(tags))
    assert isinstance(others, list)
    found = ordered_tags([it, *others], vocabulary)[it.slug]
    assert sorted(found) == sorted(tags)
    return list(found)


def test_a_rare_topic_comes_before_a_frequent_one() -> None:
    assert order("A title", "common", "rare") == ["rare", "common"]


def test_a_topic_in_the_title_comes_first_by_its_name_a_phrase_or_its_tag() -> None:
    assert order("A common thing", "common", "rare") == ["common", "rare"]
    assert order("Usual tides", "common", "rare", mentions=("usual tide",)) == ["common", "rare"]
    assert order("Of wind and wave", "rare", "wind-and-waves") == ["wind-and-waves", "rare"]


def test_a_topic_of_no_other_paper_comes_after_those_that_lead_to_some() -> None:
    assert order("My own", "common", "own", "rare") == ["rare", "common", "own"]


def test_a_topic_on_more_than_a_fifth_of_a_large_archive_comes_last_even_from_the_title() -> None:
    many = [*OTHERS, *(paper(f"More {number}", tags=["common"]) for number in range(200))]
    assert order("Common things", "common", "own", "rare", others=many) == ["rare", "own", "common"]


def test_a_few_more_papers_of_two_topics_do_not_change_their_order() -> None:
    def archive(one: int, two: int) -> list[object]:
        tags = ["one"] * one + ["two"] * two
        return [paper(f"Other {number}", tags=[tag]) for number, tag in enumerate(tags)]

    assert order("A title", "one", "two", others=archive(33, 35)) == ["one", "two"]
    assert order("A title", "one", "two", others=archive(36, 35)) == ["one", "two"]
