"""The inverted index: which papers hold a term, how often, in which field.

Papers are numbered by the length of their abstract, so that the length need not be stored.
Source of the model: Lunr 2.3.9, https://lunrjs.com/ (BM25 with k1 = 1.2 and b = 0.75).
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from paper_archive.paper import Paper
from paper_archive.publish.search.words import terms


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

_FREQUENCY_BITS: Final = 20
_FREQUENCY: Final = (1 << _FREQUENCY_BITS) - 1


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


def build_index(papers: Iterable[Paper], topic_names: Mapping[str, str]) -> Index:
    """Return the index of papers; `topic_names` gives the name of a tag."""
    read = [
        (
            [
                terms(text, is_prose=field.is_prose)
                for field, text in zip(FIELDS, texts_of(paper, topic_names), strict=True)
            ],
            paper,
        )
        for paper in papers
    ]
    read.sort(key=lambda each: (len(each[0][1]), each[1].slug))
    lengths = [array("I", (len(found[field]) for found, _ in read)) for field in range(len(FIELDS))]
    postings: list[defaultdict[str, array[int]]] = [defaultdict(lambda: array("Q")) for _ in FIELDS]
    for number, (found, _) in enumerate(read):
        for held, field in zip(found, postings, strict=True):
            for term, frequency in Counter(held).items():
                field[term].append(number << _FREQUENCY_BITS | frequency)
    return Index([paper for _, paper in read], lengths, postings)


def texts_of(paper: Paper, topic_names: Mapping[str, str]) -> tuple[str, ...]:
    """Return what is indexed of a paper, by field."""
    authors = "\n".join(paper.authors)
    topics = "\n".join(f"{topic_names.get(tag, '')} {tag}" for tag in paper.tags)
    # The year, since people write "Vaswani 2017".
    return (paper.title, paper.abstract, authors, topics, f"{paper.venue} {paper.date[:4]}")
