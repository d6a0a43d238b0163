"""What databases say became of a paper: types of updates and codes, as statuses."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple
from urllib.parse import quote

from paper_archive.sources.field_values.dates import iso_date

_STATUSES: Final = {
    "retraction": "retracted",
    "retracted_and_republished": "retracted",
    "withdrawal": "withdrawn",
    "removal": "removed",
    "partial_retraction": "partly-retracted",
    "expression_of_concern": "concern",
    **dict.fromkeys(("correction", "corrigendum", "erratum"), "corrected"),
    **dict.fromkeys(("new_version", "new_edition"), "superseded"),
    **dict.fromkeys(("addendum", "clarification"), "amended"),
}
"""Type of an update, as Crossref and Retraction Watch call it → status."""

RETRACTED: Final = "Retracted Publication"
"""The publication type that PubMed gives a retracted article."""
NOTICES: Final = frozenset(
    ("Retraction of Publication", "Published Erratum", "Expression of Concern")
)
"""The publication types of notices in PubMed."""
_DAY: Final = re.compile(r"(?<!\S)(\d{4}(?: [A-Z][a-z]{2}(?: \d{1,2})?)?)(?=[;:.])")
_DOI: Final = re.compile(r"\bdoi:\s?(10\.\S+)", re.IGNORECASE)
_PMID: Final = re.compile(r"\bPMID:\s?(\d+)")


class Update(NamedTuple):
    """One statement about a paper."""

    status: str
    date: str = ""
    """When it was said, as far as it is known."""
    notice: str = ""
    """The address of the notice that says it."""


def status_of_update(kind: str) -> str:
    """Return the status that a type of update gives a paper; empty for other types."""
    return _STATUSES.get(re.sub(r"[\s-]+", "_", kind.strip().lower()), "")


def united(updates: Iterable[Update]) -> dict[str, dict[str, str]]:
    """Return status → the latest that is said of it; updates without a status are left out."""
    latest: dict[str, Update] = {}
    for each in sorted(updates, key=lambda each: (each.date, bool(each.notice))):
        latest[each.status] = each
    return {
        status: {key: text for key, text in (("date", each.date), ("notice", each.notice)) if text}
        for status, each in sorted(latest.items())
        if status
    }


def pubmed_address(pmid: str) -> str:
    """Return the address of an article of PubMed."""
    return f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/"


def doi_address(doi: str) -> str:
    """Return the address that a DOI leads to."""
    return f"https://doi.org/{quote(doi, safe='/:;()', errors='replace')}"


def pmid_in(reference: str) -> str:
    """Return the number that a reference of PubMed ends with; empty without one."""
    found = _PMID.search(reference)
    return found[1] if found else ""


def update_in(status: str, reference: str, pmid: str = "") -> Update:
    """Return an update from a reference of PubMed to the notice that says it.

    For example `Lancet. 2010 Feb 6;375(9713):445. doi: 10.1016/S0140-6736(10)60175-4.`
    """
    day, doi = (each.search(reference) for each in (_DAY, _DOI))
    pmid = pmid or pmid_in(reference)
    notice = pubmed_address(pmid) if pmid else ""
    if doi:
        notice = doi_address(doi[1].rstrip(".,;"))
    return Update(status, iso_date(day[1]) if day else "", notice)
