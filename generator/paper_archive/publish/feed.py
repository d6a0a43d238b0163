"""A feed: the papers of one page of the site that came into the archive last."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final, Protocol

from paper_archive.paper import Paper
from paper_archive.publish.arrivals import arrival, by_arrival

_PAPERS: Final = 50
"""In the feed of the archive, whatever its size: most of its readers follow this one."""


@dataclass(frozen=True, slots=True)
class Feed:
    """The feed of a page."""

    page: str
    """The address of the page below the root of the site; empty for the front page."""
    title: str
    papers: Sequence[Paper]
    """Never empty; the latest first."""


class _Papers(Protocol):
    @property
    def papers(self) -> Sequence[Paper]: ...


class _Listed(Protocol):
    """A topic or an author."""

    @property
    def name(self) -> str: ...
    @property
    def address(self) -> str: ...
    @property
    def group(self) -> _Papers: ...


def feeds_of(
    papers: Iterable[Paper],
    name: str,
    groups: Iterable[_Listed],
    site_address: str,
    most: int = _PAPERS,
) -> dict[str, Feed]:
    """Return page → feed for an archive of this name and each of its groups with papers to list.

    That of a group has `most` papers. A site without an address of its own has no feeds, since
    they have absolute links.
    """
    if not site_address:
        return {}
    feeds = [Feed("", name, _latest(papers, _PAPERS))]
    feeds += [
        Feed(each.address, f"{each.name} · {name}", _latest(each.group.papers, most))
        for each in groups
    ]
    return {feed.page: feed for feed in feeds if feed.papers}


def _latest(papers: Iterable[Paper], most: int) -> list[Paper]:
    """Return the papers that came into the archive last; none whose day is unknown."""
    return list(takewhile(arrival, by_arrival(papers)[:most]))
