"""A page of links to listings: all dates, all topics, all authors."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A place on the site, and how many papers it lists."""

    title: str
    address: str
    count: int = 0
    lead: str = ""
    """A sentence on what is there."""
    parts: "Sequence[Link]" = ()
    """Places within: the months of a year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """One page of links, each of which leads to a listing."""

    address: str
    template: str
    title: str
    lead: str = ""
    links: Sequence[Link]
