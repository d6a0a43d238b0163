"""Which of a service's papers is that of a page, and by which identifier to ask for it.

A title proposes, and `fit` decides, as for every record that fills in pages. Where several papers
fit equally well, none is taken.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from paper_archive.archive.catalogue import Catalogue
from paper_archive.archive.filling import Fit, fit
from paper_archive.archive.recognising.author_likeness import authors_fit
from paper_archive.archive.recognising.id_likeness import have_other_ids
from paper_archive.errors import shown
from paper_archive.identifiers import doi_of
from paper_archive.paper import Paper
from paper_archive.workflows.asking.naming import Catalog, Identifier, first_of


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen of the papers that a service found by title."""

    found: tuple[Identifier, ...] = ()
    """Several, if the service has the paper several times."""
    reason: str = ""
    """Why nothing was chosen."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    paper: Paper
    identifier: Identifier
    fit: Fit

    @property
    def rank(self) -> tuple[int, int]:
        """How much it has in common with the page."""
        return len(self.fit.evidence.split(", ")), self.fit.closeness

    @property
    def is_told_apart(self) -> bool:
        """Whether more than the year tells it from another paper of its title."""
        return bool({"same abstract", "authors agree"} & {*self.fit.evidence.split(", ")})

    def is_other_than(self, other: "_Candidate") -> bool:
        """Tell whether two candidates are two papers, and not one that is listed twice."""
        have_others = have_other_ids(self.paper.ids, other.paper.ids.items())
        return have_others or authors_fit(self.paper, other.paper) is False


def choose(catalog: Catalog, catalogue: Catalogue, page: Paper, papers: Sequence[Paper]) -> Choice:
    """Return which of the papers that a service found by title is that of a page."""
    candidates = [
        _Candidate(paper, identifier, fit(catalogue, paper))
        for paper in papers
        if (identifier := first_of(catalog, paper.ids))
    ]
    fitting = [each for each in candidates if each.fit.slug == page.slug]
    if not fitting:
        return Choice(reason=_doubt(candidates, page))
    most = max(each.rank for each in fitting)
    best = [each for each in fitting if each.rank == most]
    rivals = best if best[0].is_told_apart else fitting
    if any(each.is_other_than(best[0]) for each in rivals):
        several = ", ".join(each.identifier[1] for each in rivals)
        return Choice(reason=f"has several papers that fit equally well: {several}")
    return Choice(tuple(dict.fromkeys(each.identifier for each in best)))


def _doubt(candidates: Sequence[_Candidate], page: Paper) -> str:
    """Return why none of the candidates is taken for the paper of a page."""
    for each in candidates:
        if page.slug in each.fit.doubts:
            _, identifier = each.identifier
            why = each.fit.doubts[page.slug]
            return f"has {shown(each.paper.title)} ({identifier}), but {why}"
    return "has no paper of this title"


def identifier_for(catalog: Catalog, ids: Mapping[str, str]) -> Identifier | None:
    """Return the identifier by which a service is asked for a paper with these; none if unknown."""
    found = first_of(catalog, ids)
    if found or "doi" not in catalog.schemes:
        return found
    doi = next(filter(None, (doi_of(*each) for each in ids.items())), "")
    return ("doi", doi) if doi else None


def is_identified(paper: Paper, identifier: Identifier) -> bool:
    """Tell whether a paper in an answer has the identifier that was asked for."""
    scheme, text = identifier
    is_doi = scheme == "doi" and any(doi_of(*each) == text for each in paper.ids.items())
    return is_doi or paper.ids.get(scheme) == text
