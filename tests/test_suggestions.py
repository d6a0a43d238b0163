"""Suggested topics are what papers are about: words that belong together, in titles."""

from made_up import paper
from paper_archive.archive.topics.suggestions import Suggestion, suggest
from paper_archive.archive.topics.topics_file import Topic
from paper_archive.paper import Paper


def archive(*about: str, each: int = 8) -> list[Paper]:
    """Return papers with so many on each subject, among as many on nothing in common."""
    on = [
        paper(
            f"Notes{number} on {subject}", slug=f"{place}-{number}", tags=["sand"] if place else []
        )
        for place, subject in enumerate(about)
        for number in range(each)
    ]
    return [
        *on,
        *(paper(f"Story{number} of number{number} in place{number}") for number in range(200)),
    ]


def phrases(papers: list[Paper], *topics: Topic, limit: int = 10) -> list[str]:
    return [found.phrase for found in suggest(papers, topics, limit)]


def test_a_phrase_of_many_titles_is_suggested_with_counts_and_examples() -> None:
    only = paper("Tides", slug="tides", abstract="We look at honey bees.")
    assert suggest([*archive("Honey Bees"), only], [], 10) == [
        Suggestion("honey bees", 9, 8, ["Notes0 on Honey Bees", "Notes1 on Honey Bees"])
    ]


def test_a_suggested_phrase_keeps_the_marks_of_its_script() -> None:
    assert phrases(archive("Нейронный Синтез")) == ["нейронный синтез"]
    assert phrases(archive("हिन्दी भाषाएँ")) == ["हिन्दी भाषाएँ"]


def test_words_that_meet_by_chance_are_not_suggested() -> None:
    colours, things = (
        ("red", "blue", "green", "grey"),
        ("sand", "wax", "rain", "salt", "clay", "wood"),
    )
    mixed = [
        paper(f"Red Sand Of {colour} {thing} {number}", slug=f"{colour}-{thing}-{number}")
        for colour in colours
        for thing in things
        for number in range(9)
    ]
    assert not {"green wax", "blue rain"} & set(phrases(mixed, limit=100))


def test_what_is_said_in_abstracts_only_is_no_topic() -> None:
    usual = "This covers a wide range of things."
    papers = [paper(f"Story{number} of number{number}", abstract=usual) for number in range(30)]
    assert phrases([*papers, *archive("Honey Bees")]) == ["honey bees"]


def test_a_phrase_of_few_papers_or_of_very_many_is_not_suggested() -> None:
    assert phrases(archive("Honey Bees", each=2)) == []
    assert phrases(archive("Honey Bees", each=300)) == []


def test_what_nearly_half_of_a_small_archive_is_about_is_suggested() -> None:
    others = [paper(f"Story{number} of number{number}") for number in range(17)]
    peat = [paper(f"How{number} about Peatlands", slug=f"peat-{number}") for number in range(20)]
    assert phrases([*peat[:13], *others]) == ["peatlands"]
    assert phrases([*peat, *others]) == []


def test_what_topics_name_already_is_not_suggested() -> None:
    named = Topic("bees", "Bees", "They fly.", phrases=("honey bee",))
    hinted = Topic("bees", "Bees", "They fly.", phrases=("hive",), hints=("honey-bees",))
    assert phrases(archive("Honey Bees"), named) == phrases(archive("Honey Bees"), hinted) == []


def test_a_piece_of_a_longer_phrase_is_not_suggested_beside_it() -> None:
    found = phrases(archive("Wild Honey Bees"))
    assert found == ["wild honey bees"]


def test_a_word_of_titles_is_suggested_but_not_as_a_piece_of_a_phrase() -> None:
    about = [("Bees of", "Bees fly."), ("On wild", "A bee flies."), ("The", "The bees fly.")]
    bees = [
        paper(f"{start} bees", slug=f"bees-{number}", abstract=abstract)
        for number, (start, abstract) in enumerate(about * 2)
    ]
    others = [paper(f"Story{number} of number{number}") for number in range(60)]
    assert phrases([*bees, *others]) == ["bees"]
    honey = [paper(f"On honey bees {n}", slug=f"h{n}", abstract="Honey bees.") for n in range(6)]
    assert phrases([*honey, *others]) == ["honey bees"]


def test_what_always_has_another_word_behind_it_is_no_name() -> None:
    bees = [
        paper(f"Fine Grained {thing} {number}", slug=f"{thing}-{number}".lower())
        for thing in ("Bees", "Ants", "Dunes", "Waves")
        for number in range(3)
    ]
    assert "fine grained" not in phrases([*bees, *archive("Honey Bees")])


def test_small_words_may_stand_in_a_phrase_but_not_at_its_ends() -> None:
    assert phrases(archive("Mixtures of Experts")) == ["mixtures of experts"]


def test_a_phrase_of_papers_with_a_topic_is_suggested_for_that_topic() -> None:
    papers = archive("Honey Bees", "Quartz Dunes")
    untagged = paper("Even More Quartz Dunes", slug="more")
    found = {each.phrase: each for each in suggest([*papers, untagged], [], 10)}
    assert (found["quartz dunes"].tag, found["quartz dunes"].untagged) == ("sand", 1)
    assert found["honey bees"].tag == ""


def test_the_order_of_the_papers_changes_nothing() -> None:
    papers = archive("Honey Bees", "Quartz Dunes", "Mixtures of Experts")
    assert suggest(papers, [], 10) == suggest(papers[::-1], [], 10)


def test_the_most_telling_come_first_and_the_rest_is_left_out() -> None:
    papers = [*archive("Quartz Dunes"), *archive("Honey Bees", each=30)]
    numbered = [paper(each.title, slug=f"p{place}") for place, each in enumerate(papers)]
    assert phrases(numbered, limit=1) == ["honey bees"]


def test_a_tiny_archive_of_equal_papers_suggests_nothing() -> None:
    assert phrases([paper("Honey Bees and Gas", slug=f"p{number}") for number in range(9)]) == []


def test_a_phrase_that_ends_in_a_short_plural_is_found() -> None:
    assert phrases(archive("Honey Gas")) == ["honey gas"]
