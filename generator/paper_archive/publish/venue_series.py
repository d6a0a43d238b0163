"""The series that a venue belongs to: a conference of every year, a journal of every volume.

Only what changes from one edition to the next is left out of a name. An acronym and the full name
are not united: one acronym can stand for several venues.
"""

import re
from functools import lru_cache
from typing import Final

from paper_archive.publish.citations.venues import known_venue_type
from paper_archive.publish.limits import short_name

_YEAR: Final = re.compile(
    r"""
    \([ ]?(?:18|19|20)\d\d[ ]?\)                        # (2023)
    | (?<![\d./-])(?:18|19|20)\d\d(?![\d]|[./-]\d)      # 2023, iclr2023
    | [ ]?['’][ ]?\d\d(?!\w)                            # '23
    """,
    re.VERBOSE,
)
_VOLUME: Final = re.compile(r"(?<=[^\W\d])[,:]? +(?:vol(?:ume|\.)? *)?\d{2,4}\Z", re.IGNORECASE)
_PROCEEDINGS: Final = re.compile(
    r"(?:in +)?(?:the +)?proc(?:eedings|\.)(?: +of)?(?: +the)? +", re.IGNORECASE
)
_ORDINAL: Final = re.compile(
    r"(?:(?:the|annual) )*+"
    r"(?:\d{1,4}(?:st|nd|rd|th)"
    r"|(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-)?"
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
    r"|tenth|eleventh|twelfth|[a-z]{3,6}(?:teen|ti|tie)th)"
    r"(?: annual)? ",
    re.IGNORECASE,
)
_ENDS: Final = " ,;:-–—"


@lru_cache(maxsize=65_536)
def series_of(venue: str) -> str:
    """Return the name of the series of a venue; the name itself where nothing else is left of it.

    `NeurIPS 2023` is of `NeurIPS`, `Proceedings of the 40th Conference on Hives` of
    `Conference on Hives`.
    """
    name = short_name(" ".join(venue.split()))
    shorter = " ".join(_YEAR.sub(" ", name).split()).strip(_ENDS)
    shorter = _VOLUME.sub("", shorter).strip(_ENDS)
    if known_venue_type(venue) == "conference":
        # Journals have such words in their names: Proceedings of the IEEE, Third Text.
        for edition in (_PROCEEDINGS, _ORDINAL):
            found = edition.match(shorter)
            shorter = shorter[found.end() :] if found else shorter
    return shorter if re.search(r"[^\W\d_]", shorter) else name
