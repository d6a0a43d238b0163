"""Whose paper it is and of when, in few words."""

from collections.abc import Sequence
from functools import lru_cache

from paper_archive.names import NAMES_KEPT, family_name, split_name
from paper_archive.paper import Paper
from paper_archive.publish.limits import short_name


def short_source(paper: Paper) -> str:
    """Return first author and year: `Elman, 1990`, `Elman et al., 1990`; empty if none is known."""
    return ", ".join(filter(None, (_first_author(paper.authors), paper.date[:4])))


def _first_author(authors: Sequence[str]) -> str:
    return f"{_family(authors[0])}{' et al.' * (len(authors) > 1)}" if authors else ""


@lru_cache(NAMES_KEPT)
def _family(author: str) -> str:
    name = split_name(short_name(author))
    return name.literal or family_name(name)
