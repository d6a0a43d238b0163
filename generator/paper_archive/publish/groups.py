"""Papers that belong together, such as those of a topic or of an author."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Protocol

from paper_archive.paper import Paper
from paper_archive.publish.addresses import facet_address, tag_address, tag_name
from paper_archive.publish.keyword_names import keyword_name
from paper_archive.publish.limits import SENTENCE_CHARS, short_name
from paper_archive.publish.scale import named_papers
from paper_archive.text import excerpt, fold


class TopicText(Protocol):
    """A topic of the vocabulary."""

    @property
    def slug(self) -> str:
        """The tag that papers have."""

    @property
    def name(self) -> str:
        """The name shown to readers."""

    @property
    def description(self) -> str:
        """One sentence."""

    @property
    def signs(self) -> Sequence[str]:
        """Phrases that say the topic in a title."""


@dataclass(frozen=True)
class Group:
    """Papers that belong together, in the two orders of a listing."""

    papers: Sequence[Paper]
    """Newest first."""
    discussed: Sequence[Paper] = ()
    """Those with comments, most comments first."""

    @cached_property
    def per_year(self) -> Mapping[str, int]:
        """Year → number of dated papers."""
        return Counter(paper.date[:4] for paper in self.papers if paper.date)


@dataclass(frozen=True, slots=True)
class Topic:
    """A tag with its papers."""

    tag: str
    name: str
    description: str
    """One sentence; empty if the tag is not in the vocabulary."""
    group: Group
    has_list: bool = True
    """Whether it has a page; in a large archive, a rare topic has none."""

    @property
    def address(self) -> str:
        """The address of its listing, or of a search for its papers."""
        return tag_address(self.tag) if self.has_list else self.search

    @property
    def search(self) -> str:
        """The address of a search for its papers."""
        return facet_address("tag", [self.tag])

    @property
    def export(self) -> str:
        """The name of its export, which is never that of a year."""
        return f"topics/{tag_name(self.tag)}"


def topic_of(tag: str, group: Group, known: TopicText | None, *, has_list: bool) -> Topic:
    """Return the topic of a tag; one outside the vocabulary has the name that its papers write."""
    if known is None:
        return Topic(tag, keyword_name(tag, group.papers), "", group, has_list)
    description = excerpt(known.description, SENTENCE_CHARS)
    return Topic(tag, short_name(known.name), description, group, has_list)


@dataclass(frozen=True, slots=True)
class Named:
    """An author or a venue of several papers."""

    name: str
    """The most common spelling."""
    spellings: Sequence[str]
    """All spellings, as papers print them: of an author they differ in accents, case or
    punctuation; those of a venue also by its edition."""
    address: str
    """The address of the listing."""
    group: Group

    @property
    def export(self) -> str:
        """The name of its export, if it has one."""
        return self.address.removesuffix("/")


def grouped(
    newest: Iterable[Paper], discussed: Iterable[Paper], keys: Callable[[Paper], Iterable[str]]
) -> dict[str, Group]:
    """Return key → the papers that have it, sorted by key.

    `newest` are all papers, and `discussed` those with comments, each in the order of a `Group`.
    """
    by_date, by_comments = _by_key(newest, keys), _by_key(discussed, keys)
    return {key: Group(by_date[key], by_comments.get(key, ())) for key in sorted(by_date)}


def _by_key(
    papers: Iterable[Paper], keys: Callable[[Paper], Iterable[str]]
) -> dict[str, list[Paper]]:
    """Return key → the papers that have it, in the order given."""
    found: defaultdict[str, list[Paper]] = defaultdict(list)
    for paper in papers:
        for key in keys(paper):
            found[key].append(paper)
    return found


def named(
    papers: Sequence[Paper],
    groups_of: Callable[[Callable[[Paper], Iterable[str]]], Mapping[str, Group]],
    names_of: Callable[[Paper], Iterable[str]],
    address_of: Callable[[str], str],
    name_of: Callable[[str], str],
) -> Sequence[Named]:
    """Return those with several papers, grouped by address; most papers first, then by name.

    `groups_of` groups the papers by keys of each, as `grouped` does. A paper prints the spellings
    that `names_of` returns; each has an address, and a name.
    """
    fewest = named_papers(len(papers))
    printed = Counter(name for paper in papers for name in dict.fromkeys(names_of(paper)))
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name, count in printed.items():
        spellings[address_of(name)][name] = count
    # Most names have few papers, and need no groups; a paper may print two spellings of one.
    at = {
        name: address
        for address, counts in spellings.items()
        if counts.total() >= fewest
        for name in counts
    }
    groups = groups_of(lambda paper: {at[name] for name in names_of(paper) if name in at})
    found = [
        Named(_usual_name(spellings[address], name_of), (*spellings[address],), address, group)
        for address, group in groups.items()
        if len(group.papers) >= fewest
    ]
    return sorted(found, key=lambda one: (-len(one.group.papers), fold(one.name), one.address))


def _usual_name(spellings: Mapping[str, int], name_of: Callable[[str], str]) -> str:
    """Return the most common name that the spellings have."""
    names: Counter[str] = Counter()
    for spelling, count in spellings.items():
        names[name_of(spelling)] += count
    return short_name(min(names, key=lambda name: (-names[name], name)))


def frequent(
    keys: Callable[[Paper], Iterable[str]], papers: Iterable[Paper], fewest: int
) -> set[str]:
    """Return the keys that so many papers have: most names have few, and need no groups."""
    counts = Counter(chain.from_iterable(map(keys, papers)))
    return {key for key, count in counts.items() if count >= fewest}
