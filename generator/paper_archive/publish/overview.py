"""The archive at a glance: what the home page shows, and the names of topics."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from paper_archive.paper import Paper
from paper_archive.publish.listings.by_topic import TopicText, topic_links
from paper_archive.publish.listings.listing import Link, most_discussed, newest_first

_LISTED: int = 8


@dataclass(frozen=True, slots=True)
class Overview:
    """What is known of the archive as a whole."""

    newest: Sequence[Paper]
    discussed: Sequence[Paper]
    topics: dict[str, Link]
    """Tag → its name, address and count, by name."""
    papers: int
    dated: int
    sources: int
    first_year: str
    last_year: str
    """Empty in an archive without dates."""
    last_captured: str
    """ISO day of the latest capture; empty if no capture has a day."""

    @property
    def largest_topics(self) -> list[Link]:
        """The topics, those with the most papers first."""
        return sorted(self.topics.values(), key=lambda link: -link.count)


def overview(papers: Sequence[Paper], topics: Iterable[TopicText]) -> Overview:
    """Return the archive at a glance."""
    days = sorted(paper.date for paper in papers if paper.date)
    return Overview(
        newest=newest_first(paper for paper in papers if paper.date)[:_LISTED],
        discussed=most_discussed(papers)[:_LISTED],
        topics=topic_links(papers, topics),
        papers=len(papers),
        dated=len(days),
        sources=len({source.name for paper in papers for source in paper.sources}),
        first_year=days[0][:4] if days else "",
        last_year=days[-1][:4] if days else "",
        last_captured=last_captured(papers),
    )


def last_captured(papers: Iterable[Paper]) -> str:
    """Return the ISO day of the latest capture of the papers; empty if none has a day."""
    return max((source.captured for paper in papers for source in paper.sources), default="")


def last_day(papers: Iterable[Paper]) -> str:
    """Return the latest ISO day that the archive knows; the beginning of time if it knows none."""
    return last_captured(papers) or "1980-01-01"
