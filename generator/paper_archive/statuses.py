"""What became of a paper after it was published, and where that is said.

    {"retracted": {"date": "2010-02-06", "notice": "https://doi.org/10.1000/notice"}}

The date and the notice are left out where they are not known. Sources: Crossref, "Update types";
COPE, "Retraction guidelines"; NLM, "Errata, Retractions, and Other Linked Citations in PubMed".
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias

from paper_archive.refused import RefusedError
from paper_archive.values import date, http_address

Statuses: TypeAlias = Mapping[str, Mapping[str, str]]
"""Status → what is known of it, under `date` and `notice`."""

STATUSES: Final[Mapping[str, str]] = {
    "retracted": "Retracted",
    "removed": "Removed",
    "withdrawn": "Withdrawn",
    "partly-retracted": "Partly retracted",
    "concern": "Expression of concern",
    "desk-rejected": "Desk rejected",
    "superseded": "Superseded",
    "corrected": "Corrected",
    "amended": "Amended",
}
"""Status → what readers see, the gravest first."""
WARNINGS: Final = frozenset(("retracted", "removed", "withdrawn", "partly-retracted", "concern"))
"""Those that a citation of the paper must not hide."""

_CHECKS: Final = {"date": date, "notice": http_address}


def statuses(value: object) -> dict[str, dict[str, str]]:
    """Return status → what is known of it, sorted; a status may stand for itself."""
    what = (
        f"one of {', '.join(STATUSES)}, with date and notice if known, such as "
        '{"retracted": {"date": "2010-02-06", "notice": "https://…"}}'
    )
    given = value if isinstance(value, Mapping) else dict.fromkeys(_words(value, what))
    if not set(given) <= set(STATUSES):
        raise RefusedError(what)
    try:
        return {name: _details(given[name]) for name in sorted(given)}
    except RefusedError as refused:
        raise RefusedError(what) from refused


def updates(value: object) -> dict[str, str]:
    """Return the address of a paper → the status that is announced, sorted."""
    what = 'addresses with a status each, such as {"https://doi.org/10.1000/182": "retracted"}'
    if not isinstance(value, Mapping) or any(
        not isinstance(each, str) or each not in STATUSES for each in value.values()
    ):
        raise RefusedError(what)
    try:
        return {address: value[address] for address in sorted(map(http_address, value))}
    except (KeyError, RefusedError) as refused:
        raise RefusedError(what) from refused


def _words(value: object, what: str) -> Iterable[str]:
    words = [value] if isinstance(value, str) else value
    if not isinstance(words, (list, tuple)) or not all(isinstance(each, str) for each in words):
        raise RefusedError(what)
    return filter(None, words)


def _details(value: object) -> dict[str, str]:
    if value is None:
        return {}
    if not isinstance(value, Mapping) or not set(value) <= set(_CHECKS):
        raise RefusedError("a mapping with date and notice")
    return {key: said for key in _CHECKS if value.get(key) and (said := _CHECKS[key](value[key]))}


def named_statuses(text: str) -> dict[str, dict[str, str]]:
    """Return the statuses that a text names, if it does nothing else: `Retracted, corrected`."""
    words = [word.strip().lower() for word in re.split("[,;]", text.strip(" ."))]
    found = [key for word in words for key, name in STATUSES.items() if word in {key, name.lower()}]
    return {key: {} for key in sorted(found)} if len(found) == len(words) else {}


def gravest(statuses: Statuses) -> str:
    """Return the gravest status; empty if there is none."""
    return next((name for name in STATUSES if name in statuses), "")


def warnings(statuses: Statuses) -> list[str]:
    """Return the names of statuses that a citation must not hide, the gravest first."""
    return [name for key, name in STATUSES.items() if key in statuses and key in WARNINGS]
