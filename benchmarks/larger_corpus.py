"""A corpus of real papers, extended to any number by papers made of them; always the same.

    python benchmarks/larger_corpus.py papers.jsonl.gz 87327 > papers-87k.jsonl.gz

A made paper has the first half of the title and of the abstract of one paper, and the second half
of those of another from the same venue; year and venue are those of the first. Half of its authors
come from the venue, the others are new: the given name of one author with the family name of
another. One paper in three names a method that no other has, as papers do. So words keep the
frequencies that they have in the real papers, rare words and authors grow with the papers, and
many papers hold the same words. Known items are drawn from all of them.
"""

import argparse
import gzip
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any, Final

_SEED: Final = 87_327
_NAMED: Final = 1 / 3
"""Share of papers that name a method."""
_KNOWN_AUTHORS: Final = 1 / 2
_SENTENCE_END: Final = re.compile(r"(?<=[.!?]) +")
_SYLLABLES: Final = [first + last for first in "bdfgklmnprstvz" for last in "aeiou"]


def extended(papers: Sequence[dict[str, Any]], count: int) -> Iterator[dict[str, Any]]:
    """Yield the papers, and as many made of them as make up the number."""
    yield from papers[:count]
    random = Random(_SEED)  # noqa: S311  # always the same, which is the point
    by_venue: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for paper in papers:
        by_venue[paper.get("venue") or ""].append(paper)
    for _ in range(count - len(papers)):
        first = random.choice(papers)
        yield _made(first, by_venue[first.get("venue") or ""], random)


def _made(
    first: dict[str, Any], of_venue: Sequence[dict[str, Any]], random: Random
) -> dict[str, Any]:
    second = random.choice(of_venue)
    title = _halves(first["title"].split(), second["title"].split())
    if random.random() < _NAMED:
        title[0] = f"{''.join(random.choices(_SYLLABLES, k=3)).title()}: {title[0]}"
    sentences = (_SENTENCE_END.split(each["abstract"]) for each in (first, second))
    authors = [_author(each, of_venue, random) for each in first["authors"]]
    return {
        "title": " ".join(title),
        "abstract": " ".join(_halves(*sentences)),
        "authors": [*dict.fromkeys(authors)],
        "year": first.get("year"),
        "venue": first.get("venue"),
    }


def _halves(first: list[str], second: list[str]) -> list[str]:
    return first[: (len(first) + 1) // 2] + second[len(second) // 2 :]


def _author(name: str, of_venue: Sequence[dict[str, Any]], random: Random) -> str:
    others = random.choice(of_venue)["authors"] or [name]
    other: str = random.choice(others)
    if random.random() < _KNOWN_AUTHORS:
        return other
    given, _, _ = name.rpartition(" ")
    _, _, family = other.rpartition(" ")
    return f"{given} {family}".strip()


def main() -> None:
    """Write the larger corpus to standard output, compressed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path, help="gzip, one JSON object per line")
    parser.add_argument("count", type=int)
    options = parser.parse_args()
    with gzip.open(options.corpus, "rt", encoding="utf-8") as lines:
        papers = [json.loads(line) for line in lines]
    with gzip.GzipFile(fileobj=sys.stdout.buffer, mode="wb", compresslevel=1, mtime=0) as out:
        for paper in extended(papers, options.count):
            out.write(f"{json.dumps(paper, ensure_ascii=False)}\n".encode())


if __name__ == "__main__":
    main()
