"""The newest papers: those that came into the archive last, and those that were published last."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from paper_archive.paper import Paper
from paper_archive.publish.addresses import NEW, NEW_BY_DATE
from paper_archive.publish.arrivals import arrival, by_arrival
from paper_archive.publish.groups import Group
from paper_archive.publish.languages.dates import label
from paper_archive.publish.languages.language import Language, message
from paper_archive.publish.listings.listing import PAGE_PAPERS, Listing
from paper_archive.publish.listings.overview import Link
from paper_archive.publish.listings.period_switch import period_switch
from paper_archive.publish.site import Site

_MOST: Final = 10 * PAGE_PAPERS
"""Older papers are in the lists by date."""
_BY_ARRIVAL: Final = message("By day of arrival")
_BY_DATE: Final = message("By date")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewListing(Listing):
    """The newest papers, in one of two orders."""

    template: ClassVar[str] = "new.html"
    orders: Sequence[Link]
    """Links to both orders, this one first; empty if there is only one."""
    switch: Sequence[Link]
    """Links to the latest day, week, month and year."""
    is_by_arrival: bool

    def heading_of(self, paper: Paper, language: Language) -> str:
        """Return on which day a paper came, where that is the order."""
        if not self.is_by_arrival:
            return Listing.heading_of(self, paper, language)
        return language.say("Came on {day}", day=label(arrival(paper), language))


def new_listings(site: Site) -> Iterator[NewListing]:
    """Yield the newest papers by the day of their arrival and by their date.

    Where no day of arrival is known, there is one list, by date; without papers there is none.
    """
    say, most = site.settings.language.say, _MOST
    arrived = [paper for paper in by_arrival(site.papers)[:most] if arrival(paper)]
    found = {_BY_ARRIVAL: arrived, _BY_DATE: site.papers[:most]}
    titles = [title for title, papers in found.items() if papers]
    addresses = dict(zip(titles, (NEW, NEW_BY_DATE), strict=False))
    orders = [Link(say(title), address) for title, address in addresses.items()]
    switch = period_switch(site.papers, site.settings.language)
    for title, address in addresses.items():
        yield NewListing(
            address=address,
            title=say("Newest papers") if address == NEW else say("Newest papers by date"),
            group=Group(found[title]),
            orders=orders if len(orders) > 1 else (),
            is_by_arrival=title == _BY_ARRIVAL,
            switch=switch,
        )
