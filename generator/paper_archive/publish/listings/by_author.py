"""Listings by author."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from paper_archive.names import sorted_name
from paper_archive.publish.addresses import AUTHORS
from paper_archive.publish.listings.listing import Listing
from paper_archive.publish.listings.named import names_overview, search_of
from paper_archive.publish.listings.overview import Link, NamesOverview
from paper_archive.publish.paper_line import PaperLine
from paper_archive.publish.site import Site

_MOST_LISTED: Final = 1_000
"""Authors on the overview: about 100 kB of HTML."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorListing(Listing):
    """The papers of an author, who is named on each line."""

    names: frozenset[str]
    """All spellings of the name."""

    def shown(self, line: PaperLine) -> PaperLine:
        """Return the line of a paper with the author among those that it names."""
        return line.naming(self.names)


def author_overview(site: Site) -> NamesOverview:
    """Return the overview of authors of several papers, sorted by family name."""
    language = site.settings.language
    return names_overview(
        site.authors,
        sorted_name,
        language,
        address=AUTHORS,
        template="authors.html",
        title=language.say("Authors"),
        most=_MOST_LISTED,
    )


def author_listings(site: Site) -> Iterator[AuthorListing]:
    """Yield a listing for each author of enough papers."""
    say = site.settings.language.say
    lead = say("Grouped by name as printed; authors who share a name share this page.")
    parents = (Link(say("Authors"), AUTHORS),)
    for author in site.authors:
        yield AuthorListing(
            address=author.address,
            names=frozenset(author.spellings),
            title=author.name,
            lead=lead,
            search=search_of(author, "author"),
            group=author.group,
            parents=parents,
        )
