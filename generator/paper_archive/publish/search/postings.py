"""The inverted index: which papers hold a term, how often, in which field.

Papers are numbered by the length of their abstract, so that the length need not be stored.
Source of the model: Lunr 2.3.9, https://lunrjs.com/ (BM25 with k1 = 1.2 and b = 0.75).
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from sys import intern
from typing import Final, NamedTuple

from paper_archive.paper import Paper
from paper_archive.publish.search.words import stem, told_words, words


class Field(NamedTuple):
    """What is indexed of a paper."""

    name: str
    boost: float
    """How many times a term counts here."""
    is_prose: bool
    """Whether stop words are left out."""


FIELDS: Final = (
    Field("title", 4, is_prose=True),
    Field("abstract", 1, is_prose=True),
    Field("authors", 2, is_prose=False),
    Field("tags", 1, is_prose=False),
    Field("venue", 1, is_prose=False),
)

FORM: Final = "="
"""Ends a term that is a word as it stands, and no stem."""
_RARE_PAPERS: Final = 20
_ABSTRACT: Final = [field.name for field in FIELDS].index("abstract")
_NUMBERS: Final = range(len(FIELDS))
_FREQUENCY_BITS: Final = 12
_FREQUENCY: Final = (1 << _FREQUENCY_BITS) - 1
"""A word that occurs more often counts as often as this: the files hold a number for each frequency
up to the highest, and four thousand of one word weigh hardly more than a hundred."""
_LENGTH: Final = 1_000_000
"""A longer text counts as this long: with a frequency added it must be the code of a character."""
_LETTERS: Final = 1_000
"""A longer word is not indexed: nobody types it, and it would fill a file of its own."""


class Posting(NamedTuple):
    """A paper that holds a term in a field."""

    number: int
    frequency: int


@dataclass(frozen=True, slots=True)
class Index:
    """The inverted index of an archive."""

    papers: Sequence[Paper]
    """By number."""
    lengths: "Sequence[array[int]]"
    """Field → terms that each paper has there, by number."""
    _postings: "Sequence[Mapping[str, array[int]]]"

    def terms(self) -> list[str]:
        """Return all terms in the order of JavaScript, which compares UTF-16 code units."""
        found = {term for field in self._postings for term in field}
        return sorted(found, key=lambda term: term.encode("utf-16-be"))

    def postings(self, term: str, field: int) -> Iterator[Posting]:
        """Yield the papers that hold a term in a field, by number."""
        for packed in self._postings[field].get(term, ()):
            yield Posting(packed >> _FREQUENCY_BITS, packed & _FREQUENCY)


def build_index(papers: Sequence[Paper], topic_names: Mapping[str, str]) -> Index:
    """Return the index of papers; `topic_names` gives the name of a tag."""
    termed = sorted(
        zip(terms_of(papers, topic_names), papers, strict=True),
        key=lambda each: (len(each[0][_ABSTRACT]), each[1].slug),
    )
    lengths = [
        array("I", (min(len(held[field]), _LENGTH) for held, _ in termed)) for field in _NUMBERS
    ]
    postings: list[defaultdict[str, array[int]]] = [defaultdict(lambda: array("Q")) for _ in FIELDS]
    for number, (held, _) in enumerate(termed):
        for terms, field in zip(held, postings, strict=True):
            for term, frequency in Counter(terms).items():
                field[term].append(number << _FREQUENCY_BITS | min(frequency, _FREQUENCY))
    return Index([paper for _, paper in termed], lengths, postings)


def terms_of(papers: Sequence[Paper], topic_names: Mapping[str, str]) -> list[list[list[str]]]:
    """Return paper → field → terms, in the order of the words.

    They are the stems of the words, and behind the stem of a rare form the word itself.
    """
    told = [
        [
            # Equal words of all papers are one object.
            [
                intern(word)
                for word in (told_words(text) if field.is_prose else words(text))
                if len(word) <= _LETTERS
            ]
            for field, text in zip(FIELDS, texts_of(paper, topic_names), strict=True)
        ]
        for paper in papers
    ]
    rare_forms = _rare_forms(told)
    return [
        [[term for word in field for term in _terms(word, rare_forms)] for field in paper]
        for paper in told
    ]


def _rare_forms(papers: Iterable[Sequence[Sequence[str]]]) -> set[str]:
    """Return the words that few papers hold, while more hold another word of their stem.

    The stem alone would lose what is special in them: `viewed` is rarer than `view`.
    """
    words_held: Counter[str] = Counter()
    stems_held: Counter[str] = Counter()
    for found in papers:
        held = {word for words in found for word in words}
        words_held.update(held)
        stems_held.update({stem(word) for word in held})
    return {
        word
        for word, papers in words_held.items()
        if papers <= _RARE_PAPERS and stem(word) != word and papers < stems_held[stem(word)]
    }


def _terms(word: str, rare_forms: Collection[str]) -> tuple[str, ...]:
    return (stem(word), word + FORM) if word in rare_forms else (stem(word),)


def texts_of(paper: Paper, topic_names: Mapping[str, str]) -> tuple[str, ...]:
    """Return what is indexed of a paper, by field."""
    authors = "\n".join(paper.authors)
    topics = "\n".join(f"{topic_names.get(tag, '')} {tag}" for tag in paper.tags)
    # The year, since people write "Vaswani 2017".
    return (paper.title, paper.abstract, authors, topics, f"{paper.venue} {paper.date[:4]}")
