"""The texts of papers that are indexed, field by field, and their words."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple, Protocol, TypeAlias

import lunr

from paper_archive.names import split_name
from paper_archive.paper import Paper
from paper_archive.publish.search.words.acronyms import Mentions, mentions_in
from paper_archive.publish.search.words.words import content_words, stop_words, words


class Field(NamedTuple):
    """A field of the index."""

    name: str
    boost: float
    """Weight of a term in this field."""
    words: Callable[[str], Iterable[str]]
    """Returns the words of its text that are indexed."""
    is_weighed: bool = True
    """Whether it matters for the score how often a term is there, and beside how many others.

    In a list of topics, say, a word may be there twice only because two of them have it.
    """


FIELDS: Final = (
    Field("title", 4, content_words),
    Field("abstract", 1, content_words),
    Field("authors", 2, words),
    Field("tags", 1, words, is_weighed=False),
    Field("venue", 1, words, is_weighed=False),
    Field("common", 1, stop_words),
    Field("status", 1, words, is_weighed=False),
    Field("implied", 1, words, is_weighed=False),
    Field("given", 1, words),
)
"""`common` has what `title` leaves out: stop words are searched for in titles only. `implied` has
long forms of acronyms, and acronyms of long forms. `authors` has their family names, and `given`
what else their names have."""
_LETTERS: Final = 1_000
"""Longer words are not indexed: nobody types them, and each would fill a file."""

Words: TypeAlias = list[list[str]]
"""Field → words of a paper."""


class Found(NamedTuple):
    """What is found in the texts of a paper."""

    words: Words
    mentions: Mentions


class Remembered(Protocol):
    """Remembers what was found, by keys of texts; to find it takes half of the time of an index."""

    def key(self, *parts: str) -> bytes:
        """Return the key of texts."""

    def get(self, key: bytes) -> Found | None:
        """Return what is remembered under a key; None if that is nothing."""

    def put(self, key: bytes, value: Found) -> None:
        """Remember what was found under a key."""


Finder: TypeAlias = Callable[[Sequence[Paper], Mapping[str, str]], Sequence[Found]]
"""Returns what is found in papers, as `found_in` does."""
Share: TypeAlias = Callable[[Sequence[int], Callable[[int], Any]], Iterable[Any]]
"""Returns what work makes of each number, in any order."""


def found_in(
    papers: Sequence[Paper],
    topic_names: Mapping[str, str],
    remembered: Remembered | None = None,
    share: Share = lambda numbers, work: map(work, numbers),
) -> Sequence[Found]:
    """Return what is found in each paper; what is remembered is used, and the rest remembered.

    `share` may let several processes look for it.
    """
    keys: list[bytes] = []
    found: dict[int, Found] = {}
    if remembered is not None:
        for number, paper in enumerate(papers):
            keys.append(remembered.key(lunr.__VERSION__, *_sources_of(paper, topic_names)))
            if known := remembered.get(keys[number]):
                found[number] = known

    def numbered(number: int) -> tuple[int, Found]:
        return number, _found_in(papers[number], topic_names)

    unknown = [number for number in range(len(papers)) if number not in found]
    for number, new in share(unknown, numbered):
        found[number] = new
        if remembered is not None:
            remembered.put(keys[number], new)
    return [found[number] for number in range(len(papers))]


def _found_in(paper: Paper, topic_names: Mapping[str, str]) -> Found:
    words = [
        _typed(field.words(text)) if text else []
        for field, text in zip(FIELDS, texts_of(paper, topic_names), strict=True)
    ]
    return Found(words, mentions_in(f"{paper.title}\n{paper.abstract}"))


def _typed(words: Iterable[str]) -> list[str]:
    """Return the words without those that nobody types."""
    found = list(words)
    is_typed = max(map(len, found), default=0) <= _LETTERS
    return found if is_typed else [word for word in found if len(word) <= _LETTERS]


def texts_of(paper: Paper, topic_names: Mapping[str, str]) -> tuple[str, ...]:
    """Return the indexed texts of a paper, by field; what is implied takes others to tell."""
    title, abstract, topics, venue, statuses, *authors = _sources_of(paper, topic_names)
    names = list(map(_family_and_rest, authors))
    families = "\n".join(family for family, _ in names)
    others = "\n".join(rest for _, rest in names)
    return (title, abstract, families, topics, venue, title, statuses, "", others)


def _sources_of(paper: Paper, topic_names: Mapping[str, str]) -> tuple[str, ...]:
    """Return all that is indexed of a paper: title, abstract, topics, venue, statuses, authors."""
    topics = "\n".join(f"{topic_names.get(tag, '')} {tag}" for tag in paper.tags)
    # The year, since people write "Vaswani 2017".
    venue = f"{paper.venue} {paper.date[:4]}"
    return (paper.title, paper.abstract, topics, venue, "\n".join(paper.status), *paper.people)


def _family_and_rest(name: str) -> tuple[str, str]:
    """Return the family name without its particle, or a name that stays whole; and the rest."""
    before, family, after = name.rpartition(split_name(name).family or name)
    # A family name has no digits: they may be a footnote, or belong to a name such as Author2.
    return (name, "") if after[:1].isalnum() else (family, f"{before} {after}")
