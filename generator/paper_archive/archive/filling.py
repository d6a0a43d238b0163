"""Which page a record may fill in: the one that it is surely about.

An import may join a record weakly, and a person looks at it. What fills in a page unseen must be
sure, so it needs more: all that `identity` asks for, and no doubt.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from paper_archive.archive.catalogue import Catalogue
from paper_archive.archive.recognising.facts import BESIDE_PAPERS
from paper_archive.archive.recognising.title_likeness import (
    DISTINCTIVE_WORDS,
    fold_title,
    is_generic,
    signs,
)
from paper_archive.errors import Problem, Where
from paper_archive.paper import Paper

_FEW_AUTHORS: Final = 3
"""Fewer people than this may write several papers of a generic title in one year."""


@dataclass(frozen=True, slots=True)
class Fit:
    """The page that a record is surely about, and those that it is not surely about."""

    slug: str = ""
    """Empty if there is none."""
    evidence: str = ""
    """What the record and the page have in common."""
    closeness: int = 0
    """In how many facts they agree."""
    may_be: str = ""
    """The page that it is perhaps about; empty if none."""
    doubts: Mapping[str, str] = field(default_factory=dict)
    """Slug → why the record does not fill in this page, of those with an id or title in common."""

    def warnings(self, where: Where) -> list[Problem]:
        """Return what a person should look at of a record at this place."""
        if not self.may_be:
            return []
        message = f"{self.may_be} may be this paper: {self.doubts[self.may_be]}"
        return [Problem(where, "not-filled", message)]


def fit(catalogue: Catalogue, record: Paper, *, is_named: bool = False) -> Fit:
    """Return which page a record may fill in; with `is_named`, it says so itself."""
    match = catalogue.find(record, is_named=is_named)
    doubts = {slug: reason for slug, reason in match.refused if slug in catalogue.papers}
    slug = match.slug
    if slug is None or slug not in catalogue.papers:
        return Fit(doubts=doubts)
    page = catalogue.papers[slug]
    if match.verdict.is_weak and not _is_sure(record, page, match.verdict.evidence):
        return Fit(may_be=slug, doubts={**doubts, slug: match.verdict.reason})
    evidence = frozenset(match.verdict.evidence.split(", "))
    if not is_named and (doubt := _doubt(record, page, evidence)):
        return Fit(doubts={**doubts, slug: doubt})
    return Fit(
        slug, match.verdict.evidence, catalogue.identities.closeness(record, slug), doubts=doubts
    )


def _doubt(record: Paper, page: Paper, evidence: frozenset[str]) -> str:
    """Return why a record does not fill in a page although nothing else speaks against it."""
    if record.type in BESIDE_PAPERS and not page.type:
        return f"it is listed as {record.type}"
    if "same abstract" in evidence or record.ids.items() & page.ids.items():
        return ""
    if record.type == "other" != page.type:  # such as an erratum, or a review of the paper
        return "it is listed as something other than a paper"
    if signs(record.title) != signs(page.title):
        return "the signs in their titles differ"
    if is_generic(fold_title(page.title)) and len(page.people) < _FEW_AUTHORS:
        return "many papers have this title"
    return ""


def _is_sure(record: Paper, page: Paper, evidence: str) -> bool:
    """Tell whether a record is surely about a page although an import would report it.

    Two papers of one year hardly share a title of many words.
    """
    title = fold_title(record.title)
    is_titled = title == fold_title(page.title) and len(title.split()) >= DISTINCTIVE_WORDS
    return is_titled and {"same title", "years agree"} <= {*evidence.split(", ")}
