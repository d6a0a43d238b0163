"""Merging what a source says of one field, by the policy of the field."""

import re
from collections.abc import Mapping
from typing import Any, Final

from paper_archive.archive.merging.agreement import better
from paper_archive.field import Merge
from paper_archive.paper import is_unknown
from paper_archive.values import united_sources

_ARXIV_PDF: Final = re.compile(
    r"https?://(?:www\.|export\.)?arxiv\.org/pdf/((?:[a-z-]+(?:\.[A-Z]{2})?/)?\d[\d.]*?)(?:v\d+)?(?:\.pdf)?",
    re.ASCII,
)


def combined(name: str, policy: Merge, old: Any, offered: Any) -> tuple[Any, bool]:
    """Return the value after one more import, and whether the import conflicts with it."""
    if policy is Merge.UNITE:
        return united(name, old, offered), False
    if is_unknown(old) or policy is Merge.COUNT:
        return offered, False
    if policy is Merge.KEYED:
        return _keyed(old, offered)
    if policy is Merge.FIRST:
        return old, False
    if policy is Merge.LATEST:
        return max(old, offered), False
    chosen = _chosen(name, policy, old, offered)
    return (old, True) if chosen is None else (chosen, False)


def beside_edit(name: str, policy: Merge, here: Any, old: Any, offered: Any) -> tuple[Any, bool]:
    """Return an edited field with what is new in an import, and whether they conflict."""
    if policy is Merge.UNITE:
        return united(name, here, [each for each in offered if each not in old]), False
    if policy is Merge.KEYED:
        new: Mapping[str, Any] = {
            key: value for key, value in offered.items() if old.get(key) != value
        }
        return {**{key: new[key] for key in new if key not in old}, **here}, any(
            _differ(here.get(key, value), value) for key, value in new.items()
        )
    is_other = is_unknown(here) or better(name, here, offered) is None
    return here, here != offered and is_other and policy is not Merge.FIRST


def replaced(name: str, policy: Merge, here: Any, offered: Any) -> Any:
    """Return the source's value, with the list members and keys that only the page has."""
    if policy is Merge.UNITE:
        return united(name, here, offered)
    return {**here, **offered} if policy is Merge.KEYED else offered


def united(name: str, here: Any, more: Any) -> Any:
    """Return all members of both lists of a field, sorted; names in their order."""
    if name == "redirects":
        return tuple(dict.fromkeys((*here, *more)))
    everything = {*here, *more}
    return united_sources(everything) if name == "sources" else tuple(sorted(everything))


def _keyed(old: Mapping[str, Any], offered: Mapping[str, Any]) -> tuple[dict[str, Any], bool]:
    """Return the keys of both, with the old value of a key that both have."""
    both, is_conflict = {**offered, **old}, False
    for key in old.keys() & offered.keys():
        differs = _differ(old[key], offered[key])
        if isinstance(old[key], Mapping) and isinstance(offered[key], Mapping):
            both[key], differs = _keyed(old[key], offered[key])
        is_conflict |= differs
    return dict(sorted(both.items())), is_conflict


def _differ(one: Any, other: Any) -> bool:
    """Tell whether two values of a key conflict; versions of one PDF on arXiv do not."""
    if one == other or not (isinstance(one, str) and isinstance(other, str)):
        return bool(one != other)
    pdf, of_other = _ARXIV_PDF.fullmatch(one), _ARXIV_PDF.fullmatch(other)
    return not (pdf and of_other and pdf[1] == of_other[1])


def _chosen(name: str, policy: Merge, old: Any, offered: Any) -> Any | None:
    """Return the better of two values of a field; none if they conflict."""
    agreed = better(name, old, offered)
    is_fuller = policy is Merge.FULLER and len(old) != len(offered)
    is_finer = policy is Merge.FINER and (old.startswith(offered) or offered.startswith(old))
    return max(old, offered, key=len) if agreed is None and (is_fuller or is_finer) else agreed
