"""Marks in titles: publishers write that a paper was retracted before its title, or behind it.

    RETRACTED ARTICLE: Waves            Waves (Retracted article. See vol. 3, pg. 4, 2010)
    [Retracted] Waves                   Waves - WITHDRAWN

A paper *about* retractions has the same words in its title, and so has the notice that a paper was
retracted; neither has such a mark. Sources: NISO RP-45-2024 (CREC), 5.2; titles at Crossref and in
Web of Science.
"""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from paper_archive.paper import Fields

_WORK: Final = (
    r"(?:\ (?:article|chapter|conference\ paper|manuscript|paper|preprint|publication|review))?"
)
_SMALL: Final = rf"(?i:retracted|withdrawn)(?i:{_WORK})"
_CAPITALS: Final = r"(?:TEMPORARY\ )?REMOVAL|(?:TEMPORARILY\ )?REMOVED"
"""Only in capitals: "Removed: …" is how a title may begin."""
_MARK: Final = rf"(?:{_SMALL}|{_CAPITALS})"
_BEFORE: Final = re.compile(
    rf"\s*(?:[\[(<]\s*(?P<bracket>{_MARK})\s*[\])>]\s*[:.–—-]?"
    rf"|(?P<word>{_MARK})(?:\s?[:—]|\s[–-]\s))\s*"
)
_BEHIND: Final = re.compile(
    rf"[\s:.]{{0,3}}(?:[\[(]\s?(?P<bracket>{_MARK})"
    r"(?:[.,;:]?\s(?i:see|by|due|in|on|vol)\b[^\[\]]{0,200})?\s?[\])]\.?"
    rf"|\s[–—-]{{1,2}}\s?(?P<word>(?:RETRACTED|WITHDRAWN){_WORK.upper()}))\s*\Z"
)
_KIND: Final = (
    r"(?:retraction|withdrawal|removal|correction|corrigend(?:um|a)|errat(?:um|a)|addendum"
    r"|expression\s+of\s+concern)"
)
_NOTICE: Final = re.compile(
    r"\W{0,3}(?:(?:editorial|author|publisher|editor)(?:['’]?s)?\s+)?"
    rf"(?:(?:notice|statement|note)\s+of\s+)?(?:partial\s+)?{_KIND}"
    r"(?:\s+(?:note|notice|statement))?(?:\s*[:“\"'‘.—–-]|\s+(?:to|for)\b|\s*\Z)",
    re.IGNORECASE,
)


class Titled(NamedTuple):
    """A title without a mark, and the status that the mark says; empty without one."""

    title: str
    status: str


def of_title(title: str) -> Titled:
    """Return a title without its mark, and the status that the mark says."""
    found = _BEFORE.match(title) or _BEHIND.search(title)
    if not found:
        return Titled(title, "")
    word = (found["bracket"] or found["word"]).lower()
    rest = (title[: found.start()] + title[found.end() :]).strip()
    status = next((each for each in ("retracted", "withdrawn") if word.startswith(each)), "removed")
    return Titled(rest or title, status)


def with_status_of_title(fields: Fields) -> Fields:
    """Return the fields of a record with what its title says became of the paper."""
    title = fields.get("title")
    rest, status = of_title(title) if isinstance(title, str) else ("", "")
    if not status:
        return fields
    known = fields.get("status")
    return {
        **fields,
        "title": rest,
        "status": {status: {}, **(known if isinstance(known, Mapping) else {})},
    }


def is_notice(title: str) -> bool:
    """Tell whether a title is that of a notice about another paper."""
    return bool(_NOTICE.match(title))
