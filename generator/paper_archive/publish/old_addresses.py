"""Former addresses: where each of them leads in the end, and what is wrong with them."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import Protocol

from paper_archive.errors import Problem, Where, shown
from paper_archive.paper import Paper
from paper_archive.publish.addresses import (
    AUTHORS,
    DATES,
    EXPORTS,
    FOLLOW,
    NEW,
    READING_LIST,
    SEARCH,
    SITE_NAMES,
    STATISTICS,
    TAGS,
    UNDATED,
    VENUES,
    author_address,
    date_address,
    paper_address,
    tag_address,
)
from paper_archive.publish.groups import frequent
from paper_archive.publish.languages.dates import periods
from paper_archive.publish.listings.by_arrival import new_listings
from paper_archive.publish.scale import named_papers, topic_papers
from paper_archive.publish.site import Site
from paper_archive.redirect import Redirect


class Release(Protocol):
    """The list of the addresses of a release."""

    @property
    def path(self) -> str:
        """Where the list is."""

    @property
    def lines(self) -> Mapping[str, int]:
        """Address → its line in the list."""


@dataclass(slots=True)
class OldAddresses:
    """The addresses of a site, and its former ones: each leads to a page, or was removed."""

    addresses: AbstractSet[str]
    """Those of pages and files."""
    targets: dict[str, str] = field(default_factory=dict)
    """Address → the address of a page."""
    removed: dict[str, str] = field(default_factory=dict)
    """Address → why its page was removed; empty if that is not known."""
    problems: list[Problem] = field(default_factory=list)


def site_addresses(site: Site, own: Iterable[str] = ()) -> set[str]:
    """Return the addresses of all pages but the later ones of long lists, which come and go.

    `own` are those of pages that people wrote.
    """
    dates = (period for groups in site.periods.values() for period in groups)
    return {
        *("", DATES, TAGS, SEARCH, STATISTICS, READING_LIST, FOLLOW),
        *([EXPORTS] if site.settings.exports and site.papers else []),
        *([UNDATED] if site.undated.papers else []),
        *([AUTHORS] if site.authors else []),
        *([VENUES] if site.venues else []),
        *(each.address for each in new_listings(site)),
        *map(date_address, dates),
        *(topic.address for topic in site.listed_topics),
        *(each.address for each in (*site.authors, *site.venues)),
        *(paper_address(paper.slug) for paper in site.papers),
        *own,
    }


def emptied_lists(
    site: Site, now: AbstractSet[str], gone: Sequence[Paper], released: Release | None = None
) -> dict[str, str]:
    """Return the addresses of the lists that are empty without the papers that are gone.

    `now` is what `site_addresses` returns.

    Each leads to the smallest list around it, so that whoever deletes a paper need not write where
    the lists of its day, topics, authors and venue lead. Undated papers become dated by themselves.
    """
    before = {*_lists_with(site, gone)} if gone else set()
    if released and UNDATED in released.lines:
        before.add(UNDATED)
    if released:
        before |= _named_addresses(site) & released.lines.keys()
    lists = (NEW, DATES, TAGS, AUTHORS, VENUES)
    emptied = sorted(each for each in before - now if each.startswith(lists))
    return {address: _near(address, now) for address in emptied}


def old_addresses(
    redirects: Iterable[Redirect],
    addresses: AbstractSet[str],
    released: Release | None = None,
    emptied: Mapping[str, str] | None = None,
) -> OldAddresses:
    """Return where redirects lead; `addresses` are those of pages and files.

    A chain of redirects is cut short: each address leads to the page at its end. What was an
    address of the last release must be one now, or be redirected. `emptied` is what
    `emptied_lists` returns; what a person wrote comes before it.
    """
    old = OldAddresses(addresses)
    known = _without_conflicts(redirects, old)
    written = {_folded(each) for each in (*known, *addresses)}
    known |= {
        address: Redirect(address=address, target=around, where=Where(address))
        for address, around in (emptied or {}).items()
        if _folded(address) not in written
    }
    for address, end in _ends(known).items():
        target = end.target if end else address
        if end and target is None:
            old.removed[address] = end.reason
        elif target is not None and target in addresses:
            old.targets[address] = target
        elif end is None or end.address == address:
            what = shown(target) if end else "back to itself"
            message = f"redirect of {address} must lead to a page, not {what}"
            old.problems.append(Problem(known[address].where, "redirect-dead", message))
    if released and not old.problems:
        old.problems.extend(_vanished(released, old))
    return old


def _without_conflicts(redirects: Iterable[Redirect], old: OldAddresses) -> dict[str, Redirect]:
    """Return address → redirect, and report those whose address is not free."""
    taken = {_folded(address) for address in old.addresses}
    known: dict[str, Redirect] = {}
    for each in redirects:
        problem = _conflict(each, taken, known)
        if problem:
            old.problems.append(problem)
        else:
            known[_folded(each.address)] = each
    return {each.address: each for each in known.values()}


def _vanished(released: Release, old: OldAddresses) -> Iterator[Problem]:
    """Yield the addresses of the last release that lead nowhere now.

    An address that differs only in case from one that there is cannot have a page of its own on
    every system, and is not missed.
    """
    known = {_folded(each) for each in (*old.addresses, *old.targets, *old.removed)}
    for address, line in released.lines.items():
        if _folded(address) not in known:
            near = _near(address, old.addresses)
            better = f"; the nearest is {near}" if near else ""
            message = f"address {shown(f'/{address}')} of the last release is gone{better}"
            yield Problem(Where(released.path, line), "address-gone", message)


def _conflict(
    redirect: Redirect, taken: AbstractSet[str], known: Mapping[str, Redirect]
) -> Problem | None:
    """Return why an address cannot be redirected, if so."""
    address = _folded(redirect.address)
    file = address.removesuffix("/")
    top = file.partition("/")[0]
    is_of_site = top == "assets" or ("." in top and top in SITE_NAMES)
    if is_of_site or not taken.isdisjoint((address, file, f"{address}index.html")):
        message = f"address {redirect.address} is used by a page or a file"
        return Problem(redirect.where, "redirect-taken", message)
    other = known.get(address)
    if other:
        message = f"{redirect.address} is redirected in {other.where} already"
        return Problem(redirect.where, "redirect-once", message)
    return None


def _ends(known: Mapping[str, Redirect]) -> dict[str, Redirect | None]:
    """Return address → the last redirect of the chain that begins there; None for a loop."""
    ends: dict[str, Redirect | None] = {}
    for first in known.values():
        chain: dict[str, None] = {}
        each: Redirect | None = first
        end: Redirect | None = None
        while each and each.address not in chain and each.address not in ends:
            chain[each.address], end = None, each
            each = known.get(each.target) if each.target is not None else None
        if each:
            end = ends.get(each.address)
        ends |= dict.fromkeys(chain, end)
    return ends


def _named_addresses(site: Site) -> set[str]:
    """Return the addresses that the lists of all names and topics have, or would have."""
    authors = (author_address(name) for paper in site.papers for name in paper.people)
    return {*authors, *site.venue_addresses.values(), *map(tag_address, site.topics)}


def _near(address: str, addresses: Collection[str]) -> str:
    """Return the address of the smallest period around one that is gone, or of the overview."""
    top, _, name = address.removesuffix("/").partition("/")
    periods = (date_address(name[:length]) for length in (7, 4)) if f"{top}/" == DATES else ()
    return next((each for each in (*periods, f"{top}/") if each in addresses), "")


def _lists_with(site: Site, gone: Sequence[Paper]) -> Iterator[str]:
    """Yield the addresses of the lists that would have papers that are gone, and of overviews."""
    whole = replace(site, papers=[*site.papers, *gone])
    yield from (each.address for each in new_listings(whole))
    if any(not paper.date for paper in gone):
        yield UNDATED
    for paper in gone:
        yield from map(date_address, periods(paper.date).values())
    yield from (*(each.address for each in whole.venues), *([VENUES] if whole.venues else []))
    count = len(whole.papers)
    yield from _of_enough_papers(_topics, whole, gone, topic_papers(count))
    found = _of_enough_papers(_authors, whole, gone, named_papers(count))
    yield from (*found, *([AUTHORS] if found else []))


def _of_enough_papers(
    addresses: Callable[[Paper], set[str]], site: Site, gone: Sequence[Paper], fewest: int
) -> set[str]:
    """Return the addresses of those lists of papers that are gone that have enough papers."""
    # To group all papers by all authors would take most of the time.
    theirs: set[str] = set().union(*map(addresses, gone))
    return frequent(lambda paper: theirs & addresses(paper), site.papers, fewest)


def _topics(paper: Paper) -> set[str]:
    """Return the addresses that lists of the topics of a paper have, or would have."""
    return set(map(tag_address, paper.tags))


def _authors(paper: Paper) -> set[str]:
    """Return the addresses that lists of the authors of a paper have, or would have."""
    return set(map(author_address, paper.people))


def _folded(address: str) -> str:
    return address.casefold()
