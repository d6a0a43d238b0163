"""The terms of titles: words that tell something, and two of them that stand together."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from paper_archive.publish.search.words.words import is_stop_word, stem, words
from paper_archive.text import excerpt

_TITLE_CHARS: Final = 300


def said_in(titles: Iterable[str]) -> Counter[tuple[str, str]]:
    """Return term and form → how many titles have the term in this form.

    The term of a word is its stem, and its form the word; a pair of words is both as it is.
    """
    return Counter(pair for title in titles for pair in dict(_terms(title)).items())


def by_term(said: Mapping[tuple[str, str], int]) -> Counter[str]:
    """Return how many titles have each term; each has it in one form."""
    counts: Counter[str] = Counter()
    for (term, _), count in said.items():
        counts[term] += count
    return counts


def usual_forms(
    said: Iterable[Mapping[tuple[str, str], int]], terms: Collection[str]
) -> dict[str, str]:
    """Return term → its most common form; of equally common ones, the first by name."""
    forms: dict[str, Counter[str]] = {term: Counter() for term in terms}
    for part in said:
        for (term, form), count in part.items():
            if term in terms:
                forms[term][form] += count
    return {term: min(each, key=lambda form: (-each[form], form)) for term, each in forms.items()}


def _terms(title: str) -> Iterator[tuple[str, str]]:
    """Yield term and form for a title: stems of words, and pairs of words as they are."""
    found = _without_compounds([*words(excerpt(title, _TITLE_CHARS))])
    for word in filter(_is_telling, found):
        yield stem(word), word
    for one, other in pairwise(found):
        if _is_telling(one) and _is_telling(other):
            yield f"{one} {other}", f"{one} {other}"


def _without_compounds(found: Sequence[str]) -> list[str]:
    """Return words without compounds in one piece, which follow their parts."""
    return [
        word
        for at, word in enumerate(found)
        if not any(word == "".join(found[at - parts : at]) for parts in range(2, min(at, 6) + 1))
    ]


def _is_telling(word: str) -> bool:
    return len(word) > 1 and not word.isdecimal() and not is_stop_word(word)
