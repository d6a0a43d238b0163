"""Volume, issue, pages, publisher and editors go with the venue that they are of.

A preprint appears in a journal later, and a paper of a conference in a journal as well.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from paper_archive.archive.merging.agreement import better, is_server
from paper_archive.in_print import IN_VENUE
from paper_archive.paper import Paper
from paper_archive.text import fold

_UNKNOWN: Final[Mapping[str, Any]] = {
    name: getattr(Paper(slug="", title=""), name) for name in IN_VENUE
}
"""Field → its value if it is not known."""


def of_one_venue(
    paper: Paper, imports: Paper, record: Paper, *, is_update: bool
) -> tuple[Paper, Paper, Paper]:
    """Return a page, what imports said, and a record, without what is about another venue.

    No volume of the journal belongs beside the conference, and no `abs/1706.03762` of a preprint
    beside the journal in which it appeared. What a person wrote stays, and an update takes all.
    """
    known = paper.venue or imports.venue
    if known and not record.venue and fold(record.publisher) == fold(known):
        # Formats of citations have one place for venue and publisher of a book.
        return paper, imports, replace(record, publisher="")
    if is_update or not known or not record.venue:
        return paper, imports, record
    chosen = better("venue", known, record.venue)
    if is_server(known) == is_server(record.venue):
        is_one = chosen is not None or _may_be_one(paper, record)
        return paper, imports, record if is_one else replace(record, **_UNKNOWN)
    if chosen != record.venue or paper.venue != imports.venue:
        return paper, imports, replace(record, **_UNKNOWN)
    imported = {name: _UNKNOWN[name] for name in _UNKNOWN if _is_same(name, paper, imports)}
    return replace(paper, **imported), replace(imports, **_UNKNOWN), record


def _may_be_one(paper: Paper, record: Paper) -> bool:
    """Tell whether two names of a venue may be meant for one, an acronym and in full.

    Not if a paper appeared there in different years, as different things, or under two DOIs. What a
    record has filled on the page is no evidence: merging it again must find the same.
    """
    dois = {each.ids.get("doi", "") for each in (paper, record)} - {""}
    years = {each.date[:4] for each in (paper, record)} - {""}
    types = {each.type for each in (paper, record)} - {""}
    is_one_type = len(types) <= 1 or better("type", paper.type, record.type) is not None
    return len(dois) <= 1 and len(years) <= 1 and is_one_type


def _is_same(name: str, one: Paper, other: Paper) -> bool:
    return bool(getattr(one, name) == getattr(other, name))
