"""Whether two records are about the same paper: what speaks for it, and what against.

An identifier in common is not enough: abstracts of a conference share the DOI of their supplement.
Nor is a title: authors, year or abstract must fit. Yearly reports may share title and abstract.
Different DOIs are two papers, unless one is that of a preprint.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from paper_archive.archive.author_likeness import authors_fit, begin_alike, families
from paper_archive.archive.title_likeness import DISTINCTIVE_WORDS, are_near, is_generic
from paper_archive.paper import Paper
from paper_archive.text import fold

_EXCLUSIVE: Final = ("doi", "arxiv", "pmid", "pmcid", "isbn")
"""Schemes that name a paper once; two identifiers of one of them are two papers."""
_UNSHARED: Final = frozenset(("arxiv", "pmid", "pmcid", "openreview", "acl", "s2", "openalex"))
"""Schemes whose identifiers no two papers share."""
_PREPRINT_DOI: Final = re.compile(
    r"10\.(?:48550|1101|21203|2139|31234|26434|20944|36227|33774|31219|31222|31235|35542|22541|"
    r"14293|12688|15200|55458|32388|2196/preprints|7287|5281/zenodo)(?:/|\.|\Z)"
)
_NO_THESES: Final = frozenset(("article", "conference", "book", "chapter"))
_YEARS_TO_PRINT: Final = 4
"""How long a preprint may wait for its publication."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a paper: by its page, and by what imports brought of it."""

    titles: Collection[str]
    """Folded."""
    ids: Collection[tuple[str, str]]
    authors: tuple[str, ...]
    author_count: int | None
    date: str
    venue: str
    type: str
    has_abstract: bool
    is_abstract: Callable[[str], bool]
    """Tells whether an abstract may be that of the paper."""
    page_title: str = ""
    """Folded title of its page; empty if a person deleted the page."""
    is_stub: bool = False
    """Whether a person made its page, and no import has filled it yet."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a record is about a paper."""

    is_same: bool
    is_weak: bool = False
    """Whether a person should look at it."""
    reason: str = ""
    """What they have in common, or what is missing; empty where they have nothing in common."""


_DIFFERENT: Final = Verdict(is_same=False)


def compare(record: Paper, known: Known) -> Verdict:
    """Return whether a record is about a paper."""
    facts = _Facts(record, known)
    shared = sorted(set(record.ids.items()) & set(known.ids))
    if shared:
        return _with_shared_id(facts, *shared[0])
    if not facts.is_title and not facts.is_near:
        return _DIFFERENT
    if facts.has_other_id:
        return Verdict(is_same=False, reason="their identifiers differ")
    if facts.is_abstract:
        return _with_same_abstract(facts)
    if facts.is_abstract is False:
        return _with_other_abstract(facts)
    return _by_title(facts)


def differ_in_authors_and_year(one: Paper, other: Paper) -> bool:
    """Tell whether two papers are of other people and years, as yearly reports are."""
    is_preprint = _is_preprint(one) != _is_preprint(other)
    is_year = _years_fit(one.date, other.date, is_preprint=is_preprint)
    return is_year is False and authors_fit(one, other) is False


class _Facts:
    """What speaks for and against one paper; none where one side does not know."""

    def __init__(self, record: Paper, known: Known) -> None:
        self.title = fold(record.title)
        self.is_title = self.title in known.titles
        self.is_near = not self.is_title and any(
            are_near(self.title, each) for each in known.titles
        )
        self.is_abstract = (
            known.is_abstract(record.abstract) if record.abstract and known.has_abstract else None
        )
        self.is_preprint = _is_preprint(record) != _is_known_preprint(known)
        self.has_other_id = _have_other_ids(record.ids, known.ids)
        self.are_authors = authors_fit(record, known)
        types = {record.type, known.type} - {""}
        self.is_one_thesis = "thesis" in types and bool(types & _NO_THESES)
        self.are_all_authors = begin_alike(record.authors, known.authors)
        self.is_year = _years_fit(record.date, known.date, is_preprint=self.is_preprint)
        self.is_venue = (
            not record.venue or not known.venue or _venues_fit(record.venue, known.venue)
        )
        self.is_stub = known.is_stub and not (known.authors or known.date or known.has_abstract)
        self.says_as_much = self.is_title and _says_as_much(record, known)
        self.is_deleted = not known.page_title
        self.is_gone = self.title != known.page_title


def _with_shared_id(facts: _Facts, scheme: str, identifier: str) -> Verdict:
    if facts.is_title or facts.is_near or facts.is_abstract:
        return Verdict(is_same=True)
    if scheme in _UNSHARED and (
        facts.is_deleted or (facts.are_authors and facts.is_abstract is None)
    ):
        return Verdict(is_same=True, is_weak=True, reason=f"same {scheme}, other title")
    reason = f"same {scheme} {identifier}, but neither title nor abstract agrees"
    return Verdict(is_same=False, reason=reason)


def _with_same_abstract(facts: _Facts) -> Verdict:
    if facts.are_authors is False and facts.is_year is False:
        return Verdict(is_same=False, reason="their authors and years differ")
    return Verdict(is_same=True)


def _with_other_abstract(facts: _Facts) -> Verdict:
    if facts.is_title and facts.is_preprint and facts.are_authors and facts.is_year is not False:
        return Verdict(is_same=True, is_weak=True, reason="same title and authors, other abstract")
    return Verdict(is_same=False, reason="their abstracts differ")


def _by_title(facts: _Facts) -> Verdict:
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
        reason = "nearly the same title" if is_same else "too little else is known"
        return Verdict(is_same=is_same, is_weak=is_same and facts.is_near, reason=reason)
    if facts.are_authors:
        return Verdict(is_same=True)
    weak = _weak_reason(facts)
    return Verdict(
        is_same=bool(weak), is_weak=bool(weak), reason=weak or "too little else is known"
    )


def _weak_reason(facts: _Facts) -> str:
    """Return why an equal title is taken for enough; empty where it is not."""
    if facts.is_gone:
        return "a page that was imported under this title was deleted or rewritten"
    if facts.is_year and facts.is_venue:
        return "same title and year"
    if len(facts.title.split()) >= DISTINCTIVE_WORDS and facts.is_venue:
        return "same title, and nothing else to compare"
    return ""


def _says_as_much(record: Paper, known: Known) -> bool:
    """Tell whether a record says of a paper what is known of it, as it does when it comes again."""
    return (
        families(record.authors) == families(known.authors)
        and (record.date, record.venue) == (known.date, known.venue)
        and bool(record.abstract) == known.has_abstract
    )


def _have_other_ids(ids: Mapping[str, str], known: Iterable[tuple[str, str]]) -> bool:
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


def _is_preprint(record: Paper) -> bool:
    return record.type == "preprint" or _has_preprint_id(record.ids.items())


def _is_known_preprint(known: Known) -> bool:
    return known.type == "preprint" or _has_preprint_id(known.ids)


def _has_preprint_id(ids: Iterable[tuple[str, str]]) -> bool:
    """Tell whether all identifiers are those of a preprint."""
    kinds = {_kind(scheme, text) for scheme, text in ids if scheme in {"doi", "arxiv", "pmid"}}
    return bool(kinds) and kinds <= {"preprint", "arxiv"}


def _years_fit(one: str, other: str, *, is_preprint: bool) -> bool | None:
    if not one or not other:
        return None
    apart = abs(int(one[:4]) - int(other[:4]))
    return apart <= (_YEARS_TO_PRINT if is_preprint else 1)


def _venues_fit(one: str, other: str) -> bool:
    """Tell whether two names may be of one venue: one is the other's, or its abbreviation."""
    ours, theirs = fold(one).split(), fold(other).split()
    if not ours or not theirs:
        return True
    shorter, longer = sorted((ours, theirs), key=lambda words: sum(map(len, words)))
    initials = "".join(word[0] for word in longer)
    rest = iter(longer)
    return "".join(shorter) in initials or all(
        any(each.startswith(word[:3]) for each in rest) for word in shorter
    )
