"""ORCID iDs under the names that another list of the same authors has."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeAlias

from paper_archive.archive.recognising.author_likeness import begin_alike
from paper_archive.paper import Paper

Authors: TypeAlias = tuple[str, ...]


def under_names(paper: Paper, authors: Authors) -> Paper:
    """Return a paper with its iDs under the names of these authors; its own list stays."""
    return replace(paper, orcids=carried(paper.orcids, paper.authors, authors))


def fitting(paper: Paper) -> Paper:
    """Return a paper without the iDs of people who are not among its authors."""
    authors = {*paper.authors}
    known = {name: orcid for name, orcid in paper.orcids.items() if name in authors}
    return replace(paper, orcids=known) if known != paper.orcids else paper


def carried(orcids: Mapping[str, str], before: Authors, after: Authors) -> dict[str, str]:
    """Return iDs of the authors in one list under their names in another, sorted by name.

    An author has the same name in both, or the same place where one list is the beginning of the
    other but for initials. A name that one list has more often may be of somebody else: no iD.
    """
    if not orcids or before == after:
        return dict(orcids)
    is_aligned = begin_alike(before, after)
    pairs = zip(before, after, strict=False) if is_aligned else ((name, name) for name in before)
    often, now = Counter(before), Counter(after)
    return dict(
        sorted((new, orcids[old]) for old, new in pairs if old in orcids and often[old] == now[new])
    )
