"""When papers came into the archive: the day of their first capture, as far as it is known.

It is the order of all that tells readers what is new. A paper without a dated capture, such as a
page that somebody wrote, has no such day, and gets no other one instead: its date is that of its
publication, which may be long ago.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from paper_archive.paper import Paper

NO_DAY: Final = "1980-01-01"
"""Used where MkDocs needs a date and the archive has none."""


def arrival(paper: Paper) -> str:
    """Return the ISO day on which a paper was first captured; empty if that is not known."""
    return min((source.captured for source in paper.sources if source.captured), default="")


def by_arrival(papers: Iterable[Paper]) -> list[Paper]:
    """Return the papers that came last first, those whose day is unknown at the end.

    Those of one day keep their order, but those that a capture of no known day has as well are its
    last: they may have been here before.
    """
    return sorted(papers, key=_order, reverse=True)


def _order(paper: Paper) -> tuple[str, bool]:
    return arrival(paper), all(source.captured for source in paper.sources)


def arrivals(papers: Iterable[Paper]) -> Mapping[str, Sequence[Paper]]:
    """Return day → the papers that came on it, in the order given; the latest day first.

    Papers whose day is unknown are on no day.
    """
    days: defaultdict[str, list[Paper]] = defaultdict(list)
    for paper in papers:
        days[arrival(paper)].append(paper)
    return {day: days[day] for day in sorted(days, reverse=True) if day}


def last_captured(papers: Iterable[Paper]) -> str:
    """Return the date of the latest capture of the papers; empty if none has a date."""
    return max((source.captured for paper in papers for source in paper.sources), default="")


def only_capture(paper: Paper) -> str:
    """Return the day of the captures of a paper; empty if it is not known, or if they have several.

    Which of several captures had the counts of a paper is not known.
    """
    days = {source.captured for source in paper.sources if source.captured}
    return days.pop() if len(days) == 1 else ""
