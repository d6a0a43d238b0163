"""The pages that list papers: by date, by topic and by author."""

from collections.abc import Iterable

from paper_archive.paper import Paper
from paper_archive.publish.listings.by_author import author_listings
from paper_archive.publish.listings.by_date import date_listings
from paper_archive.publish.listings.by_topic import TopicText, topic_listings
from paper_archive.publish.listings.listing import Listing, newest_first


def listings(papers: Iterable[Paper], topics: Iterable[TopicText]) -> list[Listing]:
    """Return every page that lists papers, in order of address; no page is empty but overviews."""
    ordered = newest_first(papers)
    pages = [
        *date_listings(ordered),
        *topic_listings(ordered, topics),
        *author_listings(ordered),
    ]
    return sorted(pages, key=lambda page: page.address)
