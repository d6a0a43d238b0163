"""Whether two records are about the same paper: what speaks for it, and what against.

An identifier in common is not enough: abstracts of a conference share the DOI of their supplement.
Nor is a title: authors, year or abstract must fit. Yearly reports may share title and abstract.
Different DOIs are two papers, unless one is that of a preprint.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from paper_archive.archive.recognising.author_likeness import authors_fit
from paper_archive.archive.recognising.facts import Facts, years_fit
from paper_archive.archive.recognising.known_paper import Known
from paper_archive.archive.recognising.title_likeness import DISTINCTIVE_WORDS, is_generic
from paper_archive.paper import Paper

UNSHARED: Final = frozenset(("arxiv", "pmid", "pmcid", "openreview", "acl", "s2", "openalex"))
"""Schemes whose identifiers no two papers share."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a record is about a paper."""

    is_same: bool
    is_weak: bool = False
    """Whether a person should look at it."""
    reason: str = ""
    """What is weak or missing; empty where they have nothing in common, or all that is needed."""
    evidence: str = ""
    """All that they have in common, if the record is about the paper."""


_DIFFERENT: Final = Verdict(is_same=False)


def compare(record: Paper, known: Known) -> Verdict:
    """Tell whether a record is about a paper."""
    facts = Facts(record, known)
    shared = sorted(set(record.ids.items()) & set(known.ids))
    verdict = _verdict(facts, shared)
    return replace(verdict, evidence=_evidence(facts, shared)) if verdict.is_same else verdict


def _verdict(facts: Facts, shared: Sequence[tuple[str, str]]) -> Verdict:
    if shared:
        return _with_shared_id(facts, *shared[0])
    if not facts.is_title and not facts.is_near:
        return _DIFFERENT
    if facts.has_other_id or facts.is_beside:
        what = "their identifiers differ" if facts.has_other_id else "only one of them is a paper"
        return Verdict(is_same=False, reason=what)
    if facts.is_abstract:
        return _with_same_abstract(facts)
    if facts.is_abstract is False:
        return _with_other_abstract(facts)
    return _by_title(facts)


def _evidence(facts: Facts, shared: Iterable[tuple[str, str]]) -> str:
    common = {
        "same title": facts.is_title,
        "nearly the same title": facts.is_near,
        "same abstract": facts.is_abstract,
        "authors agree": facts.are_authors,
        "years agree": facts.is_year,
    }
    ids = (f"same {scheme} {identifier}" for scheme, identifier in shared)
    return ", ".join((*ids, *(name for name, is_common in common.items() if is_common)))


def differ_in_authors_and_year(one: Paper, other: Paper) -> bool:
    """Tell whether two papers are of other people and years, as yearly reports are."""
    return years_fit(one, other) is False and authors_fit(one, other) is False


def _with_shared_id(facts: Facts, scheme: str, identifier: str) -> Verdict:
    is_neighbour = facts.is_abstract is False and facts.are_authors is False
    if is_neighbour and scheme not in UNSHARED:
        reason = f"same {scheme} {identifier}, but their authors and abstracts differ"
        return Verdict(is_same=False, reason=reason)
    if facts.is_title or facts.is_near or facts.is_abstract:
        return Verdict(is_same=True)
    if scheme in UNSHARED and (
        facts.is_deleted or (facts.are_authors and facts.is_abstract is None)
    ):
        return Verdict(is_same=True, is_weak=True, reason=f"same {scheme}, other title")
    may_be_akin = facts.are_all_authors and facts.is_year and facts.is_abstract is not False
    if may_be_akin and facts.is_akin:
        return Verdict(is_same=True, is_weak=True, reason=f"same {scheme}, changed title")
    reason = f"same {scheme} {identifier}, but neither title nor abstract agrees"
    return Verdict(is_same=False, reason=reason)


def _with_same_abstract(facts: Facts) -> Verdict:
    if facts.are_authors is False and facts.is_year is False:
        return Verdict(is_same=False, reason="their authors and years differ")
    return Verdict(is_same=True)


def _with_other_abstract(facts: Facts) -> Verdict:
    """Return the verdict where the abstracts differ: one may be revised, or printed otherwise."""
    are_all_authors = facts.is_title and facts.are_all_authors and facts.is_year is not False
    is_one_printing = (
        facts.is_year and facts.is_venue and len(facts.title.split()) >= DISTINCTIVE_WORDS
    )
    if are_all_authors and (facts.is_preprint or is_one_printing):
        return Verdict(is_same=True, is_weak=True, reason="same title and authors, other abstract")
    return Verdict(is_same=False, reason="their abstracts differ")


def _by_title(facts: Facts) -> Verdict:
    """Return the verdict where no abstracts can be compared."""
    if facts.are_authors is False or facts.is_year is False or facts.is_one_thesis:
        what = "only one of them is a thesis" if facts.is_one_thesis else ""
        return Verdict(is_same=False, reason=what or "their authors or years differ")
    if facts.says_as_much:
        return Verdict(is_same=True)
    if facts.is_title and facts.is_stub:
        return Verdict(is_same=True, is_weak=True, reason="a page with nothing but this title")
    if facts.is_near or is_generic(facts.title):
        is_title_enough = facts.are_all_authors or not is_generic(facts.title)
        is_same = bool(facts.are_authors and facts.is_year and is_title_enough)
        is_same = is_same or (facts.is_near and facts.are_several_authors)  # of an unknown year
        reason = "nearly the same title" if is_same else "too little else is known"
        return Verdict(is_same=is_same, is_weak=is_same and facts.is_near, reason=reason)
    if facts.are_authors:
        return Verdict(is_same=True)
    weak = _weak_reason(facts)
    return Verdict(
        is_same=bool(weak), is_weak=bool(weak), reason=weak or "too little else is known"
    )


def _weak_reason(facts: Facts) -> str:
    """Return why an equal title is taken for enough; empty where it is not."""
    if facts.is_gone:
        return "a page that was imported under this title was deleted or rewritten"
    if facts.is_year and facts.is_venue:
        return "same title and year"
    if len(facts.title.split()) >= DISTINCTIVE_WORDS and facts.is_venue:
        return "same title, and nothing else to compare"
    return ""
