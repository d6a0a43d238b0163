"""The inverted index: which papers contain a term, how often, in which field.

Papers are numbered by the length of their abstract, so that the length need not be stored, and
then by date, the latest first.
Source of the model: Lunr 2.3.9, https://lunrjs.com/ (BM25 with k1 = 1.2 and b = 0.75).
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import (
    Callable,
    Collection,
    Iterable,
    Iterator,
    Mapping,
    MutableMapping,
    Sequence,
)
from dataclasses import dataclass
from itertools import chain
from sys import intern
from typing import Final, NamedTuple, TypeAlias

from paper_archive.names import split_name
from paper_archive.paper import Paper
from paper_archive.publish.search.acronyms import implied_words
from paper_archive.publish.search.words import content_words, stem, stop_words, words


class Field(NamedTuple):
    """A field of the index."""

    name: str
    boost: float
    """Weight of a term in this field."""
    words: Callable[[str], Iterable[str]]
    """Returns the words of its text that are indexed."""


FIELDS: Final = (
    Field("title", 4, content_words),
    Field("abstract", 1, content_words),
    Field("authors", 2, words),
    Field("tags", 1, words),
    Field("venue", 1, words),
    Field("common", 1, stop_words),
    Field("status", 1, words),
    Field("implied", 1, words),
    Field("given", 1, words),
)
"""`common` has what `title` leaves out: stop words are searched for in titles only. `implied` has
long forms of acronyms, and acronyms of long forms. `authors` has their family names, and `given`
what else their names have."""

KnownWords: TypeAlias = MutableMapping[tuple[str, ...], list[list[str]]]
"""Texts of a paper → their words, both by field."""

FORM: Final = "="
"""The last character of a term that is a surface form, not a stem."""
_RARE_PAPERS: Final = 20
_RARE_SHARE: Final = 250
"""A word is rare in at most `_RARE_PAPERS`, or in this part of the archive if that is more."""
_ABSTRACT: Final = [field.name for field in FIELDS].index("abstract")
_IMPLIED: Final = [field.name for field in FIELDS].index("implied")
_NUMBERS: Final = range(len(FIELDS))
_FREQUENCY_BITS: Final = 12
_FREQUENCY: Final = (1 << _FREQUENCY_BITS) - 1
"""The highest frequency that is counted: files have a number for each frequency up to the highest,
and the score hardly grows beyond a hundred."""
_LENGTH: Final = 1_000_000
"""The greatest length that is counted: with a frequency added it must be a code point."""
_LETTERS: Final = 1_000
"""Longer words are not indexed: nobody types them, and each would fill a file."""


class Posting(NamedTuple):
    """A paper that contains a term in a field."""

    number: int
    frequency: int


@dataclass(frozen=True, slots=True)
class Index:
    """The inverted index of an archive."""

    papers: Sequence[Paper]
    """The papers in order of their numbers."""
    lengths: "Sequence[array[int]]"
    """Field → number of terms of each paper, by paper number."""
    _postings: "Sequence[Mapping[str, array[int]]]"

    def terms(self) -> list[str]:
        """Return all terms, sorted by UTF-16 code units, as JavaScript does."""
        found = {term for field in self._postings for term in field}
        return sorted(found, key=lambda term: term.encode("utf-16-be"))

    def entries(self, term: str) -> int:
        """Return how many papers contain a term, counting a paper once for each field."""
        return sum(len(field.get(term, ())) for field in self._postings)

    def has(self, term: str, field: int) -> bool:
        """Tell whether any paper contains a term in a field."""
        return term in self._postings[field]

    def by_frequency(self, term: str, field: int) -> dict[int, list[int]]:
        """Return frequency → the papers that contain a term so often in a field, ascending."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for packed in self._postings[field].get(term, ()):
            found[packed & _FREQUENCY].append(packed >> _FREQUENCY_BITS)
        return found

    def postings(self, term: str, field: int) -> Iterator[Posting]:
        """Yield the papers that contain a term in a field, by number."""
        for packed in self._postings[field].get(term, ()):
            yield Posting(packed >> _FREQUENCY_BITS, packed & _FREQUENCY)


def build_index(
    papers: Sequence[Paper],
    topic_names: Mapping[str, str],
    topic_phrases: Iterable[Iterable[str]] = (),
    known: KnownWords | None = None,
) -> Index:
    """Return the index of papers; `topic_names` is tag → name.

    `topic_phrases` are those of each topic: acronyms and their long forms are known from them.
    `known` has the words of the last index, and then of this one; they take half of the time.
    """
    termed = sorted(
        zip(terms_of(papers, topic_names, topic_phrases, known), papers, strict=True),
        key=lambda each: each[1].slug,
    )
    # The column of years is short where papers of one year stand together.
    termed.sort(key=lambda each: each[1].date, reverse=True)
    termed.sort(key=lambda each: len(each[0][_ABSTRACT]))
    lengths = [
        array("I", (min(len(held[field]), _LENGTH) for held, _ in termed)) for field in _NUMBERS
    ]
    postings: list[defaultdict[str, array[int]]] = [defaultdict(lambda: array("Q")) for _ in FIELDS]
    for number, (held, _) in enumerate(termed):
        for terms, field in zip(held, postings, strict=True):
            for term, frequency in Counter(terms).items():
                field[term].append(number << _FREQUENCY_BITS | min(frequency, _FREQUENCY))
    return Index([paper for _, paper in termed], lengths, postings)


def terms_of(
    papers: Sequence[Paper],
    topic_names: Mapping[str, str],
    topic_phrases: Iterable[Iterable[str]] = (),
    known: KnownWords | None = None,
) -> list[list[list[str]]]:
    """Return paper → field → terms, in the order of the words.

    Terms are the stems of the words; the stem of a rare surface form is followed by that form.
    """
    found = list(_words_of([texts_of(paper, topic_names) for paper in papers], known))
    terms = _Terms(_rare_forms(found))
    for fields, implied in zip(found, implied_words(papers, topic_phrases), strict=True):
        # In place: a large archive has millions of words.
        fields[:] = [list(chain.from_iterable(map(terms.__getitem__, held))) for held in fields]
        fields[_IMPLIED] = list(map(stem, implied))
    return found


def _words_of(
    texts: Sequence[tuple[str, ...]], known: KnownWords | None
) -> Iterator[list[list[str]]]:
    """Yield field → words of each paper; afterwards only these are known."""
    before = {} if known is None else dict(known)
    if known is not None:
        known.clear()
    for each in texts:
        words_held = before.get(each) or [
            # Equal words of all papers share memory.
            [intern(word) for word in field.words(text) if len(word) <= _LETTERS]
            for field, text in zip(FIELDS, each, strict=True)
        ]
        if known is not None:
            known[each] = words_held
        yield [*words_held]


class _Terms(dict[str, tuple[str, ...]]):
    """Word → its terms."""

    def __init__(self, rare_forms: Collection[str]) -> None:
        super().__init__()
        self._rare_forms = rare_forms

    def __missing__(self, word: str) -> tuple[str, ...]:
        """Return the terms of a word that is met for the first time."""
        self[word] = (stem(word), word + FORM) if word in self._rare_forms else (stem(word),)
        return self[word]


def _rare_forms(papers: Collection[Sequence[Sequence[str]]]) -> set[str]:
    """Return the words in few papers whose stem is in more papers.

    The stem alone would lose information: `viewed` is rarer than `view`.
    """
    words_held: Counter[str] = Counter()
    stems_held: Counter[str] = Counter()
    for found in papers:
        held = set(chain.from_iterable(found))
        words_held.update(held)
        stems_held.update(set(map(stem, held)))
    bound = max(_RARE_PAPERS, len(papers) // _RARE_SHARE)
    return {
        word
        for word, papers in words_held.items()
        if papers <= bound and stem(word) != word and papers < stems_held[stem(word)]
    }


def texts_of(paper: Paper, topic_names: Mapping[str, str]) -> tuple[str, ...]:
    """Return the indexed texts of a paper, by field; what is implied takes others to tell."""
    names = [_family_and_rest(name) for name in paper.authors]
    topics = "\n".join(f"{topic_names.get(tag, '')} {tag}" for tag in paper.tags)
    # The year, since people write "Vaswani 2017".
    venue = f"{paper.venue} {paper.date[:4]}"
    return (
        paper.title,
        paper.abstract,
        "\n".join(family for family, _ in names),
        topics,
        venue,
        paper.title,
        "\n".join(paper.status),
        "",
        "\n".join(rest for _, rest in names),
    )


def _family_and_rest(name: str) -> tuple[str, str]:
    """Return the family name without its particle, or a name that stays whole; and the rest."""
    before, family, after = name.rpartition(split_name(name).family or name)
    # A family name has no digits: they may be a footnote, or belong to a name such as Author2.
    return (name, "") if after[:1].isalnum() else (family, f"{before} {after}")
