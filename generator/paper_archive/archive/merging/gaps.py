"""What a record can fill on a page, and what it has filled."""

from dataclasses import replace

from paper_archive.fields import FIELDS
from paper_archive.paper import Paper, is_unknown


def filling(record: Paper, paper: Paper) -> Paper:
    """Return what a record can fill: nothing that was written or chosen for the page."""
    abstract = "" if paper.abstract else record.abstract
    return replace(record, title=paper.title, abstract=abstract, tags=(), notes="")


def filled_fields(before: Paper, after: Paper) -> tuple[str, ...]:
    """Return the names of the fields that are known only after a merge, without sources."""
    empty = (name for name in FIELDS if name != "sources" and is_unknown(getattr(before, name)))
    return tuple(name for name in empty if not is_unknown(getattr(after, name)))
