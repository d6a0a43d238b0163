"""How well the vocabulary finds what people find, on the papers of the captures."""

import json
from collections import Counter

import pytest

from bundled import LABELS, TOPICS
from paper_archive.archive import store
from paper_archive.archive.topics.topics_file import Topic
from paper_archive.archive.topics.vocabulary import Vocabulary
from paper_archive.paper import Paper


@pytest.fixture(scope="module")
def topics() -> tuple[Topic, ...]:
    return store.load_topics(TOPICS.parent)


@pytest.fixture(scope="module")
def found(bundled_papers: list[Paper], topics: tuple[Topic, ...]) -> dict[str, set[str]]:
    """Return for each paper of the captures the topics that the vocabulary finds."""
    topics_of = Vocabulary(topics).topics_of
    return {paper.slug: set(topics_of(paper.title, paper.abstract)) for paper in bundled_papers}


def test_most_topics_are_right_and_most_right_topics_are_found(found: dict[str, set[str]]) -> None:
    labels = {slug: set(topics) for slug, topics in json.loads(LABELS.read_text()).items()}
    assert len(labels) >= 400
    right = sum(len(found[slug] & topics) for slug, topics in labels.items())
    precision = right / sum(len(found[slug]) for slug in labels)
    recall = right / sum(map(len, labels.values()))
    assert precision >= 0.93
    assert recall >= 0.8


def test_nearly_every_paper_has_a_topic(found: dict[str, set[str]]) -> None:
    assert sum(map(bool, found.values())) >= 0.97 * len(found)


def test_no_topic_is_on_more_than_a_quarter_of_the_papers(found: dict[str, set[str]]) -> None:
    counts = Counter(topic for topics in found.values() for topic in topics)
    ((_, largest),) = counts.most_common(1)
    assert largest <= 0.25 * len(found)
