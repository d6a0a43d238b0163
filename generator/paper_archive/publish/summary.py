"""A summary of the archive for the home page and the footer."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Final

from paper_archive.paper import Paper
from paper_archive.publish.dates import span
from paper_archive.publish.figures.rising import Rising, rising
from paper_archive.publish.listings.by_topic import topic_link
from paper_archive.publish.listings.overview import Link
from paper_archive.publish.listings.period_switch import period_switch
from paper_archive.publish.paper_line import PaperLine, fitting, paper_line
from paper_archive.publish.site import Site

_PAPERS: Final = 8
_EXCERPT_CHARS: Final = 160
_LIST_BYTES: Final = 50_000
_TOPICS: Final = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A summary of the archive."""

    newest: Sequence[PaperLine]
    """Only papers with a date, if there are any; those that came last, if `is_by_arrival`."""
    is_by_arrival: bool
    """Whether most papers have no date, but a day on which they came into the archive."""
    switch: Sequence[Link]
    """Links to the latest day, week, month and year."""
    discussed: Sequence[PaperLine]
    largest_topics: Sequence[Link]
    """Those with the most papers first."""
    rising: Sequence[Rising]
    """What is rising in the last month, quarter and year; only those with anything."""
    papers: int
    dated: int
    topics: int
    captures: int
    years: str
    """First and last year: `2014 to 2024`, or `2024`; empty without dates."""
    last_captured: str
    """Date of the latest capture; empty if none has a date."""


def summary(site: Site) -> Summary:
    """Return the summary of an archive."""
    undated = len(site.undated.papers)
    dated = site.papers[: len(site.papers) - undated]
    is_by_arrival = undated > len(dated) and bool(site.arrivals)
    arrived = list(islice(chain.from_iterable(site.arrivals.values()), _PAPERS))
    newest = arrived if is_by_arrival else dated or site.papers
    return Summary(
        newest=_lines(newest, site, _EXCERPT_CHARS),
        is_by_arrival=is_by_arrival,
        switch=period_switch(site.papers, site.settings.language),
        discussed=_lines(site.discussed, site, 0),
        largest_topics=[topic_link(topic) for topic in site.largest_topics[:_TOPICS]],
        rising=rising(site),
        papers=len(site.papers),
        dated=len(dated),
        topics=len(site.topics),
        captures=len({source.name for paper in site.papers for source in paper.sources}),
        years=span(dated[-1].date[:4], dated[0].date[:4], site.settings.language) if dated else "",
        last_captured=site.last_captured,
    )


def _lines(papers: Sequence[Paper], site: Site, excerpt_chars: int) -> list[PaperLine]:
    lines = [paper_line(paper, site, excerpt_chars) for paper in papers[:_PAPERS]]
    return lines[: fitting(lines, _PAPERS, _LIST_BYTES)]
