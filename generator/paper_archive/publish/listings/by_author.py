"""The pages that list papers by author.

An author has a page from the second paper on: that of the only paper tells all there is.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from paper_archive.paper import Paper
from paper_archive.publish.addresses import AUTHORS, author_address
from paper_archive.publish.listings.listing import Link, Listing, paged
from paper_archive.text import fold

_MIN_PAPERS: Final = 2
_MOST_LISTED: Final = 1_000
"""Authors on the overview: some 100 kB of HTML."""


def author_links(papers: Iterable[Paper]) -> dict[str, Link]:
    """Return the authors of several papers: name as printed → link, titled by its usual spelling.

    Spellings that fold to the same words share a page: an address has no accents.
    """
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    counts: Counter[str] = Counter()
    for paper in papers:
        addresses = {name: author_address(name) for name in paper.authors}
        counts.update(set(addresses.values()))
        for name, address in addresses.items():
            spellings[address][name] += 1
    links: dict[str, Link] = {}
    for address, names in spellings.items():
        if counts[address] >= _MIN_PAPERS:
            usual = min(names, key=lambda name: (-names[name], name))
            links |= {name: Link(usual, address, counts[address]) for name in names}
    return links


def author_listings(papers: list[Paper]) -> Iterator[Listing]:
    """Yield the overview of authors, and the pages of each; papers come newest first.

    Without an author of several papers there are none.
    """
    links = author_links(papers)
    if not links:
        return
    by_address: defaultdict[str, list[Paper]] = defaultdict(list)
    for paper in papers:
        for address in dict.fromkeys(
            links[name].address for name in paper.authors if name in links
        ):
            by_address[address].append(paper)
    authors = sorted(set(links.values()), key=lambda link: (-link.count, link.address))
    shown = sorted(authors[:_MOST_LISTED], key=lambda link: (fold(link.title), link.address))
    yield Listing(
        address=AUTHORS,
        kind="authors",
        title="Authors",
        lead="" if len(shown) == len(authors) else f"The {_MOST_LISTED:,} with the most papers.",
        total=len(papers),
        parts=tuple(shown),
    )
    for link in authors:
        yield from paged(
            Listing(
                address=link.address,
                kind="author",
                title=link.title,
                lead="By the name as printed: people of the same name are not told apart.",
                papers=by_address[link.address],
                parents=(Link("Authors", AUTHORS),),
            )
        )
