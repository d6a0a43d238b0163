"""The postings of terms as shards have them: two columns of numbers, and bits.

The first number has the fields in which a term is: the sum of 2 to the power of each. Then, for
each of these fields, twice the papers that have the term there once, plus 1 if some have it more
often; then twice those that have it twice, and so on.

The bits are the papers, beginning anew for each of those counts. Behind each paper stands how many
terms it has in the field, but for abstracts, of which the manifest says it, and for fields in which
no paper has more than one.
"""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Final, TypeAlias

from paper_archive.publish.search.bits import code_of, codes_of
from paper_archive.publish.search.indexed_texts import FIELDS
from paper_archive.publish.search.numerals import write_numbers
from paper_archive.publish.search.postings import Index

_LONGEST: Final = 100
_LENGTH_BITS: Final = 2
"""The last bits of a length that stand as they are: the best number for titles and names."""
_ABSTRACT: Final = [field.name for field in FIELDS].index("abstract")

_Lengths: TypeAlias = Mapping[int, Sequence[str]]
"""Field → paper → the bits of its length, for fields that have them."""


def written_postings(
    index: Index, terms: Sequence[str]
) -> tuple[Sequence[str], Sequence[str], Sequence[int]]:
    """Return by term its fields, its counts, and its bits.

    The bits are those of a number, behind a 1, which takes less memory than a text.
    """
    lengths = {
        field: _length_codes(index.lengths[field])
        for field, longest in enumerate(longest_fields(index))
        if longest > 1 and field != _ABSTRACT
    }
    written = [_postings(index, term, lengths) for term in terms]
    fields, counts, bits = zip(*written, strict=True) if written else ((), (), ())
    return fields, counts, bits


def longest_fields(index: Index) -> list[int]:
    """Return by field the most terms that any paper has; in one that is not weighed, 1 counts."""
    longest = (max(lengths, default=0) for lengths in index.lengths)
    return [
        most if field.is_weighed else min(most, 1)
        for field, most in zip(FIELDS, longest, strict=True)
    ]


def _length_codes(lengths: Sequence[int]) -> list[str]:
    """Return by paper the bits of its length in a field.

    They are of its distance from the mean without its fraction, twice if it is not longer, and
    otherwise twice less one. None counts as more than `_LONGEST`: ordinary titles are shorter, and
    a paper of thousands of authors would fill a file.
    """
    mean = int(sum(lengths) / len(lengths))
    codes = {}
    for length in set(lengths):
        more = min(length, _LONGEST) - mean
        codes[length] = code_of(2 * more - 1 if more > 0 else -2 * more, _LENGTH_BITS)
    return list(map(codes.__getitem__, lengths))


def _postings(index: Index, term: str, lengths: _Lengths) -> tuple[str, str, int]:
    fields = 0
    counts: list[int] = []
    bits = ["1"]
    papers = len(index.papers)
    for field, frequencies in index.frequencies(term):
        fields |= 1 << field
        held = lengths.get(field)
        by_frequency = _by_frequency(frequencies) if FIELDS[field].is_weighed else [[*frequencies]]
        for having in by_frequency:
            counts.append(2 * len(having) + 1)
            codes = codes_of(having, papers)
            if held:
                codes = chain.from_iterable(zip(codes, map(held.__getitem__, having), strict=True))
            bits += codes
        counts[-1] -= 1
    return write_numbers((fields,)), write_numbers(counts), int("".join(bits), 2)


def _by_frequency(frequencies: Mapping[int, int]) -> list[list[int]]:
    """Return the papers that have a term once, those that have it twice, and so on."""
    highest = max(frequencies.values())
    if highest == 1:
        return [[*frequencies]]
    found: list[list[int]] = [[] for _ in range(highest)]
    for paper, frequency in frequencies.items():
        found[frequency - 1].append(paper)
    return found
