"""What listings of authors and of venues have in common: both go by a name and its spellings."""

from collections.abc import Callable, Sequence
from typing import Final

from paper_archive.publish.addresses import facet_address, field_address
from paper_archive.publish.groups import Named
from paper_archive.publish.languages.language import Language
from paper_archive.publish.limits import short_name
from paper_archive.publish.listings.letters import by_letter
from paper_archive.publish.listings.overview import Link, NamesOverview, fitting, lead_of

_MOST_CHOSEN: Final = 12


def names_overview(  # noqa: PLR0913  # as many as an overview has parts
    named: Sequence[Named],
    sorted_as: Callable[[str], str],
    language: Language,
    *,
    address: str,
    template: str,
    title: str,
    most: int | None = None,
) -> NamesOverview:
    """Return the overview of names, each under its first letter; of the first `most`, if given.

    `sorted_as` is the form in which a name is sorted.
    """
    links = fitting([named_link(each) for each in named[:most]])
    letters = by_letter(links, sorted_as, language)
    return NamesOverview(
        address=address,
        template=template,
        title=title,
        lead=lead_of(links, len(named), language),
        links=[link for letter in letters for link in letter.links],
        letters=letters,
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
