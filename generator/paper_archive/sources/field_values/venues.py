"""The name of a venue in what is printed of it: without volume, pages and kind of talk."""

import re
from typing import Final

from paper_archive.sources.field_values.tex import from_tex

# The texts have single spaces, so that each expression takes time that grows with the text.
_ADDRESS: Final = re.compile(r"://|/[\w.-]+\.(?:bib|csv|html?|json|md|pdf|txt)\b")
_BEFORE: Final = re.compile(
    r"(?:(?:is |was )?(?:accepted|published|presented)|to appear|appears|appeared|in press)"
    r" (?:by|at|to|in|for) (?:the )?",
    re.IGNORECASE,
)
_NO_VENUE: Final = re.compile(
    r"(?:(?:currently )?(?:submitted|under review)|rejected)\b", re.IGNORECASE
)
_PLACE_IN_IT: Final = re.compile(
    r"[,;.:]? \(?(?:pages?|pp?\.|vol(?:ume|\.)|issue|no\.|article (?:id|no|number)) ?\S*\d"
    r"|,? PMLR \d"
    r"|,? \d+ ?\(\d{4}\)[:,]? ?\d"  # 57 (2016) 345-420
    r"|,? \d+ ?(?:\(\d+\))?[:,] ?\d+ ?[-–]"  # 10:63280-63300
    r"|,? \d+\(\d+\)",
    re.IGNORECASE,
)
_TALK: Final = re.compile(
    r"(?: ·|,)? [(\[]?(?:(?:notable )?top[ -]?\d+ ?%|spotlight(?: poster)?|poster|oral"
    r"|(?:as )?(?:an? )?(?:full|short|long) paper(?: and oral(?: presentation)?)?"
    r"|(?:main |conference |main conference |datasets and benchmarks )track)[)\]]?\Z",
    re.IGNORECASE,
)
_DATE: Final = re.compile(
    r",? (?:\(\d{1,2}/\d{4}\)|\d{4}-\d{2}(?:-\d{2})?"
    r"|\(?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? ?"
    r"(?:\d{1,2}, )?\d{4}\)?)\Z",
    re.IGNORECASE,
)
_VOLUME: Final = re.compile(r"\b(?:vol|no|pp)\b|\d+(?!\d|st\b|nd\b|rd\b|th\b|D)", re.IGNORECASE)
_NAME: Final = re.compile(r"[^\W\d_]{2}")


def venue_name(printed: str) -> str:
    """Return the name of the venue; empty where what is printed has none, such as an address."""
    name = " ".join(printed.split())
    if _ADDRESS.search(name) or _NO_VENUE.match(name):
        return ""
    name = _BEFORE.sub("", name, count=1) if _BEFORE.match(name) else name
    name = _PLACE_IN_IT.split(f" {name}", maxsplit=1)[0].strip()
    if name.count("(") > name.count(")"):  # it was cut between them
        name = name.rpartition("(")[0]
    shorter = ""
    while name != shorter:
        shorter, name = name, _DATE.sub("", _TALK.sub("", name)).strip(" ,;:·")
    return name if _NAME.search(name) else ""


def venue_of_reference(reference: str) -> str:
    """Return the name of the venue in a `journal-ref` of arXiv: all before the first number.

    A number there is nearly always a volume or a year; in a table it can be the year of a meeting.
    """
    return _VOLUME.split(from_tex(reference), maxsplit=1)[0].strip(" ,;:(")
