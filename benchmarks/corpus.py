"""A made-up archive of any size, always the same: a larger one begins with the smaller.

    python benchmarks/corpus.py 5000 FOLDER      writes FOLDER/papers/ and FOLDER/topics.yml

Words are drawn by Zipf's law, the frequent ones being short, so that text is as repetitive and
grows as many rare words as real text does. Run as a process of its own by `bench_build.py`, which
must stay small (see `measure.py`).
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Final

from paper_archive.archive import store
from paper_archive.archive.files import whole_file
from paper_archive.archive.markdown.page import write_page
from paper_archive.paper import Paper
from paper_archive.text import slug
from paper_archive.values import Source

_SEED: Final = 20_150_101
_WORDS: Final = 60_000
_TOPICS: Final = 60
_FIRST_DAY: Final = date(2015, 1, 1)
_DAYS: Final = 3_652
"""Ten years."""
_SOURCE: Final = Source("made-up.txt", "2025-01-01")


class _Lottery:
    """Draws from a list: the second half as often as the first, the third a third as often."""

    def __init__(self, items: Sequence[str], random: Random) -> None:
        self._items = items
        self._weights = list(accumulate(1 / rank for rank in range(1, len(items) + 1)))
        self._random = random

    def draw(self, count: int) -> list[str]:
        """Return `count` items; one may come twice."""
        return self._random.choices(self._items, cum_weights=self._weights, k=count)


def papers(count: int) -> Iterator[Paper]:
    """Yield made-up papers: all have authors, most have a date and up to three topics."""
    random = Random(_SEED)  # noqa: S311  # always the same, which is the point
    words = _words(random)
    text, topics = _Lottery(words, random), _Lottery(_topics(words), random)
    for number in range(1, count + 1):
        title = " ".join(text.draw(random.randint(5, 12))).title()
        yield Paper(
            # The number keeps equal titles apart.
            slug=slug(f"{number} {title}"),
            title=title,
            abstract=_abstract(text, random),
            date=_date(random),
            authors=tuple(_name(words, random) for _ in range(random.randint(1, 8))),
            comments=random.choice((None, None, 0, 1, 2, 5, 14)),
            tags=tuple(sorted(set(topics.draw(random.randint(0, 3))))),
            sources=(_SOURCE,),
        )


def write_corpus(content: Path, count: int) -> None:
    """Write the pages of made-up papers, and the vocabulary of their topics."""
    words = _words(Random(_SEED))  # noqa: S311  # those of `papers`
    topics = [
        {"name": topic.title(), "slug": topic, "description": "Made up.", "phrases": [topic]}
        for topic in _topics(words)
    ]
    whole_file.write(content / store.TOPICS, json.dumps(topics))
    for paper in papers(count):
        whole_file.write(store.place_of(content, paper, None), write_page(paper))


def _words(random: Random) -> list[str]:
    """Return different words, the short ones mostly first."""
    syllables = [consonant + vowel for consonant in "bcdfghklmnprstvz" for vowel in "aeiou"]
    words: dict[str, None] = {}
    while len(words) < _WORDS:
        word = "".join(random.choices(syllables, k=random.choice((1, 2, 2, 3, 3, 4, 5))))
        words[word + random.choice(("", "n", "s", "r"))] = None
    return sorted(words, key=lambda word: len(word) + random.uniform(0, 5))


def _topics(words: Sequence[str]) -> Sequence[str]:
    """Return words that are neither the most frequent nor rare."""
    return words[500 : 500 + 10 * _TOPICS : 10]


def _abstract(text: _Lottery, random: Random) -> str:
    sentences = []
    for _ in range(random.randint(5, 12)):
        words = text.draw(random.randint(12, 34))
        sentences.append(" ".join(words).capitalize() + ".")
    return " ".join(sentences)


def _date(random: Random) -> str:
    """Return a day; of one in 40 only the month is known, of as many nothing."""
    day = _FIRST_DAY + timedelta(days=random.randrange(_DAYS))
    return day.isoformat()[: random.choice((*(10,) * 38, 7, 0))]


def _name(words: Sequence[str], random: Random) -> str:
    """Return one of some 200,000 names."""
    return f"{words[random.randrange(100, 500)]} {words[random.randrange(1_000, 1_500)]}".title()


def main() -> None:
    """Write as many papers as asked for."""
    parser = argparse.ArgumentParser(description="Write made-up papers into a content folder.")
    parser.add_argument("papers", type=int)
    parser.add_argument("content", type=Path)
    options = parser.parse_args()
    write_corpus(options.content, options.papers)


if __name__ == "__main__":
    main()
