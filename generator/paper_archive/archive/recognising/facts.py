"""What speaks for a record being about a paper, and what against.

Each fact is true, false, or none where one of the two does not know.
"""

from collections.abc import Iterable
from functools import cached_property
from typing import Final

from paper_archive.archive.recognising.author_likeness import authors_fit, begin_alike, families
from paper_archive.archive.recognising.id_likeness import have_other_ids, is_preprint
from paper_archive.archive.recognising.known_paper import Known
from paper_archive.archive.recognising.title_likeness import are_akin, are_near, fold_title
from paper_archive.paper import Paper
from paper_archive.text import fold

_NO_THESES: Final = frozenset(("article", "conference", "book", "chapter"))
BESIDE_PAPERS: Final = frozenset(("dataset", "software"))
"""Types of what is published beside a paper, often with its title, authors and abstract."""
_YEARS_TO_PRINT: Final = 4
"""How long a preprint may wait for its publication, or for its last version."""


class Facts:
    """What speaks for and against one paper; None where one side does not know."""

    def __init__(self, record: Paper, known: Known) -> None:
        self._record = record
        self._known = known
        self.title = fold_title(record.title)
        self.has_same_title = self.title in known.titles
        self.has_near_title = not self.has_same_title and any(
            are_near(self.title, each) for each in known.titles
        )
        self.is_deleted = not known.page_title
        self.is_title_gone = self.title != known.page_title

    # Most papers that are compared have another title: what follows is asked of the others.

    @cached_property
    def has_akin_title(self) -> bool:
        """Whether its title has most in common with one of the paper."""
        return any(are_akin(self.title, each) for each in self._known.titles)

    @cached_property
    def has_same_abstract(self) -> bool | None:
        """Whether their abstracts are alike."""
        text, known = self._record.abstract, self._known
        return known.is_abstract(text) if text and known.has_abstract else None

    @cached_property
    def is_one_preprint(self) -> bool:
        """Whether one of them is a preprint, and the other is not."""
        ours = is_preprint(self._record)
        return any(is_preprint(each) != ours for each in self._known.accounts)

    @cached_property
    def has_other_id(self) -> bool:
        """Whether an identifier says that they are two papers."""
        return have_other_ids(self._record.ids, self._known.ids)

    @cached_property
    def authors_agree(self) -> bool | None:
        """Whether their authors may be those of one paper."""
        return _any(authors_fit(self._record, each) for each in self._known.accounts)

    @cached_property
    def all_authors_agree(self) -> bool:
        """Whether one list of authors is the other, or its beginning."""
        ours = self._record.people
        return any(begin_alike(ours, each.people) for each in self._known.accounts)

    @cached_property
    def several_authors_agree(self) -> bool:
        """Whether the lists are alike, and more than a name long."""
        ours = self._record.people
        longer = (each.people for each in self._known.accounts if len(each.people) > 1)
        return len(ours) > 1 and any(begin_alike(ours, theirs) for theirs in longer)

    @cached_property
    def years_agree(self) -> bool | None:
        """Whether their years may be those of one paper."""
        return _any(years_fit(self._record, each) for each in self._known.accounts)

    @cached_property
    def venues_agree(self) -> bool:
        """Whether their venues may be one, as far as they are known."""
        ours, venues = self._record.venue, [each.venue for each in self._known.accounts]
        named = [theirs for theirs in venues if theirs]
        is_any = not ours or not named or self.is_one_preprint
        return is_any or any(_venues_fit(ours, theirs) for theirs in named)

    @cached_property
    def is_one_thesis(self) -> bool:
        """Whether only one of them is a thesis."""
        types = {self._record.type, *(each.type for each in self._known.accounts)}
        return "thesis" in types and bool(types & _NO_THESES)

    @cached_property
    def is_beside(self) -> bool:
        """Whether one is a paper, and the other the data or the program that belong to it."""
        ours, types = self._record.type, {each.type for each in self._known.accounts} - {""}
        is_beside = ours in BESIDE_PAPERS
        return bool(ours and types) and all((each in BESIDE_PAPERS) != is_beside for each in types)

    @cached_property
    def is_stub(self) -> bool:
        """Whether a person made the page, and it has nothing but a title."""
        known = self._known
        says_more = any(each.people or each.date for each in known.accounts)
        return known.is_stub and not (says_more or known.has_abstract)

    @cached_property
    def says_as_much(self) -> bool:
        """Whether the record says what is known of the paper, as when it comes again."""
        accounts, has_abstract = self._known.accounts, self._known.has_abstract
        return (
            self.has_same_title
            and bool(self._record.abstract) == has_abstract
            and any(_say_as_much(self._record, each) for each in accounts)
        )


def _say_as_much(one: Paper, other: Paper) -> bool:
    """Tell whether two records say the same, as one does when it comes again."""
    return families(one.people) == families(other.people) and (one.date, one.venue) == (
        other.date,
        other.venue,
    )


def _any(fitting: Iterable[bool | None]) -> bool | None:
    """Tell whether any fits; none if it is known of none of them."""
    known = {each for each in fitting if each is not None}
    return any(known) if known else None


def years_fit(one: Paper, other: Paper) -> bool | None:
    """Tell whether the years may be of one paper; none if one of them is not known."""
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
