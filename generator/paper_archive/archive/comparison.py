"""Whether two records are about the same paper: what speaks for it, and what against.

An identifier in common is not enough: abstracts of a conference share the DOI of their supplement.
Nor is a title: authors, year or abstract must fit. Yearly reports may share title and abstract.
Different DOIs are two papers, unless one is that of a preprint.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from paper_archive.archive.author_likeness import authors_fit, begin_alike, families
from paper_archive.archive.id_likeness import have_other_ids, is_preprint
from paper_archive.archive.title_likeness import DISTINCTIVE_WORDS, are_near, is_generic
from paper_archive.paper import Paper
from paper_archive.text import fold

UNSHARED: Final = frozenset(("arxiv", "pmid", "pmcid", "openreview", "acl", "s2", "openalex"))
"""Schemes whose identifiers no two papers share."""
_NO_THESES: Final = frozenset(("article", "conference", "book", "chapter"))
_YEARS_TO_PRINT: Final = 4
"""How long a preprint may wait for its publication, or for its last version."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a paper: by its page, and by what imports brought of it."""

    titles: Collection[str]
    """Folded."""
    ids: Collection[tuple[str, str]]
    accounts: Collection[Paper]
    """What its page says, and what each source said, as far as it is remembered: sources differ,
    and what fits one of them fits, whichever came first."""
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
    return _years_fit(one, other) is False and authors_fit(one, other) is False


class _Facts:
    """What speaks for and against one paper; none where one side does not know."""

    def __init__(self, record: Paper, known: Known) -> None:
        self._record = record
        self._known = known
        self.title = fold(record.title)
        self.is_title = self.title in known.titles
        self.is_near = not self.is_title and any(
            are_near(self.title, each) for each in known.titles
        )
        self.is_deleted = not known.page_title
        self.is_gone = self.title != known.page_title

    # Most papers that are compared have another title: what follows is asked of the others.

    @cached_property
    def is_abstract(self) -> bool | None:
        text, known = self._record.abstract, self._known
        return known.is_abstract(text) if text and known.has_abstract else None

    @cached_property
    def is_preprint(self) -> bool:
        """Whether one of them is a preprint, and the other is not."""
        ours = is_preprint(self._record)
        return any(is_preprint(each) != ours for each in self._known.accounts)

    @cached_property
    def has_other_id(self) -> bool:
        return have_other_ids(self._record.ids, self._known.ids)

    @cached_property
    def are_authors(self) -> bool | None:
        return _any(authors_fit(self._record, each) for each in self._known.accounts)

    @cached_property
    def are_all_authors(self) -> bool:
        ours = self._record.authors
        return any(begin_alike(ours, each.authors) for each in self._known.accounts)

    @cached_property
    def are_several_authors(self) -> bool:
        """Whether the lists are alike, and more than a name long."""
        ours = self._record.authors
        longer = (each.authors for each in self._known.accounts if len(each.authors) > 1)
        return len(ours) > 1 and any(begin_alike(ours, theirs) for theirs in longer)

    @cached_property
    def is_year(self) -> bool | None:
        return _any(_years_fit(self._record, each) for each in self._known.accounts)

    @cached_property
    def is_venue(self) -> bool:
        ours, venues = self._record.venue, [each.venue for each in self._known.accounts]
        named = [theirs for theirs in venues if theirs]
        is_any = not ours or not named or self.is_preprint
        return is_any or any(_venues_fit(ours, theirs) for theirs in named)

    @cached_property
    def is_one_thesis(self) -> bool:
        types = {self._record.type, *(each.type for each in self._known.accounts)}
        return "thesis" in types and bool(types & _NO_THESES)

    @cached_property
    def is_stub(self) -> bool:
        known = self._known
        says_more = any(each.authors or each.date for each in known.accounts)
        return known.is_stub and not (says_more or known.has_abstract)

    @cached_property
    def says_as_much(self) -> bool:
        accounts, has_abstract = self._known.accounts, self._known.has_abstract
        return (
            self.is_title
            and bool(self._record.abstract) == has_abstract
            and any(_say_as_much(self._record, each) for each in accounts)
        )


def _with_shared_id(facts: _Facts, scheme: str, identifier: str) -> Verdict:
    if facts.is_title or facts.is_near or facts.is_abstract:
        return Verdict(is_same=True)
    if scheme in UNSHARED and (
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
    is_early = facts.is_preprint and facts.are_all_authors and facts.is_year is not False
    if facts.is_title and is_early:
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
        is_same = is_same or (facts.is_near and facts.are_several_authors)  # of an unknown year
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


def _say_as_much(one: Paper, other: Paper) -> bool:
    """Tell whether two records say the same, as one does when it comes again."""
    return families(one.authors) == families(other.authors) and (one.date, one.venue) == (
        other.date,
        other.venue,
    )


def _any(fitting: Iterable[bool | None]) -> bool | None:
    """Return whether any fits; none if it is known of none of them."""
    known = {each for each in fitting if each is not None}
    return any(known) if known else None


def _years_fit(one: Paper, other: Paper) -> bool | None:
    if not one.date or not other.date:
        return None
    apart = abs(int(one.date[:4]) - int(other.date[:4]))
    return apart <= (_YEARS_TO_PRINT if is_preprint(one) or is_preprint(other) else 1)


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
