"""Whether identifiers are of one paper, and which of them are those of a preprint."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from paper_archive.paper import Paper

_EXCLUSIVE: Final = ("doi", "arxiv", "pmid", "pmcid", "isbn")
"""Schemes that name a paper once; two identifiers of one of them are two papers."""
_PREPRINT_DOI: Final = re.compile(
    r"10\.(?:48550|1101|21203|2139|31234|26434|20944|36227|33774|31219|31222|31235|35542|22541|"
    r"14293|12688|15200|55458|32388|2196/preprints|7287|5281/zenodo)(?:/|\.|\Z)"
)


def have_other_ids(ids: Mapping[str, str], known: Iterable[tuple[str, str]]) -> bool:
    """Tell whether both have an identifier of one kind, and none in common."""
    by_scheme: dict[str, set[str]] = {}
    for scheme, identifier in known:
        by_scheme.setdefault(scheme, set()).add(identifier)
    return any(
        _kind(scheme, ids[scheme]) in {_kind(scheme, each) for each in by_scheme[scheme]}
        and ids[scheme] not in by_scheme[scheme]
        for scheme in _EXCLUSIVE
        if scheme in ids and scheme in by_scheme
    )


def _kind(scheme: str, identifier: str) -> str:
    is_preprint = scheme == "doi" and _PREPRINT_DOI.match(identifier)
    return "preprint" if is_preprint else scheme


def is_preprint(record: Paper) -> bool:
    """Tell whether a record is of a preprint, and not of what was published later."""
    return record.type == "preprint" or _has_preprint_id(record.ids.items())


def _has_preprint_id(ids: Iterable[tuple[str, str]]) -> bool:
    """Tell whether all identifiers are those of a preprint."""
    kinds = {_kind(scheme, text) for scheme, text in ids if scheme in {"doi", "arxiv", "pmid"}}
    return bool(kinds) and kinds <= {"preprint", "arxiv"}
