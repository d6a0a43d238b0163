"""A topic on very many papers says little, and is named."""

import pytest

from made_up import paper
from paper_archive.archive.topics.broad_topics import broad_topics
from paper_archive.archive.topics.topics_file import Topic
from paper_archive.errors import Where

TOPICS = [Topic("sand", "Sand", "Sand.", phrases=("sand",))]


@pytest.mark.parametrize(
    ("papers", "having", "is_broad"), [(200, 41, True), (200, 40, False), (199, 199, False)]
)
def test_a_topic_on_more_than_a_fifth_of_many_papers_is_named(
    papers: int, having: int, *, is_broad: bool
) -> None:
    archive = [
        paper(f"Story {number}", tags=["sand", "mine"] if number < having else ["mine"])
        for number in range(papers)
    ]
    found = [each.message for each in broad_topics(archive, TOPICS, Where("topics.yml"))]
    assert found == ([f"topic 'sand' is on {having} of {papers} papers"] if is_broad else [])
