"""The pages that list papers, and the overviews of dates, topics and authors that link them."""

from collections.abc import Iterator
from itertools import chain

from paper_archive.publish.listings.by_author import author_listings, author_overview
from paper_archive.publish.listings.by_date import date_listings, date_overview
from paper_archive.publish.listings.by_topic import topic_listings, topic_overview
from paper_archive.publish.listings.listing import Listing
from paper_archive.publish.listings.overview import Overview
from paper_archive.publish.site import Site


def overviews(site: Site) -> list[Overview]:
    """Return the overviews; that of authors only if an author has several papers."""
    found = (date_overview(site), topic_overview(site))
    return [*found, author_overview(site)] if site.authors else [*found]


def listings(site: Site) -> Iterator[Listing]:
    """Return all listings; none is empty."""
    return chain(date_listings(site), topic_listings(site), author_listings(site))
