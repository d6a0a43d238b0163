"""How well a vocabulary of topics finds what people find.

    python benchmarks/bench_topics.py labelled.jsonl … [--topics FILE] [--papers]

Each line of a file is a paper that a person labelled:
{"title": …, "abstract": …, "topics": [slug], "acceptable": [slug]}.
What is acceptable is not wrong where it is found, and not missed where it is not.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from paper_archive.archive.topics.topics_file import Topic, read_topics
from paper_archive.archive.topics.vocabulary import Vocabulary
from paper_archive.errors import Where

TOPICS: Final = Path(__file__).resolve().parents[1] / "content/topics.yml"
_WORST: Final = 10


@dataclass(frozen=True, slots=True)
class Answer:
    """The topics of one paper."""

    title: str
    found: frozenset[str]
    labels: frozenset[str]
    acceptable: frozenset[str]

    @property
    def wrong(self) -> frozenset[str]:
        """What is found, and neither labelled nor acceptable."""
        return self.found - self.labels - self.acceptable

    @property
    def missed(self) -> frozenset[str]:
        """What is labelled, and not found."""
        return self.labels - self.found


def answers(papers: Iterable[dict[str, Any]], topics: Sequence[Topic]) -> Iterator[Answer]:
    """Yield what the vocabulary finds of each labelled paper.

    Raises:
        ValueError: when a label is no topic of the vocabulary.

    """
    known = {topic.slug for topic in topics}
    vocabulary = Vocabulary(topics)
    for paper in papers:
        labels = frozenset(paper["topics"])
        acceptable = frozenset(paper.get("acceptable", ()))
        if unknown := (labels | acceptable) - known:
            raise ValueError(f"{paper['title']}: no such topic: {', '.join(sorted(unknown))}")
        found = frozenset(vocabulary.topics_of(paper["title"], paper["abstract"]))
        yield Answer(paper["title"], found, labels, acceptable)


def table(name: str, found: Sequence[Answer]) -> Iterator[str]:
    """Yield a row of the table: precision, recall, topics per paper, papers without a topic."""
    given = sum(len(each.found) for each in found)
    right = given - sum(len(each.wrong) for each in found)
    wanted = sum(len(each.labels) for each in found)
    hit = wanted - sum(len(each.missed) for each in found)
    without = sum(not each.found for each in found)
    yield (
        f"| {name} | {len(found)} | {right / max(given, 1):.3f} | {hit / max(wanted, 1):.3f}"
        f" | {given / max(len(found), 1):.2f} | {without} |"
    )


def mistakes(found: Iterable[Answer]) -> Iterator[str]:
    """Yield the topics that are most often wrong, and those most often missed."""
    answers = list(found)
    for word, counts in (
        ("wrong", Counter(topic for each in answers for topic in each.wrong)),
        ("missed", Counter(topic for each in answers for topic in each.missed)),
    ):
        most = sorted(counts, key=lambda topic: (-counts[topic], topic))[:_WORST]
        yield f"{word}: {', '.join(f'{topic} {counts[topic]}' for topic in most) or 'none'}"


def main() -> None:
    """Print a table of all files, and what goes wrong most often."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--topics", type=Path, default=TOPICS, help="a topics.yml")
    parser.add_argument("--papers", action="store_true", help="print each paper that differs")
    options = parser.parse_args()
    topics = read_topics(options.topics.read_bytes(), Where(options.topics.as_posix()))
    everything: list[Answer] = []
    print("| file | papers | precision | recall | topics per paper | without |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for path in options.files:
        lines = path.read_text(encoding="utf-8").splitlines()
        found = list(answers(map(json.loads, filter(None, lines)), topics))
        everything += found
        print(*table(path.name, found), sep="\n")
    print("", *mistakes(everything), sep="\n")
    if options.papers:
        for each in everything:
            if each.wrong or each.missed:
                wrong, missed = sorted(each.wrong), sorted(each.missed)
                print(f"{each.title}\n  wrong: {', '.join(wrong)}\n  missed: {', '.join(missed)}")


if __name__ == "__main__":
    main()
