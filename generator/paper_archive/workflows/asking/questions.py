"""The questions that services are asked about pages, and which of them were asked before."""

from collections.abc import Iterable, Iterator, Sequence

from paper_archive.paper import Paper
from paper_archive.text import fold
from paper_archive.workflows.asking.asked import Asked, AskedQuestions
from paper_archive.workflows.asking.choosing import Choice, identifier_for
from paper_archive.workflows.asking.naming import Catalog, Identifier


def by_title(paper: Paper) -> str:
    """Return the question for a paper of this title."""
    return f"title {fold(paper.title)}"


def by_id(identifier: Identifier) -> str:
    """Return the question for the paper with this identifier."""
    return " ".join(identifier)


class Questions:
    """What is to be asked, and what came of it."""

    def __init__(
        self, asked: AskedQuestions, day: str, *, is_again: bool, is_dry_run: bool
    ) -> None:
        """Begin to ask on an ISO day; with `is_again`, also what was asked before."""
        self._asked = asked
        self._day = day
        self._is_again = is_again
        self._is_dry_run = is_dry_run
        self._now: set[tuple[str, str]] = set()
        """Service and question, of what was asked since then."""

    def open_titles(self, catalog: Catalog, papers: Iterable[Paper]) -> list[Paper]:
        """Return the papers of which a service has to be asked by title, one for each title."""
        found = {
            by_title(paper): paper
            for paper in papers
            if not identifier_for(catalog, paper.ids) and not self._answer(catalog, by_title(paper))
        }
        return list(found.values())

    def open_identifiers(self, catalog: Catalog, papers: Iterable[Paper]) -> list[Identifier]:
        """Return the identifiers by which a service has to be asked, sorted."""
        found = {
            identifier
            for paper in papers
            for identifier in self._identifiers(catalog, paper)
            if not self._answer(catalog, by_id(identifier))
        }
        return sorted(found)

    def is_open(self, catalog: Catalog, paper: Paper) -> bool:
        """Tell whether there is something to ask a service about a paper."""
        return bool(self.open_titles(catalog, [paper]) or self.open_identifiers(catalog, [paper]))

    def found(self, catalog: Catalog, paper: Paper, choice: Choice) -> None:
        """Remember what a service found by title."""
        self._remember(catalog, [(by_title(paper), choice.found, choice.reason, "")])

    def answered(
        self, catalog: Catalog, reasons: Iterable[tuple[Identifier, str]], capture: str = ""
    ) -> None:
        """Remember what a service has under identifiers: why nothing of use, or in which capture.

        Each identifier comes with the reason, which is empty if it has the paper.
        """
        self._remember(catalog, [(by_id(each), (), why, capture) for each, why in reasons])

    def reasons(self, catalog: Catalog, paper: Paper) -> Iterator[str]:
        """Yield why a service did not complete a paper."""
        title, service = catalog.service.title, catalog.service.name
        own = identifier_for(catalog, paper.ids)
        asked = self._asked.find(service, by_id(own) if own else by_title(paper))
        if not asked:
            yield f"{title} was not asked"
            return
        found = [self._asked.find(service, by_id(each)) for each in asked.found]
        answers = [each for each in (asked, *found) if each]
        why = next((each for each in answers if each.reason), None)
        day = f" (on {answers[-1].day})" * (answers[-1].day != self._day)
        yield f"{title} {why.reason if why else 'does not say'}{day}"

    def _identifiers(self, catalog: Catalog, paper: Paper) -> Sequence[Identifier]:
        """Return by what a service is asked for a paper, as far as it is known."""
        if own := identifier_for(catalog, paper.ids):
            return [own]
        asked = self._answer(catalog, by_title(paper))
        return asked.found if asked else ()

    def _answer(self, catalog: Catalog, question: str) -> Asked | None:
        """Return what came of a question, if it need not be asked now."""
        service = catalog.service.name
        asked = self._asked.find(service, question)
        if not asked or (service, question) in self._now:
            return asked
        return None if self._is_again or asked.is_old(self._day) else asked

    def _remember(
        self,
        catalog: Catalog,
        answers: Iterable[tuple[str, tuple[Identifier, ...], str, str]],
    ) -> None:
        service = catalog.service.name
        questions = [
            Asked(
                service=service,
                question=question,
                day=self._day,
                found=found,
                reason=reason,
                capture=capture,
            )
            for question, found, reason, capture in answers
        ]
        self._now.update((service, each.question) for each in questions)
        self._asked.add(questions, is_kept=not self._is_dry_run)
