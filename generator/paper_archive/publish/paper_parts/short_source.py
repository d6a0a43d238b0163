"""Whose paper it is and of when, in few words."""

from functools import lru_cache

from paper_archive.names import NAMES_KEPT, family_name, split_name
from paper_archive.paper import Paper
from paper_archive.publish.limits import short_name


def short_source(paper: Paper) -> str:
    """Return first author and year: `Elman, 1990`, `Elman et al., 1990`; empty if none is known."""
    return ", ".join(filter(None, (_first_author(paper), paper.date[:4])))


def _first_author(paper: Paper) -> str:
    if not paper.authors:
        return ""
    return _family(paper.authors[0]) + " et al." * (
        len(paper.authors) > 1 or paper.has_more_authors
    )


@lru_cache(NAMES_KEPT)
def _family(author: str) -> str:
    name = split_name(short_name(author))
    return name.literal or family_name(name)
