"""The topic vocabulary: what finds a topic, and what is wrong with a `topics.yml`."""

import pytest

from bundled import TOPICS
from paper_archive.archive.topics.topics_file import Topic, read_topics
from paper_archive.errors import ArchiveError, Where

WHERE = Where("content/topics.yml")

GOOD = """\
- name: Graph Neural Networks
  slug: graph-neural-networks
  description: Learning on graphs.
  phrases: [graph neural network, GNN]
  mentions: [graph]
  hints: [node]
  not: [computational graph]
"""


def problems(text: str | bytes) -> list[str]:
    data = text.encode() if isinstance(text, str) else text
    with pytest.raises(ArchiveError) as caught:
        read_topics(data, WHERE)
    return [str(problem) for problem in caught.value.problems]


def test_every_part_of_a_topic_is_read() -> None:
    assert read_topics(GOOD.encode(), WHERE) == (
        Topic(
            slug="graph-neural-networks",
            name="Graph Neural Networks",
            description="Learning on graphs.",
            phrases=("graph neural network", "GNN"),
            mentions=("graph",),
            hints=("node",),
            excluded=("computational graph",),
        ),
    )


def test_words_of_a_topic_are_read() -> None:
    (topic,) = read_topics(f"{GOOD}  words: [edge, vertex]\n".encode(), WHERE)
    assert topic.words == ("edge", "vertex")
    assert "edge" not in topic.signs


def test_words_that_tell_the_field_of_a_topic_are_read_one_by_one() -> None:
    (topic,) = read_topics(f"{GOOD}  needs: [learning, GNN]\n".encode(), WHERE)
    assert topic.needs == ("learning", "GNN")
    rule = "needs must be single words"
    for phrase in ("machine learning", "machine-learning"):
        assert problems(f"{GOOD}  needs: [learning, {phrase}]\n") == [
            f"content/topics.yml:8 (graph-neural-networks): {rule}, not '{phrase}' [topics]"
        ]


@pytest.mark.parametrize("text", ["\ufeff", "---\n", "# ours\n---\n", "# ours\n\n"])
def test_what_stands_above_the_topics_does_not_matter(text: str) -> None:
    assert read_topics((text + GOOD).encode(), WHERE) == read_topics(GOOD.encode(), WHERE)


@pytest.mark.parametrize("text", ["", "\n", "\ufeff", "# a comment", "---\n", "[]", "null"])
def test_a_file_without_topics_is_as_fine_as_none(text: str) -> None:
    assert read_topics(text.encode(), WHERE) == ()


def test_all_faults_are_reported_at_once_each_with_its_line() -> None:
    text = """\
- name: Attention
  slug: attention
  description: Attention.
  phrases: [attention, "", 3]
  colour: red
- slug: Attention Two
  name: [Attention]
  phrases: []
- name: Attention
  slug: attention
  slug: again
  description: Once more.
  phrases: attention
- only text
"""
    keys = "name, slug, description, phrases, mentions, hints, words, needs, not"
    words = "phrases must be words, in quotes if YAML reads them as something else"
    slug = "slug must be lowercase letters and digits, joined by hyphens"
    expected = [
        (4, " (attention)", f"{words}, not ''"),
        (4, " (attention)", f"{words}, not 3"),
        (5, " (attention)", f"key must be one of {keys}, not 'colour'"),
        (6, " (Attention Two)", "topic has no description"),
        (6, " (Attention Two)", f"{slug}, not 'Attention Two'"),
        (7, " (Attention Two)", "name must be text, not a list"),
        (8, " (Attention Two)", "phrases must be a list of phrases, not an empty list"),
        (
            9,
            " (attention)",
            "name is already used on line 1: 'Attention'",
        ),
        (
            10,
            " (attention)",
            "slug is already used on line 2: 'attention'",
        ),
        (11, "", "slug is already on line 10"),
        (13, " (attention)", "phrases must be a list of phrases, not 'attention'"),
        (14, "", "topic must be keys and values, such as `name: Attention`"),
    ]
    assert [problem.rpartition(" [")[0] for problem in problems(text)] == [
        f"content/topics.yml:{line}{item}: {message}" for line, item, message in expected
    ]
    assert {problem.rpartition(" [")[2] for problem in problems(text)} == {"topics]", "key-once]"}


def test_each_key_that_a_topic_needs_is_missed() -> None:
    assert problems("- not: [x]") == [
        *(
            f"content/topics.yml:1: topic has no {key} [topics]"
            for key in ("slug", "name", "description")
        ),
        "content/topics.yml:1: topic has neither phrases nor mentions [topics]",
    ]


@pytest.mark.parametrize("slug", ["-a", "a-", "a--b", "A", "a_b", "é", "a b"])
def test_a_slug_is_lowercase_letters_and_digits_joined_by_hyphens(slug: str) -> None:
    text = GOOD.replace("slug: graph-neural-networks", f"slug: {slug}")
    assert "joined by hyphens" in problems(text)[0]


@pytest.mark.parametrize("text", ["{}", "topics: []", "just words", "3"])
def test_a_file_that_is_no_list_is_reported(text: str) -> None:
    assert "file must be a list of topics [topics]" in problems(text)[0]


def test_broken_yaml_is_reported_with_its_line() -> None:
    assert problems(GOOD + "- name: [open\n") == [
        "content/topics.yml:8: text is not YAML: a bracket is not closed [yaml]"
    ]
    (problem,) = problems("- slug: a\n- name: \x00")
    assert problem.startswith("content/topics.yml:2: control character")


@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 100_000, "[a, " * 100_000, "{a: " * 9_999])
def test_topics_nested_without_end_are_refused(text: str) -> None:
    assert problems(GOOD + f"- {text}") == [
        "content/topics.yml:8: lists are nested more than 50 deep [yaml]"
    ]


def test_conflict_markers_in_topics_are_reported_with_their_lines() -> None:
    text = f"{GOOD}<<<<<<< HEAD\n- name: A\n=======\n- name: B\n>>>>>>> theirs\n"
    assert [problem.partition(": ")[0] for problem in problems(text)] == [
        f"content/topics.yml:{line}" for line in (8, 10, 12)
    ]
    assert all(problem.endswith("[conflict-marker]") for problem in problems(text))


def test_a_file_that_is_not_utf_8_is_reported_with_its_line() -> None:
    (problem,) = problems(GOOD.encode() + b"- name: caf\xe9\n")
    assert problem == "content/topics.yml:8: file is not UTF-8: found byte 0xe9 [encoding]"


def test_the_vocabulary_of_this_archive_is_whole() -> None:
    topics = read_topics(TOPICS.read_bytes(), WHERE)
    assert 40 <= len(topics) <= 120
    for topic in topics:
        assert all((topic.name, topic.slug, topic.signs)), topic
        assert topic.description.endswith("."), topic
        assert ". " not in topic.description, topic


def test_no_word_of_the_vocabulary_stands_twice_in_a_topic() -> None:
    for topic in read_topics(TOPICS.read_bytes(), WHERE):
        words = [*topic.phrases, *topic.mentions, *topic.hints, *topic.words]
        assert len(words) == len(set(words)), topic.slug
