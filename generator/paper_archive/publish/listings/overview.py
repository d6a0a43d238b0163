"""A page of links to listings: all dates, all topics, all authors."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final

from markupsafe import escape

from paper_archive.publish.languages.language import ENGLISH, Language

_PAGE_BYTES: Final = 120_000
_MARKUP_BYTES: Final = 70
"""HTML tags around a link."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a page, and the number of papers that it lists."""

    title: str
    address: str
    count: int = 0
    lead: str = ""
    """One sentence about the page."""
    parts: "Sequence[Link]" = ()
    """Links below this one: the months of a year."""

    @property
    def size(self) -> int:
        """Approximate HTML of the link on an overview, in bytes."""
        texts = (self.title, self.lead, self.address)
        own = _MARKUP_BYTES + sum(len(escape(text).encode()) for text in texts)
        return own + sum(part.size for part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """A page of links to listings."""

    address: str
    template: str
    title: str
    lead: str = ""
    links: Sequence[Link]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter, and the links to what begins with it."""

    title: str
    links: Sequence[Link]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesOverview(Overview):
    """An overview of names, as the index of a book has them."""

    letters: Sequence[Letter]
    """All links, by the first letter."""


def fitting(links: Sequence[Link]) -> list[Link]:
    """Return the first links that fit on a page, and their parts as far as these fit too."""
    bare = [replace(link, parts=()) for link in links]
    sizes = accumulate(link.size for link in bare)
    shown = bare[: sum(size <= _PAGE_BYTES for size in sizes)]
    left = _PAGE_BYTES - sum(link.size for link in shown)
    for number, link in enumerate(links[: len(shown)]):
        left -= sum(part.size for part in link.parts)
        if left < 0:
            break
        shown[number] = link
    return shown


def lead_of(shown: Sequence[Link], count: int, language: Language = ENGLISH) -> str:
    """Return the sentence of an overview that shows only the links with the most papers."""
    if len(shown) >= count:
        return ""
    return language.say("The {number} with the most papers.", number=language.number(len(shown)))
