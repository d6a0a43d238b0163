"""Listings by author."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from paper_archive.names import sorted_name
from paper_archive.publish.addresses import AUTHORS, facet_address, field_address
from paper_archive.publish.groups import Named
from paper_archive.publish.limits import short_name
from paper_archive.publish.listings.letters import by_letter
from paper_archive.publish.listings.listing import Listing
from paper_archive.publish.listings.overview import Link, NamesOverview, fitting, lead_of
from paper_archive.publish.paper_line import PaperLine
from paper_archive.publish.site import Site

_MOST_LISTED: Final = 1_000
"""Authors on the overview: about 100 kB of HTML."""
_MOST_CHOSEN: Final = 12


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
    links = fitting([named_link(author) for author in site.authors[:_MOST_LISTED]])
    letters = by_letter(links, sorted_name, language)
    return NamesOverview(
        address=AUTHORS,
        template="authors.html",
        title=language.say("Authors"),
        lead=lead_of(links, len(site.authors), language),
        links=[link for letter in letters for link in letter.links],
        letters=letters,
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


def search_of(named: Named, column: str) -> str:
    """Return the address of a search for the papers of an author or a venue.

    The spellings are chosen in the column of their field, as far as an address takes them; names
    that few papers have are in no column.
    """
    if len(named.spellings) > _MOST_CHOSEN or (column == "author" and len(named.spellings) > 1):
        return field_address(column, named.name)
    return facet_address(column, map(short_name, named.spellings))


def named_link(named: Named) -> Link:
    """Return the link to the listing of an author or a venue."""
    return Link(named.name, named.address, len(named.group.papers))
