"""A word may be a topic by itself if titles are about what it names."""

from paper_archive.archive.topics.title_words import name_ends, papers_with, title_words


def found(*texts: tuple[str, str]) -> set[str]:
    pairs = [(title.split(), abstract.split()) for title, abstract in texts]
    counts = {
        word: len(papers_with([word], [title + abstract for title, abstract in pairs])[word])
        for word in ("bee", "wild", "rethinking", "nectar")
    }
    words = title_words(pairs, dict.fromkeys(" ".join(map(" ".join, texts)).split(), 99) | counts)
    return words.keys() & counts.keys()


def test_what_ends_titles_and_stands_in_their_abstracts_is_found_in_any_number() -> None:
    papers = [
        ("about bees", "bees fly"),
        ("a bee in winter", "it flies"),
        ("bees", "the bee flies"),
    ]
    assert found(*papers, ("of bees", "a bee")) == {"bee"}


def test_what_stands_before_another_word_is_no_thing() -> None:
    assert found(*[("wild bees", "wild bees fly")] * 4) == {"bee"}


def test_what_abstracts_do_not_repeat_is_no_thing() -> None:
    assert found(*[("bees of rethinking", "bees fly")] * 4) == {"bee"}


def test_titles_without_abstracts_have_names_too_that_count_less() -> None:
    assert found(*[("about bees", "")] * 3) == {"bee"}
    assert found(*[("of rethinking", "bees fly")] * 2, ("of rethinking", "")) == set()
    bare = title_words([(["bees"], [])] * 9, {"bee": 9})
    assert 0 < bare["bee"] < title_words([(["bees"], ["bees"])] * 9, {"bee": 9})["bee"]


def test_what_most_papers_say_in_the_abstract_only_is_no_topic() -> None:
    sweet = [("about nectar", "nectar")] * 3
    assert found(*sweet) == {"nectar"}
    assert found(*sweet, *[("a title", "nectar")] * 7) == set()


def test_what_only_joins_names_is_none() -> None:
    joined = title_words(
        [(["wax", "based", "on", "bees"], [])] * 3, {"based": 3, "bee": 3, "wax": 3}
    )
    assert joined.keys() == {"wax", "bee"}


def test_two_titles_are_too_few() -> None:
    assert found(*[("bees", "bees")] * 2) == set()


def test_a_word_that_titles_have_more_often_tells_more() -> None:
    texts = [(["bees"], ["bees"])] * 9 + [(["ants"], ["ants"])] * 3 + [(["x"], ["ants"])]
    weights = title_words(texts, {"bee": 9, "ant": 4, "x": 1})
    assert weights["bee"] > weights["ant"]


def test_a_title_without_words_has_no_names() -> None:
    assert name_ends([]) == []
    assert name_ends(["bees", "of", "ants", "2"]) == [1, 3, 4]
