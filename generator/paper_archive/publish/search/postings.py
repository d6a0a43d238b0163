"""The inverted index: which papers contain a term, how often, in which field.

Papers are numbered by the length of their title and then by that of their abstract, so that
neither is stored beside each term, and then by date, the latest first.
Source of the model: Lunr 2.3.9, https://lunrjs.com/ (BM25 with k1 = 1.2 and b = 0.75).
"""

from array import array
from collections import Counter, defaultdict, deque
from collections.abc import (
    Collection,
    Container,
    Iterable,
    Iterator,
    Mapping,
    MutableMapping,
    Sequence,
)
from dataclasses import dataclass
from itertools import pairwise, repeat
from typing import Final, NamedTuple, TypeAlias

from paper_archive.paper import Paper
from paper_archive.publish.search.code_units import in_code_units
from paper_archive.publish.search.common_stems import common_stems
from paper_archive.publish.search.indexed_texts import FIELDS, Finder, found_in
from paper_archive.publish.search.rare_forms import rare_forms
from paper_archive.publish.search.words.acronyms import implied_words
from paper_archive.publish.search.words.words import stem

FORM: Final = "="
"""The last character of a term that is a surface form, not a stem."""
TITLE: Final = [field.name for field in FIELDS].index("title")
ABSTRACT: Final = [field.name for field in FIELDS].index("abstract")
AUTHORS: Final = [field.name for field in FIELDS].index("authors")
_IMPLIED: Final = [field.name for field in FIELDS].index("implied")
_NUMBERS: Final = range(len(FIELDS))
_FREQUENCY: Final = (1 << 12) - 1
"""The highest frequency that is counted: files have a number for each frequency up to the highest,
and the score hardly grows beyond a hundred."""
LONGEST: Final = 100
"""The greatest length that files tell of fields but abstracts: ordinary titles are shorter, and a
paper of thousands of authors would fill a file."""
ABSTRACT_GROUPS: Final = 8
"""How many lengths are told apart among the abstracts of papers whose titles are of one length: how
much a word of an abstract counts depends little on it."""
_LENGTH: Final = 1_000_000
"""The greatest length that is counted: with a frequency added it must be a code point."""

_Holders: TypeAlias = "MutableMapping[str, array[int]]"
"""Word or term → the places of the papers that have it in a field, once for each time."""


class _InField(NamedTuple):
    """The papers that have a term in a field."""

    field: int
    paper_count: int
    """How many papers."""
    papers: "array[int]"
    """Their numbers, ascending, once for each time that they have the term."""


@dataclass(frozen=True, slots=True)
class Index:
    """The inverted index of an archive."""

    papers: Sequence[Paper]
    """The papers in order of their numbers."""
    lengths: "Sequence[array[int]]"
    """Field → number of terms of each paper, by paper number."""
    _holders: "Mapping[str, Sequence[_InField]]"
    """Term → where papers have it."""

    def terms(self) -> list[str]:
        """Return all terms, sorted as JavaScript does."""
        return in_code_units(self._holders)

    def entries(self, term: str, fields: Container[int] = _NUMBERS) -> int:
        """Return how many papers contain a term, counting a paper once for each of the fields."""
        held = self._holders.get(term, ())
        return sum([each.paper_count for each in held if each.field in fields])

    def frequencies(self, term: str) -> Iterator[tuple[int, Mapping[int, int]]]:
        """Yield each field that has a term, and for it, paper → how often; papers ascending."""
        for field, count, holders in self._holders.get(term, ()):
            # Most terms are in one paper, or once in each.
            found = dict.fromkeys(holders, 1) if len(holders) == count else Counter(holders)
            if len(holders) > _FREQUENCY:
                found = {paper: min(frequency, _FREQUENCY) for paper, frequency in found.items()}
            yield field, found


def build_index(
    papers: Sequence[Paper],
    topic_names: Mapping[str, str],
    topic_phrases: Iterable[Iterable[str]] = (),
    find: Finder = found_in,
) -> Index:
    """Return the index of papers; `topic_names` is tag → name.

    `topic_phrases` are those of each topic: acronyms and their long forms are known from them.
    `find` finds the words of papers.
    """
    found = find(papers, topic_names)
    implied = list(implied_words([each.mentions for each in found], topic_phrases))
    words = [_holders(each.words[field] for each in found) for field in _NUMBERS]
    lengths = [array("I", (len(each.words[field]) for each in found)) for field in _NUMBERS]
    del found  # what is not remembered is no longer needed
    forms = _rare_forms(words, len(papers))
    terms: list[_Holders] = []
    for held, counted in zip(words, lengths, strict=True):
        terms.append(_by_term(held, forms, counted))
        held.clear()  # a large archive has millions of words
    terms[_IMPLIED] = _holders(map(stem, each) for each in implied)
    lengths[_IMPLIED] = array("I", map(len, implied))
    _count_once(terms[ABSTRACT], lengths[ABSTRACT])
    order = _order(papers, lengths[TITLE], lengths[ABSTRACT])
    return Index(
        [papers[number] for number in order],
        [array("I", (min(counted[each], _LENGTH) for each in order)) for counted in lengths],
        _renumbered(terms, order),
    )


def _rare_forms(words: "Iterable[_Holders]", papers: int) -> Collection[str]:
    """Return the words that are terms beside their stems."""
    holders: defaultdict[str, list[array[int]]] = defaultdict(list)
    for held in words:
        for word, numbers in held.items():
            holders[word].append(numbers)
    return rare_forms(holders, papers)


def _by_term(words: "_Holders", forms: Collection[str], lengths: "array[int]") -> "_Holders":
    """Return the holders of terms: stems of words, and rare forms, which add to the lengths."""
    found: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    for word, numbers in words.items():
        found[stem(word)] += numbers
        if word in forms:
            found[word + FORM] = numbers
            for number in numbers:
                lengths[number] += 1
    return found


def _count_once(abstracts: "_Holders", lengths: "array[int]") -> None:
    """Let each paper hold common stems once, and be as much shorter."""
    for term in [*common_stems(abstracts, len(lengths))]:
        counts = Counter(abstracts[term])
        abstracts[term] = array("I", counts)
        for number, count in counts.items():
            lengths[number] -= count - 1


def _order(papers: Sequence[Paper], titles: Sequence[int], abstracts: Sequence[int]) -> list[int]:
    """Return the places of papers in the order of their numbers."""
    by_date = sorted(range(len(papers)), key=lambda each: papers[each].slug)
    by_date.sort(key=lambda each: papers[each].date, reverse=True)
    ranks = dict(zip(by_date, range(len(papers)), strict=True))
    classes: defaultdict[tuple[bool, int], list[int]] = defaultdict(list)
    for each in by_date:
        # An abstract may have no words; papers without any come first.
        classes[bool(papers[each].abstract), min(titles[each], LONGEST)].append(each)
    order: list[int] = []
    for _, alike in sorted(classes.items()):
        alike.sort(key=abstracts.__getitem__)
        ends = [-(-group * len(alike) // ABSTRACT_GROUPS) for group in range(ABSTRACT_GROUPS + 1)]
        # The column of years is short where papers of one year stand together.
        for start, end in pairwise(ends):
            order += sorted(alike[start:end], key=ranks.__getitem__)
    return order


def _renumbered(terms: "Sequence[_Holders]", order: Sequence[int]) -> dict[str, list[_InField]]:
    """Return term → where papers have it, by the numbers of the papers."""
    numbers = array("I", order)
    for number, place in enumerate(order):
        numbers[place] = number
    found: defaultdict[str, list[_InField]] = defaultdict(list)
    for field, holders in enumerate(terms):
        for term, places in holders.items():
            count = len(set(places)) if len(places) > 1 else 1
            papers = array("I", sorted(map(numbers.__getitem__, places)))
            found[term].append(_InField(field, count, papers))
        holders.clear()
    return dict(found)


def _holders(texts: Iterable[Iterable[str]]) -> "_Holders":
    """Return term → the numbers of the texts that have it, once for each time."""
    found: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    for number, terms in enumerate(texts):
        # A loop without a line of Python for each of some million words.
        deque(map(array.append, map(found.__getitem__, terms), repeat(number)), maxlen=0)
    return found
