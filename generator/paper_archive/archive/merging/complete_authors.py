"""Whether a list of authors is complete, where several sources say it."""

from collections.abc import Mapping
from typing import Any

from paper_archive.archive.recognising.author_likeness import begin_alike
from paper_archive.paper import Paper


def lacks_authors(authors: tuple[str, ...], paper: Paper, *others: Paper) -> bool:
    """Tell whether there are more authors, as far as those say who have the same list.

    One who says that it is complete is right: others cut it. If nobody has the list, the first
    paper says it.
    """
    said = [each.et_al for each in (paper, *others) if _is_same(authors, each.authors)]
    return all(said) if said else paper.et_al


def et_al(
    here: Paper, old: Paper, record: Paper, merged: Mapping[str, Any], *, is_update: bool
) -> bool:
    """Tell whether there are more authors after a merge; what a person said of the list stays."""
    authors = merged.get("authors", here.authors)
    if is_update and record.authors:
        return record.et_al
    is_edited = here.et_al != old.et_al and authors == here.authors
    return here.et_al if is_edited else lacks_authors(authors, here, record)


def _is_same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two lists name the same authors, one perhaps with initials."""
    return bool(one) and (one == other or (len(one) == len(other) and begin_alike(one, other)))
