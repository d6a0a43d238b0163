"""Which papers a saved search finds: those that have all that it asks for.

The browser also shows the closest matches below them, takes the last word for the beginning of one,
and replaces words that no paper has. A digest does none of that.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from paper_archive.paper import Paper
from paper_archive.publish.digests.query import Clause, Value
from paper_archive.publish.search.indexed_texts import FIELDS, texts_of
from paper_archive.publish.search.words.words import stem, words

_JOINER: Final = re.compile(r"(?<=[^\W_])[-\u2010-\u2015.'\u2019_](?=[^\W_])")


def matching(
    papers: Iterable[Paper], clauses: Sequence[Clause], topic_names: Mapping[str, str]
) -> Iterator[Paper]:
    """Yield the papers that clauses find, in the order given; `topic_names` is tag → name."""
    for paper in papers:
        texts = _Texts(paper, topic_names)
        if all(texts.meet(clause) != clause.is_excluded for clause in clauses):
            yield paper


class _Texts:
    """The texts of a paper in which words are sought."""

    def __init__(self, paper: Paper, topic_names: Mapping[str, str]) -> None:
        self._paper = paper
        names = (field.name for field in FIELDS)
        self._texts = dict(zip(names, texts_of(paper, topic_names), strict=True))
        # The index holds given names apart, since they count less; a search by author finds both.
        self._texts["authors"] = "\n".join(paper.people)
        self._stems: dict[str, set[str]] = {}

    def meet(self, clause: Clause) -> bool:
        """Tell whether the paper has one of the values, whether they are excluded or not."""
        fields = [clause.field] if clause.field else [*self._texts]
        return any(self._has(value, field) for value in clause.values for field in fields)

    def _has(self, value: Value, field: str) -> bool:
        if field == "date":
            return f"{self._paper.date}-".startswith(f"{value.text}-")
        if value.is_phrase:
            is_name = field == "authors"
            return self._has_name(value.text) if is_name else self._has_phrase(value.text, field)
        apart = list(map(stem, words(_apart(value.text))))
        joined = {stem(word) for word in words(value.text)} - set(apart)
        held = self._stems_of(field)
        return held.issuperset(apart) or bool(joined and held.issuperset(joined))

    def _stems_of(self, field: str) -> set[str]:
        if field not in self._stems:
            self._stems[field] = set(map(stem, words(self._texts[field])))
        return self._stems[field]

    def _has_phrase(self, phrase: str, field: str) -> bool:
        return _spaced(phrase) in _spaced(self._texts[field])

    def _has_name(self, sought: str) -> bool:
        parts = list(words(_apart(sought)))
        return any(all(_is_part(part, name) for part in parts) for name in self._names)

    @cached_property
    def _names(self) -> list[list[str]]:
        return [list(words(_apart(name))) for name in self._paper.people]


def _apart(text: str) -> str:
    """Return the text with compounds as words of their own."""
    return _JOINER.sub(" ", text)


def _spaced(text: str) -> str:
    """Return the stems of a text with blanks around each."""
    return f" {' '.join(map(stem, words(_apart(text))))} "


def _is_part(sought: str, name: Sequence[str]) -> bool:
    """Tell whether a name has a part; an initial stands for any that begins with it."""
    return any(
        sought == part
        or (len(sought) == 1 and part.startswith(sought))
        or (len(part) == 1 and sought.startswith(part))
        for part in name
    )
