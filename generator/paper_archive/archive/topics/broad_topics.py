"""Topics that say little, since very many papers have them."""

from collections import Counter
from collections.abc import Collection, Iterator
from typing import Final

from paper_archive.archive.topics.topics_file import Topic
from paper_archive.errors import Problem, Where
from paper_archive.paper import Paper

_MOST_SHARE: Final = 5
"""A topic on more than one in so many papers says little."""
_LEAST_PAPERS: Final = 200
"""In a smaller archive, most papers may well be on one thing."""


def broad_topics(
    papers: Collection[Paper], topics: Collection[Topic], where: Where
) -> Iterator[Problem]:
    """Yield a warning for each topic of the vocabulary that too many papers have."""
    counts = Counter(tag for paper in papers for tag in paper.tags)
    for topic in topics:
        count = counts[topic.slug]
        if len(papers) >= _LEAST_PAPERS and count * _MOST_SHARE > len(papers):
            share = f"{count:,} of {len(papers):,} papers"
            yield Problem(where, "topic-broad", f"topic {topic.slug!r} is on {share}")
