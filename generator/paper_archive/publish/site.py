"""What is published: the papers of an archive, in every order and grouping that the site needs.

A `Site` is computed once from the loaded content, and all pages and files are made from it. What
only some of them need is computed on first use.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from paper_archive.paper import Paper
from paper_archive.publish.addresses import author_address, field_address
from paper_archive.publish.arrivals import NO_DAY, arrivals, last_captured
from paper_archive.publish.cards.words import Card, cards_of
from paper_archive.publish.citations.citation_keys import shared_keys
from paper_archive.publish.feed import Feed, feeds_of
from paper_archive.publish.groups import (
    Group,
    Named,
    Topic,
    TopicText,
    grouped,
    named,
    topic_of,
)
from paper_archive.publish.joined_tags import named_tags
from paper_archive.publish.languages.dates import KINDS, kind_of, periods
from paper_archive.publish.limits import short_name
from paper_archive.publish.related_papers.known_related import KnownRelated, RelatedPapers
from paper_archive.publish.scale import feed_papers, sized, topic_papers
from paper_archive.publish.search.indexed_texts import Finder, found_in
from paper_archive.publish.search.postings import Index, build_index
from paper_archive.publish.settings import DEFAULTS, Settings
from paper_archive.publish.topic_order import ordered_tags
from paper_archive.publish.venues.venue_names import venue_addresses
from paper_archive.publish.venues.venue_series import series_of
from paper_archive.text import fold


@dataclass(frozen=True)
class Site:
    """The papers of an archive and everything computed from them; created by `site_of`."""

    papers: Sequence[Paper]
    """Newest first, undated last, then by title."""
    vocabulary: Sequence[TopicText]
    name: str
    address: str
    """The public URL of the site; empty if unknown."""
    settings: Settings = DEFAULTS
    """With all decided that depends on the number of papers."""
    find_words: Finder = found_in
    """Finds the words of papers for the search, those of an earlier build sooner."""
    known_related: KnownRelated = field(default_factory=dict)
    """What was related in the last build, if that is kept; and in this one, once it is asked."""

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
        """Kind (one of `KINDS`) → period → its papers; earliest period first."""
        found: dict[str, dict[str, Group]] = {kind: {} for kind in KINDS}
        for period, group in self._groups(lambda paper: periods(paper.date).values()).items():
            found[kind_of(period)][period] = group
        return found

    @cached_property
    def topics(self) -> Mapping[str, Topic]:
        """Tag → topic, sorted by name; a tag outside the vocabulary is named by its papers."""
        known = {each.slug: each for each in self.vocabulary}
        fewest = topic_papers(len(self.papers))
        topics = [
            topic_of(tag, group, known.get(tag), has_list=len(group.papers) >= fewest)
            for tag, group in self._groups(lambda paper: paper.tags).items()
        ]
        in_order = sorted(topics, key=lambda topic: (fold(topic.name), topic.tag))
        return {topic.tag: topic for topic in in_order}

    @cached_property
    def listed_topics(self) -> Sequence[Topic]:
        """The topics that have a page, sorted by name."""
        return [topic for topic in self.topics.values() if topic.has_list]

    @cached_property
    def largest_topics(self) -> Sequence[Topic]:
        """The topics with the most papers first."""
        return sorted(self.topics.values(), key=lambda topic: -len(topic.group.papers))

    @cached_property
    def tags(self) -> Mapping[str, Sequence[str]]:
        """Slug → the tags of a paper, those that say the most about it first."""
        return ordered_tags(self.papers, self.vocabulary)

    @cached_property
    def topic_names(self) -> Mapping[str, str]:
        """Tag → name, for the whole vocabulary."""
        return {topic.slug: short_name(topic.name) for topic in self.vocabulary}

    @cached_property
    def authors(self) -> Sequence[Named]:
        """Authors of several papers, those with the most papers first.

        What a person edited counts where it has no authors.
        """
        return self._named(lambda paper: paper.people, author_address)

    @cached_property
    def authors_by_name(self) -> Mapping[str, Named]:
        """Spelling → author, for authors of several papers."""
        return {name: author for author in self.authors for name in author.spellings}

    @cached_property
    def venues(self) -> Sequence[Named]:
        """Series of venues with several papers, those with the most papers first."""
        return self._named(
            lambda paper: [paper.venue] if paper.venue else [],
            self.venue_addresses.__getitem__,
            series_of,
        )

    @cached_property
    def venue_addresses(self) -> Mapping[str, str]:
        """Venue as papers print it → where a list of its series is, or would be."""
        return venue_addresses(paper.venue for paper in self.papers if paper.venue)

    @cached_property
    def venues_by_name(self) -> Mapping[str, Named]:
        """Venue as papers print it → its series, for those with several papers."""
        return {name: venue for venue in self.venues for name in venue.spellings}

    def venue_address(self, name: str) -> str:
        """Return where the papers of a venue are: a list, or a search if it has none."""
        venue = self.venues_by_name.get(name)
        return venue.address if venue else field_address("venue", name)

    @cached_property
    def neighbours(self) -> Mapping[str, tuple[Paper | None, Paper | None]]:
        """Slug → the next newer and the next older of the papers with a date; None at an end."""
        dated = [paper for paper in self.papers if paper.date]
        # `before` is one longer; its last paper is older than no other.
        before, after = [None, *dated], [*dated[1:], None]
        found = zip(before, dated, after, strict=False)
        return {paper.slug: (newer, older) for newer, paper, older in found}

    @cached_property
    def index(self) -> Index:
        """The search index."""
        signs = [topic.signs for topic in self.vocabulary]
        return build_index(self.papers, self.topic_names, signs, self.find_words)

    @cached_property
    def related(self) -> RelatedPapers:
        """What finds the papers that are related to one."""
        return RelatedPapers(self.papers, lambda: self.index, self.known_related)

    def forget_index(self) -> None:
        """Free the memory of the index, once all that needs it is made or begun."""
        self.related.forget_vectors()
        vars(self).pop("index", None)

    @cached_property
    def arrivals(self) -> Mapping[str, Sequence[Paper]]:
        """ISO day → the papers that came into the archive on it; the latest day first.

        Those of one day are newest first; those whose day is unknown are on no day.
        """
        return arrivals(self.papers)

    @cached_property
    def feeds(self) -> Mapping[str, Feed]:
        """Address of a page → its feed, for all pages that have one; none without an address."""
        named = (*(self.authors if self.settings.author_feeds else ()), *self.venues)
        most = feed_papers(len(self.papers))
        return feeds_of(self.papers, self.name, (*self.listed_topics, *named), self.address, most)

    @cached_property
    def cards(self) -> Mapping[str, Card]:
        """Address → card, the picture that previews of links show; none without an address."""
        return cards_of(self.papers, self.name, self.address, self.settings)

    @cached_property
    def shared_keys(self) -> frozenset[str]:
        """Slugs of the papers that other papers share their citation key with."""
        return shared_keys(self.papers)

    @property
    def feed(self) -> Feed | None:
        """The feed of the archive, if it has one."""
        return self.feeds.get("")

    @cached_property
    def last_captured(self) -> str:
        """The date of the latest capture; empty if none has a date."""
        return last_captured(self.papers)

    @property
    def last_day(self) -> str:
        """The date of the latest capture, or a fixed date if there is none."""
        return self.last_captured or NO_DAY

    def _named(
        self,
        names_of: Callable[[Paper], Iterable[str]],
        address_of: Callable[[str], str],
        name_of: Callable[[str], str] = str,
    ) -> Sequence[Named]:
        return named(self.papers, self._groups, names_of, address_of, name_of)

    def _groups(self, keys: Callable[[Paper], Iterable[str]]) -> dict[str, Group]:
        return grouped(self.papers, self.discussed, keys)


def site_of(
    papers: Iterable[Paper],
    vocabulary: Iterable[TopicText],
    name: str = "",
    address: str = "",
    settings: Settings = DEFAULTS,
) -> Site:
    """Return the site for papers in any order; `address` is its public URL."""
    vocabulary = tuple(vocabulary)
    papers = named_tags(papers, vocabulary)
    by_title = sorted(papers, key=lambda paper: (fold(paper.title), paper.slug))
    newest = sorted(by_title, key=lambda paper: paper.date, reverse=True)
    return Site(newest, vocabulary, name, address, sized(settings, len(newest)))
