"""The postings of terms as shards have them: two columns of numbers, and bits.

The first number has the fields in which a term is: the sum of 2 to the power of each. Then, for
each of these fields, twice the papers that have the term there once, plus 1 if some have it more
often; then twice those that have it twice, and so on.

The bits are the papers, beginning anew for each of those counts. Behind each paper stands how many
terms it has in the field, but for titles and abstracts, of which the manifest says it, and for
fields in which no paper has more than one.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Final, TypeAlias

from paper_archive.publish.search.files.bits import code_of, codes_of
from paper_archive.publish.search.files.numerals import write_numbers
from paper_archive.publish.search.indexed_texts import FIELDS
from paper_archive.publish.search.postings import (
    ABSTRACT,
    ABSTRACT_GROUPS,
    LONGEST,
    TITLE,
    Index,
)

_LENGTH_BITS: Final = 2
"""The last bits of a length that stand as they are: the best number for titles and names."""

_Lengths: TypeAlias = Mapping[int, Sequence[str]]
"""Field → paper → the bits of its length, for fields that have them."""


def written_postings(
    index: Index, terms: Sequence[str]
) -> tuple[Sequence[str], Sequence[str], Sequence[int]]:
    """Return by term its fields, its counts, and its bits.

    The bits are those of a number, behind a 1, which takes less memory than a text.
    """
    lengths = {
        field: _length_codes(known)
        for field, known in enumerate(known_lengths(index))
        if max(known, default=0) > 1 and field not in (TITLE, ABSTRACT)
    }
    written = [_postings(index, term, lengths) for term in terms]
    fields, counts, bits = zip(*written, strict=True) if written else ((), (), ())
    return fields, counts, bits


def known_lengths(index: Index) -> list[Sequence[int]]:
    """Return by field how many terms each paper has, as far as files say it.

    In a field that is not weighed it is 1, if any paper has something there. Of abstracts it is
    about as many (`abstract_lengths`). Elsewhere it is at most `LONGEST`.
    """
    known: list[Sequence[int]] = []
    for number, (field, lengths) in enumerate(zip(FIELDS, index.lengths, strict=True)):
        if number == ABSTRACT:
            known.append(_known_abstracts(index))
        elif field.is_weighed:
            known.append([min(length, LONGEST) for length in lengths])
        else:
            known.append([min(max(lengths, default=0), 1)] * len(lengths))
    return known


def title_counts(index: Index) -> list[list[int]]:
    """Return how many papers have a title of no terms, of one, of two, and so on.

    First are the counts of papers without an abstract, then those of the others.
    """
    counts = [Counter[int](), Counter[int]()]
    for paper, length in zip(index.papers, index.lengths[TITLE], strict=True):
        counts[bool(paper.abstract)][min(length, LONGEST)] += 1
    return [[each[length] for length in range(max(each, default=-1) + 1)] for each in counts]


def abstract_lengths(index: Index) -> list[int]:
    """Return the lengths of abstracts, ascending, each of which stands for as many papers.

    That is so among the papers whose titles are of one length as well: nearly enough, since the
    length of a title says little about that of the abstract.
    """
    known = zip(index.papers, index.lengths[ABSTRACT], strict=True)
    lengths = sorted(length for paper, length in known if paper.abstract)
    if not lengths:
        return []
    middles = [(2 * group + 1) * len(lengths) for group in range(ABSTRACT_GROUPS)]
    return [lengths[middle // (2 * ABSTRACT_GROUPS)] for middle in middles]


def _known_abstracts(index: Index) -> list[int]:
    groups = abstract_lengths(index)
    bare, others = title_counts(index)
    known = [0] * sum(bare)
    for count in others:
        known += [groups[place * len(groups) // count] for place in range(count)]
    return known


def _length_codes(lengths: Sequence[int]) -> list[str]:
    """Return by paper the bits of its length in a field.

    They are of its distance from the mean without its fraction, twice if it is not longer, and
    otherwise twice less one.
    """
    mean = int(sum(lengths) / len(lengths))
    codes = {}
    for length in set(lengths):
        more = length - mean
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
