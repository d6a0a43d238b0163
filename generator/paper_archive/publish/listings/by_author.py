"""Listings by author."""

from collections.abc import Iterator
from typing import Final

from paper_archive.names import sorted_name
from paper_archive.publish.addresses import AUTHORS
from paper_archive.publish.groups import Author
from paper_archive.publish.listings.listing import Listing
from paper_archive.publish.listings.overview import Link, Overview, fitting, lead_of
from paper_archive.publish.site import Site
from paper_archive.text import fold

_MOST_LISTED: Final = 1_000
"""Authors on the overview: about 100 kB of HTML."""


def author_overview(site: Site) -> Overview:
    """Return the overview of authors of several papers, sorted by family name."""
    say = site.settings.language.say
    links = fitting([author_link(author) for author in site.authors[:_MOST_LISTED]])
    return Overview(
        address=AUTHORS,
        template="authors.html",
        title=say("Authors"),
        lead=lead_of(links, len(site.authors), site.settings.language),
        links=sorted(links, key=lambda link: (fold(sorted_name(link.title)), link.address)),
    )


def author_listings(site: Site) -> Iterator[Listing]:
    """Yield a listing for each author of several papers."""
    say = site.settings.language.say
    lead = say("Grouped by name as printed; authors who share a name share this page.")
    parents = (Link(say("Authors"), AUTHORS),)
    for author in site.authors:
        yield Listing(
            address=author.address,
            title=author.name,
            lead=lead,
            group=author.group,
            parents=parents,
        )


def author_link(author: Author) -> Link:
    """Return the link to the listing of an author."""
    return Link(author.name, author.address, len(author.group.papers))
