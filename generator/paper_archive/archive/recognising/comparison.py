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
    if not facts.has_same_title and not facts.has_near_title:
        return _DIFFERENT
    if facts.has_other_id or facts.is_beside:
        what = "their identifiers differ" if facts.has_other_id else "only one of them is a paper"
        return Verdict(is_same=False, reason=what)
    if facts.has_same_abstract:
        return _with_same_abstract(facts)
    if facts.has_same_abstract is False:
        return _with_other_abstract(facts)
    return _by_title(facts)


def _evidence(facts: Facts, shared: Iterable[tuple[str, str]]) -> str:
    common = {
        "same title": facts.has_same_title,
        "nearly the same title": facts.has_near_title,
        "same abstract": facts.has_same_abstract,
        "authors agree": facts.authors_agree,
        "years agree": facts.years_agree,
    }
    ids = (f"same {scheme} {identifier}" for scheme, identifier in shared)
    return ", ".join((*ids, *(name for name, is_common in common.items() if is_common)))


def differ_in_authors_and_year(one: Paper, other: Paper) -> bool:
    """Tell whether two papers are of other people and years, as yearly reports are."""
    return years_fit(one, other) is False and authors_fit(one, other) is False


def _with_shared_id(facts: Facts, scheme: str, identifier: str) -> Verdict:
    is_neighbour = facts.has_same_abstract is False and facts.authors_agree is False
    if is_neighbour and scheme not in UNSHARED:
        reason = f"same {scheme} {identifier}, but their authors and abstracts differ"
        return Verdict(is_same=False, reason=reason)
    if facts.has_same_title or facts.has_near_title or facts.has_same_abstract:
        return Verdict(is_same=True)
    if scheme in UNSHARED and (
        facts.is_deleted or (facts.authors_agree and facts.has_same_abstract is None)
    ):
        return Verdict(is_same=True, is_weak=True, reason=f"same {scheme}, other title")
    may_be_akin = (
        facts.all_authors_agree and facts.years_agree and facts.has_same_abstract is not False
    )
    if may_be_akin and facts.has_akin_title:
        return Verdict(is_same=True, is_weak=True, reason=f"same {scheme}, changed title")
    reason = f"same {scheme} {identifier}, but neither title nor abstract agrees"
    return Verdict(is_same=False, reason=reason)


def _with_same_abstract(facts: Facts) -> Verdict:
    if facts.authors_agree is False and facts.years_agree is False:
        return Verdict(is_same=False, reason="their authors and years differ")
    return Verdict(is_same=True)


def _with_other_abstract(facts: Facts) -> Verdict:
    """Return the verdict where the abstracts differ: one may be revised, or printed otherwise."""
    is_same_list = (
        facts.has_same_title and facts.all_authors_agree and facts.years_agree is not False
    )
    is_one_printing = (
        facts.years_agree and facts.venues_agree and len(facts.title.split()) >= DISTINCTIVE_WORDS
    )
    if is_same_list and (facts.is_one_preprint or is_one_printing):
        return Verdict(is_same=True, is_weak=True, reason="same title and authors, other abstract")
    return Verdict(is_same=False, reason="their abstracts differ")


def _by_title(facts: Facts) -> Verdict:
    """Return the verdict where no abstracts can be compared."""
    if facts.authors_agree is False or facts.years_agree is False or facts.is_one_thesis:
        what = "only one of them is a thesis" if facts.is_one_thesis else ""
        return Verdict(is_same=False, reason=what or "their authors or years differ")
    if facts.says_as_much:
        return Verdict(is_same=True)
    if facts.has_same_title and facts.is_stub:
        return Verdict(is_same=True, is_weak=True, reason="a page with nothing but this title")
    if facts.has_near_title or is_generic(facts.title):
        is_title_enough = facts.all_authors_agree or not is_generic(facts.title)
        is_same = bool(facts.authors_agree and facts.years_agree and is_title_enough)
        # The year may be unknown.
        is_same = is_same or (facts.has_near_title and facts.several_authors_agree)
        reason = "nearly the same title" if is_same else "too little else is known"
        return Verdict(is_same=is_same, is_weak=is_same and facts.has_near_title, reason=reason)
    if facts.authors_agree:
        return Verdict(is_same=True)
    weak = _weak_reason(facts)
    return Verdict(
        is_same=bool(weak), is_weak=bool(weak), reason=weak or "too little else is known"
    )


def _weak_reason(facts: Facts) -> str:
    """Return why an equal title is taken for enough; empty where it is not."""
    if facts.is_title_gone:
        return "a page that was imported under this title was deleted or rewritten"
    if facts.years_agree and facts.venues_agree:
        return "same title and year"
    if len(facts.title.split()) >= DISTINCTIVE_WORDS and facts.venues_agree:
        return "same title, and nothing else to compare"
    return ""
