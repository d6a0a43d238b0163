"""The order in which a paper names its topics: those that say the most about it first.

A topic in the title comes before others, and a rare one before a frequent one. One that no other
paper has leads nowhere, and one on very many papers says little: both come last.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final, TypeAlias

from paper_archive.paper import Paper
from paper_archive.publish.groups import TopicText
from paper_archive.text import fold

_MOST_SHARE: Final = 5
"""A topic on more than one of so many papers says little."""
_LEAST_PAPERS: Final = 200
"""In a smaller archive, most papers may well be on one thing."""

_Signs: TypeAlias = Mapping[str, Mapping[int, Mapping[str, Sequence[str]]]]
"""First word → number of words → name of so many → tags that have it."""


def ordered_tags(
    papers: Sequence[Paper], vocabulary: Iterable[TopicText]
) -> Mapping[str, Sequence[str]]:
    """Return slug → all tags of a paper in this order.

    Frequencies count by powers of two, so that a few new papers change few orders.
    """
    counts = Counter(tag for paper in papers for tag in paper.tags)
    signs = _signs(counts, vocabulary)
    is_large = len(papers) >= _LEAST_PAPERS
    says_little = {
        tag: (is_large and count * _MOST_SHARE > len(papers), count == 1)
        for tag, count in counts.items()
    }
    found: dict[str, Sequence[str]] = {}
    for paper in papers:
        tags: Sequence[str] = paper.tags
        if len(tags) > 1:
            keys = {tag: (*says_little[tag], True, counts[tag].bit_length(), tag) for tag in tags}
            for tag in _named_in(paper.title, signs) & keys.keys():
                keys[tag] = (*says_little[tag], False, counts[tag].bit_length(), tag)
            tags = sorted(tags, key=keys.__getitem__)
        found[paper.slug] = tags
    return found


def _signs(tags: Collection[str], vocabulary: Iterable[TopicText]) -> _Signs:
    signs: dict[str, dict[int, dict[str, list[str]]]] = {}
    names = [(tag, tag.replace("-", " ")) for tag in tags]
    names += [(topic.slug, name) for topic in vocabulary for name in (topic.name, *topic.signs)]
    for tag, name in names:
        words = [_singular(word) for word in fold(name).split()]
        if words:
            named = signs.setdefault(words[0], {}).setdefault(len(words), {})
            named.setdefault(" ".join(words), []).append(tag)
    return signs


def _named_in(title: str, signs: _Signs) -> set[str]:
    """Return the tags whose words stand in a title."""
    words = [_singular(word) for word in fold(title).split()]
    return {
        tag
        for at, word in enumerate(words)
        for count, named in signs.get(word, {}).items()
        for tag in named.get(" ".join(words[at : at + count]), ())
    }


def _singular(word: str) -> str:
    return word.removesuffix("s")
