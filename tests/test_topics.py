"""The topic vocabulary: what finds a topic, and what is wrong with a `topics.yml`."""

import subprocess
import sys

import pytest

from builds import ROOT
from bundled import TOPICS
from paper_archive.archive.topics import Topic, Vocabulary, read_topics
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


def found(
    title: str,
    abstract: str = "",
    *,
    phrases: tuple[str, ...] = (),
    mentions: tuple[str, ...] = (),
    hints: tuple[str, ...] = (),
    excluded: tuple[str, ...] = (),
) -> bool:
    topic = Topic(
        slug="it",
        name="It",
        description="It.",
        phrases=phrases or ("no such phrase",),
        mentions=mentions,
        hints=hints,
        excluded=excluded,
    )
    return Vocabulary([topic]).topics_of(title, abstract) == ("it",)


def problems(text: str | bytes) -> list[str]:
    data = text.encode() if isinstance(text, str) else text
    with pytest.raises(ArchiveError) as caught:
        read_topics(data, WHERE)
    return [str(problem) for problem in caught.value.problems]


def test_gan_is_not_found_in_organ() -> None:
    assert not found("Organ transplants began", phrases=("gan",))
    assert found("A gan for faces", phrases=("gan",))


def test_a_phrase_in_small_letters_is_found_in_any_case() -> None:
    for title in (
        "recurrent neural network",
        "Recurrent Neural Network",
        "RECURRENT NEURAL NETWORK",
    ):
        assert found(title, phrases=("recurrent neural network",))


def test_a_phrase_with_a_capital_is_found_only_as_written() -> None:
    assert found("Training a GAN", phrases=("GAN",))
    assert not found("Dr. Gan is glad", phrases=("GAN",))
    assert found("What k-NN knows", phrases=("k-NN",))
    assert not found("What K-nn knows", phrases=("k-NN",))


def test_the_plural_of_the_last_word_is_found_too() -> None:
    assert found("Training GANs", phrases=("GAN",))
    assert found("Recurrent Neural Networks", phrases=("recurrent neural network",))
    assert not found("Recurrents neural network", phrases=("recurrent neural network",))


@pytest.mark.parametrize(
    "title",
    ["Few-shot learning", "few shot learning", "few/shot learning", "few\u2011shot\nlearning"],
)
def test_hyphen_slash_and_blank_are_alike(title: str) -> None:
    assert found(title, phrases=("few-shot learning",))
    assert found(title, phrases=("few shot learning",))


def test_a_phrase_does_not_run_over_punctuation() -> None:
    assert not found("We pay attention. Networks learn", phrases=("attention network",))
    assert not found("speech, recognition", phrases=("speech recognition",))


def test_accents_do_not_matter() -> None:
    assert found("Poincaré embeddings", phrases=("poincare embedding",))
    assert found("Poincare embeddings", phrases=("Poincaré embedding",))


def test_a_phrase_is_enough_once_anywhere() -> None:
    assert found("A title", "We train it. It is a GNN.", phrases=("GNN",))


def test_a_mention_needs_the_title_or_two_sentences() -> None:
    assert found("On graphs", mentions=("graph",))
    assert found("A title", "We have a graph. The graph is big.", mentions=("graph",))
    assert not found("A title", "We have a graph, a graph of graphs.", mentions=("graph",))


def test_a_hint_needs_the_title_or_three_sentences() -> None:
    assert found("On nodes", hints=("node",))
    assert found("A title", "A node. Two nodes. Each node.", hints=("node",))
    assert not found("A title", "A node. Two nodes.", hints=("node",))
    assert not found("A title", "A node. A graph.", hints=("node",), mentions=("graph",))


def test_a_phrase_that_means_something_else_is_covered() -> None:
    covered = ("computational graph",)
    assert not found("Computational graphs", phrases=("graph",), excluded=covered)
    assert found("Computational graphs of graphs", phrases=("graph",), excluded=covered)


def test_what_one_topic_excludes_another_may_find() -> None:
    topics = (
        Topic("graphs", "Graphs", "Graphs.", ("graph",), excluded=("computational graph",)),
        Topic("systems", "Systems", "Systems.", ("computational graph",)),
    )
    assert Vocabulary(topics).topics_of("Computational graphs", "") == ("systems",)


def test_topics_come_sorted_and_once() -> None:
    topics = [Topic(slug, slug, slug, (slug,)) for slug in ("b", "c", "a")]
    assert Vocabulary(topics).topics_of("c b a", "a. A. b.") == ("a", "b", "c")
    assert Vocabulary(topics).topics_of("", "") == ()


def test_the_hash_seed_does_not_change_the_topics() -> None:
    program = (
        "from pathlib import Path; from paper_archive.archive.topics import *;"
        "from paper_archive.errors import Where;"
        f"topics = read_topics(Path({str(TOPICS)!r}).read_bytes(), Where('topics.yml'));"
        "print(Vocabulary(topics).topics_of('Graph attention GANs', 'A recurrent LSTM. An RNN.'))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "generator")},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(outputs) == 1


def test_an_abstract_of_a_megabyte_is_read_in_one_pass() -> None:
    vocabulary = Vocabulary(read_topics(TOPICS.read_bytes(), WHERE))
    known = "Recurrent neural networks. "
    found = {
        text: vocabulary.topics_of("A title", (text * 1_000_000)[:1_000_000])
        for text in (known, "recurrent neural ", "attention. ", "\u00e9 ", "(", "a")
    }
    assert {text: topics for text, topics in found.items() if topics} == {
        known: ("recurrent-neural-networks",)
    }


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
    keys = "name, slug, description, phrases, mentions, hints, not"
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
        f"content/topics.yml:1: topic has no {key} [topics]"
        for key in ("slug", "name", "description", "phrases")
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
        assert all((topic.name, topic.slug, topic.phrases)), topic
        assert topic.description.endswith("."), topic
        assert ". " not in topic.description, topic


def test_no_word_of_the_vocabulary_stands_twice_in_a_topic() -> None:
    for topic in read_topics(TOPICS.read_bytes(), WHERE):
        words = [*topic.phrases, *topic.mentions, *topic.hints]
        assert len(words) == len(set(words)), topic.slug


@pytest.mark.parametrize(
    ("title", "topics"),
    [
        ("A controller for the joints of a manipulator", "robot-manipulation"),
        ("Planning paths among obstacles with a probabilistic roadmap", "motion-planning"),
        ("Stable walking of a humanoid robot", "legged-robots"),
        ("Autonomous driving in the rain", "autonomous-driving"),
    ],
)
def test_robots_alone_are_no_reinforcement_learning(title: str, topics: str) -> None:
    vocabulary = Vocabulary(read_topics(TOPICS.read_bytes(), WHERE))
    abstract = "We control a robot. The control policy plans its motion. Its agents act."
    found = vocabulary.topics_of(title, abstract)
    assert topics in found
    assert "reinforcement-learning" not in found


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Attention Is All You Need", "attention"),
        ("Graph Attention Networks", "graph-neural-networks"),
        ("Auto-Encoding Variational Bayes with VAEs", "autoencoders"),
        ("Long Short-Term Memory", "recurrent-neural-networks"),
        ("Deep Speech: Scaling up end-to-end speech recognition", "speech-recognition"),
        (
            "The Lottery Ticket Hypothesis: Finding Sparse Networks by Pruning",
            "network-compression",
        ),
        ("Weight Uncertainty in Bayesian Neural Networks", "bayesian-deep-learning"),
        ("A Unified Approach to Interpreting Model Predictions", "interpretability"),
    ],
)
def test_papers_that_are_not_in_the_archive_find_their_topic(title: str, slug: str) -> None:
    vocabulary = Vocabulary(read_topics(TOPICS.read_bytes(), WHERE))
    assert slug in vocabulary.topics_of(title, "")
