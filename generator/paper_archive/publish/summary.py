"""A summary of the archive for the home page and the footer."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice
from typing import Final

from paper_archive.paper import Paper
from paper_archive.publish.figures.rising import Rising, rising
from paper_archive.publish.languages.dates import span
from paper_archive.publish.listings.by_topic import topic_link
from paper_archive.publish.listings.overview import Link
from paper_archive.publish.listings.period_switch import period_switch
from paper_archive.publish.paper_line import PaperLine, fitting, paper_line
from paper_archive.publish.site import Site

_PAPERS: Final = 8
_EXCERPT_CHARS: Final = 160
_LIST_BYTES: Final = 50_000
_TOPICS: Final = 30


@dataclass(frozen=True)
class Summary:
    """A summary of an archive; each part is computed when a page shows it, as few do."""

    _site: Site

    @cached_property
    def newest(self) -> Sequence[PaperLine]:
        """Only papers with a date, if there are any; those that came last, if `is_by_arrival`."""
        site = self._site
        arrived = list(islice(chain.from_iterable(site.arrivals.values()), _PAPERS))
        newest = arrived if self.is_by_arrival else self._dated or site.papers
        return _lines(newest, site, _EXCERPT_CHARS)

    @cached_property
    def is_by_arrival(self) -> bool:
        """Whether most papers have no date, but a day on which they came into the archive."""
        undated = len(self._site.undated.papers)
        return undated > self.dated and bool(self._site.arrivals)

    @cached_property
    def switch(self) -> Sequence[Link]:
        """Links to the latest day, week, month and year."""
        return period_switch(self._site.papers, self._site.settings.language)

    @cached_property
    def discussed(self) -> Sequence[PaperLine]:
        """The papers with the most comments, without excerpts."""
        return _lines(self._site.discussed, self._site, 0)

    @cached_property
    def largest_topics(self) -> Sequence[Link]:
        """Those with the most papers first."""
        return [topic_link(topic) for topic in self._site.largest_topics[:_TOPICS]]

    @cached_property
    def rising(self) -> Sequence[Rising]:
        """What is rising in the last month, quarter and year; only those with anything."""
        return rising(self._site)

    @property
    def papers(self) -> int:
        """How many papers there are."""
        return len(self._site.papers)

    @property
    def dated(self) -> int:
        """How many of them have a date."""
        return len(self._dated)

    @property
    def topics(self) -> int:
        """How many topics they have."""
        return len(self._site.topics)

    @property
    def venues(self) -> int:
        """How many venues they have, a series as one, also those of a single paper."""
        return len(set(self._site.venue_addresses.values()))

    @cached_property
    def years(self) -> str:
        """First and last year: `2014 to 2024`, or `2024`; empty without dates."""
        dated, language = self._dated, self._site.settings.language
        return span(dated[-1].date[:4], dated[0].date[:4], language) if dated else ""

    @property
    def last_captured(self) -> str:
        """Date of the latest capture; empty if none has a date."""
        return self._site.last_captured

    @cached_property
    def _dated(self) -> Sequence[Paper]:
        """The papers with a date, newest first."""
        return self._site.papers[: self.papers - len(self._site.undated.papers)]


def _lines(papers: Sequence[Paper], site: Site, excerpt_chars: int) -> list[PaperLine]:
    lines = [paper_line(paper, site, excerpt_chars) for paper in papers[:_PAPERS]]
    return lines[: fitting(lines, _PAPERS, _LIST_BYTES)]
