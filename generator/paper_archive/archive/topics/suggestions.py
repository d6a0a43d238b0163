"""Phrases of an archive that may be topics, for a person to choose from.

A phrase is two or three neighbouring words that stand together more often than chance would put
them, and that are a name in titles: what papers are about is there. What is compared is the papers
that have the phrase with those that would have its words by chance. `title_words` adds words.

Source of the measure: Bouma, "Normalized (Pointwise) Mutual Information in Collocation Extraction",
Proceedings of GSCL 2009, with papers in place of positions.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from paper_archive.archive.topics.title_words import (
    is_telling,
    name_ends,
    papers_with,
    singular,
    title_words,
)
from paper_archive.archive.topics.topic_words import BREAK, folded_words
from paper_archive.archive.topics.topics_file import Topic
from paper_archive.paper import Paper
from paper_archive.text import excerpt

_LEAST_PAPERS: Final = 3
"""A phrase that fewer papers have is no topic."""
_LEAST_SHARE: Final = 1_000
"""Nor is one that less than one in so many papers has."""
_MOST_SHARE: Final = 10
_MOST_PAPERS: Final = 20
"""What more than one in so many papers has says too little; in a small archive, what more than
these or half of all papers have."""
_LEAST_BOND: Final = 0.35
"""How firmly words must stand together: 0 is chance, 1 is never apart."""
_LEAST_TITLES: Final = 2
_TITLE_SHARE: Final = 10
"""One in so many papers must have a topic in its title: `wide range` is never there."""
_AT_END: Final = 0.15
"""Part of these titles in which it must be the name of a thing: "fine grained" never is."""
_SAME: Final = 0.7
"""Part of the papers of a phrase that must have a longer one for it to be only a piece of that."""
_BELONGS: Final = 0.6
"""Part of its papers that must have a topic for a phrase to belong to that topic."""
_EXAMPLES: Final = 2
_TITLE_CHARS: Final = 100
_ABSTRACT_CHARS: Final = 5_000

_Words: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A phrase that may be a topic, or a sign of one."""

    phrase: str
    """In lowercase, as most papers have it."""
    papers: int
    titles: int
    """Papers whose title has it."""
    examples: Sequence[str]
    """Titles of papers that have it, those that have it in the title first."""
    tag: str = ""
    """The topic that most of these papers have; empty if there is none."""
    untagged: int = 0
    """Papers that do not have that topic."""


def suggest(papers: Sequence[Paper], topics: Collection[Topic], limit: int) -> list[Suggestion]:
    """Return phrases that no topic names yet, the most telling first, at most `limit`.

    The same papers in any order give the same phrases.
    """
    ordered = sorted(papers, key=lambda paper: paper.slug)
    texts = [_words_of(paper) for paper in ordered]
    counts = _word_counts(texts)
    holders = _holders(texts, counts)
    weights = _weights(holders, counts, ordered)
    single = _single_words(ordered, texts, counts)
    holders |= {(word,): held for word, held in papers_with(single, texts).items()}
    weights |= {(word,): weight for word, weight in single.items()}
    telling = sorted(weights, key=lambda words: (-round(weights[words], 6), words))
    in_longer = _in_longer(telling, holders)
    named = {
        _counted(folded_words(phrase))
        for topic in topics
        for phrase in (topic.name, *topic.signs, *topic.excluded)
    }
    # What most papers have as a piece of a longer phrase is no phrase of its own.
    found = [
        words
        for words in telling
        if words not in named and in_longer[words] < _SAME * len(holders[words])
    ]
    return [_suggestion(words, holders[words], texts, ordered) for words in found[:limit]]


def _words_of(paper: Paper) -> list[str]:
    return folded_words(f"{paper.title} {BREAK} {excerpt(paper.abstract, _ABSTRACT_CHARS)}")


def _title_words(paper: Paper) -> list[str]:
    return folded_words(paper.title)


def _holders(texts: Sequence[Sequence[str]], counts: Mapping[str, int]) -> dict[_Words, list[int]]:
    """Return phrase → the papers that have it, by number, for those neither rare nor everywhere."""
    least, most = _bounds(len(texts))
    # A phrase is frequent only if its words are; that leaves far fewer to count.
    held = {word for word, count in counts.items() if count >= least}
    found = _frequent(texts, 2, least, held) | _frequent(texts, 3, least, held)
    return {words: at for words, at in found.items() if len(at) <= most}


def _bounds(papers: int) -> tuple[int, int]:
    """Return how many papers must have a phrase, and how many may."""
    least = max(_LEAST_PAPERS, papers // _LEAST_SHARE)
    return least, max(2 * least, papers // _MOST_SHARE, min(_MOST_PAPERS, papers // 2))


def _single_words(
    papers: Sequence[Paper], texts: Sequence[Sequence[str]], counts: Mapping[str, int]
) -> dict[str, float]:
    """Return the words that may be topics by themselves, with their weights."""
    least, most = _bounds(len(papers))
    titles = map(_title_words, papers)
    pairs = ((title, text[len(title) + 1 :]) for title, text in zip(titles, texts, strict=True))
    weights = title_words(pairs, counts)
    return {word: weights[word] for word in weights if least <= counts[word] <= most}


def _word_counts(texts: Iterable[Sequence[str]]) -> Counter[str]:
    """Return word → papers that have it, also in the plural."""
    return Counter(word for text in texts for word in {*text, *map(singular, text)})


def _frequent(
    texts: Sequence[Sequence[str]], length: int, least: int, held: Collection[str]
) -> dict[_Words, list[int]]:
    """Return phrase → its papers, for those of `least` papers, counted first to save memory."""
    counts = Counter(words for text in texts for words in _phrases_in(text, length, held))
    found: dict[_Words, list[int]] = {
        words: [] for words, count in counts.items() if count >= least
    }
    for number, text in enumerate(texts):
        for words in _phrases_in(text, length, held):
            if words in found:
                found[words].append(number)
    return found


def _phrases_in(
    text: Sequence[str], length: int, held: Collection[str] | None = None
) -> Iterator[_Words]:
    """Yield each phrase of a text once; stop words stand only in the middle of one."""
    seen: set[_Words] = set()
    for at in range(len(text) - length + 1):
        first, last = text[at], text[at + length - 1]
        if held is not None and not (first in held and singular(last) in held):
            continue
        words = _counted(text[at : at + length])
        if words not in seen and is_telling(first) and is_telling(last) and BREAK not in words:
            seen.add(words)
            yield words


def _counted(words: Sequence[str]) -> _Words:
    """Return words with the last one in the singular, as they are counted."""
    return (*words[:-1], singular(words[-1]))


def _weights(
    holders: Mapping[_Words, Sequence[int]],
    counts: Mapping[str, int],
    papers: Sequence[Paper],
) -> dict[_Words, float]:
    """Return phrase → how telling it is, for those whose words belong together."""
    titles, at_end = Counter[_Words](), Counter[_Words]()
    for title in map(_title_words, papers):
        for length in (2, 3):
            titles.update(_phrases_in(title, length))
            ends = [end for end in name_ends(title) if end >= length]
            at_end.update({_counted(title[end - length : end]) for end in ends})
    weights: dict[_Words, float] = {}
    for words, held in holders.items():
        bond = _bond(words, len(held), counts, len(papers))
        least = max(_LEAST_TITLES, len(held) / _TITLE_SHARE)
        is_name = at_end[words] >= _AT_END * titles[words]
        if bond >= _LEAST_BOND and titles[words] >= least and is_name:
            weights[words] = bond * titles[words]
    return weights


def _bond(words: _Words, papers: int, counts: Mapping[str, int], of: int) -> float:
    """Return how firmly words stand together: 0 as often as by chance, 1 never apart."""
    if papers == of:
        return 0
    telling = [words[0], *filter(is_telling, words[1:-1]), words[-1]]
    by_chance = sum(math.log(counts[word] / of) for word in telling)
    together = math.log(papers / of)
    return (together - by_chance) / ((len(telling) - 1) * -together)


def _in_longer(
    telling: Iterable[_Words], holders: Mapping[_Words, Sequence[int]]
) -> Counter[_Words]:
    """Return phrase → the most papers that have it as a piece of a longer one."""
    most: Counter[_Words] = Counter()
    for words in telling:
        for length in range(1, len(words)):
            for at in range(len(words) - length + 1):
                piece = words[at : at + length]
                for form in (piece, _counted(piece)):
                    most[form] = max(most[form], len(holders[words]))
    return most


def _suggestion(
    words: _Words, held: Sequence[int], texts: Sequence[Sequence[str]], papers: Sequence[Paper]
) -> Suggestion:
    having = [papers[number] for number in held]
    in_title = [paper for paper in having if words in _phrases_in(_title_words(paper), len(words))]
    examples = dict.fromkeys(paper.title for paper in (*in_title, *having))
    tags = Counter(tag for paper in having for tag in paper.tags)
    tag = min(tags, key=lambda each: (-tags[each], each), default="")
    belongs = tags[tag] >= _BELONGS * len(having)
    return Suggestion(
        _usual(words, held, texts),
        len(having),
        len(in_title),
        [excerpt(title, _TITLE_CHARS) for title in examples][:_EXAMPLES],
        tag if belongs else "",
        len(having) - tags[tag] if belongs else 0,
    )


def _usual(words: _Words, held: Sequence[int], texts: Sequence[Sequence[str]]) -> str:
    """Return a phrase in the number that most papers have it in."""
    forms: Counter[_Words] = Counter(
        tuple(text[at : at + len(words)])
        for text in (texts[number] for number in held)
        for at in range(len(text) - len(words) + 1)
        if _counted(text[at : at + len(words)]) == words
    )
    usual: _Words = min(forms, key=lambda form: (-forms[form], form))
    return " ".join(usual)
