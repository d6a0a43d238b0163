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
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from paper_archive.publish.search.numerals import distances, write_numbers
from paper_archive.publish.search.postings import FIELDS, Index

_MIN_BYTES: Final = 1_000
_GROWTH: Final = 0.8
"""The size of a shard is at most this times √(bytes of all), unless a single term is larger.

A query fetches some shards and the manifest, which grows with their number; so it fetches least
when both grow with the root of the archive.
"""
_LEAST_SHARE: Final = 0.5
"""A shard has at least this part of its limit, if the next term fits into one."""
_SELDOM_NEEDED: Final = 2
"""How many times larger shards are that few queries need."""
_MAX_SHARED: Final = 12
"""The most letters that separators share, whose code units are counted with capital letters."""
_ABSTRACT: Final = [field.name for field in FIELDS].index("abstract")


class Shard(NamedTuple):
    """A part of a sorted list of terms."""

    first: str
    """Sorts after the last term of the previous shard, and not after the first of this one."""
    data: bytes


class _Row(NamedTuple):
    """A term with its data."""

    term: str
    shared: int
    """Letters that it has in common with the term before."""
    rest: Sequence[str]
    size: int
    """Bytes in a shard."""


def term_shards(index: Index) -> Iterator[Shard]:
    """Yield the shards of the inverted index, sorted by term."""
    longest = [max(lengths, default=0) for lengths in index.lengths]
    return _cut((term, _write_postings(index, term, longest)) for term in index.terms())


def word_shards(entries: Mapping[str, int]) -> Iterator[Shard]:
    """Yield shards of all terms, sorted, to find terms by their beginnings without their postings.

    `entries` is term → how many papers have it. What is kept of that is a byte of its logarithm.
    """
    order = sorted(entries, key=lambda term: term.encode("utf-16-be"))
    rows = ((term, (write_numbers([round(4 * math.log2(entries[term]))]),)) for term in order)
    return _cut(rows, _SELDOM_NEEDED)


def ending_shards(entries: Mapping[str, int]) -> Iterator[Shard]:
    """Yield the same of all terms reversed, to find terms by their endings."""
    return word_shards({term[::-1]: count for term, count in entries.items()})


def identifier_shards(held: Mapping[str, Sequence[int]]) -> Iterator[Shard]:
    """Yield shards of identifiers, sorted; `held` is identifier → numbers of its papers."""
    rows = (
        (each, (write_numbers([len(held[each])]), write_numbers(distances(held[each]))))
        for each in sorted(held, key=lambda each: each.encode("utf-16-be"))
    )
    return _cut(rows, _SELDOM_NEEDED)


def separators(shards: Iterable[Shard]) -> str:
    """Return the first term of each shard, written by how it differs from the one before.

    That is a capital letter for how many code units they share, A for none, and the others; of
    them, capital letters stand after a space, which no term contains.
    """
    written = []
    before = ""
    for shard in shards:
        shared = min(_common_letters(before, shard.first), _MAX_SHARED)
        units = _code_units(shard.first[:shared])
        others = re.sub("[A-Z]", r" \g<0>", shard.first[shared:])
        written.append(f"{chr(ord('A') + units)}{others}")
        before = shard.first
    return "".join(written)


def _write_postings(index: Index, term: str, longest: Sequence[int]) -> tuple[str, ...]:
    """Return the contribution of a term to parts 0, 4, 5 and 6 of a shard."""
    mask = 0
    counts: list[int] = []
    papers: list[int] = []
    details: list[int] = []
    for number in range(len(FIELDS)):
        if not index.has(term, number):
            continue
        mask |= 1 << number
        if number == _ABSTRACT:
            holders = index.by_frequency(term, number)
            highest = max(holders)
            for frequency in range(1, highest + 1):
                having = holders.get(frequency, [])
                counts.append(2 * len(having) + (frequency < highest))
                papers.extend(distances(having))
        else:
            postings = list(index.postings(term, number))
            counts.append(len(postings))
            papers.extend(distances([posting.number for posting in postings]))
            for paper, frequency in postings:
                details.extend([longest[number] + frequency] if frequency > 1 else [])
                details.append(index.lengths[number][paper])
    return (write_numbers([mask]), *map(write_numbers, (counts, papers, details)))


def _cut(held: Iterable[tuple[str, Sequence[str]]], scale: float = 1) -> Iterator[Shard]:
    """Yield the shards of sorted terms with their data."""
    rows = list(_rows(held))
    limit = scale * _limit(sum(row.size for row in rows))
    first = 0
    while first < len(rows):
        end = _end(rows, first, limit)
        # As much of the term as tells it from the one before.
        begins = rows[first].term[: rows[first].shared + 1] if first else ""
        yield Shard(begins, _shard_of(rows[first:end]))
        first = end


def _rows(held: Iterable[tuple[str, Sequence[str]]]) -> Iterator[_Row]:
    before = ""
    for term, rest in held:
        shared = _common_letters(before, term)
        yield _Row(term, shared, rest, _bytes((term[shared:], *rest)) + 2)
        before = term


def _limit(size: int) -> float:
    """Return the size limit of a shard in bytes, of so many in all."""
    return max(_MIN_BYTES, _GROWTH * math.sqrt(size))


def _end(rows: Sequence[_Row], first: int, limit: float) -> int:
    """Return where the shard ends that begins with a row.

    Of the places where it is neither small nor too large, that is the last of those where the next
    term shares the fewest letters, and so takes the fewest to tell from the one before.
    """
    end, size = first + 1, rows[first].size
    while end < len(rows) and size + rows[end].size <= limit:
        size += rows[end].size
        end += 1
    if end == len(rows) or rows[end].size > limit:
        return end
    best = end
    while size >= _LEAST_SHARE * limit and end > first:
        if rows[end].shared < rows[best].shared:
            best = end
        end -= 1
        size -= rows[end].size
    return best


def _shard_of(rows: Sequence[_Row]) -> bytes:
    """Return the file of terms that follow each other."""
    shared = [0, *(_code_units(row.term[: row.shared]) for row in rows[1:])]
    added = [rows[0].term, *(row.term[row.shared :] for row in rows[1:])]
    first, *others = map("".join, zip(*(row.rest for row in rows), strict=True))
    lengths = (write_numbers(shared), write_numbers(map(_code_units, added)))
    parts = (first, *lengths, "".join(added), *others)
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()


def _common_letters(one: str, other: str) -> int:
    for place, (letter, other_letter) in enumerate(zip(one, other, strict=False)):
        if letter != other_letter:
            return place
    return min(len(one), len(other))


def _code_units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-be")) // 2


def _bytes(texts: Iterable[str]) -> int:
    return sum(map(len, map(str.encode, texts)))
