"""The switch between day, week, month and year, which date pages and the front page have."""

from collections.abc import Iterable
from typing import Final

from paper_archive.paper import Paper
from paper_archive.publish.addresses import date_address
from paper_archive.publish.languages.dates import KINDS, kind_of, periods
from paper_archive.publish.languages.language import Language, message
from paper_archive.publish.listings.overview import Link

_TITLES: Final = {
    "day": message("Day"),
    "week": message("Week"),
    "month": message("Month"),
    "year": message("Year"),
}


def period_switch(papers: Iterable[Paper], language: Language, period: str = "") -> list[Link]:
    """Return a link to the latest day, week, month and year of papers, which are newest first.

    The link of the kind that `period` is leads there. A kind is left out if it is not known of any
    paper.
    """
    found = {kind_of(period): period} if period else {}
    for date in dict.fromkeys(paper.date for paper in papers):
        for kind, each in periods(date).items():
            found.setdefault(kind, each)
        if len(found) == len(KINDS):
            break
    return [
        Link(language.say(title), date_address(found[kind]))
        for kind, title in _TITLES.items()
        if kind in found
    ]
