"""The index that Lunr makes of papers, whole: what our shards must agree with."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Final

from lunr.builder import Builder

from paper_archive.paper import Paper
from paper_archive.publish.search.files.written_postings import known_lengths
from paper_archive.publish.search.indexed_texts import FIELDS, found_in
from paper_archive.publish.search.postings import FORM, Index
from paper_archive.publish.search.words.acronyms import implied_words
from paper_archive.publish.search.words.words import stem

_RARE_PAPERS: Final = 20
_IMPLIED: Final = [field.name for field in FIELDS].index("implied")


def lunr_builder(papers: Sequence[Paper], topic_names: Mapping[str, str]) -> Any:
    """Return lunr.py's builder that has taken in the terms of papers, which it names by number."""
    builder = Builder()
    builder.ref("number")
    for field in FIELDS:
        builder.field(field.name, boost=field.boost)
    for number, terms in enumerate(terms_of(papers, topic_names)):
        held = {field.name: each for field, each in zip(FIELDS, terms, strict=True)}
        builder.add({"number": number, **held})
    return builder


def weigh_as_files_do(builder: Any, index: Index) -> None:
    """Let fields have the lengths that files say, and each term once where they say no more."""
    for field, lengths in zip(FIELDS, known_lengths(index), strict=True):
        for number, length in enumerate(lengths):
            reference = f"{field.name}/{number}"
            builder.field_lengths[reference] = length
            if not field.is_weighed:
                frequencies = builder.field_term_frequencies[reference]
                builder.field_term_frequencies[reference] = dict.fromkeys(frequencies, 1)


def terms_of(papers: Sequence[Paper], topic_names: Mapping[str, str]) -> Iterator[list[list[str]]]:
    """Yield field → terms of each paper of a small archive, in which no stem is common."""
    found = found_in(papers, topic_names)
    held = [set(chain.from_iterable(each.words)) for each in found]
    of_words = Counter(chain.from_iterable(held))
    of_stems = Counter(chain.from_iterable({*map(stem, each)} for each in held))

    def terms(word: str) -> Iterator[str]:
        term = stem(word)
        yield term
        if word != term and of_words[word] <= _RARE_PAPERS and of_words[word] < of_stems[term]:
            yield word + FORM

    implied = implied_words([each.mentions for each in found])
    for each, implied_here in zip(found, implied, strict=True):
        fields = [list(chain.from_iterable(map(terms, words))) for words in each.words]
        fields[_IMPLIED] = [stem(word) for word in implied_here]
        yield fields


def serialised(builder: Any) -> dict[str, Any]:
    """Return the index as lunr.js loads it, which wants the terms in the order of JavaScript."""
    index: dict[str, Any] = builder.build().serialize()
    index["invertedIndex"].sort(key=lambda each: each[0].encode("utf-16-be"))
    return index
