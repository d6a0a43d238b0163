"""The pages that list papers, and the overviews of dates, topics, authors and venues."""

from collections.abc import Iterator
from itertools import chain

from paper_archive.publish.listings.by_arrival import new_listings
from paper_archive.publish.listings.by_author import author_listings, author_overview
from paper_archive.publish.listings.by_date import date_listings, date_overview
from paper_archive.publish.listings.by_topic import topic_listings, topic_overview
from paper_archive.publish.listings.by_venue import venue_listings, venue_overview
from paper_archive.publish.listings.listing import Listing
from paper_archive.publish.listings.overview import Overview
from paper_archive.publish.site import Site


def overviews(site: Site) -> list[Overview]:
    """Return the overviews; those of authors and venues only if one has several papers."""
    found = [date_overview(site), topic_overview(site)]
    if site.authors:
        found.append(author_overview(site))
    if site.venues:
        found.append(venue_overview(site))
    return found


def listings(site: Site) -> Iterator[Listing]:
    """Return all listings; none is empty."""
    return chain(
        new_listings(site),
        date_listings(site),
        topic_listings(site),
        author_listings(site),
        venue_listings(site),
    )
