"""The inverted index cut by term into small files, lists of all terms, and identifiers.

A term shard is a JSON array of six strings; 0 and 4 are explained in `written_postings`, and so is
5, which is bits (see `bits`); all others but 3 hold numbers (see `numerals`):

0. fields of each term
1. letters that the term has in common with the one before
2. letters that it adds
3. those letters
4. counts of the papers of each term
5. the papers

A shard of a list of terms has how common each is before parts 1 to 3; one of identifiers has the
number of papers that have each before those, and the papers, as distances, behind them.

Letters are counted in UTF-16 code units. The shards are made to be fetched: what a query needs
lies in one file per word. So a term shard ends with the rare forms of its stems that lie elsewhere.
"""

import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, pairwise
from operator import add, eq
from types import MappingProxyType
from typing import Final, NamedTuple

from paper_archive.publish.search.code_units import code_units, in_code_units
from paper_archive.publish.search.cuts import cheapest_cuts
from paper_archive.publish.search.files.bits import BITS, write_bits
from paper_archive.publish.search.files.numerals import distances, write_numbers
from paper_archive.publish.search.files.written_postings import written_postings
from paper_archive.publish.search.postings import AUTHORS, FORM, TITLE, Index
from paper_archive.publish.search.words.words import stem

_LOOKED_UP: Final = 9
"""How many terms a query looks for."""
_SELDOM_LOOKED_UP: Final = 0.5
"""How many it looks for in lists that few queries need."""
_TYPED: Final = (TITLE, AUTHORS)
"""Fields whose words people type: a term is looked for once for each paper that has it there, and
once more."""
_ROW_BYTES: Final = 2
"""Those that say how many letters a term shares and adds."""
_STEPS: Final = range(1, 15)
"""How far a letter of a separator may be behind that of the one before, to be written as a step."""
_DROPPED_AT_ONCE: Final = 4
_DROPPED: Final = "{"
"""Stands for so many letters that are dropped."""
_MARKS: Final = re.compile("[ -`{~]")
"""Letters that would be read as marks (see `separators`)."""
_BMP: Final = "\uffff"
"""The last letter that is one code unit."""


class Shard(NamedTuple):
    """A part of a sorted list of terms."""

    first: str
    """Sorts after the last term of the previous shard, and not after the first of this one."""
    data: bytes


def term_shards(index: Index) -> Iterator[Shard]:
    """Yield the shards of the inverted index, sorted by term."""
    terms = index.terms()
    fields, counts, bits = written_postings(index, terms)
    asked = [index.entries(term, _TYPED) + 1 for term in terms]
    rows = _Rows(terms, [fields, counts], bits)
    return _cut(rows, _LOOKED_UP, asked, _forms(terms))


def word_shards(entries: Mapping[str, int]) -> Iterator[Shard]:
    """Yield shards of all terms, sorted, to find terms by their beginnings without their postings.

    `entries` is term → how many papers have it. What is kept of that is a byte of its logarithm.
    """
    terms = in_code_units(entries)
    levels = {count: round(4 * math.log2(count)) for count in set(entries.values())}
    return _seldom(terms, [write_numbers(levels[entries[term]] for term in terms)])


def ending_shards(entries: Mapping[str, int]) -> Iterator[Shard]:
    """Yield the same of all terms reversed, to find terms by their endings."""
    return word_shards({term[::-1]: count for term, count in entries.items()})


def identifier_shards(held: Mapping[str, Sequence[int]]) -> Iterator[Shard]:
    """Yield shards of identifiers, sorted; `held` is identifier → numbers of its papers."""
    order = in_code_units(held)
    counts = write_numbers(len(held[each]) for each in order)
    papers = [write_numbers(distances(held[each])) for each in order]
    return _seldom(order, [counts, papers])


def separators(shards: Iterable[Shard]) -> str:
    """Return the first term of each shard, written by how it differs from the one before.

    For each there is a mark, which is a number (see `numerals`): how many letters of the one before
    are dropped, and four times how far the next letter is behind the one that stood there, or
    behind a backtick if none did. If that is 0, the next letter is written like all others: as it
    is, or after a tilde if it could be a mark. Each `{` before the mark drops four letters more.
    Most separators are a single character so, which is why they are not in columns.
    """
    written = []
    before = ""
    for shard in shards:
        shared = _common_letters(before, shard.first)
        dropped, added = before[shared:], shard.first[shared:]
        more, rest = divmod(code_units(dropped), _DROPPED_AT_ONCE)
        step = ord(added[:1] or "\0") - ord(dropped[:1] or "`")
        if step in _STEPS and " " < added[0] <= _BMP:
            added = added[1:]
        else:
            step = 0
        mark = write_numbers((_DROPPED_AT_ONCE * step + rest,))
        written.append(_DROPPED * more + mark + _MARKS.sub(r"~\g<0>", added))
        before = shard.first
    return "".join(written)


def _seldom(terms: Sequence[str], columns: Sequence[Sequence[str]]) -> Iterator[Shard]:
    """Yield the shards of a list that few queries need, any term of it as often as another."""
    return _cut(_Rows(terms, columns), _SELDOM_LOOKED_UP, [1] * len(terms))


def _cut(
    rows: "_Rows",
    looked_up: float,
    asked: Sequence[float],
    forms: Mapping[str, Sequence[int]] = MappingProxyType({}),
) -> Iterator[Shard]:
    """Yield the shards of rows, of which a query looks for so many.

    `asked` is how often each is asked for, as a multiple of any unit; `forms` has by term the
    places of others, with which it lies in one shard.
    """
    scale = looked_up / sum(asked) if asked else 0
    before = [0.0, *accumulate(scale * each for each in asked)]
    cuts = cheapest_cuts(rows.sizes, rows.shared, before)
    for first, end in pairwise([*cuts, len(asked)]):
        # As much of the term as tells it from the one before.
        begins = rows.terms[first][: rows.shared[first] + 1] if first else ""
        held = range(first, end)
        beside = chain.from_iterable(forms.get(term, ()) for term in rows.terms[first:end])
        yield Shard(begins, rows.shard(held, [each for each in beside if each not in held]))


def _forms(terms: Sequence[str]) -> Mapping[str, Sequence[int]]:
    """Return stem → the places of its rare forms."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, term in enumerate(terms):
        if term.endswith(FORM):
            found[stem(term.removesuffix(FORM))].append(place)
    return found


class _Rows:
    """Sorted terms with their data."""

    def __init__(
        self, terms: Sequence[str], columns: Sequence[Sequence[str]], bits: Sequence[int] = ()
    ) -> None:
        self.terms = terms
        self._columns = columns
        self._bits = bits
        self.shared = list(map(_common_letters, chain(("",), terms), terms))
        """How many letters each has in common with the one before."""
        self._added = [term[shared:] for term, shared in zip(terms, self.shared, strict=True)]
        texts = map("".join, zip(self._added, *columns, strict=True))
        sizes: Iterable[float] = (len(text.encode()) + _ROW_BYTES for text in texts)
        if bits:
            sizes = map(add, sizes, (each.bit_length() / BITS for each in bits))
        self.sizes = [0, *accumulate(sizes)]
        """The bytes of those before each, and of all."""

    def shard(self, rows: range, more: Sequence[int]) -> bytes:
        """Return the file of some rows, and of more behind them."""
        first, end = rows.start, rows.stop
        terms, shared = [*self.terms[first:end]], [0, *self.shared[first + 1 : end]]
        added = [terms[0], *self._added[first + 1 : end]]
        for term in map(self.terms.__getitem__, more):
            shared.append(_common_letters(terms[-1], term))
            added.append(term[shared[-1] :])
            terms.append(term)
        numbers = [shared, list(map(len, added))]
        if not "".join(added).isascii():
            beginnings = [term[:letters] for term, letters in zip(terms, shared, strict=True)]
            numbers = [list(map(code_units, texts)) for texts in (beginnings, added)]
        held, *others = (
            "".join([*column[first:end], *map(column.__getitem__, more)])
            for column in self._columns
        )
        parts = [held, *map(write_numbers, numbers), "".join(added), *others]
        if self._bits:
            bits = [*self._bits[first:end], *map(self._bits.__getitem__, more)]
            parts.append(write_bits("".join([f"{each:b}"[1:] for each in bits])))
        return json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()


def _common_letters(one: str, other: str) -> int:
    return [*map(eq, one, other), False].index(False)
