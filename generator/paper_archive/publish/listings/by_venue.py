"""Listings by venue: by the series, whatever the year or the volume."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from paper_archive.publish.addresses import VENUES, export_address
from paper_archive.publish.listings.listing import Listing
from paper_archive.publish.listings.named import names_overview, search_of
from paper_archive.publish.listings.overview import Link, NamesOverview
from paper_archive.publish.scale import most_listed
from paper_archive.publish.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class VenueListing(Listing):
    """The papers of a venue, with a chart of their years."""

    template: ClassVar[str] = "topic.html"
    download: str
    """The address of its papers in BibTeX; empty without exports."""


def venue_overview(site: Site) -> NamesOverview:
    """Return the overview of venues of several papers, sorted by name."""
    language = site.settings.language
    return names_overview(
        site.venues,
        str,
        language,
        address=VENUES,
        template="venues.html",
        title=language.say("Venues"),
    )


def venue_listings(site: Site) -> Iterator[VenueListing]:
    """Yield a listing for each venue of several papers."""
    parents = (Link(site.settings.language.say("Venues"), VENUES),)
    for venue in site.venues:
        yield VenueListing(
            address=venue.address,
            title=venue.name,
            search=search_of(venue, "venue"),
            download=export_address(venue.export, "bib") if site.settings.exports else "",
            group=venue.group,
            most=most_listed(len(site.papers)),
            parents=parents,
        )
