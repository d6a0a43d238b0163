"""The inverted index: which papers contain a term, how often, in which field.

Papers are numbered by the length of their abstract, so that the length need not be stored, and
then by date, the latest first.
Source of the model: Lunr 2.3.9, https://lunrjs.com/ (BM25 with k1 = 1.2 and b = 0.75).
"""

from array import array
from collections import Counter, defaultdict, deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from typing import Final

from paper_archive.paper import Paper
from paper_archive.publish.search.acronyms import implied_words
from paper_archive.publish.search.common_stems import with_common_once
from paper_archive.publish.search.indexed_texts import FIELDS, Remembered, found_in
from paper_archive.publish.search.numerals import in_code_units
from paper_archive.publish.search.rare_forms import rare_forms
from paper_archive.publish.search.words import stem

FORM: Final = "="
"""The last character of a term that is a surface form, not a stem."""
_ABSTRACT: Final = [field.name for field in FIELDS].index("abstract")
_IMPLIED: Final = [field.name for field in FIELDS].index("implied")
_NUMBERS: Final = range(len(FIELDS))
_FREQUENCY: Final = (1 << 12) - 1
"""The highest frequency that is counted: files have a number for each frequency up to the highest,
and the score hardly grows beyond a hundred."""
_LENGTH: Final = 1_000_000
"""The greatest length that is counted: with a frequency added it must be a code point."""


@dataclass(frozen=True, slots=True)
class Index:
    """The inverted index of an archive."""

    papers: Sequence[Paper]
    """The papers in order of their numbers."""
    lengths: "Sequence[array[int]]"
    """Field → number of terms of each paper, by paper number."""
    _holders: "Mapping[str, Sequence[tuple[int, array[int]]]]"
    """Term → fields, and the numbers of the papers that have it there, once for each time."""

    def terms(self) -> list[str]:
        """Return all terms, sorted as JavaScript does."""
        return in_code_units(self._holders)

    def entries(self, term: str) -> int:
        """Return how many papers contain a term, counting a paper once for each field."""
        # Most terms are in one paper.
        held = self._holders.get(term, ())
        return sum([1 if len(papers) == 1 else len(set(papers)) for _, papers in held])

    def frequencies(self, term: str) -> Iterator[tuple[int, Mapping[int, int]]]:
        """Yield each field that has a term, and for it, paper → how often; papers ascending."""
        for field, holders in self._holders.get(term, ()):
            # Most terms are in one paper.
            found = Counter(holders) if len(holders) > 1 else {holders[0]: 1}
            if len(holders) > _FREQUENCY:
                found = {paper: min(frequency, _FREQUENCY) for paper, frequency in found.items()}
            yield field, found


def build_index(
    papers: Sequence[Paper],
    topic_names: Mapping[str, str],
    topic_phrases: Iterable[Iterable[str]] = (),
    remembered: Remembered | None = None,
) -> Index:
    """Return the index of papers; `topic_names` is tag → name.

    `topic_phrases` are those of each topic: acronyms and their long forms are known from them.
    `remembered` has what was found in papers earlier, and then what is found in these.
    """
    termed = sorted(
        zip(terms_of(papers, topic_names, topic_phrases, remembered), papers, strict=True),
        key=lambda each: each[1].slug,
    )
    # The column of years is short where papers of one year stand together.
    termed.sort(key=lambda each: each[1].date, reverse=True)
    termed.sort(key=lambda each: len(each[0][_ABSTRACT]))
    lengths = [
        array("I", (min(len(held[field]), _LENGTH) for held, _ in termed)) for field in _NUMBERS
    ]
    holders: defaultdict[str, list[tuple[int, array[int]]]] = defaultdict(list)
    for field in _NUMBERS:
        for term, numbers in _holders(held[field] for held, _ in termed).items():
            holders[term].append((field, numbers))
    return Index([paper for _, paper in termed], lengths, dict(holders))


def _holders(texts: Iterable[Iterable[str]]) -> "Mapping[str, array[int]]":
    """Return term → the numbers of the texts that have it, once for each time."""
    found: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    for number, terms in enumerate(texts):
        # A loop without a line of Python for each of some million words.
        deque(map(array.append, map(found.__getitem__, terms), repeat(number)), maxlen=0)
    return found


def terms_of(
    papers: Sequence[Paper],
    topic_names: Mapping[str, str],
    topic_phrases: Iterable[Iterable[str]] = (),
    remembered: Remembered | None = None,
) -> list[list[list[str]]]:
    """Return paper → field → terms, each as often as it counts.

    Terms are the stems of the words, and rare surface forms.
    """
    found = list(found_in(papers, topic_names, remembered))
    implied = list(implied_words([each.mentions for each in found], topic_phrases))
    papers_held = [[*each.words] for each in found]
    del found  # what is not remembered is no longer needed
    terms = _Terms(rare_forms(papers_held))
    for fields, words in zip(papers_held, implied, strict=True):
        # In place: a large archive has millions of words.
        fields[:] = [list(chain.from_iterable(map(terms.__getitem__, held))) for held in fields]
        fields[_IMPLIED] = list(map(stem, words))
    abstracts = with_common_once([fields[_ABSTRACT] for fields in papers_held])
    for fields, abstract in zip(papers_held, abstracts, strict=True):
        fields[_ABSTRACT] = abstract
    return papers_held


class _Terms(dict[str, tuple[str, ...]]):
    """Word → its terms."""

    def __init__(self, rare_forms: Collection[str]) -> None:
        super().__init__()
        self._rare_forms = rare_forms

    def __missing__(self, word: str) -> tuple[str, ...]:
        """Return the terms of a word that is met for the first time."""
        self[word] = (stem(word), word + FORM) if word in self._rare_forms else (stem(word),)
        return self[word]
