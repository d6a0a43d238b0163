"""Notices in the archive, and the papers that they are about: both say what became of the paper.

A notice may come before its paper or after it, from a source that knows nothing of the other.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Final, TypeAlias

from paper_archive.archive.ledger.entry import Entry, Ledger
from paper_archive.archive.merging.merge import merge
from paper_archive.identifiers import NoIdentifierError, normal_form
from paper_archive.paper import Paper
from paper_archive.statuses import Statuses

_SCHEMES: Final = ("doi", "pmid", "arxiv", "acl", "openreview")
_ADDRESSES: Final = {
    "doi": "https://doi.org/{}",
    "pmid": "https://pubmed.ncbi.nlm.nih.gov/{}/",
}
_Identifier: TypeAlias = tuple[str, str]


def spread_notices(papers: dict[str, Paper], ledger: Ledger) -> None:
    """Give the papers that notices are about the status that these announce.

    It is merged like what an import says: a status that a person deleted does not come back.
    """
    told = _told(papers)
    for slug, paper in list(papers.items()) if told else ():
        statuses: dict[str, Mapping[str, str]] = {}
        for identifier in paper.ids.items():
            statuses |= told.get(identifier, {})
        if not statuses:
            continue
        entry = ledger.get(slug) or Entry(Paper(slug=slug, title=paper.title, tags=paper.tags))
        merged = merge(paper, entry, Paper(slug=slug, title="", status=statuses))
        # The record stands for no source, so that nothing else is remembered of it.
        papers[slug], ledger[slug] = merged.paper, replace(entry, paper=merged.entry.paper)


def _told(papers: Mapping[str, Paper]) -> Mapping[_Identifier, Statuses]:
    """Return identifier → what notices say of the paper that has it; the latest notice counts."""
    told: defaultdict[_Identifier, dict[str, Mapping[str, str]]] = defaultdict(dict)
    notices = (paper for paper in papers.values() if paper.updates)
    for notice in sorted(notices, key=lambda each: (each.date, each.slug)):
        for address, status in notice.updates.items():
            identifier = _identifier(address)
            if identifier and identifier not in notice.ids.items():
                told[identifier][status] = _details(notice)
    return told


def _identifier(address: str) -> _Identifier | None:
    for scheme in _SCHEMES:
        try:
            return normal_form(scheme, address)
        except NoIdentifierError:
            continue
    return None


def _details(notice: Paper) -> dict[str, str]:
    known = (
        address.format(notice.ids[scheme])
        for scheme, address in _ADDRESSES.items()
        if scheme in notice.ids
    )
    details = {"date": notice.date, "notice": next(known, "")}
    return {key: text for key, text in details.items() if text}
