"""What the cards of a site say: the pictures that previews of shared links show."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from paper_archive.paper import Paper
from paper_archive.publish.accent import accent_on_light
from paper_archive.publish.addresses import CARD, card_address
from paper_archive.publish.arrivals import by_arrival
from paper_archive.publish.limits import short_name, short_title
from paper_archive.publish.mathematics import plain_mathematics
from paper_archive.publish.paper_parts.short_source import short_source
from paper_archive.publish.settings import Settings

WIDTH: Final = 1200
HEIGHT: Final = 630
"""Of the picture, in pixels."""
_DRAWN: Final = re.compile("[ -~\xa0-\xff–—‘-‚“”…−]+")
"""Texts of which the typeface has all characters: those of `unicode-range` in archive.css."""
_LIKE_DRAWN: Final = str.maketrans("\u2010\u2011\u2032\u2033", "--'\"")
"""Hyphens and primes that the typeface lacks."""


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says; any of it may be empty, and all of it can be drawn."""

    title: str
    source: str
    """`Elman, 1990`."""
    site: str
    accent: str
    """A colour, `#rrggbb`."""

    @property
    def text(self) -> str:
        """What the card says, for those who do not see it."""
        return " · ".join(filter(None, (self.title, self.source, self.site)))


def cards_of(
    papers: Sequence[Paper], name: str, address: str, settings: Settings
) -> Mapping[str, Card]:
    """Return address → card: that of the site, and those of the papers that came last.

    A paper whose title cannot be drawn has none. Without the address of the site, there are none at
    all, as previews need whole addresses.
    """
    if not address:
        return {}
    accent = accent_on_light(settings.accent)
    host = address.partition("://")[2].rstrip("/")
    title, site = (*filter(None, (_drawn(short_name(name)), _drawn(host))), "", "")[:2]
    found = {CARD: Card(title, "", site, accent)}
    recent = by_arrival(papers)[: settings.cards] if settings.cards else ()
    for paper in recent:
        if drawn := _drawn(plain_mathematics(short_title(paper.title))):
            source = _drawn(short_source(paper, settings.language)) or _drawn(paper.date[:4])
            found[card_address(paper.slug)] = Card(drawn, source, title, accent)
    return found


def _drawn(text: str) -> str:
    """Return a text as it is drawn; empty if the typeface lacks one of its characters."""
    text = text.translate(_LIKE_DRAWN)
    return text if _DRAWN.fullmatch(text) else ""
