"""The inverted index cut by term into small files, lists of all terms, and identifiers.

A term shard is a JSON array of seven strings; all but the fourth hold numbers (see `numerals`):

0. fields of each term that have postings: the sum of 2 to the power of each
1. letters that the term has in common with the one before
2. letters that it adds
3. those letters
4. per term and field: papers, but in abstracts twice the papers that hold it once, plus 1 if some
   hold it more often; then twice those that hold it twice, and so on
5. the papers, as distances, beginning anew for each field and for each frequency in abstracts
6. per paper, but for abstracts: the terms in the field; before them, if it holds the term more than
   once, how often, plus the most terms that any paper has there

A shard of a list of terms has how common each is before parts 1 to 3; one of identifiers has the
number of papers that have each before those, and the papers, as distances, behind them.

Letters are counted in UTF-16 code units. The shards are made to be fetched: what a query needs
lies in one file per word.
"""

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from paper_archive.publish.search.numerals import distances, write_numbers
from paper_archive.publish.search.postings import FIELDS, Index, Posting

_MIN_BYTES: Final = 1_000
_GROWTH: Final = 0.8
"""The size of a shard is at most this times √(bytes of all), unless a single term is larger.

A query fetches some shards and the manifest, which grows with their number; so it fetches least
when both grow with the root of the archive.
"""
_SELDOM_NEEDED: Final = 2
"""How many times larger shards are that few queries need."""
_ABSTRACT: Final = [field.name for field in FIELDS].index("abstract")


class Shard(NamedTuple):
    """A part of a sorted list of terms."""

    first: str
    """Sorts after the last term of the previous shard, and not after the first of this one."""
    data: bytes


def term_shards(index: Index) -> Iterator[Shard]:
    """Yield the shards of the inverted index, sorted by term."""
    longest = [max(lengths, default=0) for lengths in index.lengths]
    rows = [(term, _write_postings(index, term, longest)) for term in index.terms()]
    return _cut(rows, _limit(rows))


def word_shards(entries: Mapping[str, int]) -> Iterator[Shard]:
    """Yield shards of all terms, sorted, to find terms by their beginnings without their postings.

    `entries` is term → how many papers have it. What is kept of that is a byte of its logarithm.
    """
    order = sorted(entries, key=lambda term: term.encode("utf-16-be"))
    rows = [(term, (write_numbers([round(4 * math.log2(entries[term]))]),)) for term in order]
    return _cut(rows, _SELDOM_NEEDED * _limit(rows))


def ending_shards(entries: Mapping[str, int]) -> Iterator[Shard]:
    """Yield the same of all terms reversed, to find terms by their endings."""
    return word_shards({term[::-1]: count for term, count in entries.items()})


def identifier_shards(held: Mapping[str, Sequence[int]]) -> Iterator[Shard]:
    """Yield shards of identifiers, sorted; `held` is identifier → numbers of its papers."""
    rows = [
        (each, (write_numbers([len(held[each])]), write_numbers(distances(held[each]))))
        for each in sorted(held, key=lambda each: each.encode("utf-16-be"))
    ]
    return _cut(rows, _SELDOM_NEEDED * _limit(rows))


def _limit(rows: Iterable[tuple[str, Sequence[str]]]) -> float:
    """Return the size limit of a shard in bytes."""
    size = sum(len(term) + _bytes(rest) for term, rest in rows)
    return max(_MIN_BYTES, _GROWTH * math.sqrt(size))


def _write_postings(index: Index, term: str, longest: Sequence[int]) -> tuple[str, ...]:
    """Return the contribution of a term to parts 0, 4, 5 and 6 of a shard."""
    mask = 0
    counts: list[int] = []
    papers: list[int] = []
    details: list[int] = []
    for number in range(len(FIELDS)):
        postings = list(index.postings(term, number))
        if not postings:
            continue
        mask |= 1 << number
        if number == _ABSTRACT:
            by_frequency = _by_frequency(postings)
            for frequency, holders in enumerate(by_frequency, start=1):
                counts.append(2 * len(holders) + (frequency < len(by_frequency)))
                papers.extend(distances(holders))
        else:
            counts.append(len(postings))
            papers.extend(distances(posting.number for posting in postings))
            for paper, frequency in postings:
                details.extend([longest[number] + frequency] if frequency > 1 else [])
                details.append(index.lengths[number][paper])
    return (write_numbers([mask]), *map(write_numbers, (counts, papers, details)))


def _by_frequency(postings: Iterable[Posting]) -> list[list[int]]:
    """Return the papers that contain a term once, twice, and so on up to the maximum."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for number, frequency in postings:
        found[frequency].append(number)
    return [found[frequency] for frequency in range(1, max(found) + 1)]


@dataclass(slots=True)
class _Draft:
    """A shard under construction."""

    first: str
    last: str = ""
    parts: list[list[str]] = field(default_factory=list)
    size: int = 0

    def add(self, term: str, rest: Sequence[str]) -> None:
        """Add a front-coded term with its data."""
        shared = _common_prefix(self.last, term)
        added = term[len(shared) :]
        lengths = (write_numbers([_code_units(letters)]) for letters in (shared, added))
        row = (*rest[:1], *lengths, added, *rest[1:])
        self.parts = self.parts or [[] for _ in row]
        for part, text in zip(self.parts, row, strict=True):
            part.append(text)
        self.size += _bytes(rest) + _bytes((added,)) + 2
        self.last = term

    def data(self) -> bytes:
        """Return the shard as bytes."""
        parts = ["".join(part) for part in self.parts]
        return json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()


def _cut(rows: Iterable[tuple[str, Sequence[str]]], limit: float) -> Iterator[Shard]:
    draft = _Draft("")
    for term, rest in rows:
        if draft.last and draft.size + _bytes(rest) > limit:
            yield Shard(draft.first, draft.data())
            # As much of the term as tells it from the one before.
            draft = _Draft(term[: len(_common_prefix(draft.last, term)) + 1])
        draft.add(term, rest)
    if draft.last:
        yield Shard(draft.first, draft.data())


def _common_prefix(one: str, other: str) -> str:
    length = 0
    for letter, other_letter in zip(one, other, strict=False):
        if letter != other_letter:
            break
        length += 1
    return one[:length]


def _code_units(text: str) -> int:
    return len(text.encode("utf-16-be")) // 2


def _bytes(texts: Iterable[str]) -> int:
    return sum(len(text.encode()) for text in texts)
