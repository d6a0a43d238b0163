"""What is published: the papers of an archive, in every order and group that the site shows.

A `Site` is computed once from the loaded content; whatever makes pages or files starts from it.
What only some of them need is computed when it is first asked for.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Protocol

from paper_archive.paper import Paper
from paper_archive.publish.addresses import author_address, tag_address
from paper_archive.publish.dates import KINDS, kind_of, periods
from paper_archive.publish.limits import SENTENCE_CHARS, short_name
from paper_archive.publish.related import related_papers
from paper_archive.publish.search.postings import Index, build_index
from paper_archive.text import excerpt, fold

_AUTHOR_PAPERS: Final = 2
"""An author has a page from this number of papers on: the page of an only paper says it all."""
_NO_DAY: Final = "1980-01-01"
"""Stands for the day of an archive that knows none, where one must be given."""


class TopicText(Protocol):
    """What the vocabulary says of a topic."""

    @property
    def slug(self) -> str:
        """The tag that papers bear."""

    @property
    def name(self) -> str:
        """As people write it."""

    @property
    def description(self) -> str:
        """One sentence."""


@dataclass(frozen=True)
class Group:
    """Papers that belong together, in both orders of a list."""

    papers: Sequence[Paper]
    """Newest first."""
    discussed: Sequence[Paper] = ()
    """Those with comments, most comments first."""

    @cached_property
    def per_year(self) -> Mapping[str, int]:
        """Year → papers, of those that have a date."""
        return Counter(paper.date[:4] for paper in self.papers if paper.date)


@dataclass(frozen=True, slots=True)
class Topic:
    """A tag that papers bear."""

    tag: str
    name: str
    description: str
    """One sentence; empty if the tag is not in the vocabulary."""
    group: Group

    @property
    def address(self) -> str:
        """Where its papers are listed."""
        return tag_address(self.tag)


@dataclass(frozen=True, slots=True)
class Author:
    """A name that several papers bear."""

    name: str
    """As most of the papers print it."""
    spellings: Sequence[str]
    """All that are printed: they differ by accents, case or punctuation."""
    address: str
    """Where the papers are listed."""
    group: Group


@dataclass(frozen=True)
class Site:
    """The papers of an archive, and all that can be computed from them; see `site_of`."""

    papers: Sequence[Paper]
    """Newest first, undated last, then by title."""
    vocabulary: Sequence[TopicText]
    name: str
    address: str
    """Where others find the site; empty if that is not known."""

    @cached_property
    def discussed(self) -> Sequence[Paper]:
        """The papers with comments, most comments first."""
        found = (paper for paper in self.papers if paper.comments)
        return sorted(found, key=lambda paper: paper.comments or 0, reverse=True)

    @cached_property
    def undated(self) -> Group:
        """The papers without a date."""
        return self._groups(lambda paper: () if paper.date else ("",)).get("", Group(()))

    @cached_property
    def periods(self) -> Mapping[str, Mapping[str, Group]]:
        """Year, month, week and day → the periods of that kind → their papers, earliest first."""
        found: dict[str, dict[str, Group]] = {kind: {} for kind in KINDS}
        for period, group in self._groups(lambda paper: periods(paper.date).values()).items():
            found[kind_of(period)][period] = group
        return found

    @cached_property
    def topics(self) -> Mapping[str, Topic]:
        """Tag → topic, by name; a tag that is not in the vocabulary is named by its slug."""
        known = {each.slug: each for each in self.vocabulary}
        topics = [
            Topic(
                tag,
                short_name(known[tag].name),
                excerpt(known[tag].description, SENTENCE_CHARS),
                group,
            )
            if tag in known
            else Topic(tag, tag.replace("-", " ").capitalize(), "", group)
            for tag, group in self._groups(lambda paper: paper.tags).items()
        ]
        return {
            topic.tag: topic
            for topic in sorted(topics, key=lambda topic: (fold(topic.name), topic.tag))
        }

    @cached_property
    def largest_topics(self) -> Sequence[Topic]:
        """The topics, those of most papers first."""
        return sorted(self.topics.values(), key=lambda topic: -len(topic.group.papers))

    @cached_property
    def topic_names(self) -> Mapping[str, str]:
        """Tag → name, of the whole vocabulary."""
        return {topic.slug: topic.name for topic in self.vocabulary}

    @cached_property
    def authors(self) -> Sequence[Author]:
        """The authors of several papers, those of most papers first."""
        groups = self._groups(lambda paper: dict.fromkeys(map(author_address, paper.authors)))
        spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for paper in self.papers:
            for name in dict.fromkeys(paper.authors):
                spellings[author_address(name)][name] += 1
        authors = [
            Author(_usual(names), tuple(names), address, group)
            for address, group in groups.items()
            if len(group.papers) >= _AUTHOR_PAPERS
            for names in [spellings[address]]
        ]
        return sorted(
            authors,
            key=lambda author: (-len(author.group.papers), fold(author.name), author.address),
        )

    @cached_property
    def authors_by_name(self) -> Mapping[str, Author]:
        """Name as printed → author, of those with several papers."""
        return {name: author for author in self.authors for name in author.spellings}

    @cached_property
    def neighbours(self) -> Mapping[str, tuple[Paper | None, Paper | None]]:
        """Slug → the papers before and after it, newest first; none at the ends."""
        # `before` has one paper more, which comes before none.
        before, after = [None, *self.papers], [*self.papers[1:], None]
        found = zip(before, self.papers, after, strict=False)
        return {paper.slug: (newer, older) for newer, paper, older in found}

    @cached_property
    def index(self) -> Index:
        """The search index."""
        return build_index(self.papers, self.topic_names)

    @cached_property
    def related(self) -> Mapping[str, Sequence[Paper]]:
        """Slug → the papers most alike, the closest first."""
        return related_papers(self.index)

    @cached_property
    def last_captured(self) -> str:
        """The ISO day of the latest capture; empty if no capture has a day."""
        return last_captured(self.papers)

    @property
    def last_day(self) -> str:
        """The latest ISO day that the archive knows of itself, for what must bear some day."""
        return self.last_captured or _NO_DAY

    def _groups(self, keys: Callable[[Paper], Iterable[str]]) -> dict[str, Group]:
        """Return key → papers that bear it, in the order of keys."""
        newest, discussed = (_by_key(each, keys) for each in (self.papers, self.discussed))
        return {key: Group(newest[key], discussed.get(key, ())) for key in sorted(newest)}


def site_of(
    papers: Iterable[Paper], vocabulary: Iterable[TopicText], name: str = "", address: str = ""
) -> Site:
    """Return the site of papers in any order; `address` is where others find it."""
    by_title = sorted(papers, key=lambda paper: (fold(paper.title), paper.slug))
    newest = sorted(by_title, key=lambda paper: paper.date, reverse=True)
    return Site(newest, tuple(vocabulary), name, address)


def last_captured(papers: Iterable[Paper]) -> str:
    """Return the ISO day of the latest capture of the papers; empty if none has a day."""
    return max((source.captured for paper in papers for source in paper.sources), default="")


def _usual(names: Mapping[str, int]) -> str:
    """Return the spelling that most papers have."""
    return short_name(min(names, key=lambda name: (-names[name], name)))


def _by_key(
    papers: Iterable[Paper], keys: Callable[[Paper], Iterable[str]]
) -> dict[str, list[Paper]]:
    found: defaultdict[str, list[Paper]] = defaultdict(list)
    for paper in papers:
        for key in keys(paper):
            found[key].append(paper)
    return found
